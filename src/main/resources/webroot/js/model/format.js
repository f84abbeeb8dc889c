/** Numbers, times and counts as people read them. Pure: what time it is now is a parameter. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 100,064 */
export function number(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 rank", "2 ranks"; `many` where an s is not enough. */
export function plural(count, one, many = `${one}s`) {
  return `${number(count)} ${count === 1 ? one : many}`;
}

/** "now", "12 s", "3 min", "4 h 10 min", "2 d 3 h"; never below zero. */
export function duration(milliseconds) {
  if (milliseconds < SECOND) {
    return "now";
  }
  if (milliseconds < MINUTE) {
    return `${Math.floor(milliseconds / SECOND)} s`;
  }
  if (milliseconds < HOUR) {
    return `${Math.floor(milliseconds / MINUTE)} min`;
  }
  const [unit, lesser, long, short] = milliseconds < DAY ? [HOUR, MINUTE, "h", "min"] : [DAY, HOUR, "d", "h"];
  const rest = Math.floor((milliseconds % unit) / lesser);
  return `${Math.floor(milliseconds / unit)} ${long}${rest ? ` ${rest} ${short}` : ""}`;
}

/** How long ago: "12 s ago", "now". */
export function ago(instant, now) {
  const text = duration(now - Date.parse(instant));
  return text === "now" ? text : `${text} ago`;
}

/** The time of day in the reader's zone: 03:12:04, with the date before it unless it is today's. */
export function clock(instant, now = Date.now()) {
  const date = new Date(instant);
  const two = (value) => String(value).padStart(2, "0");
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  const today = new Date(now).toDateString() === date.toDateString();
  return today ? time : `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${time}`;
}

/** The last part of a class name. */
export function simpleName(className) {
  return className.slice(className.lastIndexOf(".") + 1);
}

/** At most so many characters, the cut marked. */
export function shorten(text, most) {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
