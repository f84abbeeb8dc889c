/**
 * All that the page knows of the cluster, and how each message of the server changes it: `reduce(state, message)` gives
 * the next state and changes nothing. Messages are `{type, body}`, the types those of /api/v1/events and "loaded", the
 * answer to one complete reading. Pure.
 */
import { groupSize, parseExtent } from "./extent.js";
import { eventKey, hasLooks, isAbout } from "./events.js";
import { ranksByLook, troubledRanks } from "./looks.js";
import { NO_RANKS, minus, parseRanks, union } from "./ranks.js";

const MOST_EVENTS = 2_000;

/** Meshes of so many ranks have the width of the page. */
export const WIDE_FROM = 100;

export const EMPTY = Object.freeze({
  loaded: false,
  cluster: {},
  hosts: new Map(),
  procs: new Map(),
  meshes: new Map(),
  events: [],
});

const REDUCERS = {
  hello: (state, body) => ({ ...state, cluster: { ...state.cluster, ...body } }),
  cluster: (state, body) => ({ ...state, cluster: { ...state.cluster, ...body } }),
  loaded: load,
  failure: addEvent,
  mesh: (state, body) => ({ ...state, meshes: put(state.meshes, body.mesh, meshOf(body, state.meshes.get(body.mesh))) }),
  "mesh-gone": (state, body) => ({ ...state, meshes: drop(state.meshes, body.mesh) }),
  host: (state, body) => ({ ...state, hosts: put(state.hosts, body.host, body) }),
  "host-gone": (state, body) => ({ ...state, hosts: drop(state.hosts, body.host) }),
  proc: (state, body) => ({ ...state, procs: put(state.procs, body.proc, body) }),
  "proc-gone": (state, body) => ({ ...state, procs: drop(state.procs, body.proc) }),
};

/** The state after a message; one of a type that is not known changes nothing. */
export function reduce(state, { type, body }) {
  return REDUCERS[type] ? REDUCERS[type](state, body) : state;
}

/** A mesh of the page, from what the server says of it; stalls are known from events only, and kept. */
export function meshOf(body, before) {
  const extent = parseExtent(body.extent ?? "");
  const mesh = {
    ...body,
    name: body.mesh,
    size: extent.ranks,
    shape: extent,
    group: groupSize(extent),
    statuses: new Map(),
    outOfReach: parseRanks(body["out-of-reach"]),
    stalled: before?.stalled ?? NO_RANKS,
    places: (body.places ?? []).map((place) => ({ agent: place.agent, ranks: parseRanks(place.ranks) })),
  };
  for (const row of body.ranks ?? []) {
    mesh.statuses.set(row.status, union(mesh.statuses.get(row.status) ?? NO_RANKS, parseRanks(row.ranks)));
  }
  return looked(mesh);
}

function looked(mesh) {
  const looks = ranksByLook(mesh);
  return { ...mesh, looks, troubled: troubledRanks(looks) };
}

function load(state, { cluster, hosts, procs, meshes, since }) {
  const known = new Map();
  let events = state.events;
  for (const body of meshes) {
    const newer = since?.has(body.mesh) ? state.meshes.get(body.mesh) : undefined;
    known.set(body.mesh, newer ?? withStalls(meshOf(body, state.meshes.get(body.mesh)), body.events ?? []));
    events = merge(events, (body.events ?? []).map((event) => ({ mesh: body.mesh, ...event })));
  }
  return {
    ...state,
    loaded: true,
    cluster: { ...state.cluster, ...cluster },
    hosts: byKey(hosts, "host"),
    procs: byKey(procs, "proc"),
    meshes: sorted(known),
    events,
  };
}

/** What is stalled is told by events only: those that are kept say it of a mesh that was just read. */
function withStalls(mesh, events) {
  return events.filter(({ event }) => ["stalled", "answers-again"].includes(event)).reduce(applied, mesh);
}

/** An event changes at once how its ranks look; the state of the mesh that the server sends next confirms it. */
function addEvent(state, event) {
  const events = merge(state.events, [event]);
  if (events === state.events) {
    return state;
  }
  const mesh = state.meshes.get(event.mesh);
  return mesh && hasLooks(event)
    ? { ...state, events, meshes: put(state.meshes, event.mesh, applied(mesh, event)) }
    : { ...state, events };
}

function applied(mesh, event) {
  const ranks = event.ranks === "all" ? [0, mesh.size] : parseRanks(event.ranks);
  switch (event.event) {
    case "out-of-reach":
      return looked({ ...mesh, outOfReach: union(mesh.outOfReach, ranks) });
    case "back-in-reach":
      return looked({ ...mesh, outOfReach: minus(mesh.outOfReach, ranks) });
    case "stalled":
      return looked({ ...mesh, stalled: union(mesh.stalled, ranks) });
    case "answers-again":
      return looked({ ...mesh, stalled: minus(mesh.stalled, ranks) });
    default:
      return looked(ended(mesh, ranks, event.status ?? event.event));
  }
}

function ended(mesh, ranks, name) {
  const statuses = new Map();
  for (const [each, those] of mesh.statuses) {
    statuses.set(each, minus(those, ranks));
  }
  statuses.set(name, union(statuses.get(name) ?? NO_RANKS, ranks));
  return { ...mesh, statuses, stalled: minus(mesh.stalled, ranks) };
}

/** Newest first, each once, at most so many. The same array if there is nothing new. */
function merge(events, more) {
  const known = new Set(events.map(eventKey));
  const fresh = more.filter((event) => !known.has(eventKey(event)));
  if (!fresh.length) {
    return events;
  }
  const all = [...fresh.reverse(), ...events];
  return all.sort((left, right) => Date.parse(right.time) - Date.parse(left.time)).slice(0, MOST_EVENTS);
}

/** The last event that concerns a rank, if there is one. */
export function lastEventOf(state, mesh, rank) {
  return state.events.find((event) => isAbout(event, mesh, rank));
}

const KINDS = ["actors", "procs", "hosts"];

/** Wide meshes first, what has ended last; actors before procs before hosts; then by name. */
function sorted(meshes) {
  const rank = (mesh) => (mesh.status === "ended" ? 2 : mesh.size >= WIDE_FROM ? 0 : 1);
  const place = (mesh) => rank(mesh) * KINDS.length + KINDS.indexOf(mesh.kind);
  const order = ([, left], [, right]) => place(left) - place(right) || left.name.localeCompare(right.name);
  return new Map([...meshes].sort(order));
}

function put(map, key, value) {
  const next = new Map(map).set(key, value);
  return value.looks ? sorted(next) : map.has(key) ? next : new Map([...next].sort(([a], [b]) => a.localeCompare(b)));
}

function drop(map, key) {
  const next = new Map(map);
  next.delete(key);
  return next;
}

function byKey(rows, key) {
  return new Map([...rows].sort((left, right) => left[key].localeCompare(right[key])).map((row) => [row[key], row]));
}
