/** The cluster in one sentence and a few numbers. Pure. */
import { number, plural } from "./format.js";
import { countRanks } from "./ranks.js";
import { STATUSES, status } from "./statuses.js";

/** Ranks of all meshes by look: a Map from status name to a count, heaviest first. */
export function totals(meshes) {
  const sums = new Map();
  for (const mesh of meshes) {
    for (const [name, ranks] of mesh.looks) {
      sums.set(name, (sums.get(name) ?? 0) + countRanks(ranks));
    }
  }
  return new Map([...STATUSES].reverse().filter(({ name }) => sums.has(name)).map(({ name }) => [name, sums.get(name)]));
}

/** What the launcher calls a cluster that it founds for one run. */
const GENERATED = /^mesh-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOST_NAMES = 3;

/** What people call the cluster: its name, or what runs on it if nobody gave it one. */
export function title(state) {
  const { cluster } = state.cluster;
  if (!GENERATED.test(cluster ?? "")) {
    return cluster ?? "vertx-mesh";
  }
  const names = [...state.meshes.values()].filter(({ kind, status: now }) => kind === "actors" && now !== "ended").map(({ name }) => name);
  const more = names.length - MOST_NAMES;
  const listed = names.slice(0, MOST_NAMES).join(", ");
  return names.length ? listed + (more > 0 ? ` and ${more} more` : "") : "A cluster without a name";
}

/** `{level: "well" | "trouble" | "failure" | "nothing", text}`: what somebody who was just woken should know first. */
export function headline(state) {
  const meshes = [...state.meshes.values()];
  const sums = totals(meshes);
  const all = [...sums.values()].reduce((sum, count) => sum + count, 0);
  const bad = [...sums].filter(([name]) => status(name).trouble);
  const troubled = meshes.filter((mesh) => mesh.troubled.length).map((mesh) => mesh.name);
  if (!meshes.length) {
    return { level: "nothing", text: "No mesh yet" };
  }
  if (!bad.length) {
    const running = sums.get("running") ?? 0;
    const well = running === all ? `All ${plural(all, "rank")} running` : `No failures: ${number(running)} of ${plural(all, "rank")} running`;
    return { level: "well", text: all === 1 && running ? "The one rank is running" : well };
  }
  const counted = bad.map(([name, count], index) => `${index ? number(count) : plural(count, "rank")} ${status(name).label}`).join(", ");
  const where = troubled.length > 2 ? `in ${troubled.length} meshes` : `in ${troubled.join(" and ")}`;
  return { level: bad.some(([name]) => status(name).failure) ? "failure" : "trouble", text: `${counted} ${where}` };
}
