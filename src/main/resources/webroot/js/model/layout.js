/**
 * Where the cell of a rank lies in a grid of a given width, and which rank lies at a point: arithmetic only, whatever
 * the number of ranks. All lengths are pixels of the device. A cell is one rank, or, where there are more ranks than
 * pixels, a few neighbours. Pure.
 */

const PITCHES = [30, 26, 22, 18, 15, 12, 10, 8, 7, 6, 5, 4, 3, 2];
const MOST_CELLS = 400_000;
const ROOMY_PITCH = 8;
const GAP = 6;
const MOST_BANDS = 24;
const LEAST_BAND_ROWS = 2;
const FULL_ENOUGH = 0.8;
const ALIGNED_PITCH = 6;

/**
 * @param ranks how many there are
 * @param group how many ranks belong together (those of one host): rows hold whole groups where they can
 * @param width of the grid
 * @param height that the grid should not exceed, if the cells can be small enough
 * @param scale device pixels for each pixel of the page
 */
export function layOut({ ranks, group, width, height, scale = 1 }) {
  const perCell = Math.max(1, Math.ceil(ranks / MOST_CELLS));
  const cells = Math.ceil(ranks / perCell);
  const groupCells = perCell === 1 ? group : 1;
  let found;
  for (const size of PITCHES) {
    const pitch = Math.max(1, Math.round(size * scale));
    found = fit(cells, groupCells, pitch, width, scale);
    if (found.height <= height) {
      break;
    }
  }
  return { ...found, ranks, cells, perCell, width };
}

function fit(cells, group, pitch, width, scale) {
  const most = Math.max(1, Math.floor(width / pitch));
  const roomy = pitch >= ROOMY_PITCH * scale;
  return group > most
    ? bands(cells, group, pitch, pitch >= ALIGNED_PITCH * scale ? dividing(group, most) : stepped(most), scale)
    : groups(cells, group, pitch, roomy && group > 1 && group < cells ? Math.round(GAP * scale) : 0, width, most);
}

/** Rows that hold some whole groups, with gaps between them where cells are large. */
function groups(cells, group, pitch, gap, width, most) {
  const inRow = Math.min(Math.floor((width + gap) / (group * pitch + gap)), Math.ceil(cells / group));
  const columns = group > 1 && inRow > 0 ? inRow * group : Math.min(cells, stepped(most));
  const grouped = gap > 0 && columns % group === 0;
  const bandRows = Math.ceil(cells / columns);
  const block = grouped ? { group, gap } : { group: columns, gap: 0 };
  return { pitch, columns, ...block, bandCells: cells, bandRows, bandGap: 0, height: bandRows * pitch };
}

/** A group that is longer than a row begins a band of rows of its own, unless too much room would be lost. */
function bands(cells, group, pitch, columns, scale) {
  const count = Math.ceil(cells / group);
  const banded = count > 1 && count <= MOST_BANDS && group >= LEAST_BAND_ROWS * columns;
  const bandCells = banded ? group : cells;
  const bandRows = Math.ceil(bandCells / columns);
  const bandGap = banded ? Math.round(GAP * scale) : 0;
  const height = banded ? count * (bandRows * pitch + bandGap) - bandGap : bandRows * pitch;
  return { pitch, columns, group: columns, gap: 0, bandCells, bandRows, bandGap, height };
}

/** Columns of which a group fills whole rows, if not too few; else such as are easily counted. */
function dividing(group, most) {
  const least = Math.ceil(FULL_ENOUGH * most);
  for (let columns = most; columns >= least; columns--) {
    if (group % columns === 0) {
      return columns;
    }
  }
  return stepped(most);
}

/** Columns that are easily counted. */
function stepped(most) {
  return most >= 40 ? Math.floor(most / 10) * 10 : most;
}

/** The left edge of a column. */
export function columnLeft(layout, column) {
  return column * layout.pitch + Math.floor(column / layout.group) * layout.gap;
}

/** The top edge of a row of a band. */
function rowTop(layout, band, row) {
  return (band * layout.bandRows + row) * layout.pitch + band * layout.bandGap;
}

/** Where a cell is: its band, and in that its row and column. */
function gridPlace(layout, cell) {
  const band = Math.floor(cell / layout.bandCells);
  const inBand = cell - band * layout.bandCells;
  return { band, row: Math.floor(inBand / layout.columns), column: inBand % layout.columns };
}

/** The cell of a rank: `{left, top, size}`. */
export function cellOf(layout, rank) {
  const { band, row, column } = gridPlace(layout, Math.floor(rank / layout.perCell));
  return { left: columnLeft(layout, column), top: rowTop(layout, band, row), size: layout.pitch };
}

/** The rank at a point, or -1 between cells and outside of them. */
export function rankAt(layout, x, y) {
  const { pitch, columns } = layout;
  const block = layout.group * pitch + layout.gap;
  const inBlock = x - Math.floor(x / block) * block;
  const column = Math.floor(x / block) * layout.group + Math.floor(inBlock / pitch);
  const bandHeight = layout.bandRows * pitch + layout.bandGap;
  const band = Math.floor(y / bandHeight);
  const row = Math.floor((y - band * bandHeight) / pitch);
  const inBand = row * columns + column;
  const outside =
    x < 0 || y < 0 || inBlock >= layout.group * pitch || column >= columns || row >= layout.bandRows || inBand >= layout.bandCells;
  const rank = (band * layout.bandCells + inBand) * layout.perCell;
  return outside || rank >= layout.ranks ? -1 : rank;
}

/**
 * The rectangles of a run of ranks, one for each row and group that it touches; whole rows are joined where there are
 * no gaps: `visit(left, top, width, height)`.
 */
export function visitRectangles(layout, start, end, visit) {
  const { columns, pitch, perCell, bandCells } = layout;
  let cell = Math.floor(start / perCell);
  const endCell = Math.ceil(end / perCell);
  while (cell < endCell) {
    const { band, row, column } = gridPlace(layout, cell);
    const length = Math.min(endCell, (band + 1) * bandCells) - cell;
    const top = rowTop(layout, band, row);
    const wholeRows = column === 0 && layout.gap === 0 ? Math.floor(length / columns) : 0;
    if (wholeRows > 0) {
      visit(0, top, columns * pitch, wholeRows * pitch);
      cell += wholeRows * columns;
    } else {
      const edge = Math.min(columns, (Math.floor(column / layout.group) + 1) * layout.group);
      const width = Math.min(length, edge - column);
      visit(columnLeft(layout, column), top, width * pitch, pitch);
      cell += width;
    }
  }
}

const ROWS = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10 };

/** The rank that the focus moves to by a key, or undefined if the key moves nothing. */
export function move(layout, rank, key) {
  const last = layout.ranks - 1;
  const bounded = (target) => Math.min(last, Math.max(0, target));
  switch (key) {
    case "Home":
      return 0;
    case "End":
      return last;
    case "ArrowLeft":
      return bounded(rank - layout.perCell);
    case "ArrowRight":
      return bounded(rank + layout.perCell);
    default:
      return key in ROWS ? bounded(moveRows(layout, rank, ROWS[key])) : undefined;
  }
}

/** Some rows up or down in the same column; where there is no such row or cell, the rank itself or the band's last. */
function moveRows(layout, rank, rows) {
  const { bandRows, bandCells, columns, perCell } = layout;
  const from = gridPlace(layout, Math.floor(rank / perCell));
  const target = from.band * bandRows + from.row + rows;
  const lastRow = gridPlace(layout, layout.cells - 1);
  const bounded = Math.min(lastRow.band * bandRows + lastRow.row, Math.max(0, target));
  if (bounded === from.band * bandRows + from.row) {
    return rank;
  }
  const band = Math.floor(bounded / bandRows);
  const cell = band * bandCells + Math.min(bandCells - 1, (bounded % bandRows) * columns + from.column);
  return Math.min(layout.cells - 1, cell) * perCell;
}
