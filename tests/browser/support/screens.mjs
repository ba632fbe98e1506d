// The way through every screen: of a rep with an iPhone and of a manager at a desk. At each one it stops and asks the
// caller to look.
import { keepOffersAway, offerInstalling } from "./installing.mjs";
import { laterBuildOf } from "./later_build.mjs";
import { builtSite } from "./office.mjs";
import { share } from "./share.mjs";

/**
 * @typedef {import("./person.mjs").Person} Person
 * @typedef {import("./office.mjs").Office} Office
 * @typedef {(screen: string) => Promise<void>} Look what is done at a screen; it must leave the page as it was
 */

const PICTURE = { name: "1.png", mimeType: "image/png", buffer: Buffer.from("89504e470d0a1a0a", "hex") };

/** Before the page is opened. @param {Person} person */
export async function prepare(person) {
  await keepOffersAway(person);
  // The browser's own view of what is printed would stop the page.
  await person.context.addInitScript(() => void Object.assign(window, { print: () => undefined }));
}

/** Goes to a screen without starting the page anew. @param {Person} person @param {string} path */
export async function goTo(person, path) {
  await person.page.evaluate((address) => {
    history.pushState(null, "", address);
    window.dispatchEvent(new PopStateEvent("popstate"));
  }, `${path}${path.includes("?") ? "&" : "?"}lang=${person.language}`);
  await person.drawn();
}

/** A dialog is seen, and closed as it was opened: with nothing done. @param {Person} person @param {string} name @param {Look} look @param {string} screen */
async function lookAtDialog(person, name, look, screen) {
  const dialog = person.page.getByRole("dialog", { name: person.words(name) });
  await dialog.waitFor();
  await look(screen);
  await person.page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
}

/** From the sign-in on, as a phone shows it. @param {Person} person @param {Office} office @param {Look} look */
export async function walkAsRep(person, office, look) {
  const { page } = person;
  const links = page.getByRole("main").getByRole("list").getByRole("link");
  await look("sign-in");
  await person.press("Sign in");
  await person.reads(person.words("Please enter the account."));
  await look("sign-in with something missing");
  await person.signIn("wrong horse");
  await person.reads(person.words("Nothing is lost. The account or password is not right. Check capitals and keyboard, or ask an administrator for a new password."));
  await look("sign-in refused");
  await person.signIn();
  await page.getByRole("navigation").waitFor();
  await look("Today");
  await page.getByRole("button", { name: person.words("{name}, menu") }).click();
  await page.getByRole("menu").waitFor();
  await look("the menu of the person");
  await page.getByRole("menuitem", { name: person.words("Display") }).click();
  await lookAtDialog(person, "Display", look, "the display");
  await person.go("Visits");
  await look("Visits");
  await person.go("Sync");
  await person.button("Sync now").waitFor();
  await look("Sync");
  await person.press("Show me");
  await lookAtDialog(person, "Put it on the home screen", look, "how to install");
  await person.go("Customers");
  await page.getByRole("main").getByRole("link", { name: /室/ }).first().waitFor();
  await look("Customers");
  await links.first().click();
  await person.button("Start visit").waitFor();
  await look("a customer");
  await person.press("Start visit");
  await person.button("Save visit").waitFor();
  await look("the visit sheet");
  await person.press("Choose a date");
  await lookAtDialog(person, "Next visit", look, "the picker of dates");
  await person.fill("Notes", "检查一遍");
  await person.press("Save visit");
  await person.go("Visits");
  await links.first().click();
  await person.reads("检查一遍");
  await look("a visit");
  await person.press("Print");
  await page.locator("#print").waitFor({ state: "attached" });
  await look("a visit that is printed");
  await goTo(person, "/customers/00000000-0000-4000-8000-000000000000");
  await person.reads(person.words("Not on this device"));
  await look("a customer that is not here");
  await lookAtShares(person, office, look);
  await person.go("Today");
  await person.status("Offline, data as of {time}");
  await look("Today without network");
  await person.go("Sync");
  await person.button("Try now").waitFor();
  await look("Sync without network");
  // The build that ran here last was another.
  await page.evaluate(() => localStorage.setItem("huifang-build", "another"));
  await page.reload();
  await person.reads(person.words("The new version is in place. All you wrote is here."));
  await look("the first start of a new version");
}

/** What other apps share, with the office gone. @param {Person} person @param {Office} office @param {Look} look */
async function lookAtShares(person, office, look) {
  const { page } = person;
  await person.keptForOffline();
  // What is shared starts the page without ?lang=.
  await page.evaluate((language) => localStorage.setItem("huifang.language", language), person.language);
  await office.kill();
  await goTo(person, "/share");
  await person.reads(person.words("Nothing waits here"));
  await look("nothing is shared");
  await share(office, page, { words: { text: "侧门十月起关闭" }, files: [PICTURE] });
  await person.reads("侧门十月起关闭");
  await look("words and a picture that were shared");
  await person.press("Put into a visit");
  await page.getByRole("heading", { name: person.words("Into whose visit?") }).waitFor();
  await look("into whose visit");
  await page.keyboard.press("Escape");
  await person.button("Put into a visit").waitFor();
  await person.press("Remove");
  await lookAtDialog(person, "Remove the pictures?", look, "removing what was shared");
  await share(office, page, { words: { text: "" } });
  await person.button("OK").waitFor();
  await look("a share that was empty");
  await page.goto(`${office.address}/share/not-kept`);
  await page.getByRole("alert").waitFor();
  await look("a share that was not kept");
}

/** From the sign-in on, as a desk shows it. @param {Person} person @param {Office} office @param {Look} look */
export async function walkAsManager(person, office, look) {
  const { page } = person;
  await person.signIn();
  const rows = page.getByRole("grid").getByRole("row");
  await rows.nth(1).waitFor();
  await look("Visits");
  await page.getByRole("button", { name: person.words("{name}, menu") }).click();
  await page.getByRole("menu").waitFor();
  await look("the menu of the person");
  await page.keyboard.press("Escape");
  await rows.nth(1).getByRole("link").click();
  await page.getByRole("link", { name: person.words("Open customer") }).waitFor();
  await look("a visit beside the list");
  await person.go("Customers");
  await rows.nth(1).waitFor();
  await look("Customers");
  await person.press("Print list");
  await page.locator("#print").waitFor({ state: "attached" });
  await look("a list that is printed");
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: person.words("Go to") }).waitFor();
  await page.keyboard.type("胡");
  await page.getByRole("option").first().waitFor();
  await lookAtDialog(person, "Go to", look, "Go to");
  await page.keyboard.press("?");
  await lookAtDialog(person, "Keys", look, "the keys");
  await rows.nth(1).getByRole("link").click();
  await page.getByRole("heading", { level: 1 }).last().waitFor();
  await look("a customer");
  await person.go("Sync");
  await person.button("Sync now").waitFor();
  await look("Sync");
  await offerInstalling(person, "dismissed");
  await person.button("Install").waitFor();
  await look("Sync with the offer to install");
  await person.keptForOffline();
  await office.stop();
  office.site = laterBuildOf(builtSite()).later;
  await office.start();
  await page.evaluate(() => void document.dispatchEvent(new Event("visibilitychange")));
  await person.reads(person.words("A new version is ready. All is handed over; it takes 2 s; half-typed text stays. It also comes by itself at the next start."));
  await look("Sync with a new version ready");
}
