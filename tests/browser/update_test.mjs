// The office gets a newer build of the page while somebody works with the one before.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { DESK, until } from "./support/chromium.mjs";
import { laterBuildOf } from "./support/later_build.mjs";
import { builtSite } from "./support/office.mjs";
import { layWire, openOffice, somebody } from "./support/scene.mjs";

/** @typedef {import("./support/person.mjs").Person} Person */

const CUSTOMER = "通辽鑫源纺织服装有限责任公司";
const HALF_TYPED = "写到一半的话";
const NOTES = "写到一半的话，更新之后写完";

/** @param {Person} person */
const buildOf = (person) => person.page.locator('meta[name="build"]').getAttribute("content");

/** The sheet of the visit that was begun has what was typed. @param {Person} person */
async function goesOnWriting(person) {
  // The customer's page has a field "Notes" as well: only the sheet can be saved.
  await person.page.getByRole("button", { name: "Save visit" }).waitFor();
  assert.equal(await person.page.getByRole("textbox", { name: "Notes" }).inputValue(), HALF_TYPED);
}

/** Somebody comes back to the page. @param {Person} person */
async function comeBack(person) {
  await person.page.evaluate(() => void document.dispatchEvent(new Event("visibilitychange")));
}

/** The worker that keeps the site for starts without network. @param {Person} person */
const keeperOf = (person) => person.page.evaluateHandle(async () => (await navigator.serviceWorker.ready).active);

/**
 * Asked of the registration: a page that keeps fetching keeps the old worker at work.
 * @param {Person} person @param {import("playwright-core").JSHandle} keeper
 */
function anotherKeeps(person, keeper) {
  return until(
    () =>
      person.page.evaluate(async (before) => {
        const { active } = await navigator.serviceWorker.ready;
        return active !== before && active?.state === "activated";
      }, keeper),
    "the newer build to be kept for the next start",
  );
}

test("a page that is open goes on with its build, says that a newer one is there, and starts it next time", async () => {
  const { later, build, laterBuild } = laterBuildOf(builtSite());
  const office = await openOffice();
  const rep = await somebody("zhoumin", { viewport: DESK });
  await rep.open(`${office.address}/`);
  await rep.signIn();
  await rep.openCustomer(CUSTOMER);
  await rep.keptForOffline();
  assert.equal(await buildOf(rep), build);
  await rep.press("Start visit");
  await rep.press("Check in");
  await rep.fill("Notes", HALF_TYPED);

  await office.stop();
  office.site = later;
  await office.start();
  const keeper = await keeperOf(rep);
  /** @type {string[]} */
  const fetched = [];
  rep.page.on("request", (request) => void fetched.push(new URL(request.url()).pathname));
  await comeBack(rep);
  await anotherKeeps(rep, keeper);
  assert.ok((await rep.page.evaluate(async () => (await fetch("/index.html")).text())).includes(laterBuild));

  // The page still runs the build it began with, says so, and what was typed is there.
  assert.equal(await buildOf(rep), build);
  assert.equal(await rep.page.evaluate(() => "laterBuild" in globalThis), false);
  assert.equal(await rep.page.getByRole("textbox", { name: "Notes" }).inputValue(), HALF_TYPED);
  await rep.go("Sync");
  await rep.reads(/A new version is ready/);
  await rep.shoot("update-1-ready");
  await rep.openCustomer(CUSTOMER);
  await rep.press("Continue visit");
  await goesOnWriting(rep);
  assert.deepEqual(fetched.filter((path) => path.startsWith("/assets/")), [], "no part of either build");

  // The next start is the newer one, with the office gone as well.
  await office.kill();
  await rep.page.reload();
  await rep.page.waitForFunction(() => "laterBuild" in globalThis);
  assert.equal(await buildOf(rep), laterBuild);
  await goesOnWriting(rep);
  await rep.reads(/The new version is in place\. All you wrote is here\./);
  await rep.fill("Notes", NOTES);
  await rep.press("Save visit");
  await rep.status("Saved on this device");
  await rep.shoot("update-2-saved-by-the-newer-build");

  await office.start();
  await rep.status(/Accepted no\. \d+/);
  assert.deepEqual(rep.complaints, []);
});

// When the browser lets the newer worker in is its own affair, as soon as the old one rests.
test("a newer build is not let in while a word is half written, and is when it is stored", async () => {
  const { later } = laterBuildOf(builtSite());
  const office = await openOffice();
  const rep = await somebody("zhoumin", { viewport: DESK });
  await rep.context.addInitScript(() => {
    const page = /** @type {any} */ (globalThis);
    page.letIn = 0;
    const post = ServiceWorker.prototype.postMessage;
    ServiceWorker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ ...rest) {
      if (message === "take-over") page.letIn += 1;
      return post.call(this, message, ...rest);
    };
  });
  const letIn = () => rep.page.evaluate(() => /** @type {any} */ (globalThis).letIn);
  await rep.open(`${office.address}/`);
  await rep.signIn();
  await rep.openCustomer(CUSTOMER);
  await rep.keptForOffline();
  const session = await rep.context.newCDPSession(rep.page);
  await rep.field("Notes").click();
  await session.send("Input.imeSetComposition", { text: "leng", selectionStart: 4, selectionEnd: 4 });

  await office.stop();
  office.site = later;
  await office.start();
  await comeBack(rep);
  await until(
    () => rep.page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state === "installed"),
    "the newer build to wait",
  );
  assert.equal(await letIn(), 0);

  await session.send("Input.insertText", { text: "冷库" });
  await until(async () => (await letIn()) === 1, "the newer build to be let in");
  assert.match(await rep.field("Notes").inputValue(), /冷库$/);
  assert.deepEqual(rep.complaints, []);
});

test("somebody at work is told of the newer build in passing, and it starts with what they typed", async () => {
  const { later, laterBuild } = laterBuildOf(builtSite());
  const office = await openOffice();
  const rep = await somebody("zhoumin", { viewport: DESK });
  await rep.open(`${office.address}/`);
  await rep.signIn();
  await rep.openCustomer(CUSTOMER);
  await rep.keptForOffline();
  await rep.press("Start visit");
  await rep.fill("Notes", HALF_TYPED);
  await office.stop();
  office.site = later;
  await office.start();
  await comeBack(rep);
  await rep.reads(/A new version is ready; what you typed stays\./);
  await rep.shoot("update-3-told-in-passing");
  await rep.fill("Notes", `${HALF_TYPED}，更新前一刻`); // And not a pause after it.
  await rep.press("Now");
  await rep.page.waitForFunction(() => "laterBuild" in globalThis);
  assert.equal(await buildOf(rep), laterBuild);
  await rep.reads(/The new version is in place\./);
  assert.equal(await rep.page.getByRole("textbox", { name: "Notes" }).inputValue(), `${HALF_TYPED}，更新前一刻`);
  await rep.page.reload();
  await rep.page.getByRole("button", { name: "Save visit" }).waitFor();
  assert.equal(await rep.page.getByText("The new version is in place").count(), 0, "it is told once");
  assert.deepEqual(rep.complaints, []);
});

// A page may stay open for weeks behind others.
test("a page of the old build that nobody looks at starts the newer one, once all is stored", async () => {
  const { later, laterBuild } = laterBuildOf(builtSite());
  const office = await openOffice();
  const rep = await somebody("zhoumin", { viewport: DESK });
  await rep.context.addInitScript(() => {
    const page = /** @type {any} */ (globalThis);
    page.seen = "visible";
    Object.defineProperty(Document.prototype, "visibilityState", { get: () => page.seen });
    page.see = (/** @type {string} */ state) => {
      page.seen = state;
      document.dispatchEvent(new Event("visibilitychange"));
    };
  });
  await rep.page.clock.install();
  /** @param {string} state */
  const see = (state) => rep.page.evaluate((next) => /** @type {any} */ (globalThis).see(next), state);
  await rep.open(`${office.address}/`);
  await rep.signIn();
  await rep.openCustomer(CUSTOMER);
  await rep.keptForOffline();
  await rep.press("Start visit");
  await rep.fill("Notes", HALF_TYPED);
  await office.stop();
  office.site = later;
  await office.start();
  await comeBack(rep);
  await rep.reads(/A new version is ready/);
  await see("hidden");
  await rep.page.clock.fastForward("04:00");
  await see("visible");
  await see("hidden"); // Somebody looked in between.
  await rep.page.clock.fastForward("04:00");
  assert.equal(await rep.page.evaluate(() => "laterBuild" in globalThis), false, "nobody looked for less than five minutes");
  await rep.page.clock.fastForward("02:00");
  await rep.page.waitForFunction(() => "laterBuild" in globalThis);
  assert.equal(await buildOf(rep), laterBuild);
  await rep.reads(/The new version is in place\./);
  await goesOnWriting(rep);
  assert.deepEqual(rep.complaints, []);
});

// Its start script is gone from this device and from the office: parts of two builds would not fit.
test("a tab that was opening while the newer build took over opens anew as that build", async () => {
  const { later, build, laterBuild } = laterBuildOf(builtSite());
  const office = await openOffice();
  const wire = await layWire(office);
  const rep = await somebody("zhoumin", { viewport: DESK });
  await rep.open(`${wire.address}/`);
  await rep.page.getByRole("textbox", { name: "Account" }).waitFor();
  await rep.keptForOffline();
  const oldPage = readFileSync(join(builtSite(), "index.html"), "utf8");
  await office.stop();
  office.site = later;
  await office.start();
  const keeper = await keeperOf(rep);
  await comeBack(rep);
  await anotherKeeps(rep, keeper);
  /** What the device starts with from now on. @param {string} text */
  const startWith = (text) =>
    rep.page.evaluate(async (page) => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          if (new URL(request.url).pathname === "/index.html") await cache.put(request, new Response(page, { headers: { "content-type": "text/html" } }));
        }
      }
    }, text);
  await startWith(oldPage);
  let missed = "";
  wire.beforeAnswer = async (_method, path) => {
    if (path.startsWith("/assets/start-")) {
      missed = path;
      await startWith(readFileSync(join(later, "index.html"), "utf8"));
    }
    return "answer";
  };
  const tab = await rep.context.newPage();
  const session = await rep.context.newCDPSession(tab);
  await session.send("Network.clearBrowserCache"); // Else it has the whole of the old build there still.
  await tab.goto(`${wire.address}/?lang=en`);
  await tab.waitForFunction(() => "laterBuild" in globalThis);
  assert.equal(await tab.locator('meta[name="build"]').getAttribute("content"), laterBuild);
  assert.ok(missed !== "" && oldPage.includes(missed), "it was the old build's script that was missed");
  assert.ok(oldPage.includes(build));
  await tab.getByText("Huifang is already open in another tab").waitFor();
});
