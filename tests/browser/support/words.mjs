// What the page says, in its other language. Tests name things in English; the texts of the catalog are
// what makes the page's words, so they also say how a Chinese page calls the same thing.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const TEXTS = join(resolve(dirname(fileURLToPath(import.meta.url)), "../../.."), "core/catalog/texts");

/** @typedef {"en" | "zh-CN"} Language */

/** @param {Language} language @returns {Map<string, string>} texts by key, faults as they are said, without forms of number */
function textsOf(language) {
  const files = readdirSync(TEXTS).filter((name) => name.startsWith(`${language}.`));
  const all = new Map(files.flatMap((file) => Object.entries(JSON.parse(readFileSync(join(TEXTS, file), "utf8")))));
  /** @param {string} part */
  const sentence = (part) => (part.startsWith("@") ? all.get(part.slice(1)) : part);
  /** @type {Map<string, string>} */
  const texts = new Map();
  for (const [key, text] of all) {
    if (typeof text === "string") texts.set(key, text);
    else if ("happened" in text) texts.set(key, [text.safe, text.happened, text.next].map(sentence).join(language === "en" ? " " : ""));
  }
  return texts;
}

/** @type {Map<string, Set<string>> | null} */
let chineseOf = null;

function pairs() {
  if (chineseOf !== null) return chineseOf;
  chineseOf = new Map();
  const chinese = textsOf("zh-CN");
  for (const [key, english] of textsOf("en")) {
    const text = chinese.get(key);
    if (text === undefined) continue;
    chineseOf.set(english, (chineseOf.get(english) ?? new Set()).add(text));
  }
  return chineseOf;
}

const HOLE = /\{(\w+)\}/g;
const NUMBERS = new Set(["count", "number"]);
/** All but the braces of holes. @param {string} text */
const escaped = (text) => text.replace(/[.*+?^$()|[\]\\]/g, "\\$&");

/** @type {Map<Language, Set<string>>} */
const spoken = new Map();

/** Whether that is one of the catalog's whole texts, with letters in it, in that language. @param {string} text @param {Language} language */
export function spokenIn(text, language) {
  const texts = spoken.get(language) ?? new Set(textsOf(language).values());
  spoken.set(language, texts);
  return /\p{L}/u.test(text) && texts.has(text.trim());
}

/**
 * A pattern for exactly the words that stand for `english` in that language. Holes ("{count}") are
 * given as they stand in the catalog; counts and numbers match digits, the others anything.
 * @param {string} english
 * @param {Language} language
 * @param {{ exact?: boolean }} [options]
 */
export function wordsFor(english, language, { exact = true } = {}) {
  const wordings = language === "en" ? [english] : [...(pairs().get(english) ?? [])];
  if (wordings.length === 0) throw new Error(`no text in the catalog reads "${english}"`);
  const pattern = wordings.map((words) => escaped(words).replace(HOLE, (_, name) => (NUMBERS.has(name) ? "[\\d,]+" : ".+"))).join("|");
  return new RegExp(exact ? `^(?:${pattern})$` : `(?:${pattern})`);
}
