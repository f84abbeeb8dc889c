/** The whole page, from what is shown. */
import { detail } from "./detail.js";
import { header, overview } from "./header.js";
import { help } from "./help.js";
import { hosts } from "./hosts.js";
import { html } from "./lit.js";
import { meshes } from "./meshes.js";
import { timeline } from "./timeline.js";

export function page(shown) {
  return html`
    ${header(shown)}
    <div class="body">
      <main class="stale-when-lost">${overview(shown)}${hosts(shown)}${meshes(shown)}</main>
      <div class="side stale-when-lost">${timeline(shown)}</div>
      ${detail(shown)}
    </div>
    ${help(shown)}
  `;
}
