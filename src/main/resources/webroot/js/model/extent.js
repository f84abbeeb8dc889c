/** The grid of a mesh: labelled dimensions, outermost first; ranks are row-major. Pure. */

/** Reads "hosts=2,procs=4"; "" has one rank and no dimension. */
export function parseExtent(text) {
  const terms = text ? text.split(",").map((term) => term.split("=")) : [];
  const labels = terms.map(([label]) => label);
  const sizes = terms.map(([, size]) => Number(size));
  return { labels, sizes, ranks: sizes.reduce((product, size) => product * size, 1) };
}

/** How many ranks belong to one member of the outermost dimension that has more than one. */
export function groupSize(extent) {
  const outer = extent.sizes.findIndex((size) => size > 1);
  return outer < 0 ? 1 : extent.sizes.slice(outer + 1).reduce((product, size) => product * size, 1);
}

/** The coordinates of a rank, one for each label. */
export function coordinates(extent, rank) {
  let rest = rank;
  return extent.sizes
    .map((size, dimension) => {
      const stride = extent.sizes.slice(dimension + 1).reduce((product, inner) => product * inner, 1);
      const coordinate = Math.floor(rest / stride);
      rest %= stride;
      return coordinate;
    });
}

/** "hosts 1/2 · procs 3/4", counted from 0 as the library does. */
export function formatPoint(extent, rank) {
  return coordinates(extent, rank)
    .map((coordinate, dimension) => `${extent.labels[dimension]} ${coordinate}/${extent.sizes[dimension]}`)
    .join(" · ");
}
