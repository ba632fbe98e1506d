// The page as an app of the device: put on the home screen, a number on its icon, a screen that stays lit.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, PHONE, until } from "./support/chromium.mjs";
import { IPHONE, keepOffersAway, offerInstalling } from "./support/installing.mjs";
import { openOffice, somebody } from "./support/scene.mjs";

/** @typedef {import("./support/person.mjs").Person} Person */

const CUSTOMER = "通辽鑫源纺织服装有限责任公司";
const IPAD = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15";

/** @param {import("playwright-core").BrowserContextOptions} [options] @param {import("./support/words.mjs").Language} [language] */
async function undisturbed(options = { viewport: PHONE, hasTouch: true }, language = "en") {
  const person = await somebody("zhoumin", options, language);
  await keepOffersAway(person);
  return person;
}

const asked = (/** @type {Person} */ person) => person.page.evaluate(() => /** @type {any} */ (globalThis).asked);

test("the page is good enough for the browser to offer installing it", async () => {
  const office = await openOffice();
  const rep = await somebody();
  await rep.open(`${office.address}/`);
  await rep.signIn();
  await rep.go("Sync");
  await rep.button("Install").waitFor();
  assert.deepEqual(rep.complaints, []);
});

test("installing is offered on the Sync page, quietly, and agreed to", async () => {
  const office = await openOffice();
  const rep = await undisturbed();
  await rep.open(`${office.address}/`);
  await rep.signIn();
  await rep.go("Sync");
  await rep.button("Sync now").waitFor();
  assert.equal(await rep.button("Install").count(), 0, "nothing was offered");
  assert.equal(await offerInstalling(rep, "accepted"), false, "the browser's own bar is kept away");
  await rep.button("Install").waitFor();
  await rep.shoot("install-offered");
  await rep.press("Install");
  await rep.reads(/Installed\. From now on/);
  assert.equal(await asked(rep), 1);
  assert.equal(await rep.button("Install").count(), 0);
  assert.deepEqual(rep.complaints, []);
});

test("who declines is left in peace until the browser offers it again", async () => {
  const office = await openOffice();
  const rep = await undisturbed();
  await rep.open(`${office.address}/`);
  await rep.signIn();
  await rep.go("Sync");
  await offerInstalling(rep, "dismissed");
  await rep.press("Install");
  await rep.reads(/Not now, then/);
  assert.equal(await asked(rep), 1);
  assert.equal(await rep.button("Install").count(), 0);
  await offerInstalling(rep, "accepted");
  await rep.button("Install").waitFor();
  await rep.page.evaluate(() => window.dispatchEvent(new Event("appinstalled"))); // From the browser's own menu.
  await rep.button("Install").waitFor({ state: "detached" });
  assert.deepEqual(rep.complaints, []);
});

test("an offer that came before the program was there is not lost", async () => {
  const office = await openOffice();
  const rep = await undisturbed();
  await rep.context.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => {
      const event = new Event("beforeinstallprompt", { cancelable: true });
      window.dispatchEvent(Object.assign(event, { prompt: async () => ({ outcome: "accepted" }) }));
    });
  });
  await rep.open(`${office.address}/`);
  await rep.signIn();
  await rep.go("Sync");
  await rep.button("Install").waitFor();
});

for (const [device, options] of /** @type {const} */ ([
  ["an iPhone", { userAgent: IPHONE, viewport: PHONE, hasTouch: true }],
  ["an iPad, which calls itself a Mac", { userAgent: IPAD, viewport: { width: 820, height: 1180 }, hasTouch: true }],
])) {
  test(`on ${device} a person is told how to install`, async () => {
    const office = await openOffice();
    const rep = await undisturbed(options, "zh-CN");
    await rep.context.addInitScript(() => Object.defineProperty(Navigator.prototype, "maxTouchPoints", { value: 5 }));
    await rep.open(`${office.address}/`);
    await rep.signIn();
    await rep.go("Sync");
    await rep.press("Show me");
    const dialog = rep.page.getByRole("dialog", { name: rep.words("Put it on the home screen") });
    await dialog.waitFor();
    await rep.reads(/添加到主屏幕/);
    await rep.shoot(`install-by-hand-${options.viewport.width}`);
    await rep.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    assert.deepEqual(rep.complaints, []);
  });
}

test("on a Mac without a touch screen nothing is told about it", async () => {
  const office = await openOffice();
  const rep = await undisturbed({ userAgent: IPAD, viewport: DESK });
  await rep.open(`${office.address}/`);
  await rep.signIn();
  await rep.go("Sync");
  await rep.button("Sync now").waitFor();
  assert.equal(await rep.button("Show me").count(), 0);
});

test("what runs as an app already is offered nothing", async () => {
  const office = await openOffice();
  const rep = await undisturbed({ userAgent: IPHONE, viewport: PHONE, hasTouch: true });
  await rep.context.addInitScript(() => Object.assign(navigator, { standalone: true })); // As Safari says it.
  await rep.open(`${office.address}/`);
  await rep.signIn();
  await rep.go("Sync");
  await rep.button("Sync now").waitFor();
  await offerInstalling(rep, "accepted");
  await rep.page.evaluate(() => new Promise((settle) => requestAnimationFrame(() => requestAnimationFrame(settle))));
  assert.equal(await rep.button("Show me").count() + (await rep.button("Install").count()), 0);
  assert.deepEqual(rep.complaints, []);
});

test("the icon carries what is not accepted yet, and nothing when all is", async () => {
  const office = await openOffice();
  const rep = await undisturbed();
  await rep.context.addInitScript(() => {
    /** @type {number[]} */
    const badges = [];
    Object.assign(globalThis, { badges });
    navigator.setAppBadge = async (count) => void badges.push(count ?? -1);
    navigator.clearAppBadge = async () => void badges.push(0);
  });
  const badges = () => rep.page.evaluate(() => /** @type {any} */ (globalThis).badges);
  await rep.open(`${office.address}/`);
  await rep.signIn();
  await rep.openCustomer(CUSTOMER);
  assert.deepEqual(await badges(), [0], "what an earlier start left there is taken away");
  await office.stop();
  await rep.visit(CUSTOMER, "断网写的");
  await rep.status("Saved on this device");
  await until(async () => (await badges()).at(-1) === 1, "the number on the icon");
  await office.start();
  await rep.status(/Accepted no\. \d+/);
  await until(async () => (await badges()).at(-1) === 0, "the number to go");
  assert.deepEqual(rep.complaints, []);
});

test("a browser without icons and without a wakeful screen works as well, and so does one that refuses", async () => {
  const office = await openOffice();
  const rep = await undisturbed();
  await rep.context.addInitScript(() => {
    if (sessionStorage.getItem("refuses") === null) {
      Object.assign(Navigator.prototype, { setAppBadge: undefined, clearAppBadge: undefined });
      Object.defineProperty(Navigator.prototype, "wakeLock", { value: undefined });
      sessionStorage.setItem("refuses", "next time");
      return;
    }
    const refuse = () => Promise.reject(new DOMException("not now", "NotAllowedError"));
    Object.assign(Navigator.prototype, { setAppBadge: refuse, clearAppBadge: refuse });
    WakeLock.prototype.request = refuse;
  });
  await rep.open(`${office.address}/kiosk`);
  await rep.page.getByRole("textbox", { name: "Account" }).waitFor();
  await rep.page.reload();
  await rep.signIn();
  await rep.visit(CUSTOMER, "没有角标也能写");
  await rep.status(/Accepted no\. \d+/);
  assert.deepEqual(rep.complaints, []);
});

test("the kiosk's screen stays lit, also after it was out of sight", async () => {
  const office = await openOffice();
  const kiosk = await undisturbed({ viewport: { width: 1080, height: 1920 } });
  await kiosk.context.addInitScript(() => {
    const page = /** @type {any} */ (globalThis);
    page.lit = { held: 0, asked: 0 };
    page.seen = "visible";
    Object.defineProperty(Document.prototype, "visibilityState", { get: () => page.seen });
    /** @type {EventTarget | null} */
    let lock = null;
    WakeLock.prototype.request = async () => {
      if (page.seen !== "visible") throw new DOMException("out of sight", "NotAllowedError");
      page.lit.asked += 1;
      page.lit.held += 1;
      const sentinel = Object.assign(new EventTarget(), { released: false, release: async () => page.letGo(sentinel) });
      lock = sentinel;
      return /** @type {any} */ (sentinel);
    };
    page.letGo = (/** @type {any} */ sentinel) => {
      if (sentinel.released) return;
      sentinel.released = true;
      page.lit.held -= 1;
      sentinel.dispatchEvent(new Event("release"));
    };
    page.see = (/** @type {string} */ state) => {
      page.seen = state;
      if (state === "hidden" && lock !== null) page.letGo(lock); // As browsers do.
      document.dispatchEvent(new Event("visibilitychange"));
    };
  });
  const lit = () => kiosk.page.evaluate(() => ({ .../** @type {any} */ (globalThis).lit }));
  /** @param {string} state */
  const see = (state) => kiosk.page.evaluate((next) => /** @type {any} */ (globalThis).see(next), state);
  await kiosk.open(`${office.address}/kiosk`);
  await until(async () => (await lit()).held === 1, "the screen to be kept lit");
  await see("hidden");
  assert.deepEqual(await lit(), { held: 0, asked: 1 });
  await see("visible");
  await until(async () => (await lit()).held === 1, "the screen to be kept lit again");
  await see("visible");
  assert.deepEqual(await lit(), { held: 1, asked: 2 }, "one is enough");
  await kiosk.page.evaluate(() => history.pushState(null, "", "/customers?lang=en"));
  await kiosk.page.evaluate(() => window.dispatchEvent(new PopStateEvent("popstate")));
  await until(async () => (await lit()).held === 0, "the screen to be let go");
  await see("hidden");
  await see("visible");
  assert.deepEqual(await lit(), { held: 0, asked: 2 });
  assert.deepEqual(kiosk.complaints, []);
});
