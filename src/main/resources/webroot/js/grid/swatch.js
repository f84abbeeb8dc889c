/** <status-swatch status="failed">: the colour and pattern of a status, as the grids have them. */
import { status } from "../model/statuses.js";
import { mask, tile } from "./tiles.js";

const SIZE = 14;

class StatusSwatch extends HTMLElement {
  static observedAttributes = ["status", "theme"];
  #canvas = document.createElement("canvas");

  connectedCallback() {
    this.setAttribute("aria-hidden", "true");
    this.append(this.#canvas);
    this.#paint();
  }

  attributeChangedCallback() {
    this.#paint();
  }

  #paint() {
    const scale = devicePixelRatio || 1;
    const size = Math.round(SIZE * scale);
    const name = this.getAttribute("status");
    if (!this.isConnected || !name) {
      return;
    }
    this.#canvas.width = size;
    this.#canvas.height = size;
    const pen = this.#canvas.getContext("2d");
    pen.drawImage(tile(status(name), this.getAttribute("theme") ?? "dark", size), 0, 0);
    pen.globalCompositeOperation = "destination-out";
    pen.drawImage(mask(size), 0, 0);
  }
}

customElements.define("status-swatch", StatusSwatch);
