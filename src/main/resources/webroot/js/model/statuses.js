/**
 * What a rank can look like. The first eight are the states of the model; out-of-reach and stalled are marks on a rank
 * that lives. `weight` orders them: where several fall on one pixel, the heaviest is seen. `pattern` tells them apart
 * without colour. Pure.
 */

export const STATUSES = [
  { name: "running", label: "running", glyph: "●", pattern: "solid", weight: 0 },
  { name: "not-exist", label: "not there", glyph: "◌", pattern: "outline", weight: 1 },
  { name: "stopped", label: "stopped", glyph: "■", pattern: "hollow", weight: 2 },
  { name: "initializing", label: "starting", glyph: "◐", pattern: "half", weight: 3 },
  { name: "stopping", label: "stopping", glyph: "▬", pattern: "bar", weight: 4 },
  { name: "unknown", label: "unknown", glyph: "?", pattern: "sparse", weight: 5 },
  { name: "stalled", label: "stalled", glyph: "◉", pattern: "dot", weight: 6, trouble: true },
  { name: "out-of-reach", label: "out of reach", glyph: "⁘", pattern: "dots", weight: 7, trouble: true },
  { name: "timeout", label: "timed out", glyph: "✚", pattern: "cross", weight: 8, trouble: true, failure: true },
  { name: "failed", label: "failed", glyph: "▨", pattern: "hatch", weight: 9, trouble: true, failure: true },
];

const BY_NAME = new Map(STATUSES.map((status) => [status.name, status]));

/** The status of that name; what this page does not know is shown as unknown. */
export function status(name) {
  return BY_NAME.get(name) ?? BY_NAME.get("unknown");
}
