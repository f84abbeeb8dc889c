/** Hosts as racks: each with a slot for every worker JVM that it may have. */
import { duration, plural } from "../model/format.js";
import { formatRoute } from "../model/route.js";
import { html, nothing, repeat } from "./lit.js";

/** Free slots are drawn up to the end of the row only. */
const SLOTS_IN_ROW = 8;

export function hosts({ state, route, now }) {
  const byHost = Map.groupBy ? Map.groupBy(state.procs.values(), (proc) => proc.host) : grouped(state.procs.values());
  const foreign = byHost.get("") ?? [];
  return html`
    <section class="hosts" aria-labelledby="hosts-title">
      <h2 id="hosts-title">Hosts <small>${plural(state.hosts.size, "host")}, ${plural(state.procs.size, "proc")}</small></h2>
      <div class="racks">
        ${repeat([...state.hosts.values()], (host) => host.host, (host) => rack(host, byHost.get(host.host) ?? [], route, now))}
        ${foreign.length
          ? html`<div class="rack"><h3>no host</h3><p>JVMs of your own that take actors</p>${slots(foreign, foreign.length, route)}</div>`
          : nothing}
        ${state.hosts.size || !state.loaded ? nothing : html`<p class="empty">No host. Start one: <code>mesh up</code></p>`}
      </div>
    </section>
  `;
}

function rack(host, procs, route, now) {
  const selected = route.kind === "host" && route.host === host.host;
  return html`
    <div class="rack ${selected ? "selected" : ""}">
      <h3><a href=${formatRoute({ kind: "host", host: host.host })}>${host.host}</a></h3>
      <p title=${`${host.machine}, pid ${host.pid}`}>
        ${procs.length}/${plural(host["max-procs"], "proc")} · up ${duration(now - Date.parse(host.started))}
        ${host.machine === host.host ? nothing : html` · ${host.machine}`}
      </p>
      ${slots(procs, host["max-procs"], route)}
    </div>
  `;
}

function slots(procs, room, route) {
  const rows = Math.max(1, Math.ceil(procs.length / SLOTS_IN_ROW));
  const free = Math.max(0, Math.min(room, rows * SLOTS_IN_ROW) - procs.length);
  return html`<div class="slots">
    ${procs.map((proc) => slot(proc, route))}${Array.from({ length: free }, () => html`<span class="slot free"></span>`)}
  </div>`;
}

function slot(proc, route) {
  const name = `${proc.proc}: pid ${proc.pid}, ${proc.mesh ? `${proc.mesh}[${proc.rank}]` : "no mesh"}`;
  const selected = route.kind === "proc" && route.proc === proc.proc;
  return html`<a class="slot ${selected ? "selected" : ""}" href=${formatRoute({ kind: "proc", proc: proc.proc })}
    title=${name} aria-label=${name}></a>`;
}

function grouped(procs) {
  const groups = new Map();
  for (const proc of procs) {
    groups.set(proc.host, [...(groups.get(proc.host) ?? []), proc]);
  }
  return groups;
}
