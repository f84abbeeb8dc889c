import assert from "node:assert/strict";
import { test } from "node:test";
import { event, killed, rankRow } from "../fixture/mock-cluster.js";
import { density, whom } from "../../../main/resources/webroot/js/model/events.js";
import { counts, lookRuns } from "../../../main/resources/webroot/js/model/looks.js";
import { headline } from "../../../main/resources/webroot/js/model/overview.js";
import { EMPTY, reduce } from "../../../main/resources/webroot/js/model/state.js";

const NOW = Date.parse("2026-05-04T03:12:00Z");
const at = (seconds) => new Date(NOW - seconds * 1000).toISOString();
const pi = (more = {}) => ({ mesh: "pi", kind: "actors", extent: "actors=8", status: "running", ranks: [rankRow("0-7", 8, "running")], "out-of-reach": "", places: [], ...more });
const loaded = (meshes = [pi()], since) => ({ type: "loaded", body: { cluster: { cluster: "test" }, hosts: [], procs: [], meshes, since } });
const told = (body) => ({ type: "failure", body });
const look = (state) => Object.fromEntries(counts(state.meshes.get("pi").looks).map(({ name, count }) => [name, count]));

test("a failure changes its ranks at once, and is told once", () => {
  const state = [loaded(), told(killed(at(1), "pi", "2-3")), told(killed(at(1), "pi", "2-3"))].reduce(reduce, EMPTY);
  assert.deepEqual(look(state), { failed: 2, running: 6 });
  assert.equal(state.events.length, 1);
  assert.deepEqual(headline(state), { level: "failure", text: "2 ranks failed in pi" });
});

test("out of reach and stalled are marks on ranks that live, and go away", () => {
  const steps = [["0-1", "out-of-reach"], ["4-5", "stalled"], ["0", "back-in-reach"], ["4", "answers-again"]];
  const events = steps.map(([ranks, kind], index) => told(event(at(9 - index), "pi", ranks, kind, "proc", "…")));
  const state = [loaded(), ...events].reduce(reduce, EMPTY);
  assert.deepEqual(look(state), { "out-of-reach": 1, stalled: 1, running: 6 });
});

test("what is stalled is known after a reading as well", () => {
  const events = [event(at(60), "pi", "1", "stalled", "proc", "…")];
  assert.deepEqual(look(reduce(EMPTY, loaded([pi({ events })]))), { stalled: 1, running: 7 });
});

test("a reading does not undo what the stream told while it was made", () => {
  const changed = { type: "mesh", body: pi({ ranks: [rankRow("0-7", 8, "stopped")] }) };
  const state = [changed, loaded([pi()], new Set(["pi"]))].reduce(reduce, EMPTY);
  assert.deepEqual(look(state), { stopped: 8 });
});

test("meshes, hosts and procs come and go", () => {
  const host = { type: "host", body: { host: "b" } };
  const state = [loaded(), host, { type: "host", body: { host: "a" } }, { type: "mesh-gone", body: { mesh: "pi" } }].reduce(reduce, EMPTY);
  assert.deepEqual([...state.hosts.keys()], ["a", "b"]);
  assert.equal(state.meshes.size, 0);
  assert.equal(reduce(state, { type: "host-gone", body: { host: "a" } }).hosts.size, 1);
  assert.equal(reduce(state, { type: "of tomorrow", body: {} }), state);
});

test("the heaviest look is painted last", () => {
  const state = [loaded(), told(killed(at(1), "pi", "0"))].reduce(reduce, EMPTY);
  assert.deepEqual(lookRuns(state.meshes.get("pi").looks).map(({ status }) => status), ["running", "failed"]);
});

test("a stopped mesh of no failure is well, and is not called running", () => {
  const state = reduce(EMPTY, loaded([pi({ ranks: [rankRow("0-5", 6, "running"), rankRow("6-7", 2, "stopped")] })]));
  assert.deepEqual(headline(state), { level: "well", text: "No failures: 6 of 8 ranks running" });
});

test("density counts by kind, the last slot being now", () => {
  const events = [killed(at(0), "pi", "1"), event(at(59), "pi", "1", "stalled", "a", "b"), killed(at(3600), "pi", "2")];
  assert.deepEqual(density(events, NOW, 60_000, 2), [{ fault: 0, warning: 1, note: 0 }, { fault: 1, warning: 0, note: 0 }]);
  assert.deepEqual(["all", "3", "2-3"].map((ranks) => whom({ ranks })), ["all ranks", "rank 3", "ranks 2-3"]);
});
