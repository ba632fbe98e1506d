// Another app shares something with Huifang: the browser sends it as a form, as the manifest says, and the page
// opens on it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./support/chromium.mjs";
import { openOffice, somebody } from "./support/scene.mjs";
import { share } from "./support/share.mjs";

/** @typedef {import("./support/person.mjs").Person} Person */

const CUSTOMER = "通辽鑫源纺织服装有限责任公司";
const WORDS = "侧门十月起关闭";
const LINK = "https://example.org/notice";
const PICTURE = Buffer.from("89504e470d0a1a0a", "hex");

async function repWithTheApp() {
  const office = await openOffice();
  const rep = await somebody();
  await rep.open(`${office.address}/`);
  await rep.signIn();
  await rep.openCustomer(CUSTOMER);
  await rep.keptForOffline();
  await rep.page.goto("about:blank"); // Closed, as apps are when one shares.
  return { office, rep };
}

/** The browser speaks English here, as the page does without ?lang=. @param {Person} rep @param {RegExp} said */
async function isNamed(rep, said) {
  await rep.reads(said);
  await rep.press("OK");
  await rep.reads("Nothing waits here");
}

test("shared words become part of a visit, also without network", async () => {
  const { office, rep } = await repWithTheApp();
  await office.kill();
  await share(office, rep.page, { words: { title: "通知", text: `${WORDS}\n${LINK}`, url: LINK } });
  await rep.reads(WORDS);
  // Forms end lines with two signs; the program draws and keeps one.
  assert.doesNotMatch((await rep.page.getByRole("main").textContent()) ?? "", /\r/);
  await rep.shoot("share-1-words");
  assert.equal(new URL(rep.page.url()).pathname, "/share");
  await rep.page.reload(); // It is on the device, not in this page.
  await rep.reads(WORDS);
  await rep.press("Put into a visit");
  await rep.fill("Search customers", "鑫源");
  await rep.shoot("share-2-whose");
  await rep.page.getByRole("main").getByRole("link", { name: CUSTOMER }).click();
  await rep.page.getByRole("button", { name: "Save visit" }).waitFor();
  assert.equal(await rep.field("Notes").inputValue(), `通知\n${WORDS}\n${LINK}`, "and the link is there once");
  await rep.shoot("share-3-in-the-visit");
  await rep.press("Check in");
  await rep.press("Save visit");
  await office.start();
  await rep.status(/Accepted no\. \d+/);
  await rep.page.goto(`${office.address}/share`);
  await rep.reads("Nothing waits here");
  assert.deepEqual(rep.complaints, []);
});

test("shared pictures are kept on the device until a person removes them", async () => {
  const { office, rep } = await repWithTheApp();
  const files = [1, 2].map((at) => ({ name: `${at}.png`, mimeType: "image/png", buffer: Buffer.concat([PICTURE, Buffer.alloc(300_000, at)]) }));
  await share(office, rep.page, { files });
  await rep.reads("2 pictures, 586 KB");
  await rep.reads(/Visits cannot hold pictures yet/);
  await rep.shoot("share-4-pictures");
  /** What the device keeps, byte by byte. */
  const kept = () =>
    rep.page.evaluate(async () => {
      const opened = indexedDB.open("huifang-shared");
      await new Promise((settle) => (opened.onsuccess = settle));
      const request = opened.result.transaction("items").objectStore("items").getAll();
      await new Promise((settle) => (request.onsuccess = settle));
      opened.result.close();
      const sums = [];
      for (const { pictures } of request.result) {
        for (const picture of pictures) sums.push(new Uint8Array(await picture.arrayBuffer()).reduce((sum, byte) => sum + byte, 0));
      }
      return sums;
    });
  const sums = files.map(({ buffer }) => buffer.reduce((sum, byte) => sum + byte, 0));
  assert.deepEqual(await kept(), sums);
  await rep.page.reload();
  await rep.reads("2 pictures, 586 KB");
  assert.deepEqual(await kept(), sums);
  await rep.press("Remove");
  await rep.page.getByRole("dialog", { name: "Remove the pictures?" }).getByRole("button", { name: "Remove" }).click();
  await rep.reads("Nothing waits here");
  await until(async () => (await kept()).length === 0, "the pictures to go");
  assert.deepEqual(rep.complaints, []);
});

test("an empty share, one that is too large and one of another kind are named and harm nothing", async () => {
  const { office, rep } = await repWithTheApp();
  await share(office, rep.page, { words: { title: "", text: "  \n ", url: "" } });
  await isNamed(rep, /Nothing is lost\. What was shared was empty\. Choose words/);
  await share(office, rep.page, { words: { text: "字".repeat(10_001) } });
  await isNamed(rep, /still in the app it came from\. It was too much at once.*Share it in smaller parts/);
  await share(office, rep.page, { files: [{ name: "table.xlsx", mimeType: "application/vnd.ms-excel", buffer: Buffer.alloc(2_000) }] });
  await isNamed(rep, /Only words and pictures can be taken/);
  // What of it is good is taken all the same.
  await share(office, rep.page, { words: { text: WORDS }, files: [{ name: "page.html", mimeType: "text/html", buffer: Buffer.from("<script>alert(1)</script>") }] });
  await rep.reads(/Only words and pictures can be taken/);
  await rep.reads(WORDS);
  assert.deepEqual(rep.complaints, []);
});

test("a share that is no form is named and harms nothing", async () => {
  const { office, rep } = await repWithTheApp();
  await rep.page.goto("about:blank");
  await rep.page.setContent(`<form action="${office.address}/share" method="post" enctype="text/plain"><input name="text" value="x"><button>send</button></form>`);
  await rep.page.locator("button").click();
  await isNamed(rep, /It arrived damaged and could not be read/);
  assert.deepEqual(rep.complaints, []);
});

test("a share that finds no room says so", async () => {
  const { office, rep } = await repWithTheApp();
  await rep.page.goto(`${office.address}/healthz`);
  // Somebody else's database of another shape stands where the shares are kept: nothing can be put there.
  await rep.page.evaluate(async () => {
    const opened = indexedDB.open("huifang-shared", 7);
    await new Promise((settle) => (opened.onsuccess = settle));
    opened.result.close();
  });
  await share(office, rep.page, { words: { text: WORDS } });
  await rep.reads(/so it could not be kept/);
  await rep.shoot("share-5-not-kept");
  await rep.go("Customers"); // Everything else works.
  await rep.openCustomer(CUSTOMER);
  assert.deepEqual(rep.complaints, []);
});

test("what is shared while Huifang is open in another tab comes up there", async () => {
  const { office, rep } = await repWithTheApp();
  await rep.page.goto(`${office.address}/customers?lang=en`);
  await rep.page.getByRole("textbox", { name: "Search customers" }).waitFor();
  const other = await rep.context.newPage();
  await share(office, other, { words: { text: WORDS } });
  await other.getByText("Huifang is already open in another tab").waitFor();
  await rep.reads(/Something was shared with Huifang/);
  await rep.press("Open");
  await rep.reads(WORDS);
  assert.deepEqual(rep.complaints, []);
});
