// Reads the text of a PDF as Chromium writes it, page by page: enough to say what stands on which page. It follows
// objects by their numbers, unpacks streams, and turns the glyphs of each font back into letters.
import { inflateSync } from "node:zlib";

/**
 * @param {Buffer} file
 * @returns {string[]} the text of each page in the order in which it is drawn, without blanks: where a line ends is not text
 */
export function textOfPages(file) {
  const objects = readObjects(file);
  /** @type {string[]} */
  const pages = [];
  for (const { head } of pagesInOrder(objects)) {
    const content = streamOf(objects, head, /\/Contents\s+(\d+)/);
    pages.push(withoutBlanks(textOf(content.toString("latin1"), fontsOf(objects, head))));
  }
  return pages;
}

/** @param {string} text as it is compared with a page */
export function withoutBlanks(text) {
  return text.replace(/\s+/g, "");
}

/** @typedef {{ head: string, stream: Buffer | null }} PdfObject */

/** @param {Buffer} file @returns {Map<number, PdfObject>} */
function readObjects(file) {
  const text = file.toString("latin1");
  /** @type {Map<number, PdfObject>} */
  const objects = new Map();
  for (const match of text.matchAll(/(\d+) 0 obj\b/g)) {
    const from = match.index + match[0].length;
    const end = text.indexOf("endobj", from);
    const stream = text.indexOf("stream", from);
    if (stream === -1 || stream > end) {
      objects.set(Number(match[1]), { head: text.slice(from, end), stream: null });
      continue;
    }
    const head = text.slice(from, stream);
    const start = stream + "stream".length + (text[stream + 6] === "\r" ? 2 : 1);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
    const packed = file.subarray(start, start + length);
    objects.set(Number(match[1]), { head, stream: /FlateDecode/.test(head) ? inflateSync(packed) : packed });
  }
  return objects;
}

/** @param {Map<number, PdfObject>} objects @returns {PdfObject[]} */
function pagesInOrder(objects) {
  const isPage = (/** @type {PdfObject} */ { head }) => /\/Type\s*\/Page\b/.test(head);
  const root = [...objects.values()].find(({ head }) => /\/Type\s*\/Pages\b/.test(head) && !/\/Parent/.test(head));
  /** @param {PdfObject | undefined} node @returns {PdfObject[]} */
  const walk = (node) => {
    if (node === undefined) return [];
    if (isPage(node)) return [node];
    const kids = /\/Kids\s*\[([^\]]*)\]/.exec(node.head)?.[1] ?? "";
    return [...kids.matchAll(/(\d+) 0 R/g)].flatMap((kid) => walk(objects.get(Number(kid[1]))));
  };
  return walk(root);
}

/** @param {Map<number, PdfObject>} objects @param {string} head @param {RegExp} reference */
function streamOf(objects, head, reference) {
  const number = reference.exec(head)?.[1];
  return (number === undefined ? null : objects.get(Number(number))?.stream) ?? Buffer.alloc(0);
}

/** @typedef {{ digits: number, letters: Map<number, string> }} Font digits: of the hexadecimal number of a glyph */

/** @param {Map<number, PdfObject>} objects @param {string} page @returns {Map<string, Font>} by name */
function fontsOf(objects, page) {
  const fonts = new Map();
  const named = /\/Font\s*<<([^>]*)>>/.exec(page)?.[1] ?? "";
  for (const [, name, number] of named.matchAll(/\/(\w+)\s+(\d+) 0 R/g)) {
    const head = objects.get(Number(number))?.head ?? "";
    const letters = lettersOf(streamOf(objects, head, /\/ToUnicode\s+(\d+)/).toString("latin1"));
    fonts.set(name, { digits: /\/Subtype\s*\/Type3/.test(head) ? 2 : 4, letters });
  }
  return fonts;
}

/** @param {string} map a CMap @returns {Map<number, string>} */
function lettersOf(map) {
  const letters = new Map();
  const text = (/** @type {string} */ hex) => Buffer.from(hex, "hex").swap16().toString("utf16le");
  for (const [, body] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph, to] of body.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) letters.set(parseInt(glyph, 16), text(to));
  }
  for (const [, body] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, to, first] of body.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      const start = parseInt(first, 16);
      for (let glyph = parseInt(from, 16); glyph <= parseInt(to, 16); glyph++) {
        letters.set(glyph, String.fromCodePoint(start + glyph - parseInt(from, 16)));
      }
    }
  }
  return letters;
}

/** @param {string} content @param {Map<string, Font>} fonts */
function textOf(content, fonts) {
  /** @type {Font} */
  let font = { digits: 4, letters: new Map() };
  let text = "";
  // Glyphs that stand for other letters have those beside them.
  for (const [token, name, actual, hex] of content.matchAll(/\/(\w+)\s+[\d.]+\s+Tf|\/ActualText\s*<FEFF([0-9A-F]*)>[\s\S]*?EMC|<([0-9A-Fa-f]+)>/g)) {
    if (name !== undefined) {
      font = fonts.get(name) ?? font;
    } else if (actual !== undefined) {
      text += Buffer.from(actual, "hex").swap16().toString("utf16le");
      const inside = [...token.matchAll(/\/(\w+)\s+[\d.]+\s+Tf/g)].at(-1)?.[1];
      if (inside !== undefined) font = fonts.get(inside) ?? font;
    } else {
      for (let at = 0; at < hex.length; at += font.digits) {
        text += font.letters.get(parseInt(hex.slice(at, at + font.digits), 16)) ?? "\ufffd";
      }
    }
  }
  return text;
}
