/**
 * Colours of the statuses in both themes, from the palette of Okabe and Ito, made lighter or darker as the ground asks.
 * A test holds them apart for people with protanopia, deuteranopia and tritanopia. Pure.
 */
export const PALETTE = {
  dark: {
    running: "#14806a",
    initializing: "#68bdfa",
    stopping: "#ffad00",
    stopped: "#59636f",
    failed: "#ff7033",
    timeout: "#f5c3ce",
    unknown: "#97a2b0",
    "out-of-reach": "#4b8dff",
    stalled: "#f0f675",
    "not-exist": "#39424e",
  },
  light: {
    running: "#3fae90",
    initializing: "#4d91d4",
    stopping: "#d99a00",
    stopped: "#a3adb8",
    failed: "#c43e00",
    timeout: "#9e2c76",
    unknown: "#77828f",
    "out-of-reach": "#0b4fb3",
    stalled: "#ab922a",
    "not-exist": "#d3d9e0",
  },
};
