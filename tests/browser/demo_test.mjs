// The demo: an office that is filled by itself, whose people sign in with one click.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK } from "./support/chromium.mjs";
import { openOffice, somebody } from "./support/scene.mjs";

test("one click on a name signs in, and the next person takes over the browser", async () => {
  const office = await openOffice(["--demo"], { empty: true });
  const person = await somebody("demo", { viewport: DESK });
  const { page } = person;

  await person.open(`${office.address}/`);
  await person.shoot("demo-1-sign-in");
  await page.getByRole("button", { name: /周敏/ }).click();
  await page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
  await page.getByRole("main").getByRole("link").first().waitFor();
  await person.shoot("demo-2-today");

  await person.go("Sync");
  await person.press("Sign out");
  await page.getByRole("button", { name: /钱国栋/ }).click();
  await person.go("Visits");
  const rows = page.getByRole("grid").getByRole("row");
  await rows.nth(1).waitFor();
  await person.shoot("demo-3-manager");

  // Customers of the team's book have no owner; they come last, having nothing that is due.
  await person.go("Customers");
  await rows.nth(1).waitFor();
  const owner = page.getByRole("columnheader", { name: "Owner" });
  const column = Number(await owner.getAttribute("aria-colindex"));
  await page.keyboard.press("End");
  await page.waitForFunction(
    (at) => [...document.querySelectorAll(`[role=cell][aria-colindex="${at}"]`)].some((cell) => cell.textContent === ""),
    column,
  );
  await person.shoot("demo-4-team-book");
  assert.deepEqual(person.complaints, []);
});
