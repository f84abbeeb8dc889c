/** The detail pane: one rank, proc, host or mesh, with all that is known of it. */
import { severity, severityGlyph, whom } from "../model/events.js";
import { clock, duration, number, plural } from "../model/format.js";
import { counts } from "../model/looks.js";
import { formatRanks, hasRank } from "../model/ranks.js";
import { formatRoute } from "../model/route.js";
import { status } from "../model/statuses.js";
import { evidence } from "./evidence.js";
import { html, nothing } from "./lit.js";
import { log, threads } from "./log.js";

const VIEWS = { rank: rankView, proc: procView, host: hostView, mesh: meshView };
const MOST_EVENTS = 50;

export function detail(page) {
  const view = VIEWS[page.route.kind];
  if (!view || !page.state.loaded) {
    return nothing;
  }
  return html`
    <aside class="detail stale-when-lost" id="detail" tabindex="-1" aria-label="Detail">
      <button type="button" class="close" @click=${() => page.actions.open({ kind: "none" })} title="Close (Esc)" aria-label="Close">✕</button>
      ${view(page)}
    </aside>
  `;
}

function rankView(page) {
  const { state, route, detail: found, theme, now } = page;
  const { rank, event, problem } = found;
  const mesh = state.meshes.get(route.mesh);
  const look = mesh && counts(mesh.looks).find(({ name }) => hasRank(mesh.looks.get(name), route.rank));
  const name = look?.name ?? rank?.status ?? "unknown";
  return html`
    <h2>${link("mesh", route.mesh)}<span class="rank">[${route.rank}]</span></h2>
    <p class="badge ${name}"><status-swatch status=${name} theme=${theme}></status-swatch>${status(name).label}
      ${event && name !== "running" ? html`<time>${clock(event.time, now)}, ${duration(now - Date.parse(event.time))} ago</time>` : nothing}</p>
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
    ${facts([
      ["place", rank?.point?.replace(/^\{|\}$/g, "")],
      ["proc", rank?.proc && link("proc", rank.proc)],
      ["host", rank?.host && link("host", rank.host)],
    ])}
    ${event ? evidence(event, now) : nothing}
    ${rank && !event ? html`<p class="quiet">Nothing has happened to it.</p>` : nothing}
    ${rank?.proc ? html`${log(page, rank.proc)}${threads(page, rank.proc)}` : nothing}
    ${commands([`mesh logs ${route.mesh}/${route.rank} --follow`, `mesh describe ${route.mesh}`])}
  `;
}

function procView(page) {
  const { state, route, now } = page;
  const proc = state.procs.get(route.proc);
  const here = [...state.meshes.values()].flatMap((mesh) =>
    mesh.places.filter(({ agent }) => agent === route.proc).map(({ ranks }) => ({ mesh, ranks })));
  return html`
    <h2>${route.proc}</h2>
    <p class="badge"><span class="kind">proc</span>${proc ? nothing : html`<b>not in the cluster (any more)</b>`}</p>
    ${facts([
      ["rank", proc?.mesh && rankLink(proc.mesh, proc.rank)],
      ["life", proc && proc.incarnation > 1 ? `its ${proc.incarnation}th: it was relaunched` : undefined],
      ["host", proc?.host && link("host", proc.host)],
      ["pid", proc && String(proc.pid)],
      ["up", proc && `${duration(now - Date.parse(proc.started))}, since ${clock(proc.started, now)}`],
      ["runs", here.length ? here.map(({ mesh, ranks }) => html`${link("mesh", mesh.name)} ranks ${formatRanks(ranks)} `) : undefined],
    ])}
    ${log(page, route.proc)}${threads(page, route.proc)}
    ${commands([`mesh logs ${route.proc} --follow`])}
  `;
}

function hostView({ state, route, now }) {
  const host = state.hosts.get(route.host);
  const procs = [...state.procs.values()].filter((proc) => proc.host === route.host);
  return html`
    <h2>${route.host}</h2>
    <p class="badge"><span class="kind">host</span>${host ? nothing : html`<b>not in the cluster (any more)</b>`}</p>
    ${facts([
      ["machine", host?.machine],
      ["pid", host && String(host.pid)],
      ["up", host && `${duration(now - Date.parse(host.started))}, since ${clock(host.started, now)}`],
      ["procs", host && `${procs.length} of ${host["max-procs"]}`],
      ["launched", host?.launched ? "by a mesh, and ends with it" : undefined],
    ])}
    <table><thead><tr><th>proc<th>rank<th>pid<th>up</tr></thead><tbody>
      ${procs.map((proc) => html`<tr><td>${link("proc", proc.proc)}<td>${proc.mesh ? rankLink(proc.mesh, proc.rank) : "–"}<td>${proc.pid}<td>${duration(now - Date.parse(proc.started))}</tr>`)}
    </tbody></table>
    ${commands(["mesh hosts", "mesh procs"])}
  `;
}

function meshView({ state, route, theme, now }) {
  const mesh = state.meshes.get(route.mesh);
  const events = state.events.filter((event) => event.mesh === route.mesh).slice(0, MOST_EVENTS);
  return html`
    <h2>${route.mesh}</h2>
    <p class="badge"><span class="kind">${mesh?.kind ?? "mesh"}</span>${mesh ? mesh.status : html`<b>not in the cluster (any more)</b>`}</p>
    ${mesh?.message ? html`<p class="quiet">${mesh.message}</p>` : nothing}
    ${mesh ? facts([
      ["ranks", counts(mesh.looks).map(({ name, label }) => html`<span class="ranks"><status-swatch status=${name} theme=${theme}></status-swatch> ${label} <span class="runs">${formatRanks(mesh.looks.get(name))}</span></span>`)],
      ["shape", mesh.extent],
      ["actor", mesh.actor],
      ["on", mesh.on && link("mesh", mesh.on)],
      ["owner", mesh.owner || "nobody: it stays until it is stopped"],
      ["up", `${duration(now - Date.parse(mesh.started))}, since ${clock(mesh.started, now)}`],
      ["heard by", plural(mesh.subscribers ?? 0, "subscriber")],
    ]) : nothing}
    ${mesh?.places.length ? html`<details><summary>${plural(mesh.places.length, "place")}</summary><table><tbody>
      ${mesh.places.map(({ agent, ranks }) => html`<tr><td>${link(mesh.kind === "actors" ? "proc" : "host", agent)}<td>${formatRanks(ranks)}</tr>`)}
    </tbody></table></details>` : nothing}
    ${events.map((event) => html`<p class="told ${severity(event)}"><span class="sign">${severityGlyph(event)}</span>${clock(event.time, now)} ${whom(event)}: ${event.cause}</p>`)}
    ${mesh?.forgotten ? html`<p class="quiet">${number(mesh.forgotten)} older events are kept no more.</p>` : nothing}
    ${commands([`mesh describe ${route.mesh}`, `mesh events ${route.mesh}`])}
  `;
}

function facts(rows) {
  const known = rows.filter(([, value]) => value);
  return known.length ? html`<dl>${known.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>` : nothing;
}

function link(kind, name) {
  return html`<a href=${formatRoute({ kind, [kind]: name })}>${name}</a>`;
}

function rankLink(mesh, rank) {
  return html`<a href=${formatRoute({ kind: "rank", mesh, rank })}>${mesh}[${rank}]</a>`;
}

function commands(lines) {
  return html`<p class="commands" aria-label="The same on the command line">${lines.map((line) => html`<code>${line}</code>`)}</p>`;
}
