// What somebody gets who opens the page for the first time: how much comes over the wire, and what they see
// before the program is there.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { DESK, PHONE, TABLET, until } from "./support/chromium.mjs";
import { painted } from "./support/painted.mjs";
import { layWire, openOffice, somebody } from "./support/scene.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const TOKENS = JSON.parse(readFileSync(join(root, "shell/theme/tokens.json"), "utf8"));
const FIRST_VISIT_BYTES_MAX = 700_000;
const PROGRAM = /\/assets\/huifang-[0-9a-f]+\.wasm$/;

/** @param {import("playwright-core").BrowserContextOptions} options */
async function firstVisitor(options) {
  const office = await openOffice();
  const wire = await layWire(office);
  const person = await somebody("zhoumin", options);
  return { wire, person };
}

test(`a first visit, kept for offline starts, brings at most ${FIRST_VISIT_BYTES_MAX / 1000} KB over the wire`, async (t) => {
  const { wire, person } = await firstVisitor({ viewport: PHONE });
  await person.open(`${wire.address}/`);
  await person.page.getByRole("textbox", { name: "Account" }).waitFor();
  await person.keptForOffline();
  const site = wire.passed.filter(({ path }) => !path.startsWith("/v1/"));
  for (const { path, bytes } of site) t.diagnostic(`${String(bytes).padStart(8)} ${path}`);
  const sum = site.reduce((whole, { bytes }) => whole + bytes, 0);
  t.diagnostic(`${String(sum).padStart(8)} first visit`);
  assert.ok(sum <= FIRST_VISIT_BYTES_MAX, `${sum} bytes`);
  assert.equal(site.filter(({ path }) => PROGRAM.test(path)).length, 1, "the program is fetched once");
  assert.ok(site.some(({ path, bytes }) => PROGRAM.test(path) && bytes > 100_000), "the counting counts");
  assert.deepEqual(person.complaints, []);
});

/** Holds the program back. @param {import("./support/wire.mjs").Wire} wire @returns {() => void} lets it go */
function holdProgram(wire) {
  let release = () => {};
  const held = new Promise((settle) => (release = () => settle(undefined)));
  wire.beforeAnswer = async (_method, path) => {
    if (PROGRAM.test(path)) await held;
    return "answer";
  };
  return release;
}

test("the program is compiled while it comes", async () => {
  const { wire, person } = await firstVisitor({ viewport: PHONE });
  await person.context.addInitScript(() => {
    const compiled = { streaming: 0, whole: 0 };
    Object.assign(globalThis, { compiled });
    const streaming = WebAssembly.compileStreaming;
    WebAssembly.compileStreaming = (source) => {
      ++compiled.streaming;
      return streaming(source);
    };
    const whole = WebAssembly.compile;
    WebAssembly.compile = (bytes) => {
      ++compiled.whole;
      return whole(bytes);
    };
  });
  const release = holdProgram(wire);
  await person.open(`${wire.address}/`);
  const compiled = () => person.page.evaluate(() => ({ .../** @type {any} */ (globalThis).compiled }));
  await until(async () => (await compiled()).streaming === 1, "the compiling to begin");
  release();
  await person.page.getByRole("textbox", { name: "Account" }).waitFor();
  assert.deepEqual(await compiled(), { streaming: 1, whole: 0 });
  assert.deepEqual(person.complaints, []);
});

for (const scheme of /** @type {const} */ (["light", "dark"])) {
  const colour = TOKENS.colour[scheme];
  /** Some places of the first paint and what is to be there. */
  const shapes = [
    { name: "phone", viewport: PHONE, places: [[380, 8, colour.surface], [380, 140, colour.page], [380, 836, colour.surface]] },
    { name: "tablet", viewport: TABLET, places: [[4, 760, colour.rail], [1000, 8, colour.surface], [1000, 110, colour.page]] },
    { name: "desk", viewport: DESK, places: [[190, 800, colour.rail], [1000, 8, colour.surface], [1000, 880, colour.page]] },
  ];
  for (const { name, viewport, places } of shapes) {
    test(`before the program is there a ${name} shows the shape of the app, ${scheme}`, async () => {
      const { wire, person } = await firstVisitor({ viewport, colorScheme: scheme });
      const release = holdProgram(wire);
      await person.open(`${wire.address}/`);
      await person.page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length === 1);
      const picture = await painted(person.page);
      await person.shoot(`first-paint/${name}-${scheme}`);
      for (const [x, y, wanted] of places) assert.equal(await picture.at(x, y), wanted, `at ${x}, ${y}`);
      assert.ok((await picture.colours()) > 10, "there are words");
      await picture.done();
      await person.page.getByRole("status").filter({ hasText: "Opening" }).waitFor();
      await person.shoot(`first-paint/${name}-${scheme}-long`);
      release();
      await person.page.getByRole("textbox", { name: "Account" }).waitFor();
      assert.equal(await person.page.locator("#opening").isVisible(), false);
      assert.deepEqual(person.complaints, []);
    });
  }
}

for (const [chosen, device] of /** @type {const} */ ([["dark", "light"], ["light", "dark"], ["sunlight", "dark"]])) {
  test(`who chose ${chosen} on a ${device} device sees it from the first paint`, async () => {
    const { wire, person } = await firstVisitor({ viewport: TABLET, colorScheme: device });
    await person.open(`${wire.address}/healthz`); // The same address keeps what was chosen, and runs nothing.
    await person.page.evaluate((colours) => localStorage.setItem("huifang.colours", colours), chosen);
    const release = holdProgram(wire);
    await person.open(`${wire.address}/`);
    await person.page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length === 1);
    const picture = await painted(person.page);
    const colour = TOKENS.colour[chosen];
    assert.equal(await picture.at(4, 760), colour.rail);
    assert.equal(await picture.at(1000, 8), colour.surface);
    assert.equal(await picture.at(1000, 700), colour.page);
    await picture.done();
    release();
    await person.page.getByRole("textbox", { name: "Account" }).waitFor();
    assert.deepEqual(person.complaints, []);
  });
}
