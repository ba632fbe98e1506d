// node tests/browser/axe.mjs [--huifang PROGRAM] [--dist FOLDER] [rep|manager|gallery...]: axe-core on every screen and
// gallery page, in both languages and all themes.
import { violations } from "./support/axe.mjs";
import { lookAtEverything, wishes } from "./support/everything.mjs";

let screens = 0;
let findings = 0;
await lookAtEverything(async ({ person, whose, screen, language, theme }) => {
  screens += 1;
  for (const finding of await violations(person.page)) {
    findings += 1;
    console.log(`${whose}, ${screen} (${language}, ${theme}): ${finding}`);
  }
}, wishes());
console.log(`screens=${screens} findings=${findings}`);
process.exitCode = findings === 0 ? 0 : 1;
