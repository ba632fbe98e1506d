// The page itself: it starts without the server, one tab at a time writes, and a new build takes
// over at the next start.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, PHONE, TABLET } from "./support/chromium.mjs";
import { PASSWORD } from "./support/office.mjs";
import { openOffice, somebody } from "./support/scene.mjs";

async function atTheSignIn() {
  const office = await openOffice();
  const person = await somebody("zhoumin", { viewport: DESK });
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

test("the gallery of widgets is there for whoever asks, and is no part of a first visit", async () => {
  const { office, person } = await atTheSignIn();
  await person.keptForOffline();
  const kept = await person.page.evaluate(async () => {
    const addresses = [];
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) addresses.push(request.url);
    }
    return addresses;
  });
  assert.ok(kept.some((address) => address.endsWith(".wasm")), "the program itself is kept");
  assert.deepEqual(kept.filter((address) => address.includes("gallery")), []);
  await person.open(`${office.address}/?gallery=choices&lang=en`);
  await person.page.getByRole("heading", { name: "Choices" }).waitFor();
  await person.page.getByRole("link", { name: "Text" }).click();
  await person.page.getByText("Before the visit").waitFor({ state: "attached" });
  assert.deepEqual(person.complaints, []);
});

test("a visit sheet stays usable when the device is turned and the window gets another size", async () => {
  const { person } = await atTheSignIn();
  await person.signIn();
  await person.openCustomer("胡觉伟");
  await person.press("Start visit");
  await person.fill("Notes", "Half written");
  for (const size of [PHONE, TABLET, DESK, PHONE, DESK, TABLET, PHONE]) await person.resize(size);
  assert.equal(await person.field("Notes").inputValue(), "Half written");
  await person.press("Choose a date");
  await person.page.getByRole("dialog", { name: "Next visit" }).waitFor();
  assert.deepEqual(person.complaints, []);
});

test("a program that ends by itself says so, and what was saved", async () => {
  const { person } = await atTheSignIn();
  await person.page.evaluate(() => {
    Element.prototype.insertBefore = () => {
      throw new Error("out of order");
    };
  });
  await person.press("Sign in"); // With nothing filled in: what is missing gets a line of its own.
  await person.page.getByText("The page has stopped").waitFor();
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
