// Another app shares something with Huifang.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { builtSite } from "./office.mjs";

const target = () => JSON.parse(readFileSync(join(builtSite(), "manifest.webmanifest"), "utf8")).share_target;

/**
 * What the system does with what somebody shares: a form of the manifest's making, sent from outside of the page.
 * @param {import("./office.mjs").Office} office
 * @param {import("playwright-core").Page} page
 * @param {{ words?: Record<string, string>, files?: { name: string, mimeType: string, buffer: Buffer }[] }} shared
 */
export async function share(office, page, { words = {}, files = [] }) {
  const { action, method, enctype, params } = target();
  await page.goto("about:blank");
  await page.setContent(
    `<form action="${office.address}${action}" method="${method}" enctype="${enctype}">` +
      Object.keys(words).map((name) => `<textarea name="${params[name]}"></textarea>`).join("") +
      `<input type="file" multiple name="${params.files[0].name}"><button>send</button></form>`,
  );
  for (const [name, value] of Object.entries(words)) await page.locator(`[name="${params[name]}"]`).fill(value);
  await page.locator("input").setInputFiles(files);
  await page.locator("button").click();
  await page.waitForURL(`${office.address}/share**`);
}
