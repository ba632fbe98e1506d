// Two people change one field of one customer of their team's book while neither sees the other.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openOffice, somebody } from "./support/scene.mjs";

/** @typedef {import("./support/person.mjs").Person} Person */

const CUSTOMER = "通辽鑫源纺织服装有限责任公司"; // In the book of 销售一部.
const OURS = "周敏：下午四点后再打电话";
const THEIRS = "韩磊：只认工号，门卫要登记";

/** @param {Person} person @param {string} text */
async function changeNotes(person, text) {
  await person.openCustomer(CUSTOMER);
  await person.fill("Notes", text);
  await person.page.keyboard.press("Tab"); // A field is saved when it is left.
  await person.status("Saved on this device");
}

test("both values of a field changed twice are shown to a person", async () => {
  const office = await openOffice();
  const [zhou, han] = await Promise.all(
    ["zhoumin", "hanlei"].map(async (account) => {
      const person = await somebody(account);
      await person.open(`${office.address}/`);
      await person.signIn();
      await person.openCustomer(CUSTOMER);
      return person;
    }),
  );
  assert.ok(zhou && han);

  await office.kill();
  await Promise.all([zhou.status("Offline"), han.status("Offline")]);
  await changeNotes(zhou, OURS);
  await changeNotes(han, THEIRS);
  await office.start();

  await Promise.all([zhou.status(/Accepted no\. \d+/), han.status(/Accepted no\. \d+/)]);
  for (const person of [zhou, han]) {
    await person.status(/Choose one/);
    await person.go("Sync");
    await person.reads(OURS);
    await person.reads(THEIRS);
    await person.shoot(`conflict-${person.account}`);
  }

  // Settled by a person, the question goes away for both, and the choice stands.
  await zhou.press("Use mine");
  await han.page.getByText("Changed twice").first().waitFor({ state: "detached" });
  await han.openCustomer(CUSTOMER);
  assert.equal(await han.page.getByRole("textbox", { name: "Notes", exact: true }).inputValue(), OURS);
  assert.deepEqual([...zhou.complaints, ...han.complaints], []);
});
