/** What the address of the page shows, so that it can be pasted into a chat. Pure. */

/** Reads "#/mesh/pi/rank/3", "#/mesh/pi", "#/proc/ID", "#/host/NAME"; anything else shows nothing. */
export function parseRoute(hash) {
  const [kind, name, word, rank] = hash.replace(/^#\/?/, "").split("/").map(decode);
  if (kind === "mesh" && name && word === "rank" && /^\d+$/.test(rank ?? "")) {
    return { kind: "rank", mesh: name, rank: Number(rank) };
  }
  return ["mesh", "proc", "host"].includes(kind) && name && word === undefined ? { kind, [kind]: name } : { kind: "none" };
}

/** The hash of a route. */
export function formatRoute(route) {
  switch (route.kind) {
    case "rank":
      return `#/mesh/${encodeURIComponent(route.mesh)}/rank/${route.rank}`;
    case "none":
      return "#/";
    default:
      return `#/${route.kind}/${encodeURIComponent(route[route.kind])}`;
  }
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
