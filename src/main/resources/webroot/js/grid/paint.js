/** Paints a mesh by its runs: what it costs is runs and rows, not ranks. */
import { cellOf, columnLeft, visitRectangles } from "../model/layout.js";
import { PALETTE } from "../model/palette.js";
import { status } from "../model/statuses.js";
import { mask, patterns } from "./tiles.js";

/** Troubled runs up to so many pixels are drawn larger than they are: one failed rank among 100,000 is seen. */
const LEAST_MARK = 5;
const MOST_MARKS = 3_000;

/** Paints all runs, lightest first. */
export function paintRuns(pen, layout, runs, theme) {
  pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height);
  const fills = patterns(pen, theme, layout.pitch);
  const block = layout.group * layout.pitch + layout.gap;
  let painted;
  let origin;
  for (const run of runs) {
    const fill = fills.get(run.status);
    if (run.status !== painted) {
      painted = run.status;
      origin = undefined;
    }
    visitRectangles(layout, run.start, run.end, (left, top, width, height) => {
      // The pattern begins where the block and the band of the run do, so that its tiles and the cells are the same.
      const x = left - (left % block);
      const y = top % layout.pitch;
      if (origin?.x !== x || origin.y !== y) {
        origin = { x, y };
        fill.setTransform(new DOMMatrix([1, 0, 0, 1, x, y]));
        pen.fillStyle = fill;
      }
      pen.fillRect(left, top, width, height);
    });
  }
  cutCells(pen, layout);
  mark(pen, layout, runs, theme);
}

function cutCells(pen, layout) {
  const cut = mask(layout.pitch);
  if (!cut) {
    return;
  }
  const pattern = pen.createPattern(cut, "repeat");
  const bandHeight = layout.bandRows * layout.pitch;
  pen.globalCompositeOperation = "destination-out";
  for (let top = 0; top < layout.height; top += bandHeight + layout.bandGap) {
    for (let column = 0; column < layout.columns; column += layout.group) {
      const left = columnLeft(layout, column);
      pattern.setTransform(new DOMMatrix([1, 0, 0, 1, left, top]));
      pen.fillStyle = pattern;
      pen.fillRect(left, top, layout.group * layout.pitch, bandHeight);
    }
  }
  pen.globalCompositeOperation = "source-over";
}

function mark(pen, layout, runs, theme) {
  if (layout.pitch >= LEAST_MARK) {
    return;
  }
  const small = runs.filter((run) => status(run.status).trouble && run.end - run.start <= LEAST_MARK * layout.perCell);
  for (const run of small.slice(0, MOST_MARKS)) {
    const { left, top, size } = cellOf(layout, run.start);
    const grow = (LEAST_MARK - size) / 2;
    pen.fillStyle = PALETTE[theme][run.status];
    pen.fillRect(left - grow, top - grow, LEAST_MARK, LEAST_MARK);
  }
}

/** Rings around the rank in focus, the one that is open, and the one under the pointer. */
export function paintRings(pen, layout, rings) {
  for (const { rank, colour, width } of rings) {
    const { left, top, size } = cellOf(layout, rank);
    const least = Math.max(size, 9);
    const grow = (least - size) / 2;
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.beginPath();
    pen.roundRect(left - grow - 1, top - grow - 1, least + 1, least + 1, least * 0.22);
    pen.stroke();
  }
}

/** A wave that runs from what has just failed: `progress` goes from 0 to 1. */
export function paintWave(pen, layout, run, progress, colour) {
  const first = cellOf(layout, run.start);
  const last = cellOf(layout, Math.min(run.end - 1, run.start + layout.columns * layout.perCell - 1));
  const grow = progress * 26;
  const left = Math.min(first.left, last.left) - grow;
  const width = Math.abs(last.left - first.left) + first.size + 2 * grow;
  pen.globalAlpha = 1 - progress;
  pen.strokeStyle = colour;
  pen.lineWidth = 3;
  pen.beginPath();
  pen.roundRect(left, first.top - grow, width, first.size + 2 * grow, 6 + grow / 2);
  pen.stroke();
  pen.globalAlpha = 1;
}
