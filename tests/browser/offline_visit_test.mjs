// The chain that all else widens: a visit made offline reaches the manager's screen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, PHONE } from "./support/chromium.mjs";
import { openOffice, somebody } from "./support/scene.mjs";

const SEEN_WITHIN_MS = 5_000;
const NOTES = "冷库温度偏高，约了周三上门检修";

/** @param {import("./support/words.mjs").Language} language */
async function visitMadeOffline(language) {
  const office = await openOffice();
  const rep = await somebody("zhoumin", {
    viewport: PHONE,
    hasTouch: true,
    permissions: ["geolocation"],
    geolocation: { latitude: 31.2304, longitude: 121.4737, accuracy: 12 },
  }, language);
  const manager = await somebody("qianguodong", { viewport: DESK }, language);

  await rep.open(`${office.address}/`);
  await rep.field("Account").waitFor();
  await rep.shoot(`chain-${language}-1-sign-in`);
  await rep.signIn();
  await rep.go("Customers");
  const rows = rep.page.getByRole("main").getByRole("listitem");
  await rows.first().waitFor();
  await rep.shoot(`chain-${language}-2-customers`);
  await rep.keptForOffline();

  await manager.open(`${office.address}/`);
  await manager.signIn();
  await manager.go("Visits");
  await manager.page.getByRole("main").getByRole("row").nth(1).waitFor();
  await manager.shoot(`chain-${language}-3-manager-before`);

  await office.kill();
  await rep.page.reload();
  await rep.status("Offline");
  await rows.first().getByRole("link").first().click();
  await rep.shoot(`chain-${language}-4-customer-offline`);
  await rep.press("Start visit");
  await rep.press("Check in");
  await rep.compose("Notes", ["leng", "leng ku", "冷库"], "冷库");
  await rep.page.keyboard.insertText(NOTES.slice(2));
  assert.equal(await rep.field("Notes").inputValue(), NOTES);
  await rep.shoot(`chain-${language}-5-visit-sheet`);
  await rep.press("Save visit");
  await rep.status("Saved on this device");
  await rep.shoot(`chain-${language}-6-saved`);

  await rep.lostPower();
  await rep.arrive();
  await rep.open(`${office.address}/visits`);
  await rep.reads(NOTES);
  await rep.status("Saved on this device");
  await rep.shoot(`chain-${language}-7-after-the-power-cut`);

  await office.start();
  await rep.status("Accepted no. {number}");
  const accepted = performance.now();
  await manager.reads(NOTES);
  const seenAfterMs = Math.round(performance.now() - accepted);
  console.log(`the manager saw it ${seenAfterMs} ms after the acceptance`);
  assert.ok(seenAfterMs <= SEEN_WITHIN_MS, `the manager saw it after ${seenAfterMs} ms`);
  await rep.shoot(`chain-${language}-8-accepted`);
  await manager.shoot(`chain-${language}-9-manager-after`);
  assert.deepEqual([...rep.complaints, ...manager.complaints], []);
}

test("a visit made offline outlives the browser and reaches the manager's open page", () => visitMadeOffline("en"));
test("and so it does in Chinese", () => visitMadeOffline("zh-CN"));
