/**
 * Sets of ranks as runs: `[start, end, start, end, …]`, ascending, ends exclusive, no two runs touch. Every function
 * costs runs, not ranks. Pure.
 */

export const NO_RANKS = Object.freeze([]);

/** Reads "0-3,8"; "" is the empty set. Throws a RangeError that says what cannot be read. */
export function parseRanks(text) {
  if (!text) {
    return NO_RANKS;
  }
  const runs = text.split(",").map((term) => {
    const match = /^\s*(\d+)(?:-(\d+))?\s*$/.exec(term);
    if (!match) {
      throw new RangeError(`'${term}' is neither a rank nor first-last, as in 0-3,8`);
    }
    const first = Number(match[1]);
    return [first, Number(match[2] ?? first) + 1];
  });
  runs.sort((left, right) => left[0] - right[0]);
  const bounds = [];
  for (const [start, end] of runs) {
    append(bounds, start, end);
  }
  return bounds;
}

/** The text of a set, as in "0-3,8". */
export function formatRanks(bounds) {
  const terms = [];
  for (let at = 0; at < bounds.length; at += 2) {
    const last = bounds[at + 1] - 1;
    terms.push(bounds[at] === last ? `${last}` : `${bounds[at]}-${last}`);
  }
  return terms.join(",");
}

/** How many ranks there are. */
export function countRanks(bounds) {
  let count = 0;
  for (let at = 0; at < bounds.length; at += 2) {
    count += bounds[at + 1] - bounds[at];
  }
  return count;
}

/** Whether a rank is in the set; costs the logarithm of the runs. */
export function hasRank(bounds, rank) {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bounds[middle] <= rank) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low % 2 === 1;
}

/** The ranks of either set. */
export function union(left, right) {
  return combine(left, right, (here, there) => here || there);
}

/** The ranks of the first set that are not in the second. */
export function minus(left, right) {
  return combine(left, right, (here, there) => here && !there);
}

/** The ranks of both sets. */
export function intersect(left, right) {
  return combine(left, right, (here, there) => here && there);
}

/** The first rank above `after`, or the first of all if there is none; -1 if the set is empty. */
export function nextRank(bounds, after) {
  for (let at = 0; at < bounds.length; at += 2) {
    if (after + 1 < bounds[at + 1]) {
      return Math.max(bounds[at], after + 1);
    }
  }
  return bounds.length ? bounds[0] : -1;
}

/** The last rank below `before`, or the last of all if there is none; -1 if the set is empty. */
export function previousRank(bounds, before) {
  for (let at = bounds.length - 2; at >= 0; at -= 2) {
    if (bounds[at] < before) {
      return Math.min(bounds[at + 1] - 1, before - 1);
    }
  }
  return bounds.length ? bounds[bounds.length - 1] - 1 : -1;
}

function append(bounds, start, end) {
  const last = bounds.length - 1;
  if (last > 0 && start <= bounds[last]) {
    bounds[last] = Math.max(bounds[last], end);
  } else {
    bounds.push(start, end);
  }
}

/** Walks the bounds of both sets together, and keeps those at which membership changes. */
function combine(left, right, member) {
  const bounds = [];
  let here = 0;
  let there = 0;
  while (here < left.length || there < right.length) {
    const bound = Math.min(left[here] ?? Infinity, right[there] ?? Infinity);
    here += left[here] === bound ? 1 : 0;
    there += right[there] === bound ? 1 : 0;
    const inside = member(here % 2 === 1, there % 2 === 1);
    if (inside !== (bounds.length % 2 === 1)) {
      bounds.push(bound);
    }
  }
  return bounds;
}
