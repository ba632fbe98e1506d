// node tests/browser/shots.mjs [--huifang PROGRAM] [--dist FOLDER] [rep|manager|gallery...]: photographs every screen
// and gallery page at each size, in both languages and all themes, under build/shots.
import { rmSync } from "node:fs";
import { DESK, PHONE, TABLET } from "./support/chromium.mjs";
import { lookAtEverything, wishes } from "./support/everything.mjs";
import { SHOTS } from "./support/person.mjs";

const SIZES = { phone: PHONE, tablet: TABLET, desk: DESK };
const whose = wishes();
for (const name of whose) rmSync(`${SHOTS}/${name}`, { recursive: true, force: true });

/** @type {Map<string, number>} how many screens were seen on each way */
const seen = new Map();
let shots = 0;
await lookAtEverything(async ({ person, whose: owner, screen, language, theme }) => {
  const before = person.page.viewportSize() ?? DESK;
  const way = `${owner}/${language}-${theme}`;
  const number = (seen.get(way) ?? 0) + 1;
  seen.set(way, number);
  for (const [size, viewport] of Object.entries(SIZES)) {
    await person.resize(viewport);
    await person.shoot(`${way}/${String(number).padStart(2, "0")}-${screen.replaceAll(" ", "-")}-${size}`);
    shots += 1;
  }
  await person.resize(before);
}, whose);
console.log(`shots=${shots}`);
