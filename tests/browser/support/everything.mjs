// Everything there is to look at: each screen of each person and each page of the gallery, in both languages and
// all themes.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { DESK, PHONE } from "./chromium.mjs";
import { IPHONE } from "./installing.mjs";
import { Office } from "./office.mjs";
import { Person } from "./person.mjs";
import { goTo, prepare, walkAsManager, walkAsRep } from "./screens.mjs";

const GALLERY = join(resolve(dirname(fileURLToPath(import.meta.url)), "../../.."), "shell/gallery/catalog/texts");
const LANGUAGES = /** @type {const} */ (["zh-CN", "en"]);
const THEMES = /** @type {const} */ (["light", "dark", "sunlight"]);
const WHOSE = ["rep", "manager", "gallery"];
/** @type {readonly (readonly Theme[])[]} */
const WALKS = [["light", "dark"], ["sunlight"]];
/** @type {Record<string, { account: string, options: import("playwright-core").BrowserContextOptions, go: (person: Person, office: Office, look: (screen: string) => Promise<void>) => Promise<void>, show: (person: Person, theme: Theme) => Promise<void> }>} */
const WAYS = {
  rep: { account: "zhoumin", options: { viewport: PHONE, hasTouch: true, userAgent: IPHONE }, go: walkAsRep, show: showOnDevice },
  manager: { account: "qianguodong", options: { viewport: DESK }, go: walkAsManager, show: showOnDevice },
  gallery: { account: "nobody", options: { viewport: DESK }, go: walkGallery, show: showInGallery },
};

/**
 * @typedef {typeof LANGUAGES[number]} Language
 * @typedef {typeof THEMES[number]} Theme
 * @typedef {object} View
 * @property {Person} person
 * @property {string} whose "rep", "manager" or "gallery"
 * @property {string} screen
 * @property {Language} language
 * @property {Theme} theme
 */

/** The pages of the gallery, as its texts name them. */
function galleryPages() {
  const prefix = "gallery.page.";
  return readdirSync(GALLERY)
    .filter((name) => name.startsWith("en."))
    .flatMap((name) => Object.keys(JSON.parse(readFileSync(join(GALLERY, name), "utf8"))))
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .sort();
}

/**
 * Light and dark are looked at in one walk, as the device changes between them; sunlight in another, as it was chosen.
 * @param {(view: View) => Promise<void>} look
 * @param {string[]} [whose]
 */
export async function lookAtEverything(look, whose = WHOSE) {
  for (const language of LANGUAGES) {
    for (const themes of WALKS) {
      for (const one of whose) {
        const way = WAYS[one];
        await walk(way, language, themes, async (person, office) => {
          await way.go(person, office, async (screen) => {
            for (const theme of themes) {
              await way.show(person, theme);
              await look({ person, whose: one, screen, language, theme });
            }
            if (themes.length > 1) await way.show(person, themes[0]);
          });
        });
      }
    }
  }
}

/** Each theme of a walk in its turn, on the same screen. @param {Person} person @param {Theme} theme */
async function showOnDevice(person, theme) {
  if (theme === "sunlight") return; // Chosen before the page began.
  await person.page.emulateMedia({ colorScheme: theme });
  await person.drawn();
}

/**
 * @param {typeof WAYS[string]} way
 * @param {Language} language
 * @param {readonly Theme[]} themes
 * @param {(person: Person, office: Office) => Promise<void>} go
 */
async function walk({ account, options }, language, themes, go) {
  const office = await new Office().start();
  const person = await new Person(account, options, language).arrive();
  await prepare(person);
  // As the person chose it before, in the menu of the display.
  if (themes.includes("sunlight")) {
    await person.context.addInitScript(() => {
      // The browser's own page of a failed request keeps nothing.
      if (location.protocol === "http:") localStorage.setItem("huifang.colours", "sunlight");
    });
  }
  try {
    await person.open(`${office.address}/`);
    await person.field("Account").waitFor();
    await go(person, office);
    if (person.complaints.length > 0) throw new Error(person.complaints.join("\n"));
  } finally {
    await person.leave();
    await office.close();
  }
}

/** Page after page in one that stays open. @param {Person} person @param {Office} office @param {(screen: string) => Promise<void>} look */
export async function walkGallery(person, office, look) {
  await person.open(`${office.address}/?gallery&lang=${person.language}`);
  for (const screen of galleryPages()) {
    await goTo(person, `/?gallery=${screen}`);
    await person.page.getByRole("heading", { level: 1 }).waitFor();
    await look(screen);
  }
}

/** The gallery's page names its theme. @param {Person} person @param {Theme} theme */
async function showInGallery(person, theme) {
  const shown = new URL(person.page.url()).searchParams.get("gallery");
  await goTo(person, `/?gallery=${shown}&theme=${theme}`);
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
