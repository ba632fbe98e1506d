// Pictures dropped on the page or pasted: the strip takes them, and nothing else comes of it.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { DESK, until } from "./support/chromium.mjs";
import { Office } from "./support/office.mjs";
import { painted } from "./support/painted.mjs";
import { Person } from "./support/person.mjs";
import { png } from "./support/png.mjs";

const RED = "#D02030";
const MEGABYTE = 1024 * 1024;

/** @type {(() => Promise<unknown> | void)[]} */
const closing = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function somebody() {
  const office = await new Office().start();
  closing.push(() => office.close());
  const person = await new Person("zhoumin", { viewport: DESK, permissions: ["clipboard-read", "clipboard-write"] }).arrive();
  closing.push(() => person.leave());
  const folder = mkdtempSync(join(tmpdir(), "huifang-pictures-"));
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  /** @param {string} name @param {Buffer} content */
  const file = (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  return { office, person, file };
}

/**
 * Files are dragged over the page and let go there, by the browser itself: what it would do with them it does.
 * @param {Person} person @param {string[]} files @param {{ x: number, y: number }} place @param {() => Promise<unknown>} [before] they are let go
 */
async function drop(person, files, { x, y }, before = async () => undefined) {
  const session = await person.context.newCDPSession(person.page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of /** @type {const} */ (["dragEnter", "dragOver"])) await session.send("Input.dispatchDragEvent", { type, x, y, data });
  await before();
  await session.send("Input.dispatchDragEvent", { type: "drop", x, y, data });
  await session.detach();
}

/** @param {Person} person @param {string} name */
async function placeOf(person, name) {
  const photo = person.page.getByRole("button", { name, exact: true });
  await photo.waitFor();
  const box = await photo.boundingBox();
  assert.ok(box);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Waits until it is painted there. @param {Person} person @param {{ x: number, y: number }} place @param {string} colour */
async function isPainted(person, { x, y }, colour) {
  await until(async () => {
    const picture = await painted(person.page);
    const at = await picture.at(x, y);
    await picture.done();
    return at === colour;
  }, `the colour ${colour}`);
}

/** Counts the textures that are alive. @param {Person} person */
async function countTextures(person) {
  await person.context.addInitScript(() => {
    const alive = new Set();
    Object.assign(globalThis, { texturesAlive: () => alive.size });
    const { createTexture, deleteTexture } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.createTexture = function () {
      const texture = createTexture.call(this);
      alive.add(texture);
      return texture;
    };
    WebGL2RenderingContext.prototype.deleteTexture = function (/** @type {WebGLTexture | null} */ texture) {
      alive.delete(texture);
      deleteTexture.call(this, texture);
    };
  });
  // @ts-expect-error from the script above
  return () => person.page.evaluate(() => /** @type {number} */ (texturesAlive()));
}

test("pictures that are dropped come into the strip, by their names", async () => {
  const { office, person, file } = await somebody();
  const textures = await countTextures(person);
  await person.open(`${office.address}/?gallery=pad`);
  const place = await placeOf(person, "Photo 1 of 3");
  const address = person.page.url();
  const before = await textures();
  await drop(person, [file("ramp.png", png(1600, 1200, [0xd0, 0x20, 0x30])), file("door.png", png(3, 2, [0, 0, 0]))], place, async () => {
    await person.reads("Drop pictures here");
    await person.shoot("pictures-1-dragged");
  });
  const ramp = await placeOf(person, "Photo 4 of 5, ramp.png");
  await placeOf(person, "Photo 5 of 5, door.png");
  await isPainted(person, ramp, RED);
  await person.shoot("pictures-2-dropped");
  assert.equal(await textures(), before + 2);
  assert.equal(person.page.url(), address);
  assert.deepEqual(person.complaints, []);
});

test("a picture on the clipboard is pasted", async () => {
  const { office, person } = await somebody();
  await person.open(`${office.address}/?gallery=pad`);
  await placeOf(person, "Photo 1 of 3");
  await person.page.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    await navigator.clipboard.write([new ClipboardItem({ "image/png": new Blob([bytes], { type: "image/png" }) })]);
  }, png(200, 200, [0xd0, 0x20, 0x30]).toString("base64"));
  await person.page.keyboard.press("Control+v");
  const pasted = person.page.getByRole("button", { name: /^Photo 4 of 4/ });
  await pasted.waitFor();
  const box = await pasted.boundingBox();
  assert.ok(box);
  await isPainted(person, { x: box.x + box.width / 2, y: box.y + box.height / 2 }, RED);
  assert.deepEqual(person.complaints, []);
});

test("what is no picture, empty, huge or too much at once is named, and the good ones are taken", async () => {
  const { office, person, file } = await somebody();
  await person.open(`${office.address}/?gallery=pad`);
  const place = await placeOf(person, "Photo 1 of 3");
  const address = person.page.url();
  const good = png(20, 20, [0xd0, 0x20, 0x30]);
  await drop(person, [file("list.csv", Buffer.from("a,b\n")), file("good.png", good)], place);
  await person.reads("Only pictures can be taken here");
  await placeOf(person, "Photo 4 of 4, good.png");
  await drop(person, [file("empty.png", Buffer.alloc(0))], place);
  await person.reads("A file had nothing in it");
  const huge = file("huge.jpg", Buffer.alloc(0));
  truncateSync(huge, 25 * MEGABYTE + 1);
  await drop(person, [huge], place);
  await person.reads("A picture may have at most 25 MB");
  await drop(person, [file("words.png", Buffer.from("no picture at all"))], place);
  await person.reads("“words.png” could not be read");
  await placeOf(person, "Photo 4 of 4, good.png");
  await drop(person, Array.from({ length: 12 }, (_, at) => file(`many ${at + 1}.png`, good)), place);
  await person.reads("At most 10 pictures at once");
  await person.page.getByRole("list", { name: "Photos" }).and(person.page.locator(":has(>[aria-setsize='14'])")).waitFor({ state: "attached" });
  await person.shoot("pictures-4-too-many");
  assert.equal(person.page.url(), address);
  assert.deepEqual(person.complaints, []);
});

test("on a screen without a place for them a sentence says so, and the page stays", async () => {
  const { office, person, file } = await somebody();
  const good = file("good.png", png(20, 20, [0, 0, 0]));
  await person.open(`${office.address}/`);
  await person.signIn();
  await person.openCustomer("胡觉伟");
  const address = person.page.url();
  await drop(person, [good], { x: 900, y: 500 });
  await person.reads("This screen cannot take pictures");
  await person.shoot("pictures-5-no-place");
  await person.press("OK");
  // Nor does a page leave that is no program at all: another tab writes.
  const second = await person.context.newPage();
  await second.goto(`${office.address}/?lang=en`);
  await second.getByText("Huifang is already open in another tab").waitFor();
  const session = await person.context.newCDPSession(second);
  const data = { items: [], files: [good], dragOperationsMask: 1 };
  for (const type of /** @type {const} */ (["dragEnter", "dragOver", "drop"])) await session.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
  assert.equal(await second.getByText("Huifang is already open in another tab").isVisible(), true);
  assert.equal(new URL(second.url()).origin, office.address);
  assert.equal(person.page.url(), address);
  assert.deepEqual(person.complaints, []);
});
