/** Tells people who do not see the page what happened: at most once a second, the first of what came and how many more. */
const PAUSE_MILLISECONDS = 1_000;
const MOST_LINES = 20;

export class Announcer {
  #waiting = [];
  #timer;

  constructor(element) {
    this.element = element;
  }

  /** An event. */
  tell(event) {
    this.#say(event.sentence ?? `${event.mesh}, ranks ${event.ranks} ${event.event}: ${event.cause}`);
  }

  /** How the page is in touch. */
  touched({ phase }) {
    if (phase === "lost") {
      this.#say("Lost touch with the cluster. What is shown may be out of date.");
    } else if (phase === "returned") {
      this.#say("In touch with the cluster again.");
    }
  }

  #say(text) {
    this.#waiting.push(text);
    this.#timer ??= setTimeout(() => this.#flush(), PAUSE_MILLISECONDS);
  }

  #flush() {
    this.#timer = undefined;
    const [first, ...more] = this.#waiting.splice(0);
    const line = document.createElement("p");
    line.textContent = more.length ? `${first} And ${more.length} more.` : first;
    this.element.append(line);
    while (this.element.childElementCount > MOST_LINES) {
      this.element.firstElementChild.remove();
    }
  }
}
