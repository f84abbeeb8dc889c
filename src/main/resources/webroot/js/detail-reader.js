/** Reads what the detail pane shows and the stream of events does not bring: a rank's evidence, logs, threads. */
import * as api from "./net/api.js";
import { isAbout } from "./model/events.js";

const LINES = 200;
const MOST_LINES = 2_000;
const QUERY = { stream: "out", previous: false, follow: false };

export class Detail {
  #route = { kind: "none" };
  #following;
  #onChange;

  /** What is known: `{query, rank?, event?, problem?, log?, logProblem?, threads?, threadsProblem?}`. */
  found = { query: QUERY };

  constructor(onChange) {
    this.#onChange = onChange;
  }

  /** Shows something else. */
  open(route) {
    this.#following?.close();
    this.#route = route;
    this.found = { query: QUERY };
    if (route.kind === "rank") {
      this.#readRank(true);
    } else if (route.kind === "proc") {
      this.readLog(route.proc, {});
    }
  }

  /** Reads again what a message may have changed. */
  refresh(route, { type, body }) {
    if (route.kind === "rank" && (type === "loaded" || isAbout(body, route.mesh, route.rank))) {
      this.#readRank(this.found.log === undefined);
    }
  }

  async #readRank(withLog) {
    const route = this.#route;
    await this.#read(route, "problem", async () => {
      const rank = await api.rank(route.mesh, route.rank);
      return { rank, event: rank.event, problem: undefined };
    });
    const proc = this.found.rank?.proc;
    if (withLog && proc && route === this.#route) {
      await this.readLog(proc, {});
    }
  }

  /** The tail of a log; with `follow` also what is written from now on. */
  async readLog(proc, change) {
    const route = this.#route;
    const query = { ...this.found.query, ...change };
    query.previous &&= !change.follow;
    query.follow &&= !query.previous;
    this.#following?.close();
    this.found = { ...this.found, query };
    const { stream, previous } = query;
    if (query.follow) {
      this.#follow(proc, stream);
      return;
    }
    await this.#read(route, "logProblem", async () => {
      const { lines } = await api.log(proc, { stream, previous, lines: LINES });
      return { log: lines, logProblem: undefined };
    });
  }

  #follow(proc, stream) {
    const following = new EventSource(api.logStreamUrl(proc, { stream, lines: LINES }));
    this.#following = following;
    following.addEventListener("open", () => this.#add({ log: [], logProblem: undefined }));
    following.addEventListener("line", ({ data }) => {
      this.#add({ log: [...(this.found.log ?? []), data].slice(-MOST_LINES) });
    });
    following.addEventListener("error", () => this.#add({ logProblem: "The log cannot be followed at present." }));
  }

  /** A thread dump, which works also when the event loops are blocked. */
  async readThreads(proc) {
    const route = this.#route;
    await this.#read(route, "threadsProblem", async () => {
      const { lines } = await api.threads(proc);
      return { threads: lines, threadsProblem: undefined };
    });
  }

  async #read(route, problemKey, ask) {
    let answer;
    try {
      answer = await ask();
    } catch (problem) {
      answer = { [problemKey]: problem.message };
    }
    if (route === this.#route) {
      this.#add(answer);
    }
  }

  #add(more) {
    this.found = { ...this.found, ...more };
    this.#onChange();
  }
}
