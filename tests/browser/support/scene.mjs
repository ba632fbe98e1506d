// What a test brings to the scene, put away after it: offices, wires, people at their browsers.
import { afterEach } from "node:test";
import { PHONE } from "./chromium.mjs";
import { Office } from "./office.mjs";
import { Person } from "./person.mjs";
import { Wire } from "./wire.mjs";

/** @typedef {import("playwright-core").BrowserContextOptions & { args?: string[] }} BrowserOptions */

/** @type {(() => Promise<unknown>)[]} */
const closing = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Has that done when the test is over, however it ends; what came last is done first. @param {() => Promise<unknown>} close */
export function afterwards(close) {
  closing.push(close);
}

/** An office that is open. @param {ConstructorParameters<typeof Office>} how */
export async function openOffice(...how) {
  const office = new Office(...how);
  afterwards(() => office.close());
  return office.start();
}

/** @param {Office} office */
export async function layWire(office) {
  const wire = await new Wire(office).lay();
  afterwards(() => wire.remove());
  return wire;
}

/**
 * Somebody at a browser of their own, on a phone if nothing else is said.
 * @param {string} [account]
 * @param {BrowserOptions} [options]
 * @param {import("./words.mjs").Language} [language] that they read
 */
export async function somebody(account = "zhoumin", options = { viewport: PHONE, hasTouch: true }, language = "en") {
  const person = new Person(account, options, language);
  afterwards(() => person.leave());
  return person.arrive();
}
