/** Keys, and what colours and patterns mean. */
import { STATUSES } from "../model/statuses.js";
import { html } from "./lit.js";

const KEYS = [
  ["/", "filter meshes, by name, kind, class or status"],
  ["m", "to the grid of the next mesh"],
  ["← ↑ ↓ →", "move among ranks; Page Up, Page Down, Home, End as well"],
  ["n p", "next, previous rank in trouble"],
  ["Enter", "open the rank: cause, log, threads"],
  ["t", "to the events"],
  ["d", "light or dark"],
  ["?", "this"],
  ["Esc", "close, or clear the filter"],
];

export function help({ theme, actions }) {
  return html`
    <dialog id="help" @close=${actions.helpClosed} aria-labelledby="help-title">
      <h2 id="help-title">Keys and colours</h2>
      <div class="columns">
        <dl class="keys">${KEYS.map(([key, text]) => html`<dt>${key.split(" ").map((each) => html`<kbd>${each}</kbd>`)}</dt><dd>${text}</dd>`)}</dl>
        <ul class="statuses">${STATUSES.map(({ name, label }) => html`<li><status-swatch status=${name} theme=${theme}></status-swatch>${label}</li>`)}</ul>
      </div>
      <p class="quiet">The address of the page names what is open: paste it to a colleague.</p>
      <form method="dialog"><button autofocus>Close</button></form>
    </dialog>
  `;
}
