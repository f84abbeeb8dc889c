/**
 * The page in Chromium, before a real cluster: a mesh on two hosts with two worker JVMs each, and a third host that
 * serves the page. SCREENSHOT=1 writes docs/images/dashboard.png.
 */
import assert from "node:assert/strict";
import { createServer } from "node:net";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "../fixture/browser.js";
import { MeshProcess } from "../fixture/mesh.js";

const IMAGE = fileURLToPath(new URL("../../../../docs/images/dashboard.png", import.meta.url));
/** A second is what is wanted, and printed is what it took; a machine with other work may take longer. */
const MOST_MILLISECONDS_TO_SEE = 10_000;
const PATIENCE = { timeout: 60_000 };

let mesh;
let host;
let port;
let browser;
let page;
let joining;

before(async () => {
  port = await freePort();
  mesh = new MeshProcess("run", "dev.vertxmesh.cli.demo.PiVerticle", "--name", "pi", "--hosts", "2", "--procs", "2", "--actors", "150", "--conf", '{"darts": 100}', "--set", "mesh.admin.enabled=false");
  [, ...joining] = await mesh.said(/describe pi (--cluster) (\S+) (--members) (\S+)/);
  host = await startHost();
  browser = await openBrowser({ colorScheme: "dark", height: 860 });
  page = browser.page;
});

after(async () => {
  await browser?.close();
  await host?.stop();
  await mesh?.stop();
});

async function startHost() {
  const started = new MeshProcess("up", "--host", "lookout", ...joining, "--set", `mesh.admin.port=${port}`);
  await started.said(/Dashboard +http:/);
  return started;
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port: free } = probe.address();
  probe.close();
  return free;
}

const api = async (path) => (await fetch(`http://127.0.0.1:${port}/api/v1/${path}`)).json();
const text = (selector) => page.locator(selector).innerText();
const visible = (selector) => page.waitForSelector(selector, PATIENCE);

test("AD-30: loads: every host, proc and mesh", async () => {
  await page.goto(`http://127.0.0.1:${port}/`);
  await visible('article[data-mesh="pi"] [data-status="running"]:has-text("600")');
  await page.waitForFunction(() => document.querySelectorAll(".rack").length === 3, undefined, PATIENCE);
  assert.equal(await page.locator(".slot:not(.free)").count(), 4);
  assert.match(await text("#headline"), /All \d+ ranks running/);
  assert.match(await text("#touch"), /live/);
});

test("a worker that is killed is seen without a reload", async () => {
  const { procs } = await api("procs");
  const victim = procs.find(({ rank }) => rank === 1);
  // The page notes the time itself: asking it in turns would measure the asking.
  await page.evaluate(() => {
    const card = document.querySelector('article[data-mesh="pi"]');
    window.seen = new Promise((done) => {
      new MutationObserver(() => card.querySelector('[data-status="failed"]') && done(Date.now())).observe(card, { childList: true, subtree: true, attributes: true });
    });
  });
  const killedAt = Date.now();
  process.kill(victim.pid, "SIGKILL");
  const took = (await page.evaluate(() => window.seen)) - killedAt;
  console.log(`a killed worker was seen on the page after ${took} ms (wanted: 1000)`);
  await visible('article[data-mesh="pi"] [data-status="failed"]:has-text("150")');
  assert.match(await text(".events"), /pi ranks 150-299 failed/);
  assert.ok(took < MOST_MILLISECONDS_TO_SEE, `it took ${took} ms`);
});

test("from the grid to the cause and the log of the dead", async () => {
  const grid = page.locator('rank-grid[data-mesh="pi"]');
  await grid.click({ position: await grid.evaluate((element) => element.placeOf(207)) });
  await visible("#cause");
  assert.match(await text(".sentence"), /killed by signal 9 \(KILL\)/);
  assert.match(await text("#detail"), /Post-mortem/);
  await page.waitForFunction(() => (document.querySelector("#log pre")?.textContent.length ?? 0) > 10, undefined, PATIENCE);
  assert.equal(await page.locator("#log .problem").count(), 0);
  await page.mouse.move(5, 700);
  await picture();
  await page.keyboard.press("Escape");
});

test("a thread dump of a worker that lives", async () => {
  const { procs } = await api("procs");
  await page.goto(`http://127.0.0.1:${port}/#/proc/${procs[0].proc}`);
  await page.click("#threads button");
  await visible("#threads pre, #threads .problem");
  assert.match(await text("#threads"), /vert\.x-eventloop-thread/);
  await page.keyboard.press("Escape");
});

test("AD-33: a server that stops and starts again: the page says that it lost touch, and recovers", async () => {
  await host.stop();
  await visible("#touch-banner.lost");
  assert.match(await text("#touch-banner"), /Lost touch with the cluster at/);
  host = await startHost();
  await visible("#touch.live, #touch.returned");
  await visible('article[data-mesh="pi"] [data-status="failed"]:has-text("150")');
  await page.waitForSelector("#touch-banner", { state: "detached", ...PATIENCE });
});

test("nothing on the page complained", () => {
  assert.deepEqual(browser.problems, []);
});

async function picture() {
  if (process.env.SCREENSHOT) {
    await page.waitForTimeout(1_500);
    await page.screenshot({ path: IMAGE });
  }
}
