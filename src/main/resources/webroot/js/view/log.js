/** The tail of a proc's log, and its threads. */
import { html, nothing } from "./lit.js";

export function log({ detail, actions }, proc) {
  const { stream, previous, follow } = detail.query;
  const choose = (change) => () => actions.readLog(proc, change);
  return html`
    <section class="log" id="log">
      <div class="bar">
        <h3>Log</h3>
        <div class="choices" role="group" aria-label="Which log">
          ${choice("stdout", stream === "out", choose({ stream: "out" }))}
          ${choice("stderr", stream === "err", choose({ stream: "err" }))}
          ${choice("previous", previous, choose({ previous: !previous }), "What was written before the file was cut the last time")}
          ${choice("follow", follow, choose({ follow: !follow }))}
        </div>
      </div>
      ${detail.logProblem ? html`<p class="problem">${detail.logProblem}</p>` : nothing}
      <pre class="output" tabindex="0" aria-label="Log of ${proc}">${detail.log ? detail.log.join("\n") || "(empty)" : "…"}</pre>
    </section>
  `;
}

function choice(text, pressed, act, title = "") {
  return html`<button type="button" aria-pressed=${pressed} title=${title} @click=${act}>${text}</button>`;
}

export function threads({ detail, actions }, proc) {
  return html`
    <section class="threads" id="threads">
      <div class="bar"><h3>Threads</h3>
        <button type="button" @click=${() => actions.readThreads(proc)}>${detail.threads ? "Again" : "Thread dump"}</button>
      </div>
      ${detail.threadsProblem ? html`<p class="problem">${detail.threadsProblem}</p>` : nothing}
      ${detail.threads ? html`<pre class="output" tabindex="0" aria-label="Threads of ${proc}">${detail.threads.join("\n")}</pre>` : nothing}
    </section>
  `;
}
