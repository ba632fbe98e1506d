// The way through every screen: of a rep and of a manager. At each one it stops and asks the caller to look.

/**
 * @typedef {import("./person.mjs").Person} Person
 * @typedef {(screen: string) => Promise<void>} Look what is done at a screen; it must leave the page as it was
 */

/** From the sign-in on, as a phone shows it. @param {Person} person @param {Look} look */
export async function walkAsRep(person, look) {
  const { page } = person;
  const links = page.getByRole("main").getByRole("list").getByRole("link");
  await look("sign-in");
  await person.press("Sign in");
  await person.reads(person.words("Please enter the account."));
  await look("sign-in with something missing");
  await person.signIn();
  await page.getByRole("navigation").waitFor();
  await look("Today");
  await page.getByRole("button", { name: person.words("{name}, menu") }).click();
  await page.getByRole("menu").waitFor();
  await look("the menu of the person");
  await page.getByRole("menuitem", { name: person.words("Display") }).click();
  await page.getByRole("dialog", { name: person.words("Display") }).waitFor();
  await look("the display");
  await page.keyboard.press("Escape");
  await person.go("Visits");
  await look("Visits");
  await person.go("Sync");
  await person.button("Sync now").waitFor();
  await look("Sync");
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
  await page.getByRole("dialog", { name: person.words("Next visit") }).waitFor();
  await look("the picker of dates");
  await page.keyboard.press("Escape");
  await person.fill("Notes", "检查一遍");
  await person.press("Save visit");
  await person.go("Visits");
  await links.first().click();
  await person.reads("检查一遍");
  await look("a visit");
}

/** From the sign-in on, as a desk shows it. @param {Person} person @param {Look} look */
export async function walkAsManager(person, look) {
  const { page } = person;
  await person.signIn();
  const rows = page.getByRole("grid").getByRole("row");
  await rows.nth(1).waitFor();
  await look("Visits");
  await rows.nth(1).getByRole("link").click();
  await page.getByRole("link", { name: person.words("Open customer") }).waitFor();
  await look("a visit beside the list");
  await person.go("Customers");
  await rows.nth(1).waitFor();
  await look("Customers");
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: person.words("Go to") }).waitFor();
  await page.keyboard.type("胡");
  await page.getByRole("option").first().waitFor();
  await look("Go to");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: person.words("Keys") }).waitFor();
  await look("the keys");
  await page.keyboard.press("Escape");
  await rows.nth(1).getByRole("link").click();
  await page.getByRole("heading", { level: 1 }).last().waitFor();
  await look("a customer");
  await person.go("Sync");
  await person.button("Sync now").waitFor();
  await look("Sync");
}
