// What hands expect of any page: words that can be selected and copied, undo in fields, keys that lead anywhere, a
// scanner that types.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, until } from "./support/chromium.mjs";
import { openOffice, somebody } from "./support/scene.mjs";

async function atTheDesk() {
  const office = await openOffice();
  const person = await somebody("zhoumin", { viewport: DESK, permissions: ["clipboard-read", "clipboard-write"] });
  await person.open(`${office.address}/`);
  await person.signIn();
  await person.page.getByRole("navigation").waitFor();
  return { office, person };
}

/** As a scanner types: all at once, whatever else the machine does. @param {import("playwright-core").Page} page @param {string} code */
const scan = (page, code) =>
  page.evaluate((keys) => {
    for (const key of keys)
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  }, [...code, "Enter"]);

test("what is written of a customer is selected with the mouse and copied", async () => {
  const { person } = await atTheDesk();
  const { page } = person;
  await person.openCustomer("胡觉伟");
  const address = page.locator(".shell-words", { hasText: "路" }).first();
  await address.waitFor();
  const words = (await address.textContent()) ?? "";
  const box = await address.boundingBox();
  assert.ok(box && words.length > 4);
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 1, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 2, y, { steps: 4 });
  await page.mouse.up();
  assert.equal(await page.evaluate(() => String(getSelection())), words);
  await page.keyboard.press("Control+c");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), words);
  await page.mouse.click(box.x + box.width / 2, 300);
  assert.deepEqual(person.complaints, []);
});

test("undo and redo in a field are the browser's own", async () => {
  const { person } = await atTheDesk();
  const { page } = person;
  await page.keyboard.press("/");
  const search = person.field("Search customers");
  await until(() => search.evaluate((field) => field === document.activeElement), "the focus in the search");
  await page.keyboard.type("ab");
  await page.keyboard.press("Control+z");
  assert.match(await search.inputValue(), /^a?$/, "how much one step is, is the browser's");
  await page.keyboard.press("Control+y");
  assert.equal(await search.inputValue(), "ab");
});

test("keys lead to a customer from any screen, and a scanned number too", async () => {
  const { person } = await atTheDesk();
  const { page } = person;
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Go to" }).waitFor();
  await page.keyboard.type("胡觉伟");
  await page.getByRole("option", { name: "胡觉伟" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "胡觉伟", level: 1 }).waitFor();
  const first = new URL(page.url()).pathname;
  await scan(page, "KH100002");
  await until(() => new URL(page.url()).pathname !== first, "another address");
  assert.match(new URL(page.url()).pathname, /^\/customers\/.+/);
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog", { name: "Keys" }).waitFor({ state: "detached" });
  assert.deepEqual(person.complaints, []);
});

test("an address with the customer's number leads there, and the back button back", async () => {
  const { office, person } = await atTheDesk();
  const { page } = person;
  await person.go("Customers");
  await person.field("Search customers").waitFor();
  await person.open(`${office.address}/customers/KH100001`);
  await person.button("Start visit").waitFor();
  assert.match(new URL(page.url()).pathname, /^\/customers\/[0-9a-f-]{36}$/);
  await page.goBack();
  await person.field("Search customers").waitFor();
  assert.deepEqual(person.complaints, []);
});
