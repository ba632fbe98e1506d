// A whole day's task with the accessibility tree alone: nothing is seen, nothing is pointed at.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PASSWORD } from "./support/office.mjs";
import { Reader } from "./support/reader.mjs";
import { openOffice, somebody } from "./support/scene.mjs";
import { wordsFor } from "./support/words.mjs";

const CUSTOMER = "胡觉伟";
const NOTES = "听着写的记录";

for (const language of /** @type {const} */ (["en", "zh-CN"])) {
  test(`from signing in to a visit that the office has, by the accessibility tree alone (${language})`, async () => {
    const office = await openOffice();
    const person = await somebody("zhoumin", undefined, language);
    const reader = await Reader.of(person);
    await person.open(`${office.address}/`);

    // What is missing is said at the field, and the focus stays in reach.
    await reader.press("button", "Sign in");
    await reader.find("textbox", "Account");
    const missing = (await reader.tree()).find(({ role, properties }) => role === "textbox" && properties.invalid === "true");
    assert.match(missing?.description ?? "", person.words("Please enter the account."));
    await reader.write("Account", "zhoumin");
    await reader.write("Password", PASSWORD);
    await reader.press("button", "Sign in");
    assert.equal((await reader.find("heading", "Today")).properties.level, 1);
    await reader.isAt("main");

    await reader.press("link", "Customers");
    await reader.find("heading", "Customers");
    await reader.write("Search customers", CUSTOMER);
    await reader.hears("{count} found");
    await reader.press("link", new RegExp(CUSTOMER));
    await reader.find("heading", new RegExp(CUSTOMER));
    await reader.isAt("main");

    await reader.press("button", "Start visit");
    await reader.find("button", "Save visit");
    await reader.isAt("main");
    await reader.write("Notes", NOTES);
    await reader.press("radio", "Done");
    await reader.isAt("radio", "Done");
    assert.equal((await reader.find("radio", "Done")).properties.checked, "true");

    // The way is followed from the device to the office, which is away at first.
    await office.kill();
    await reader.press("button", "Save visit");
    await reader.hears(/./);
    await reader.isAt("main");
    await reader.press("link", wordsFor("Sync", language, { exact: false })); // And how much waits.
    await reader.find("heading", "Not yet handed over");
    await reader.find("link", new RegExp(CUSTOMER));
    await office.start();
    await reader.hears("Accepted no. {number}");
    await reader.find("heading", "Lately accepted");
    const [accepted] = (await reader.tree()).filter(({ role, name }) => role === "link" && name.includes(CUSTOMER));
    assert.match(accepted?.name ?? "", /\d+/);
    assert.deepEqual(person.complaints, []);
  });
}
