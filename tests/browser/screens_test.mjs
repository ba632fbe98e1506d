// Every screen, on phone and desk, in both languages: axe-core finds nothing, nothing but the names of
// people and their words is in the other language, and nothing lies beside the page. Pictures are taken.
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { DESK, PHONE } from "./support/chromium.mjs";
import { walkGallery } from "./support/everything.mjs";
import { IPHONE } from "./support/installing.mjs";
import { openOffice, somebody } from "./support/scene.mjs";
import { prepare, walkAsManager, walkAsRep } from "./support/screens.mjs";
import { spokenIn } from "./support/words.mjs";

/** @param {string} account @param {import("playwright-core").ViewportSize} viewport @param {import("./support/words.mjs").Language} language */
async function atTheSignIn(account, viewport, language) {
  const office = await openOffice();
  const person = await somebody(account, viewport === PHONE ? { viewport, hasTouch: true, userAgent: IPHONE } : { viewport }, language);
  await prepare(person);
  await person.open(`${office.address}/`);
  await person.field("Account").waitFor();
  let taken = 0;
  /** @param {string} screen */
  const nothingWrong = async (screen) => {
    taken += 1;
    const name = `screen-${language}-${account}-${String(taken).padStart(2, "0")}-${screen.replaceAll(" ", "-")}`;
    await person.shoot(name);
    assert.deepEqual(await violations(person.page), [], screen);
    assert.equal(await person.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, screen);
    const other = language === "en" ? "zh-CN" : "en";
    const texts = await person.page.locator("body").evaluate((body) => {
      const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
      const seen = [];
      while (walker.nextNode()) if (walker.currentNode.parentElement?.checkVisibility()) seen.push(walker.currentNode.textContent ?? "");
      return seen;
    });
    const foreign = texts.filter((text) => spokenIn(text, other) && !spokenIn(text, language));
    assert.deepEqual(foreign, [], `${screen}: in the other language`);
  };
  return { office, person, nothingWrong };
}

for (const language of /** @type {const} */ (["en", "zh-CN"])) {
  test(`nothing is wrong with the screens of a rep (${language})`, async () => {
    const { office, person, nothingWrong } = await atTheSignIn("zhoumin", PHONE, language);
    await walkAsRep(person, office, nothingWrong);
    assert.deepEqual(person.complaints, []);
  });

  test(`nothing is wrong with the screens of a manager (${language})`, async () => {
    const { office, person, nothingWrong } = await atTheSignIn("qianguodong", DESK, language);
    await walkAsManager(person, office, nothingWrong);
    assert.deepEqual(person.complaints, []);
  });

  test(`nothing is wrong with the widgets (${language})`, async () => {
    const { office, person, nothingWrong } = await atTheSignIn("zhoumin", DESK, language);
    await walkGallery(person, office, (page) => nothingWrong(`gallery ${page}`));
    assert.deepEqual(person.complaints, []);
  });
}
