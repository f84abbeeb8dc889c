/**
 * How each rank of a mesh looks: its state, or out of reach, or stalled, as ascending runs `{start, end, status}`.
 * Pure.
 */
import { NO_RANKS, countRanks, intersect, minus, union } from "./ranks.js";
import { STATUSES, status } from "./statuses.js";

const LIVES = ["running", "initializing", "stopping", "unknown"];

/** The ranks of each look: a Map from status name to ranks; those that have no rank are left out. */
export function ranksByLook(mesh) {
  const looks = new Map(mesh.statuses);
  const living = LIVES.map((name) => looks.get(name) ?? NO_RANKS).reduce(union, NO_RANKS);
  const unreachable = intersect(mesh.outOfReach, living);
  const stalled = minus(intersect(mesh.stalled, living), unreachable);
  const marked = union(unreachable, stalled);
  for (const name of LIVES) {
    looks.set(name, minus(looks.get(name) ?? NO_RANKS, marked));
  }
  looks.set("out-of-reach", unreachable);
  looks.set("stalled", stalled);
  for (const [name, ranks] of looks) {
    if (!ranks.length) {
      looks.delete(name);
    }
  }
  return looks;
}

/** The same as runs, in the order in which they are painted: the heaviest last. */
export function lookRuns(looks) {
  const runs = [];
  for (const { name } of STATUSES) {
    const ranks = looks.get(name) ?? NO_RANKS;
    for (let at = 0; at < ranks.length; at += 2) {
      runs.push({ start: ranks[at], end: ranks[at + 1], status: name });
    }
  }
  return runs;
}

/** Counts by look, heaviest first: `[{name, label, glyph, count, …}]`. */
export function counts(looks) {
  return [...STATUSES]
    .reverse()
    .filter(({ name }) => looks.has(name))
    .map((each) => ({ ...each, count: countRanks(looks.get(each.name)) }));
}

/** The ranks that somebody should look at. */
export function troubledRanks(looks) {
  return [...looks].filter(([name]) => status(name).trouble).reduce((all, [, ranks]) => union(all, ranks), NO_RANKS);
}
