/**
 * The look of one cell of each status: a tile that repeats, in device pixels, colour and pattern together, so that no
 * status is told by colour alone.
 */
import { PALETTE } from "../model/palette.js";
import { STATUSES } from "../model/statuses.js";

const LEAST_ROUNDED_PITCH = 6;

/** Lets no colour through but the ink of the pattern. */
const INK = { dark: "rgba(7, 10, 14, 0.78)", light: "rgba(255, 255, 255, 0.82)" };

/** How each pattern is drawn on a tile of the given size that is filled with its colour. */
const PATTERNS = {
  solid: () => {},
  hatch: (pen, size) => diagonals(pen, size),
  cross: (pen, size) => plus(pen, size),
  dot: (pen, size) => disc(pen, size / 2, size / 2, size * 0.2),
  dots: (pen, size) => [0.3, 0.7].forEach((x) => [0.3, 0.7].forEach((y) => disc(pen, size * x, size * y, size * 0.12))),
  sparse: (pen, size) => disc(pen, size / 2, size / 2, size * 0.12),
  bar: (pen, size) => pen.fillRect(0, size * 0.42, size, Math.max(1, size * 0.18)),
  half: (pen, size) => pen.fillRect(size / 2, 0, size / 2, size),
  hollow: (pen, size) => inset(pen, size, 0.26),
  outline: (pen, size) => inset(pen, size, 0.16),
};

function diagonals(pen, size) {
  pen.lineWidth = Math.max(1, size * 0.14);
  pen.beginPath();
  for (const offset of [-size / 2, 0, size / 2, size]) {
    pen.moveTo(offset - 1, size + 1);
    pen.lineTo(offset + size + 1, -1);
  }
  pen.stroke();
}

function plus(pen, size) {
  const width = Math.max(1, size * 0.16);
  pen.fillRect((size - width) / 2, size * 0.15, width, size * 0.7);
  pen.fillRect(size * 0.15, (size - width) / 2, size * 0.7, width);
}

function disc(pen, x, y, radius) {
  pen.beginPath();
  pen.arc(x, y, Math.max(0.6, radius), 0, 2 * Math.PI);
  pen.fill();
}

function inset(pen, size, share) {
  pen.fillRect(size * share, size * share, size * (1 - 2 * share), size * (1 - 2 * share));
}

/** A canvas of one cell. */
export function tile(status, theme, size) {
  const canvas = new OffscreenCanvas(size, size);
  const pen = canvas.getContext("2d");
  pen.fillStyle = PALETTE[theme][status.name];
  pen.fillRect(0, 0, size, size);
  pen.fillStyle = INK[theme];
  pen.strokeStyle = INK[theme];
  PATTERNS[status.pattern](pen, size);
  return canvas;
}

/** What is cut out of each cell, so that cells are round and stand apart; undefined where they are too small. */
export function mask(pitch) {
  if (pitch < LEAST_ROUNDED_PITCH) {
    return undefined;
  }
  const canvas = new OffscreenCanvas(pitch, pitch);
  const pen = canvas.getContext("2d");
  const gap = Math.max(1, Math.round(pitch * 0.12));
  pen.fillRect(0, 0, pitch, pitch);
  pen.globalCompositeOperation = "destination-out";
  pen.beginPath();
  pen.roundRect(0, 0, pitch - gap, pitch - gap, pitch * 0.18);
  pen.fill();
  return canvas;
}

/**
 * Patterns for painting, by status name. Where cells have less than 6 pixels, a tile spans some of them, and only those
 * in trouble have a pattern: a bar could hide a whole row.
 */
export function patterns(pen, theme, pitch) {
  const small = pitch < LEAST_ROUNDED_PITCH;
  const size = small ? LEAST_ROUNDED_PITCH : pitch;
  const drawn = (status) => (small && !status.trouble ? { ...status, pattern: "solid" } : status);
  return new Map(STATUSES.map((status) => [status.name, pen.createPattern(tile(drawn(status), theme, size), "repeat")]));
}
