/** Readings of the HTTP API. Each fails with an Error that says what was asked and what came instead. */

const TIMEOUT_MILLISECONDS = 4_000;
const SLOW_TIMEOUT_MILLISECONDS = 15_000;
const TRIES = 5;
const BUSY_PAUSE_MILLISECONDS = 500;
const AT_ONCE = 3;

const path = (...parts) => `/api/v1/${parts.map(encodeURIComponent).join("/")}`;

export const cluster = () => get(path("cluster"));
export const rank = (mesh, number) => get(path("meshes", mesh, "ranks", String(number)));
export const threads = (proc) => get(path("procs", proc, "threads"), SLOW_TIMEOUT_MILLISECONDS);
export const log = (proc, query) => get(`${path("logs", proc)}?${new URLSearchParams(query)}`, SLOW_TIMEOUT_MILLISECONDS);
export const logStreamUrl = (proc, query) => `${path("logs", proc)}?${new URLSearchParams({ ...query, follow: "true" })}`;
export const EVENTS_URL = path("events");

/** All of the cluster, as the message "loaded" wants it. */
export async function everything() {
  const [summary, hosts, procs, list] = await Promise.all([
    cluster(),
    get(path("hosts")),
    get(path("procs")),
    get(path("meshes")),
  ]);
  const meshes = await few(list.meshes, (row) => get(path("meshes", row.mesh)).catch(ignoreGone));
  return { cluster: summary, hosts: hosts.hosts, procs: procs.procs, meshes: meshes.filter(Boolean) };
}

/** A mesh may end between the list and the question. */
function ignoreGone(problem) {
  if (problem.status === 404) {
    return undefined;
  }
  throw problem;
}

/** Asks for some at a time: the server bounds how many questions it takes at once. */
async function few(items, ask) {
  const answers = new Array(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      answers[index] = await ask(items[index]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return answers;
}

async function get(url, timeout = TIMEOUT_MILLISECONDS) {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url, {
      headers: { accept: "application/json" },
      cache: "no-store",
      signal: AbortSignal.timeout(timeout),
    });
    if (response.ok) {
      return response.json();
    }
    if (response.status !== 503 || attempt === TRIES) {
      throw await problem(url, response);
    }
    const pause = Number(response.headers.get("retry-after")) * 1_000 || BUSY_PAUSE_MILLISECONDS;
    await new Promise((resume) => setTimeout(resume, pause));
  }
}

async function problem(url, response) {
  const body = await response.json().catch(() => ({}));
  const message = body.error?.message ?? `${url} answered ${response.status} ${response.statusText}`;
  return Object.assign(new Error(message), { status: response.status });
}
