/** Events: which is which, whom one concerns, and how many there were when. Pure. */
import { hasRank, parseRanks } from "./ranks.js";

const FAULTS = new Set(["failed", "controller-lost", "cluster-lost"]);
const WARNINGS = new Set(["out-of-reach", "stalled", "observer-degraded"]);
const LOOKS = new Set(["failed", "stopped", "out-of-reach", "back-in-reach", "stalled", "answers-again"]);
const GLYPHS = { fault: "▨", warning: "◉", note: "○" };

/** What makes two tellings the same event. */
export function eventKey(event) {
  return [event.mesh, event.time, event.event, event.ranks, event.subject].join("\u0000");
}

/** fault, warning or note. */
export function severity(event) {
  return FAULTS.has(event.event) ? "fault" : WARNINGS.has(event.event) ? "warning" : "note";
}

/** The sign of a severity, beside its colour. */
export function severityGlyph(event) {
  return GLYPHS[severity(event)];
}

/** Whether it changes how ranks look. */
export function hasLooks(event) {
  return LOOKS.has(event.event);
}

/** Whether it concerns a rank of a mesh. */
export function isAbout(event, mesh, rank) {
  return event.mesh === mesh && (event.ranks === "all" || hasRank(parseRanks(event.ranks), rank));
}

/** "ranks 2-3", "rank 7", "all ranks". */
export function whom(event) {
  if (event.ranks === "all") {
    return "all ranks";
  }
  return /[-,]/.test(event.ranks) ? `ranks ${event.ranks}` : `rank ${event.ranks}`;
}

/** How many faults, warnings and notes fall into each of `slots` equal spans that end now, oldest first. */
export function density(events, now, span, slots) {
  const counts = Array.from({ length: slots }, () => ({ fault: 0, warning: 0, note: 0 }));
  for (const event of events) {
    const age = Math.max(0, now - Date.parse(event.time));
    const slot = slots - 1 - Math.floor((age / span) * slots);
    if (slot >= 0) {
      counts[slot][severity(event)] += 1;
    }
  }
  return counts;
}

/** The meshes that events tell of, by name. */
export function meshesOf(events) {
  return [...new Set(events.map((event) => event.mesh))].sort();
}
