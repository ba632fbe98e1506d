// What axe-core finds wrong with the page as screen readers have it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// The mirror's words are clear as glass over the canvas that draws them, so contrast cannot be
// seen in it: the tokens' pairs are measured where they are made.
const RULES = { "color-contrast": { enabled: false } };

/**
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>} one line for each rule broken, with the places
 */
export async function violations(page) {
  // Not by a script tag, which the page's own security policy would refuse.
  await page.evaluate(SOURCE);
  return page.evaluate(async (rules) => {
    const { axe } = /** @type {any} */ (globalThis);
    const found = await axe.run(document, { rules });
    return found.violations.map(
      (/** @type {any} */ one) =>
        `${one.id}: ${one.help}: ${one.nodes.map((/** @type {any} */ node) => node.html.slice(0, 160)).slice(0, 3).join(" | ")}`,
    );
  }, RULES);
}
