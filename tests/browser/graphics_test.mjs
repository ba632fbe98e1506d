// A browser that cannot draw the page is told what to do, and one that loses its drawing goes on where it was.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ARGUMENTS, DESK, PHONE, until } from "./support/chromium.mjs";
import { painted } from "./support/painted.mjs";
import { openOffice, somebody } from "./support/scene.mjs";

const CUSTOMER = "通辽鑫源纺织服装有限责任公司";
const HALF_TYPED = "写到一半的话";

test("a browser without WebGL 2 is told what to do, in both languages, and nothing is started", async () => {
  const office = await openOffice();
  const person = await somebody("zhoumin", { viewport: PHONE, args: [...ARGUMENTS, "--disable-3d-apis"] });
  await person.open(`${office.address}/`);
  const alert = person.page.getByRole("alert");
  await alert.waitFor();
  const words = await alert.innerText();
  for (const part of [/WebGL 2/, /What was saved is safe/, /graphics acceleration/, /Chrome, Edge, Firefox or Safari/, /已记的都在/, /图形加速/]) {
    assert.match(words, part);
  }
  assert.equal(await alert.getByRole("listitem").count(), 6, "three steps in each language");
  assert.equal(await person.page.getByText("too old").isVisible(), false, "it is not its age");
  await person.shoot("no-webgl-phone");
  const button = person.page.getByRole("button", { name: "Open again" });
  assert.ok(((await button.boundingBox())?.height ?? 0) >= 44);
  await Promise.all([person.page.waitForEvent("framenavigated"), button.click()]);
  await alert.waitFor();
  await person.page.setViewportSize(DESK);
  await person.shoot("no-webgl-desk");
});

test("a browser without WebAssembly is told that it is too old", async () => {
  const office = await openOffice();
  const person = await somebody("zhoumin", { viewport: PHONE });
  await person.context.addInitScript(() => void Reflect.deleteProperty(globalThis, "WebAssembly"));
  await person.open(`${office.address}/`);
  await person.page.getByText("This browser is too old").waitFor();
  assert.deepEqual(person.complaints, []);
});

test("a drawing that was lost comes back as it was, with the words that were being typed", async () => {
  const office = await openOffice();
  const rep = await somebody("zhoumin", { viewport: DESK });
  // The page asks for no extension; the test takes the one that loses the drawing before the page begins.
  await rep.context.addInitScript(() => {
    const page = /** @type {any} */ (globalThis);
    const ask = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (/** @type {any} */ kind, /** @type {any} */ ...rest) {
      const context = /** @type {any} */ (ask.call(this, kind, ...rest));
      if (kind === "webgl2" && context !== null) page.graphics = context.getExtension("WEBGL_lose_context");
      return context;
    };
  });
  await rep.open(`${office.address}/`);
  await rep.signIn();
  await rep.openCustomer(CUSTOMER);
  await rep.press("Start visit");
  await rep.press("Check in");
  await rep.field("Notes").click();
  await rep.page.keyboard.type(HALF_TYPED);
  // Without the field's blinking caret the picture stands still.
  const look = async () => {
    await rep.page.evaluate(() => new Promise((settle) => requestAnimationFrame(() => requestAnimationFrame(settle))));
    return (await rep.page.screenshot({ caret: "hide", animations: "disabled" })).toString("base64");
  };
  let before = await look();
  await until(async () => before === (before = await look()), "the picture to stand still");
  await rep.page.evaluate(async () => {
    const { graphics } = /** @type {any} */ (globalThis);
    const canvas = document.getElementById("canvas");
    const heard = (/** @type {string} */ event) => new Promise((settle) => canvas?.addEventListener(event, settle, { once: true }));
    const lost = heard("webglcontextlost");
    graphics.loseContext();
    await lost;
  });
  // What is typed while nothing can be drawn counts as well.
  await rep.page.keyboard.type("，没画面时写的");
  await rep.page.keyboard.press("End");
  for (let count = 0; count < "，没画面时写的".length; ++count) await rep.page.keyboard.press("Backspace");
  const restored = rep.page.evaluate(() => {
    const { graphics } = /** @type {any} */ (globalThis);
    const back = new Promise((settle) => document.getElementById("canvas")?.addEventListener("webglcontextrestored", settle, { once: true }));
    graphics.restoreContext();
    return back;
  });
  await restored;
  await until(async () => (await look()) === before, "the same picture as before");
  assert.equal(await rep.field("Notes").inputValue(), HALF_TYPED);
  const picture = await painted(rep.page);
  assert.ok((await picture.colours()) > 50);
  await picture.done();
  await rep.press("Save visit");
  await rep.status(/Accepted no\. \d+/);
  assert.deepEqual(rep.complaints, []);
});
