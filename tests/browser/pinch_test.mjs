// Two fingers on pictures, charts and maps: they zoom what lies under them and not the page.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { PHONE, until } from "./support/chromium.mjs";
import { Office } from "./support/office.mjs";
import { Person } from "./support/person.mjs";

/** @type {(() => Promise<unknown>)[]} */
const closing = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** @param {string} page of the gallery */
async function phoneAt(page) {
  const office = await new Office().start();
  closing.push(() => office.close());
  const person = await new Person("zhoumin", { viewport: PHONE, hasTouch: true }).arrive();
  closing.push(() => person.leave());
  await person.open(`${office.address}/?gallery=${page}`);
  return person;
}

/**
 * Two fingers go from one distance to the other, around a place.
 * @param {Person} person @param {{ x: number, y: number }} place @param {number} from @param {number} to
 */
async function pinch(person, { x, y }, from, to) {
  const session = await person.context.newCDPSession(person.page);
  /** @param {"touchStart" | "touchMove" | "touchEnd"} type @param {number[]} halves */
  const touch = (type, ...halves) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: halves.flatMap((half) => [{ x: x - half, y, id: 1 }, { x: x + half, y, id: 2 }]) });
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x: x - from / 2, y, id: 1 }] });
  await touch("touchStart", from / 2);
  for (let step = 1; step <= 5; step += 1) await touch("touchMove", (from + ((to - from) * step) / 5) / 2);
  await touch("touchEnd");
  await session.detach();
}

/** @param {Person} person */
const zoomOfPage = (person) => person.page.evaluate(() => visualViewport?.scale);

/** @param {import("playwright-core").Locator} locator */
async function boxOf(locator) {
  await locator.waitFor();
  const box = await locator.boundingBox();
  assert.ok(box);
  return { ...box, x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test("a pinch on a photo enlarges the photo", async () => {
  const person = await phoneAt("pad");
  await person.press("Photo 1 of 3");
  const smaller = person.page.getByRole("button", { name: "Smaller" });
  const photo = await boxOf(person.page.getByRole("img", { name: "Photo 1 of 3" }));
  assert.equal(await smaller.getAttribute("aria-disabled"), "true", "it is whole");
  await pinch(person, photo, 80, 260);
  await until(async () => (await smaller.getAttribute("aria-disabled")) === null, "a larger photo");
  await person.shoot("pinch-photo");
  await pinch(person, photo, 260, 60);
  await until(async () => (await smaller.getAttribute("aria-disabled")) === "true", "the whole photo");
  assert.equal(await zoomOfPage(person), 1);
  assert.deepEqual(person.complaints, []);
});

test("a pinch on a map enlarges its nodes, and none is opened", async () => {
  const person = await phoneAt("map");
  const node = person.page.getByRole("list").getByRole("button").first();
  const before = await boxOf(node);
  await pinch(person, before, 60, 110);
  await until(async () => ((await node.boundingBox())?.width ?? 0) > before.width * 1.5, "a larger node");
  await person.shoot("pinch-map");
  assert.equal(await node.getAttribute("aria-current"), null);
  assert.equal(await zoomOfPage(person), 1);
  // The wheel with Ctrl does the same, and the page keeps its size.
  await person.page.mouse.move(before.x, before.y);
  await person.page.keyboard.down("Control");
  await person.page.mouse.wheel(0, 400);
  await person.page.keyboard.up("Control");
  await until(async () => ((await node.boundingBox())?.width ?? 0) < before.width * 1.5, "a smaller node");
  assert.equal(await person.page.evaluate(() => devicePixelRatio), 1);
  assert.deepEqual(person.complaints, []);
});

test("a pinch on a chart shows fewer weeks, one finger scrolls the page", async () => {
  const person = await phoneAt("charts");
  const chart = person.page.getByRole("slider").first();
  const box = await boxOf(chart);
  /** The week that is read at a place. @param {number} x */
  const weekAt = async (x) => {
    await person.page.mouse.move(x, box.y);
    await until(async () => (await chart.getAttribute("aria-valuetext")) !== null, "a week");
    return Number(await chart.getAttribute("aria-valuenow"));
  };
  const left = box.x - 100, right = box.x + 100;
  const before = (await weekAt(right)) - (await weekAt(left));
  await pinch(person, box, 60, 180);
  await until(async () => (await weekAt(right)) - (await weekAt(left)) < before, "fewer weeks");
  await person.shoot("pinch-chart");
  assert.equal(await zoomOfPage(person), 1);
  assert.deepEqual(person.complaints, []);
});
