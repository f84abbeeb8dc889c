/**
 * The dashboard: holds what is shown, renders it at most once a frame, and passes keys, clicks and the address on.
 * Messages of the server go through one reducer (model/state.js); everything on the page follows from its state.
 */
import "./grid/rank-grid.js";
import "./grid/swatch.js";
import { Announcer } from "./view/announcer.js";
import { Detail } from "./detail-reader.js";
import { listenToKeys } from "./keys.js";
import { Live } from "./net/live.js";
import { nextRank } from "./model/ranks.js";
import { title } from "./model/overview.js";
import { formatRoute, parseRoute } from "./model/route.js";
import { EMPTY, reduce } from "./model/state.js";
import { applyTheme, initialTheme } from "./theme.js";
import { page } from "./view/page.js";
import { render } from "./view/lit.js";

const CLOCK_MILLISECONDS = 5_000;
const EVENTS_AT_A_TIME = 100;

const root = document.getElementById("page");
const announcer = new Announcer(document.getElementById("announcer"));
const reader = new Detail(() => draw());
let drawing = false;
let shownLog;

const shown = {
  state: EMPTY,
  touch: { phase: "connecting", since: new Date() },
  route: parseRoute(location.hash),
  theme: initialTheme(),
  filter: "",
  timelineMesh: "",
  shownEvents: EVENTS_AT_A_TIME,
};

const actions = {
  open: (route) => {
    location.hash = formatRoute(route);
  },
  filter: (text) => change({ filter: text }),
  timelineOf: (mesh) => change({ timelineMesh: mesh, shownEvents: EVENTS_AT_A_TIME }),
  moreEvents: () => change({ shownEvents: shown.shownEvents + EVENTS_AT_A_TIME }),
  readLog: (proc, query) => reader.readLog(proc, query),
  readThreads: (proc) => reader.readThreads(proc),
  nextOf,
  switchTheme: () => {
    change({ theme: shown.theme === "dark" ? "light" : "dark" });
    applyTheme(shown.theme, true);
  },
  switchHelp: () => {
    const help = document.getElementById("help");
    return help.open ? help.close() : help.showModal();
  },
  helpClosed: () => root.focus(),
};

function nextOf(name, status) {
  const grid = gridOf(name);
  grid.focusRank(nextRank(shown.state.meshes.get(name).looks.get(status), grid.focusedRank));
}

function gridOf(name) {
  return root.querySelector(`rank-grid[data-mesh="${CSS.escape(name)}"]`);
}

function change(changes) {
  Object.assign(shown, changes);
  draw();
}

function draw() {
  if (!drawing) {
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      document.title = `${title(shown.state)} · vertx-mesh`;
      document.body.dataset.touch = shown.touch.phase;
      document.body.dataset.detail = shown.route.kind;
      const log = reader.found.log;
      render(page({ ...shown, detail: reader.found, actions, now: Date.now() }), root);
      showEnd(log);
    });
  }
}

/** A log is read from its end. */
function showEnd(log) {
  if (log !== shownLog) {
    shownLog = log;
    const text = root.querySelector("#log pre");
    text?.scrollTo(0, text.scrollHeight);
  }
}

function onMessage(message) {
  const before = shown.state;
  change({ state: reduce(before, message) });
  if (message.type === "failure" && shown.state.events !== before.events) {
    announcer.tell(message.body);
  }
  if (!before.loaded && shown.state.loaded) {
    showMesh();
  }
  if (message.type === "loaded" || message.type === "failure") {
    reader.refresh(shown.route, message);
  }
}

function onTouch(touch) {
  change({ touch });
  announcer.touched(touch);
}

function onHash() {
  change({ route: parseRoute(location.hash) });
  reader.open(shown.route);
  showMesh();
}

/** Brings the mesh that is open into view, once what is known of it has been rendered. */
function showMesh() {
  if (shown.route.mesh) {
    requestAnimationFrame(() => gridOf(shown.route.mesh)?.closest("article").scrollIntoView({ block: "nearest" }));
  }
}

root.replaceChildren();
applyTheme(shown.theme, false);
addEventListener("hashchange", onHash);
listenToKeys({ actions, shown, root });
setInterval(draw, CLOCK_MILLISECONDS);
draw();
new Live(onMessage, onTouch).start();
reader.open(shown.route);
