import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ago, clock, duration, number, plural } from "../../../main/resources/webroot/js/model/format.js";
import { title } from "../../../main/resources/webroot/js/model/overview.js";
import { PALETTE } from "../../../main/resources/webroot/js/model/palette.js";
import { formatRoute, parseRoute } from "../../../main/resources/webroot/js/model/route.js";
import { STATUSES } from "../../../main/resources/webroot/js/model/statuses.js";
import { broken, heard, start, tick } from "../../../main/resources/webroot/js/model/touch.js";
import { distance, SIGHTS } from "../fixture/colour.js";

test("an address names what is open, and survives odd names", () => {
  for (const route of [{ kind: "rank", mesh: "a/b ü", rank: 12 }, { kind: "mesh", mesh: "pi" }, { kind: "proc", proc: "w.1#x" }, { kind: "host", host: "h" }, { kind: "none" }]) {
    assert.deepEqual(parseRoute(formatRoute(route)), route);
  }
  assert.deepEqual(["#/mesh/pi/rank/x", "#/nothing/pi", "#/mesh/", "#/mesh/%E0%A4%A/rank"].map((hash) => parseRoute(hash).kind), ["none", "none", "none", "none"]);
});

test("a cluster is called by its name, or by what runs on it if its name was made up", () => {
  const meshes = (...rows) => new Map(rows.map(([name, kind, status = "running"]) => [name, { name, kind, status }]));
  const made = { cluster: "mesh-3d50a859-e8b2-4f84-be95-2cc8ee36272a" };
  assert.equal(title({ cluster: {}, meshes: new Map() }), "vertx-mesh");
  assert.equal(title({ cluster: { cluster: "mesh-production" }, meshes: meshes(["pi", "actors"]) }), "mesh-production");
  assert.equal(title({ cluster: made, meshes: meshes(["pi", "actors"], ["pi-workers", "procs"], ["old", "actors", "ended"]) }), "pi");
  assert.equal(title({ cluster: made, meshes: meshes(...["a", "b", "c", "d", "e"].map((name) => [name, "actors"])) }), "a, b, c and 2 more");
  assert.equal(title({ cluster: made, meshes: new Map() }), "A cluster without a name");
});

test("silence of ten seconds is a loss since the last word, and its end is told", () => {
  let touch = heard(start(0), 1_000);
  assert.equal(broken(touch).phase, "reconnecting");
  assert.equal(tick(touch, 10_900).phase, "live");
  touch = tick(broken(touch), 11_000);
  assert.deepEqual([touch.phase, touch.lostAt], ["lost", 1_000]);
  touch = heard(touch, 30_000);
  assert.equal(touch.phase, "returned");
  assert.equal(heard(touch, 31_000).phase, "returned");
  assert.equal(tick(touch, 36_000).phase, "live");
  assert.equal(tick(start(0), 10_000).phase, "lost");
});

test("numbers and times read as people write them", () => {
  assert.deepEqual([0, 999, 100_064].map(number), ["0", "999", "100,064"]);
  assert.deepEqual([plural(1, "rank"), plural(2, "mesh", "meshes")], ["1 rank", "2 meshes"]);
  assert.deepEqual([-5, 12_000, 200_000, 15_000_000, 190_000_000].map(duration), ["now", "12 s", "3 min", "4 h 10 min", "2 d 4 h"]);
  assert.equal(ago("2026-05-04T03:12:00Z", Date.parse("2026-05-04T03:12:05Z")), "5 s ago");
  assert.match(clock("2026-05-04T03:12:00Z", Date.parse("2027-05-04T03:12:05Z")), /^2026-05-0\d \d\d:\d\d:00$/);
});

/** By how much two statuses are apart at least: a failure stands out, and the rest can be told. */
function leastDistance(left, right) {
  const failures = [left, right].filter(({ failure }) => failure).length;
  return [4, 9.5, 6.5][failures];
}

for (const theme of Object.keys(PALETTE)) {
  for (const sight of Object.keys(SIGHTS)) {
    test(`${theme}: with ${sight} statuses are told apart by colour too, failures best`, () => {
      STATUSES.forEach((left, index) => {
        for (const right of STATUSES.slice(index + 1)) {
          const apart = distance(PALETTE[theme][left.name], PALETTE[theme][right.name], sight);
          assert.ok(apart >= leastDistance(left, right), `${left.name} and ${right.name} are only ${apart.toFixed(1)} apart`);
        }
      });
    });
  }
}

test("no two statuses share a pattern", () => {
  assert.equal(new Set(STATUSES.map(({ pattern }) => pattern)).size, STATUSES.length);
  assert.equal(new Set(STATUSES.map(({ glyph }) => glyph)).size, STATUSES.length);
});

test("the page loads the version of the library that the build has", () => {
  const root = new URL("../../../../", import.meta.url);
  const [, version] = /<lit-html.version>(.*)<\/lit-html.version>/.exec(readFileSync(new URL("pom.xml", root), "utf8"));
  const page = readFileSync(new URL("src/main/resources/webroot/js/view/lit.js", root), "utf8");
  assert.ok(page.includes(`webjars/lit-html/${version}/`), `lit.js does not load ${version}`);
});
