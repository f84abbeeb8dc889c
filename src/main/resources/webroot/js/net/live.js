/**
 * Keeps the page in touch: the stream of events, a complete reading after each hello, and a small question every few
 * seconds that tells a dead server from a quiet one (an EventSource hides the comments by which a server shows that it
 * lives).
 */
import * as api from "./api.js";
import * as touching from "../model/touch.js";

const ASK_MILLISECONDS = 5_000;
const TICK_MILLISECONDS = 500;
const REOPEN_MILLISECONDS = 1_500;
const BODY_TYPES = ["failure", "mesh", "mesh-gone", "host", "host-gone", "proc", "proc-gone"];

export class Live {
  #source;
  #reopening;
  #loading = false;
  #loadAgain = false;
  #changedSince = new Set();
  #asking = false;
  #touch = touching.start(performance.now());

  /**
   * @param onMessage what the reducer takes
   * @param onTouch how the touch is, each time that it changes
   */
  constructor(onMessage, onTouch) {
    this.onMessage = onMessage;
    this.onTouch = onTouch;
  }

  start() {
    this.#open();
    setInterval(() => this.#ask(), ASK_MILLISECONDS);
    setInterval(() => this.#change(touching.tick(this.#touch, performance.now())), TICK_MILLISECONDS);
    document.addEventListener("visibilitychange", () => document.hidden || this.#ask());
  }

  #open() {
    clearTimeout(this.#reopening);
    this.#source?.close();
    const source = new EventSource(api.EVENTS_URL);
    this.#source = source;
    source.addEventListener("hello", (message) => this.#onHello(JSON.parse(message.data)));
    source.addEventListener("reset", () => this.#onReset());
    for (const type of BODY_TYPES) {
      source.addEventListener(type, (message) => this.#onBody(type, JSON.parse(message.data)));
    }
    source.addEventListener("error", () => this.#onBroken(source));
  }

  #onHello(body) {
    this.#hear();
    this.onMessage({ type: "hello", body });
    this.#load();
  }

  #onReset() {
    this.#hear();
    this.#load();
  }

  #onBody(type, body) {
    this.#hear();
    if (type === "mesh") {
      this.#changedSince.add(body.mesh);
    }
    this.onMessage({ type, body });
  }

  /** The browser opens a broken stream again, but slowly, and not at all after an answer that is no stream. */
  #onBroken(source) {
    if (source !== this.#source) {
      return;
    }
    this.#change(touching.broken(this.#touch));
    clearTimeout(this.#reopening);
    this.#reopening = setTimeout(() => source.readyState === EventSource.CLOSED && this.#open(), REOPEN_MILLISECONDS);
  }

  async #ask() {
    if (this.#asking) {
      return;
    }
    this.#asking = true;
    try {
      const body = await api.cluster();
      const missed = this.#touch.phase === "lost";
      this.#hear();
      this.onMessage({ type: "cluster", body });
      if (missed || this.#source.readyState === EventSource.CLOSED) {
        this.#open();
      }
    } catch {
      this.#change(touching.broken(this.#touch));
    } finally {
      this.#asking = false;
    }
  }

  async #load() {
    if (this.#loading) {
      this.#loadAgain = true;
      return;
    }
    this.#loading = true;
    this.#loadAgain = false;
    this.#changedSince = new Set();
    try {
      const body = await api.everything();
      this.onMessage({ type: "loaded", body: { ...body, since: this.#changedSince } });
    } catch (problem) {
      this.onMessage({ type: "not-loaded", body: { reason: problem.message } });
      this.#loadAgain = true;
    } finally {
      this.#loading = false;
    }
    if (this.#loadAgain) {
      setTimeout(() => this.#load(), REOPEN_MILLISECONDS);
    }
  }

  #hear() {
    this.#change(touching.heard(this.#touch, performance.now()));
  }

  #change(touch) {
    const changed = touch.phase !== this.#touch.phase;
    this.#touch = touch;
    if (changed) {
      const silent = performance.now() - touch.lostAt;
      this.onTouch({ phase: touch.phase, since: new Date(Date.now() - silent) });
    }
  }
}
