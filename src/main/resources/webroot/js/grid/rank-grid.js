/**
 * <rank-grid>: one mesh as a grid of its ranks. Set `mesh`, `theme`, `open` (the rank that the detail pane shows, or
 * -1) and `describe` (rank → text); it tells "open-rank" with `{mesh, rank}`. Two canvases: the runs, painted when the
 * mesh changes, and above them focus, pointer and waves.
 */
import { groupSize } from "../model/extent.js";
import { layOut, move, rankAt, cellOf } from "../model/layout.js";
import { lookRuns } from "../model/looks.js";
import { PALETTE } from "../model/palette.js";
import { minus, nextRank, previousRank } from "../model/ranks.js";
import { paintRings, paintRuns, paintWave } from "./paint.js";

const MOST_HEIGHT = 450;
const SMALL_HEIGHT = 120;
const SMALL_MESH = 600;
const WAVE_MILLISECONDS = 1_400;
const MOST_WAVES = 40;
const MARGIN = 4;
const FAILURES = ["failed", "timeout"];

const stillness = matchMedia("(prefers-reduced-motion: reduce)");

class RankGrid extends HTMLElement {
  #mesh;
  #layout;
  #theme = "dark";
  #runs = [];
  #open = -1;
  #focus = 0;
  #pointer = -1;
  #waves = [];
  #dirty = false;
  #base = document.createElement("canvas");
  #over = document.createElement("canvas");
  #tip = document.createElement("div");
  #sizes = new ResizeObserver(() => this.#repaint());

  describe = () => "";

  connectedCallback() {
    this.tabIndex = 0;
    this.setAttribute("role", "application");
    this.setAttribute("aria-roledescription", "grid of ranks");
    this.#tip.className = "tip";
    this.#tip.setAttribute("aria-live", "polite");
    this.append(this.#base, this.#over, this.#tip);
    this.addEventListener("pointermove", (event) => this.#point(this.#at(event)));
    this.addEventListener("pointerleave", () => this.#point(-1));
    this.addEventListener("click", (event) => this.#choose(this.#at(event)));
    this.addEventListener("keydown", (event) => this.#onKey(event));
    this.addEventListener("focus", () => this.#overlay());
    this.addEventListener("blur", () => {
      this.#show(this.#pointer);
      this.#overlay();
    });
    this.#sizes.observe(this);
  }

  disconnectedCallback() {
    this.#sizes.disconnect();
  }

  set mesh(mesh) {
    if (mesh === this.#mesh) {
      return;
    }
    this.#wave(this.#mesh, mesh);
    this.#mesh = mesh;
    this.#runs = lookRuns(mesh.looks);
    this.#focus = Math.min(this.#focus, mesh.size - 1);
    this.#repaint();
  }

  set theme(theme) {
    if (theme !== this.#theme) {
      this.#theme = theme;
      this.#repaint();
    }
  }

  set open(rank) {
    if (rank !== this.#open) {
      this.#open = rank;
      this.#focus = rank >= 0 ? rank : this.#focus;
      this.#overlay();
    }
  }

  /** The rank that has the focus; tests and the page move it. */
  get focusedRank() {
    return this.#focus;
  }

  /** Where a rank lies, in pixels of the page relative to this element; undefined before the first painting. */
  placeOf(rank) {
    if (!this.#layout) {
      return undefined;
    }
    const { left, top, size } = cellOf(this.#layout, rank);
    return { x: MARGIN + (left + size / 2) / this.#scale, y: MARGIN + (top + size / 2) / this.#scale };
  }

  /** How long painting all runs takes, in milliseconds. */
  measurePaint() {
    const before = performance.now();
    this.#paint();
    this.#base.getContext("2d").getImageData(0, 0, 1, 1);
    return performance.now() - before;
  }

  /** Moves the focus to a rank, and shows what it is. */
  focusRank(rank) {
    this.#focus = rank;
    this.focus();
    this.#show(rank);
    this.#overlay();
  }

  /** Moves the focus to the first rank in trouble. */
  focusTrouble() {
    this.focusRank(nextRank(this.#mesh.troubled, -1));
  }

  get #scale() {
    return devicePixelRatio || 1;
  }

  #at(event) {
    if (!this.#layout) {
      return -1;
    }
    const box = this.#base.getBoundingClientRect();
    return rankAt(this.#layout, (event.clientX - box.left) * this.#scale, (event.clientY - box.top) * this.#scale);
  }

  #onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.#layout) {
      return;
    }
    const target = this.#target(event.key);
    if (event.key === "Enter" || event.key === " ") {
      this.#choose(this.#focus);
    } else if (target === undefined || target < 0) {
      return;
    } else {
      this.focusRank(target);
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #target(key) {
    switch (key) {
      case "n":
        return nextRank(this.#mesh.troubled, this.#focus);
      case "p":
        return previousRank(this.#mesh.troubled, this.#focus);
      default:
        return move(this.#layout, this.#focus, key);
    }
  }

  #choose(rank) {
    if (rank >= 0) {
      this.#focus = rank;
      const detail = { mesh: this.#mesh.name, rank };
      this.dispatchEvent(new CustomEvent("open-rank", { detail, bubbles: true }));
    }
  }

  #point(rank) {
    if (rank !== this.#pointer) {
      this.#pointer = rank;
      this.#show(rank);
      this.#overlay();
    }
  }

  #show(rank) {
    this.#tip.hidden = rank < 0 || !this.#layout;
    if (this.#tip.hidden) {
      return;
    }
    this.#tip.textContent = this.describe(rank);
    const { x, y } = this.placeOf(rank);
    const right = x > this.clientWidth / 2;
    this.#tip.classList.toggle("left", right);
    this.#tip.style.left = `${x}px`;
    this.#tip.style.top = `${y + 18}px`;
  }

  #wave(before, mesh) {
    if (!before || stillness.matches) {
      return;
    }
    for (const name of FAILURES) {
      const fresh = minus(mesh.looks.get(name) ?? [], before.looks.get(name) ?? []);
      for (let at = 0; at < fresh.length && this.#waves.length < MOST_WAVES; at += 2) {
        this.#waves.push({ run: { start: fresh[at], end: fresh[at + 1] }, name, from: performance.now() });
      }
    }
  }

  #repaint() {
    if (!this.#dirty) {
      this.#dirty = true;
      requestAnimationFrame(() => {
        this.#dirty = false;
        this.#paint();
        this.#overlay();
      });
    }
  }

  #paint() {
    if (!this.#mesh || !this.clientWidth) {
      return;
    }
    const scale = this.#scale;
    this.#layout = layOut({
      ranks: this.#mesh.size,
      group: groupSize(this.#mesh.shape),
      width: Math.floor((this.clientWidth - 2 * MARGIN) * scale),
      height: (this.#mesh.size <= SMALL_MESH ? SMALL_HEIGHT : MOST_HEIGHT) * scale,
      scale,
    });
    resize(this.#base, this.#layout.width, this.#layout.height, scale);
    resize(this.#over, this.#layout.width + 2 * MARGIN * scale, this.#layout.height + 2 * MARGIN * scale, scale);
    paintRuns(this.#base.getContext("2d"), this.#layout, this.#runs, this.#theme);
  }

  #overlay() {
    if (!this.#layout) {
      return;
    }
    const pen = this.#over.getContext("2d");
    const margin = MARGIN * this.#scale;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this.#over.width, this.#over.height);
    pen.translate(margin, margin);
    this.#paintWaves(pen);
    const ink = this.#theme === "dark" ? "#ffffff" : "#0b1017";
    const rings = [
      { rank: this.#pointer, colour: ink, width: this.#scale },
      { rank: this.#open, colour: ink, width: 2 * this.#scale },
      { rank: this.matches(":focus-visible") ? this.#focus : -1, colour: ink, width: 3 * this.#scale },
    ];
    paintRings(pen, this.#layout, rings.filter(({ rank }) => rank >= 0 && rank < this.#layout.ranks));
  }

  #paintWaves(pen) {
    const now = performance.now();
    this.#waves = this.#waves.filter((wave) => now - wave.from < WAVE_MILLISECONDS);
    for (const wave of this.#waves) {
      const progress = (now - wave.from) / WAVE_MILLISECONDS;
      paintWave(pen, this.#layout, wave.run, progress, PALETTE[this.#theme][wave.name]);
    }
    if (this.#waves.length) {
      requestAnimationFrame(() => this.#overlay());
    }
  }
}

function resize(canvas, width, height, scale) {
  canvas.width = width;
  canvas.height = height;
  canvas.style.width = `${width / scale}px`;
  canvas.style.height = `${height / scale}px`;
}

customElements.define("rank-grid", RankGrid);
