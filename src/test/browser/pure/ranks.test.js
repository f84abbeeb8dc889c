import assert from "node:assert/strict";
import { test } from "node:test";
import { countRanks, formatRanks, hasRank, intersect, minus, nextRank, parseRanks, previousRank, union } from "../../../main/resources/webroot/js/model/ranks.js";

const members = (bounds) => [...Array(40).keys()].filter((rank) => hasRank(bounds, rank));

test("text is read in any order, and written as runs", () => {
  assert.equal(formatRanks(parseRanks("8,0-3,4,6")), "0-4,6,8");
  assert.deepEqual(parseRanks(""), []);
  assert.throws(() => parseRanks("0-3;8"), /neither a rank nor first-last/);
});

test("sets behave as sets, whatever their runs", () => {
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const some = () => parseRanks([...Array(40).keys()].filter(() => random() < 0.4).join(","));
  for (let round = 0; round < 200; round++) {
    const [left, right] = [some(), some()];
    const expected = (keep) => [...Array(40).keys()].filter((rank) => keep(hasRank(left, rank), hasRank(right, rank)));
    assert.deepEqual(members(union(left, right)), expected((here, there) => here || there));
    assert.deepEqual(members(minus(left, right)), expected((here, there) => here && !there));
    assert.deepEqual(members(intersect(left, right)), expected((here, there) => here && there));
    assert.equal(countRanks(left), members(left).length);
  }
});

test("the next and the previous rank go round", () => {
  const ranks = parseRanks("2-3,8");
  assert.deepEqual([-1, 2, 3, 8].map((rank) => nextRank(ranks, rank)), [2, 3, 8, 2]);
  assert.deepEqual([9, 8, 3, 2].map((rank) => previousRank(ranks, rank)), [8, 3, 2, 8]);
  assert.equal(nextRank([], 0), -1);
});
