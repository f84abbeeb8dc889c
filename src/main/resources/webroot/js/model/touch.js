/**
 * Whether the page is in touch with its server, told from when it last heard anything. Pure: `now` is a parameter,
 * milliseconds of a clock that never jumps.
 */

/** Silence of so long is a loss. The server has something to say every 5 s. */
export const SILENCE_MILLISECONDS = 10_000;

/** How long the return is told. */
export const RETURN_MILLISECONDS = 6_000;

/** Nothing heard so far. */
export function start(now) {
  return { phase: "connecting", heardAt: now, lostAt: 0, returnedAt: 0 };
}

/** After something was heard. */
export function heard(touch, now) {
  const back = touch.phase === "lost";
  const phase = back || (touch.phase === "returned" && now - touch.returnedAt < RETURN_MILLISECONDS) ? "returned" : "live";
  return { ...touch, phase, heardAt: now, returnedAt: back ? now : touch.returnedAt };
}

/** After the connection broke: perhaps only for a moment. */
export function broken(touch) {
  return touch.phase === "live" || touch.phase === "returned" ? { ...touch, phase: "reconnecting" } : touch;
}

/** After time has passed. */
export function tick(touch, now) {
  if (touch.phase !== "lost" && now - touch.heardAt >= SILENCE_MILLISECONDS) {
    return { ...touch, phase: "lost", lostAt: touch.heardAt };
  }
  if (touch.phase === "returned" && now - touch.returnedAt >= RETURN_MILLISECONDS) {
    return { ...touch, phase: "live" };
  }
  return touch;
}
