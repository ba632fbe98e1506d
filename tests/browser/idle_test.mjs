// A page at which nothing happens does nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK } from "./support/chromium.mjs";
import { layWire, openOffice, somebody } from "./support/scene.mjs";

const IDLE_MS = 10_000;
const MINUTE_MS = 60_000;

// Runs in the page before its scripts: counts what is drawn and what asks to be.
function countDrawing() {
  const counts = { frames: 0, draws: 0 };
  Object.assign(globalThis, { drawing: counts });
  const request = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (run) =>
    request((time) => {
      ++counts.frames;
      run(time);
    });
  const draw = WebGL2RenderingContext.prototype.drawElements;
  WebGL2RenderingContext.prototype.drawElements = function (/** @type {[number, number, number, number]} */ ...values) {
    ++counts.draws;
    draw.apply(this, values);
  };
}

test(`for ${IDLE_MS / 1000} s with the clock held nothing is drawn and nothing is asked but the live line`, async () => {
  const office = await openOffice();
  const wire = await layWire(office);
  const rep = await somebody("zhoumin", { viewport: DESK });
  await rep.page.clock.setFixedTime(new Date());
  await rep.context.addInitScript(countDrawing);
  await rep.open(`${wire.address}/`);
  await rep.signIn();
  await rep.keptForOffline();
  // At the beginning of a minute: what shows the time asks to be drawn again when the next one comes.
  await rep.page.clock.setFixedTime(Math.ceil(Date.now() / MINUTE_MS) * MINUTE_MS);
  await rep.go("Customers");
  await rep.page.getByRole("main").getByRole("link").first().waitFor();
  const seen = () => rep.page.evaluate(() => ({ .../** @type {any} */ (globalThis).drawing }));
  // What the arrival set in motion has come to rest when two seconds pass without anything.
  for (let before = await seen(), asked = wire.passed.length; ; ) {
    await rep.page.waitForTimeout(2_000);
    const now = await seen();
    if (now.frames === before.frames && now.draws === before.draws && asked === wire.passed.length) break;
    before = now;
    asked = wire.passed.length;
  }

  const before = await seen();
  const asked = wire.passed.length;
  assert.ok(before.draws > 0, "the counting counts");
  await rep.page.waitForTimeout(IDLE_MS); // The span is what is tested.
  const idle = await seen();
  assert.deepEqual(idle, before, "frames while nothing happened");
  const lines = wire.passed.slice(asked).filter(({ path }) => path !== "/v1/sync/live");
  assert.deepEqual(lines, [], "requests while nothing happened");
  assert.deepEqual(rep.complaints, []);
});
