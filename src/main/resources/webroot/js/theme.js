/** Light or dark: as the reader chose, else as the system says. The colours of statuses become CSS properties. */
import { PALETTE } from "./model/palette.js";

const KEY = "vertx-mesh.theme";

export function initialTheme() {
  const chosen = read();
  return chosen ?? (matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark");
}

/** Shows a theme; `keep` remembers it for the next visit. */
export function applyTheme(theme, keep) {
  document.documentElement.dataset.theme = theme;
  for (const [name, colour] of Object.entries(PALETTE[theme])) {
    document.documentElement.style.setProperty(`--status-${name}`, colour);
  }
  if (keep) {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Storage may be forbidden: then the choice lasts as long as the page.
    }
  }
}

function read() {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}
