// What is put on paper: real text on A4 through the browser, in both languages; heads repeated, no row cut in two.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { DESK, PHONE } from "./support/chromium.mjs";
import { Office } from "./support/office.mjs";
import { textOfPages, withoutBlanks } from "./support/pdf.mjs";
import { SHOTS } from "./support/person.mjs";
import { afterwards, openOffice, somebody } from "./support/scene.mjs";

/** @typedef {import("./support/person.mjs").Person} Person */

const ROWS = 200;
const FIRST_NUMBER = 900_000;
const HEAD = "客户编码,客户名称,性质,客户类别,企业性质,主管单位,行业,省,市,区县,详细地址,联系人,职务,手机,固定电话,邮箱,生日,负责人,部门,来源,首次接触日期,最近购买日期,累计金额(元),备注";

/** As many customers as asked for, of one rep, whose names say their place. @param {number} count */
function customers(count) {
  const rows = [HEAD];
  for (let at = 0; at < count; at++) {
    const number = String(at + 1).padStart(3, "0");
    rows.push(
      `KP${FIRST_NUMBER + at},长乐坊${number}号冷链食品有限公司,企业,重点客户,有限责任公司,,食品零售,陕西省,西安市,碑林区,长乐西路${at + 1}号${(at % 9) + 1}栋1204室,周立新,采购经理,139000${String(10_000 + at)},,,,周敏,销售一部,展会,2024-01-05,2025-06-01,1000.00,`,
    );
  }
  return `\ufeff${rows.join("\r\n")}\r\n`;
}

/** @param {string} page @param {string} words */
const says = (page, words) => page.includes(withoutBlanks(words));

/** @param {string} account @param {import("playwright-core").ViewportSize} viewport @param {import("./support/words.mjs").Language} language @param {Office} office */
async function somebodyAt(account, viewport, language, office) {
  const person = await somebody(account, { viewport }, language);
  // The view of the printed pages stops a page; here it is only counted.
  await person.page.addInitScript(() => {
    Object.assign(window, { timesPrinted: 0, print: () => void (/** @type {any} */ (window).timesPrinted += 1) });
  });
  await person.open(`${office.address}/`);
  await person.signIn();
  return person;
}

/** What the printer gets once `press` was pressed. @param {Person} person @param {string} press @param {string} name */
async function paper(person, press, name) {
  await person.press(press);
  await person.page.waitForFunction(() => /** @type {any} */ (window).timesPrinted === 1 && document.querySelector("#print") !== null);
  const file = await person.page.pdf({ preferCSSPageSize: true });
  mkdirSync(SHOTS, { recursive: true });
  writeFileSync(join(SHOTS, `${name}.pdf`), file);
  return textOfPages(file);
}

for (const language of /** @type {const} */ (["en", "zh-CN"])) {
  test(`a list of ${ROWS} rows has its head on every page and every row once (${language})`, async () => {
    const office = new Office();
    afterwards(() => office.close());
    office.import("customers", customers(ROWS));
    await office.start();
    const person = await somebodyAt("zhoumin", DESK, language, office);
    await person.go("Customers");
    await person.search("长乐坊");
    await person.page.getByText(`长乐坊001号冷链食品有限公司`).first().waitFor({ state: "attached" });
    const pages = await paper(person, "Print list", `print-list-${language}`);

    const words = language === "en"
      ? { title: "Graded list of customers", name: "Customer name", address: "Address", page: (/** @type {number} */ at) => `Page ${at} of ${pages.length}` }
      : { title: "客户分级目录", name: "客户名称", address: "详细地址", page: (/** @type {number} */ at) => `第 ${at} 页，共 ${pages.length} 页` };
    assert.ok(pages.length >= 5 && pages.length <= 16, `${pages.length} pages`);
    pages.forEach((page, at) => {
      // The lines to sign on stay together; they may have the last page for themselves.
      if (page.includes("长乐坊")) assert.ok(says(page, words.name) && says(page, words.address), `head of page ${at + 1}:\n${page}`);
      assert.ok(says(page, "F-08") && says(page, words.page(at + 1)), `margins of page ${at + 1}:\n${page}`);
      assert.equal(says(page, words.title), at === 0, `title on page ${at + 1}`);
    });
    const whole = pages.join("\n");
    for (let at = 1; at <= ROWS; at++) {
      const number = String(at).padStart(3, "0");
      assert.equal(whole.split(`长乐坊${number}号`).length - 1, 1, `row ${number}`);
      // The cells of a row are on one page.
      const page = pages.find((text) => text.includes(`长乐坊${number}号`)) ?? "";
      assert.ok(page.includes(`长乐西路${at}号`), `row ${number} is cut in two`);
    }
    assert.deepEqual(person.complaints, []);
    // Whoever goes on working has no paper left in the page.
    await person.go("Sync");
    assert.equal(await person.page.locator("#print").count(), 0);
  });

  test(`a visit is printed with its words, its receipt and the lines to sign on (${language})`, async () => {
    const office = await openOffice();
    const person = await somebodyAt("zhoumin", PHONE, language, office);
    const notes = "三号冷库门铰链异响两周，早班开门费力。\nDoor <b>3</b> & hinge \"B\"";
    await person.go("Customers");
    const customer = await person.page.getByRole("main").getByRole("list").getByRole("link").first();
    await customer.click();
    await person.press("Start visit");
    await person.fill("Notes", notes);
    await person.press("Save visit");
    await person.status("Accepted no. {number}");
    await person.go("Visits");
    await person.page.getByRole("main").getByRole("link", { name: /三号冷库/ }).first().click();
    const pages = await paper(person, "Print", `print-visit-${language}`);
    assert.equal(pages.length, 1);
    const words = language === "en"
      ? ["Visit record", "Notes", "Signature of the customer", "Page 1 of 1"]
      : ["拜访记录", "纪要", "客户签字", "第 1 页，共 1 页"];
    for (const word of [...words, "三号冷库门铰链异响两周", 'Door <b>3</b> & hinge "B"']) {
      assert.ok(says(pages[0], word), `${word}\n${pages[0]}`);
    }
    assert.match(pages[0], language === "en" ? /No\.\d+/ : /回执\d+/);
    assert.deepEqual(person.complaints, []);
  });
}

test("without a way to share, a record's words are in the clipboard", async () => {
  const office = await openOffice();
  const person = await somebodyAt("zhoumin", PHONE, "en", office);
  await person.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await person.page.evaluate(() => Object.defineProperty(navigator, "share", { value: () => Promise.reject(new Error("no app")) }));
  await person.go("Customers");
  await person.page.getByRole("main").getByRole("list").getByRole("link").first().click();
  await person.press("Share");
  await person.reads("Copied as text; paste it where you need it.");
  assert.match(await person.page.evaluate(() => navigator.clipboard.readText()), /^Customer information\nCustomer name: /);
  assert.deepEqual(person.complaints, []);
});
