/** The time line: how much happened in the last quarter of an hour, and what, newest first. */
import { density, eventKey, meshesOf, severity, severityGlyph, whom } from "../model/events.js";
import { ago, clock, plural } from "../model/format.js";
import { parseRanks } from "../model/ranks.js";
import { formatRoute } from "../model/route.js";
import { html, nothing, repeat, svg } from "./lit.js";

const SPAN_MILLISECONDS = 15 * 60_000;
const SLOTS = 60;
const SLOT_WIDTH = 6;
const STRIP_HEIGHT = 44;

export function timeline({ state, timelineMesh, shownEvents, actions, now }) {
  const events = timelineMesh ? state.events.filter((event) => event.mesh === timelineMesh) : state.events;
  return html`
    <section class="timeline" id="timeline" tabindex="-1" aria-labelledby="timeline-title">
      <div class="bar">
        <h2 id="timeline-title">Events <small>${events.length}</small></h2>
        <select aria-label="Events of which mesh" @change=${(event) => actions.timelineOf(event.target.value)}>
          <option value="" ?selected=${!timelineMesh}>all meshes</option>
          ${meshesOf(state.events).map((mesh) => html`<option value=${mesh} ?selected=${mesh === timelineMesh}>${mesh}</option>`)}
        </select>
      </div>
      ${strip(events, now)}
      <ol class="events">
        ${repeat(events.slice(0, shownEvents), eventKey, (event) => row(event, now))}
      </ol>
      ${events.length > shownEvents
        ? html`<button type="button" class="more" @click=${actions.moreEvents}>
            ${plural(events.length - shownEvents, "older event")}
          </button>`
        : nothing}
      ${events.length ? nothing : html`<p class="empty">Nothing has happened.</p>`}
    </section>
  `;
}

function strip(events, now) {
  const slots = density(events, now, SPAN_MILLISECONDS, SLOTS);
  const most = Math.max(4, ...slots.map(({ fault, warning, note }) => fault + warning + note));
  return html`
    <svg class="strip" viewBox=${`0 0 ${SLOTS * SLOT_WIDTH} ${STRIP_HEIGHT}`} preserveAspectRatio="none" role="img"
      aria-label=${`${events.length} events, the last 15 minutes`}>
      ${slots.map((slot, index) => column(slot, index, most))}
    </svg>
    <p class="axis" aria-hidden="true"><span>15 min ago</span><span>10</span><span>5</span><span>now</span></p>
  `;
}

function column(slot, index, most) {
  let top = STRIP_HEIGHT;
  const bars = ["note", "warning", "fault"].map((kind) => {
    const height = slot[kind] ? Math.max(3, (slot[kind] / most) * STRIP_HEIGHT) : 0;
    top -= height;
    return { kind, height, top };
  });
  return [...bars, { kind: "base", height: 1, top: STRIP_HEIGHT - 1 }]
    .filter(({ height }) => height)
    .map(
      (bar) => svg`<rect class=${bar.kind} x=${index * SLOT_WIDTH} y=${Math.max(0, bar.top)} width=${SLOT_WIDTH - 1.5}
        height=${bar.height}></rect>`,
    );
}

function row(event, now) {
  const first = event.ranks === "all" ? 0 : parseRanks(event.ranks)[0];
  const hash = formatRoute({ kind: "rank", mesh: event.mesh, rank: first });
  return html`
    <li class=${severity(event)}>
      <a href=${hash}>
        <span class="sign" aria-hidden="true">${severityGlyph(event)}</span>
        <span class="what"><b>${event.mesh}</b> ${whom(event)} <em>${event.event.replaceAll("-", " ")}</em></span>
        <time datetime=${event.time} title=${`${clock(event.time, now)} (${event.time})`}>${ago(event.time, now)}</time>
        <span class="cause">${event.cause}</span>
      </a>
    </li>
  `;
}
