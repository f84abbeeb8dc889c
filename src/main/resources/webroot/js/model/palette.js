/**
 * Colours of the statuses in both themes, from the palette of Okabe and Ito, made lighter or darker as the ground asks.
 * A test holds them apart for people with protanopia, deuteranopia and tritanopia. Pure.
 */
export const PALETTE = {
  dark: {
    running: "#14806a",
    initializing: "#6cc4f5",
    stopping: "#e8b23a",
    stopped: "#59636f",
    failed: "#ff7033",
    timeout: "#f3a3d3",
    unknown: "#97a2b0",
    "out-of-reach": "#4b8dff",
    stalled: "#f5e663",
    "not-exist": "#39424e",
  },
  light: {
    running: "#3fae90",
    initializing: "#3b9fe0",
    stopping: "#d99a00",
    stopped: "#a3adb8",
    failed: "#c43e00",
    timeout: "#a8327d",
    unknown: "#6d7885",
    "out-of-reach": "#0b4fb3",
    stalled: "#8a7a00",
    "not-exist": "#d3d9e0",
  },
};
