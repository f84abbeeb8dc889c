/** Meshes: a card for each, with its grid and a legend that counts. */
import { formatPoint } from "../model/extent.js";
import { duration, number, plural, simpleName } from "../model/format.js";
import { counts } from "../model/looks.js";
import { hasRank } from "../model/ranks.js";
import { formatRoute } from "../model/route.js";
import { WIDE_FROM } from "../model/state.js";
import { html, nothing, repeat } from "./lit.js";

export function meshes({ state, route, theme, filter, actions, now }) {
  const all = [...state.meshes.values()];
  const shown = all.filter((mesh) => matches(mesh, filter));
  return html`
    <section class="meshes" aria-labelledby="meshes-title">
      <div class="bar">
        <h2 id="meshes-title">Meshes <small>${shown.length === all.length ? all.length : `${shown.length} of ${all.length}`}</small></h2>
        <input id="filter" type="search" placeholder="Filter meshes   /" aria-label="Filter meshes" autocomplete="off"
          .value=${filter} @input=${(event) => actions.filter(event.target.value)}>
      </div>
      <div class="cards" @open-rank=${(event) => actions.open({ kind: "rank", ...event.detail })}>
        ${repeat(shown, (mesh) => mesh.name, (mesh) => card(mesh, { state, route, theme, now, actions }))}
      </div>
      ${state.loaded && !all.length
        ? html`<p class="empty">No mesh yet. Spawn one: <code>mesh run CLASS</code>, or see one at work: <code>mesh demo</code></p>`
        : nothing}
      ${all.length && !shown.length ? html`<p class="empty">No mesh matches “${filter}”. Esc clears the filter.</p>` : nothing}
    </section>
  `;
}

function matches(mesh, filter) {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const text = [mesh.name, mesh.kind, mesh.on, mesh.actor, mesh.status, ...mesh.looks.keys()].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}

function card(mesh, { state, route, theme, now, actions }) {
  const open = route.kind === "rank" && route.mesh === mesh.name ? route.rank : -1;
  const classes = [
    "card",
    mesh.size >= WIDE_FROM ? "wide" : "",
    mesh.looks.has("failed") || mesh.looks.has("timeout") ? "failure" : mesh.troubled.length ? "trouble" : "",
    mesh.status === "ended" ? "ended" : "",
    route.mesh === mesh.name ? "selected" : "",
  ];
  return html`
    <article class=${classes.join(" ")} data-mesh=${mesh.name} aria-label=${`mesh ${mesh.name}`}>
      <header>
        <h3><a href=${formatRoute({ kind: "mesh", mesh: mesh.name })}>${mesh.name}</a></h3>
        <span class="kind">${mesh.kind}</span>
        ${mesh.status === "running" ? nothing : html`<span class="state">${mesh.status}</span>`}
        <span class="extent">${number(mesh.size)}<small>${mesh.extent || "1 rank"}</small></span>
      </header>
      <p class="about">${about(mesh, now)}</p>
      ${mesh.message && mesh.health !== "running" ? html`<p class="message">${mesh.message}</p>` : nothing}
      <rank-grid .mesh=${mesh} .theme=${theme} .open=${open} .describe=${(rank) => describe(state, mesh.name, rank)}
        aria-label=${label(mesh)} data-mesh=${mesh.name}></rank-grid>
      ${legend(mesh, theme, actions)}
    </article>
  `;
}

function about(mesh, now) {
  const parts = [
    mesh.actor ? html`<code title=${mesh.actor}>${simpleName(mesh.actor)}</code>` : nothing,
    mesh.on ? html`on <a href=${formatRoute({ kind: "mesh", mesh: mesh.on })}>${mesh.on}</a>` : nothing,
    html`up ${duration(now - Date.parse(mesh.started))}`,
  ].filter((part) => part !== nothing);
  return parts.map((part, index) => html`${index ? " · " : nothing}${part}`);
}

function legend(mesh, theme, actions) {
  return html`<p class="legend">
    ${counts(mesh.looks).map(
      ({ name, label, count }) => html`<button type="button" data-status=${name} title=${`To the next rank that is ${label}`}
        @click=${() => actions.nextOf(mesh.name, name)}>
        <status-swatch status=${name} theme=${theme}></status-swatch><b>${number(count)}</b> ${label}
      </button>`,
    )}
  </p>`;
}

function label(mesh) {
  const parts = counts(mesh.looks).map(({ label, count }) => `${number(count)} ${label}`);
  return `${mesh.name}: ${plural(mesh.size, "rank")}, ${parts.join(", ")}`;
}

/** What the tip of a rank says. */
function describe(state, name, rank) {
  const mesh = state.meshes.get(name);
  const look = counts(mesh.looks).find((each) => hasRank(mesh.looks.get(each.name), rank));
  const point = formatPoint(mesh.shape, rank);
  const place = mesh.places.find(({ ranks }) => hasRank(ranks, rank))?.agent;
  return [`${name}[${rank}]  ${look ? `${look.glyph} ${look.label}` : ""}`, point, place].filter(Boolean).join("\n");
}
