import assert from "node:assert/strict";
import { test } from "node:test";
import { coordinates, formatPoint, groupSize, parseExtent } from "../../../main/resources/webroot/js/model/extent.js";
import { cellOf, layOut, move, rankAt, visitRectangles } from "../../../main/resources/webroot/js/model/layout.js";

const SHAPES = [
  { ranks: 8, group: 1, width: 300, height: 120 },
  { ranks: 80, group: 16, width: 300, height: 120 },
  { ranks: 20, group: 4, width: 300, height: 120 },
  { ranks: 600, group: 120, width: 980, height: 120, scale: 1.5 },
  { ranks: 100_000, group: 20_000, width: 988, height: 450 },
  { ranks: 99_991, group: 1, width: 760, height: 450, scale: 2 },
  { ranks: 3_000_000, group: 1000, width: 988, height: 450 },
];

for (const shape of SHAPES) {
  test(`${shape.ranks} ranks in groups of ${shape.group}: the cell of each rank is found again`, () => {
    const layout = layOut(shape);
    const step = Math.max(1, Math.floor(shape.ranks / 5000)) * layout.perCell;
    for (let rank = 0; rank < shape.ranks; rank += step) {
      const { left, top, size } = cellOf(layout, rank);
      assert.equal(rankAt(layout, left + size / 2, top + size / 2), rank);
      assert.ok(left + size <= shape.width && top + size <= layout.height, `rank ${rank} lies outside`);
    }
  });

  test(`${shape.ranks} ranks in groups of ${shape.group}: the rectangles of runs cover their cells, each once`, () => {
    const layout = layOut(shape);
    const runs = [[0, shape.ranks], [3, 4], [5, Math.min(shape.ranks, 2_345)], [Math.floor(shape.ranks / 3), Math.ceil(shape.ranks / 2)]];
    for (const [start, end] of runs) {
      let area = 0;
      visitRectangles(layout, start, end, (left, top, width, height) => {
        area += width * height;
        assert.ok(left + width <= shape.width && top + height <= layout.height);
      });
      const cells = Math.ceil(end / layout.perCell) - Math.floor(start / layout.perCell);
      assert.equal(area, cells * layout.pitch ** 2);
    }
  });
}

test("a mesh of 100,000 ranks in one state is as many rectangles as it has hosts, and rests of rows", () => {
  let rectangles = 0;
  visitRectangles(layOut(SHAPES[4]), 0, 100_000, () => rectangles++);
  assert.ok(rectangles <= 10, `${rectangles} rectangles`);
});

test("arrow keys move by one, by a row, and never out of the mesh", () => {
  const layout = layOut(SHAPES[4]);
  assert.equal(move(layout, 0, "ArrowLeft"), 0);
  assert.equal(move(layout, 0, "ArrowDown"), layout.columns);
  assert.equal(move(layout, 99_999, "ArrowRight"), 99_999);
  assert.equal(move(layout, 99_999, "ArrowDown"), 99_999);
  assert.equal(move(layout, 20_000, "ArrowUp"), 20_000 - (20_000 % layout.columns || layout.columns));
  assert.equal(move(layout, 7, "x"), undefined);
});

test("coordinates are row-major", () => {
  const extent = parseExtent("hosts=2,procs=4,actors=3");
  assert.equal(extent.ranks, 24);
  assert.equal(groupSize(extent), 12);
  assert.deepEqual(coordinates(extent, 23), [1, 3, 2]);
  assert.equal(formatPoint(extent, 13), "hosts 1/2 · procs 0/4 · actors 1/3");
  assert.equal(parseExtent("").ranks, 1);
});
