/** The head of the page: which cluster, whether in touch, and the one sentence that matters. */
import { clock, duration, number, plural } from "../model/format.js";
import { headline, title, totals } from "../model/overview.js";
import { status } from "../model/statuses.js";
import { html, nothing } from "./lit.js";

const PHASES = {
  connecting: { glyph: "◌", text: "connecting" },
  live: { glyph: "●", text: "live" },
  reconnecting: { glyph: "◐", text: "reconnecting" },
  lost: { glyph: "✕", text: "out of touch" },
  returned: { glyph: "●", text: "live again" },
};

const HEADLINE_GLYPHS = { well: "✓", trouble: "!", failure: "▨", nothing: "○" };

export function header({ state, touch, theme, actions }) {
  const name = title(state);
  const { cluster, host, version } = state.cluster;
  const phase = PHASES[touch.phase];
  return html`
    <header class="top">
      <img class="logo" src="icon.svg" alt="" width="32" height="32">
      <div class="where">
        <h1>${name}</h1>
        <p>${host ? html`seen from host <b>${host}</b>` : "vertx-mesh"}${cluster && cluster !== name ? html` · cluster ${cluster}` : nothing}${version ? html` · ${version}` : nothing}</p>
      </div>
      <span class="pill ${touch.phase}" id="touch" role="status">${phase.glyph} ${phase.text}</span>
      <div class="tools">
        <button type="button" @click=${actions.switchTheme} title="Light or dark (d)" aria-label="Light or dark">
          ${theme === "dark" ? "☀" : "☾"}
        </button>
        <button type="button" @click=${actions.switchHelp} title="Keys and colours (?)" aria-label="Help">?</button>
      </div>
    </header>
    ${touchBanner(touch)}
  `;
}

function touchBanner(touch) {
  if (touch.phase === "lost") {
    const since = clock(touch.since);
    return html`<div class="banner lost" id="touch-banner" role="alert">
      <b>Lost touch with the cluster at ${since}</b>, ${duration(Date.now() - touch.since.getTime())} ago. What is grey is as it
      was then, and may be wrong by now. Trying again…
    </div>`;
  }
  return touch.phase === "returned"
    ? html`<div class="banner returned" id="touch-banner" role="status">In touch again. Everything was read anew.</div>`
    : nothing;
}

export function overview({ state, theme }) {
  const meshes = [...state.meshes.values()];
  const { level, text } = headline(state);
  const sums = [...totals(meshes)];
  return html`
    <section class="overview ${level}" aria-label="The cluster at a glance">
      <p class="headline" id="headline">
        <span class="sign" aria-hidden="true">${HEADLINE_GLYPHS[level]}</span>${state.loaded ? text : "Reading the cluster…"}
      </p>
      <p class="tally">
        ${figure(state.hosts.size, "host")}${figure(state.procs.size, "proc")}${figure(meshes.length, "mesh", "meshes")}
        ${sums.map(
          ([name, count]) => html`<span class="sum"
            ><status-swatch status=${name} theme=${theme}></status-swatch><b>${number(count)}</b> ${status(name).label}</span
          >`,
        )}
      </p>
    </section>
  `;
}

function figure(count, one, many) {
  const [value, ...word] = plural(count, one, many).split(" ");
  return html`<span class="sum"><b>${value}</b> ${word.join(" ")}</span>`;
}
