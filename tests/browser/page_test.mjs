// The page itself: it starts without the server, one tab at a time writes, and a new build takes
// over at the next start.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { violations } from "./support/axe.mjs";
import { DESK, PHONE } from "./support/chromium.mjs";
import { Office, PASSWORD } from "./support/office.mjs";
import { Person } from "./support/person.mjs";

/** @type {(() => Promise<unknown>)[]} */
const closing = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** @param {string} [account] @param {import("playwright-core").ViewportSize} [viewport] */
async function atTheSignIn(account = "zhoumin", viewport = DESK) {
  const office = await new Office().start();
  closing.push(() => office.close());
  const person = await new Person(account, { viewport }).arrive();
  closing.push(() => person.leave());
  await person.open(`${office.address}/`);
  await person.page.getByRole("textbox", { name: "Account" }).waitFor();
  return { office, person };
}

test("after the first visit every screen's address starts without the server", async () => {
  const { office, person } = await atTheSignIn();
  await person.keptForOffline();
  await office.kill();
  for (const path of ["/", "/customers", "/customers/KH100001", "/index.html"]) {
    await person.open(`${office.address}${path}`);
    await person.page.getByRole("textbox", { name: "Account" }).waitFor();
  }
  assert.match((await person.page.locator('meta[name="build"]').getAttribute("content")) ?? "", /^[0-9a-f]{16}$/);
  assert.deepEqual(person.complaints, []);
});

test("the office's own addresses are never answered by the page", async () => {
  const { office, person } = await atTheSignIn();
  await person.keptForOffline();
  const health = await person.page.goto(`${office.address}/healthz`);
  assert.equal(health?.fromServiceWorker(), false);
  assert.match(await person.page.locator("body").innerText(), /"status":"ok"/);
});

test("a second tab says that Huifang is open in another one, and goes on when that is closed", async () => {
  const { office, person } = await atTheSignIn();
  const second = await person.context.newPage();
  await second.goto(`${office.address}/?lang=en`);
  await second.getByText("Huifang is already open in another tab").waitFor();
  assert.equal(await second.locator("canvas").count(), 0, "the program is not even started");
  await person.page.close();
  await second.getByRole("button", { name: "Open here" }).click();
  await second.getByRole("textbox", { name: "Account" }).waitFor();
  assert.deepEqual(person.complaints, []);
});

test("a browser that cannot run it is told so", async () => {
  const { office, person } = await atTheSignIn();
  const old = await person.context.newPage();
  await person.page.close();
  await old.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await old.goto(`${office.address}/`);
  await old.getByText("This browser is too old").waitFor();
});

/** @param {Person} person @param {string} screen */
async function nothingWrong(person, screen) {
  assert.deepEqual(await violations(person.page), [], screen);
}

test("axe finds nothing on the screens of a rep", async () => {
  const { person } = await atTheSignIn("zhoumin", PHONE);
  const { page } = person;
  await nothingWrong(person, "sign-in");
  await person.press("Sign in");
  await person.reads("Please enter the account.");
  await nothingWrong(person, "sign-in with something missing");
  await person.signIn();
  await page.getByRole("navigation").waitFor();
  await nothingWrong(person, "Today");
  await person.go("Visits");
  await nothingWrong(person, "Visits");
  await person.go("Sync");
  await page.getByRole("button", { name: "Sync now" }).waitFor();
  await nothingWrong(person, "Sync");
  await person.go("Customers");
  await person.page.getByRole("main").getByRole("link", { name: /级|Grade|室/ }).first().waitFor();
  await nothingWrong(person, "Customers");
  await page.getByRole("main").getByRole("list").getByRole("link").first().click();
  await page.getByRole("button", { name: "Start visit" }).first().waitFor();
  await nothingWrong(person, "a customer");
  await person.press("Start visit");
  await page.getByRole("button", { name: "Save visit" }).waitFor();
  await nothingWrong(person, "the visit sheet");
  await person.press("Choose a date");
  await page.getByRole("dialog", { name: "Next visit" }).waitFor();
  await nothingWrong(person, "the picker of dates");
  await page.keyboard.press("Escape");
  await person.fill("Notes", "Checked by axe");
  await person.press("Save visit");
  await page.getByRole("navigation").waitFor(); // The sheet closes when the visit is kept.
  await person.go("Visits");
  await page.getByRole("main").getByRole("list").getByRole("link").first().click();
  await person.reads("Checked by axe");
  await nothingWrong(person, "a visit");
  assert.deepEqual(person.complaints, []);
});

test("axe finds nothing on the screens of a manager", async () => {
  const { person } = await atTheSignIn("qianguodong");
  const { page } = person;
  await person.signIn();
  const rows = page.getByRole("table").getByRole("row");
  await rows.nth(1).waitFor();
  await nothingWrong(person, "Visits");
  await rows.nth(1).getByRole("link").click();
  await page.getByRole("link", { name: "Open customer" }).waitFor();
  await nothingWrong(person, "a visit beside the list");
  await person.go("Customers");
  await rows.nth(1).waitFor();
  await nothingWrong(person, "Customers");
  await rows.nth(1).getByRole("link").click();
  await page.getByRole("heading", { level: 1 }).last().waitFor();
  await nothingWrong(person, "a customer");
  await person.go("Sync");
  await nothingWrong(person, "Sync");
});

test("from signing in to a saved visit with the keyboard alone", async () => {
  const { person } = await atTheSignIn();
  const { page } = person;
  const { keyboard } = page;
  /** Goes on with Tab until what has the focus is called so. @param {string | RegExp} name */
  const reach = async (name) => {
    const wanted = name instanceof RegExp ? name : new RegExp(`^${name}$`);
    for (let step = 0; step < 200; ++step) {
      await keyboard.press("Tab");
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        const labels = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
        return element?.getAttribute("aria-label") ?? labels?.[0]?.textContent ?? element?.textContent ?? "";
      });
      if (wanted.test(focused.trim())) return;
    }
    assert.fail(`the keyboard does not reach ${name}`);
  };
  await reach("Account");
  await keyboard.type("zhoumin");
  await reach("Password");
  await keyboard.type(PASSWORD);
  await keyboard.press("Enter");
  await page.getByRole("navigation").waitFor();
  await reach("Customers");
  await keyboard.press("Enter");
  await reach("Search customers");
  await keyboard.type("KH1");
  await page.getByRole("status").filter({ hasText: person.words("{count} found") }).waitFor({ state: "attached" });
  await reach(/室/);
  await keyboard.press("Enter");
  await page.getByRole("button", { name: "Start visit" }).first().waitFor();
  await reach("Start visit");
  await keyboard.press("Enter");
  // The customer's page has a field of that name as well: only the sheet can be saved.
  await page.getByRole("button", { name: "Save visit" }).waitFor();
  await reach("Notes");
  await keyboard.type("By keyboard alone");
  await reach("Save visit");
  await keyboard.press("Enter");
  await person.status("Accepted no.");
  assert.deepEqual(person.complaints, []);
});
