/** Why a rank ended: the sentence, the exception, what was found after the end of the process, its last output. */
import { severity, whom } from "../model/events.js";
import { clock } from "../model/format.js";
import { html, nothing } from "./lit.js";

const LEARNED = {
  escape: "an exception escaped on its context",
  start: "its start failed",
  self: "it said so itself",
  request: "somebody asked for it",
  "process-exit": "its process ended",
  "member-left": "its node left the cluster",
  ping: "it did not answer its watchdog",
  lease: "the lease of its mesh lapsed",
  poll: "a poll found it so",
};

const MEMORY = { "probably-killed": "probably killed by the kernel for lack of memory", "ran-out": "ran out of memory" };

export function evidence(event, now) {
  return html`
    <section class="cause ${severity(event)}" id="cause">
      <h3>${event.subject} ${event.event.replaceAll("-", " ")}</h3>
      <p class="sentence">${event.cause}</p>
      <p class="quiet">${whom(event)} · ${clock(event.time, now)} · learned because ${LEARNED[event.learned] ?? event.learned}</p>
    </section>
    ${event.thrown ? exception(event.thrown) : nothing}
    ${event["post-mortem"] ? postMortem(event["post-mortem"], event, now) : nothing}
    ${event.output?.length ? html`<h3>Last output</h3><pre class="output">${event.output.join("\n")}</pre>` : nothing}
  `;
}

function exception(thrown) {
  const chain = [thrown, ...(thrown.causes ?? [])];
  return html`<h3>Exception</h3>
    ${chain.map((each, index) => html`<details class="thrown" ?open=${index === 0}>
      <summary>${index ? "caused by " : ""}<b>${each.type}</b>${each.message ? `: ${each.message}` : ""}</summary>
      <pre>${each.stack.map((frame) => `at ${frame}`).join("\n")}</pre>
    </details>`)}`;
}

function postMortem(found, event, now) {
  const rows = [
    ["process", `pid ${found.pid} on ${found.host}`],
    ["exit", event.signal ? `signal ${event.signal}` : event["exit-code"] === undefined ? "" : `code ${event["exit-code"]}`],
    ["memory", MEMORY[found.memory]],
    ["started", clock(found.started, now)],
    ["last seen", found["last-seen"] && clock(found["last-seen"], now)],
    ["ended", found.ended && clock(found.ended, now)],
    ["last words", found["last-words"]],
    ["crash report", found["crash-report"]],
  ].filter(([, value]) => value);
  return html`<h3>Post-mortem</h3><dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}
