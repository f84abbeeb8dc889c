/** Keys of the page; those within a grid are the grid's own. */

export function listenToKeys({ actions, shown, root }) {
  const keys = {
    "/": () => root.querySelector("#filter").focus(),
    t: () => focusTimeline(root),
    m: () => focusNextGrid(root),
    n: () => focusTrouble(root),
    d: actions.switchTheme,
    "?": actions.switchHelp,
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || root.querySelector("dialog[open]")) {
      return;
    }
    if (event.key === "Escape") {
      escape(actions, shown, root);
    } else if (keys[event.key] && !isTyping(event.target)) {
      event.preventDefault();
      keys[event.key]();
    }
  });
}

function isTyping(target) {
  return target instanceof HTMLElement && target.matches("input, select, textarea");
}

/** Closes the pane first, then clears the filter. */
function escape(actions, shown, root) {
  if (shown.route.kind !== "none") {
    const { mesh } = shown.route;
    actions.open({ kind: "none" });
    root.querySelector(mesh ? `rank-grid[data-mesh="${CSS.escape(mesh)}"]` : "rank-grid")?.focus();
  } else {
    actions.filter("");
    document.activeElement?.blur();
  }
}

function focusTimeline(root) {
  const timeline = root.querySelector("#timeline");
  (timeline.querySelector(".events a") ?? timeline).focus();
  timeline.scrollIntoView({ block: "nearest" });
}

function focusNextGrid(root) {
  const grids = [...root.querySelectorAll("rank-grid")];
  const current = grids.indexOf(document.activeElement);
  const next = grids[(current + 1) % grids.length];
  next?.focusRank(next.focusedRank);
}

/** Outside of a grid: to the first rank in trouble of the first mesh that has any. */
function focusTrouble(root) {
  root.querySelector("article.failure rank-grid, article.trouble rank-grid")?.focusTrouble();
}
