// Everything there is to look at: each screen of each person and each page of the gallery, in both languages and
// all themes.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { DESK, PHONE } from "./chromium.mjs";
import { Office } from "./office.mjs";
import { Person } from "./person.mjs";
import { walkAsManager, walkAsRep } from "./screens.mjs";

const GALLERY = join(resolve(dirname(fileURLToPath(import.meta.url)), "../../.."), "shell/gallery/catalog/texts");
const LANGUAGES = /** @type {const} */ (["zh-CN", "en"]);
const THEMES = /** @type {const} */ (["light", "dark", "sunlight"]);
const WHOSE = ["rep", "manager", "gallery"];

/**
 * @typedef {object} View
 * @property {Person} person
 * @property {string} whose "rep", "manager" or "gallery"
 * @property {string} screen
 * @property {typeof LANGUAGES[number]} language
 * @property {typeof THEMES[number]} theme
 */

/** The pages of the gallery, as its texts name them. */
export function galleryPages() {
  const prefix = "gallery.page.";
  return readdirSync(GALLERY)
    .filter((name) => name.startsWith("en."))
    .flatMap((name) => Object.keys(JSON.parse(readFileSync(join(GALLERY, name), "utf8"))))
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .sort();
}

/**
 * @param {(view: View) => Promise<void>} look
 * @param {string[]} [whose]
 */
export async function lookAtEverything(look, whose = WHOSE) {
  for (const language of LANGUAGES) {
    for (const theme of THEMES) {
      if (whose.includes("rep")) {
        await at("zhoumin", PHONE, language, theme, (person) =>
          walkAsRep(person, (screen) => look({ person, whose: "rep", screen, language, theme })),
        );
      }
      if (whose.includes("manager")) {
        await at("qianguodong", DESK, language, theme, (person) =>
          walkAsManager(person, (screen) => look({ person, whose: "manager", screen, language, theme })),
        );
      }
      if (whose.includes("gallery")) {
        await at("zhoumin", DESK, language, theme, async (person, address) => {
          for (const screen of galleryPages()) {
            await person.open(`${address}/?gallery=${screen}&theme=${theme}&lang=${language}`);
            await person.page.getByRole("main").waitFor();
            await look({ person, whose: "gallery", screen, language, theme });
          }
        });
      }
    }
  }
}

/**
 * @param {string} account
 * @param {import("playwright-core").ViewportSize} viewport
 * @param {typeof LANGUAGES[number]} language
 * @param {typeof THEMES[number]} theme
 * @param {(person: Person, address: string) => Promise<void>} walk
 */
async function at(account, viewport, language, theme, walk) {
  const office = await new Office().start();
  const person = await new Person(account, { viewport, colorScheme: theme === "dark" ? "dark" : "light" }, language).arrive();
  // As the person chose it before, in the menu of the display.
  if (theme === "sunlight") await person.context.addInitScript(() => localStorage.setItem("huifang.colours", "sunlight"));
  try {
    await person.open(`${office.address}/`);
    await person.field("Account").waitFor();
    await walk(person, office.address);
    if (person.complaints.length > 0) throw new Error(person.complaints.join("\n"));
  } finally {
    await person.leave();
    await office.close();
  }
}

/** What the command line asks for: `[--huifang PROGRAM] [--dist FOLDER] [rep|manager|gallery...]`. */
export function wishes() {
  const { values, positionals } = parseArgs({
    options: { huifang: { type: "string" }, dist: { type: "string" } },
    allowPositionals: true,
  });
  if (values.huifang) process.env.HUIFANG_PROGRAM = values.huifang;
  if (values.dist) process.env.HUIFANG_DIST = values.dist;
  const unknown = positionals.find((name) => !WHOSE.includes(name));
  if (unknown !== undefined) {
    console.error(`there is no '${unknown}': ${WHOSE.join(", ")}`);
    process.exit(2);
  }
  return positionals.length > 0 ? positionals : WHOSE;
}
