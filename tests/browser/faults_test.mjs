// What goes wrong is said in plain words, and nothing is lost by it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, PHONE, until } from "./support/chromium.mjs";
import { layWire, openOffice, somebody } from "./support/scene.mjs";

/** @typedef {import("./support/office.mjs").Office} Office */

const CUSTOMER = "通辽鑫源纺织服装有限责任公司";

/** The manager's list of visits holds the notes exactly once. @param {Office} office @param {string} notes */
async function managerSeesOnce(office, notes) {
  const manager = await somebody("qianguodong", { viewport: DESK });
  await manager.open(`${office.address}/`);
  await manager.signIn();
  await manager.go("Visits");
  await manager.reads(notes);
  assert.equal(await manager.page.getByRole("row").filter({ hasText: notes }).count(), 1);
  assert.deepEqual(manager.complaints, []);
}

test("a wrong password says what is safe, and the right one then works", async () => {
  const office = await openOffice();
  const rep = await somebody();
  await rep.open(`${office.address}/`);
  await rep.signIn("wrong horse");
  await rep.reads(/Nothing is lost\. The account or password is not right/);
  await rep.shoot("fault-wrong-password");
  await rep.signIn();
  await rep.go("Customers");
  assert.deepEqual(rep.complaints, []);
});

test("without network the first sign-in says so", async () => {
  const office = await openOffice();
  const rep = await somebody();
  await rep.open(`${office.address}/`);
  await rep.page.getByRole("textbox", { name: "Account" }).waitFor();
  await office.kill();
  await rep.signIn();
  await rep.reads(/No network\. The first sign-in/);
  await office.start();
  await rep.press("Sign in");
  await rep.go("Customers");
});

test("work done after the session ended is kept and accepted after signing in again", async () => {
  const lifetime = ["--access-seconds", "10", "--refresh-seconds", "12"];
  const office = await openOffice(lifetime);
  const rep = await somebody();
  await rep.open(`${office.address}/`);
  await rep.signIn();
  await rep.openCustomer(CUSTOMER);
  await office.kill();
  const killed = Date.now();
  await rep.visit(CUSTOMER, "登录过期时写的");
  await rep.status("Saved on this device");
  await until(() => Date.now() > killed + 13_000, "the session to be over");
  await office.start([]);
  await rep.reads(/sign in again/i);
  await rep.shoot("fault-session-over");
  await rep.go("Sync"); // Where one signs in again without leaving one's work.
  await rep.page.getByRole("textbox", { name: "Password" }).waitFor();
  await rep.signIn();
  await rep.status(/Accepted no\. \d+/);
  await managerSeesOnce(office, "登录过期时写的");
  assert.deepEqual(rep.complaints, []);
});

test("a server killed during a push takes the work exactly once", async () => {
  const office = await openOffice();
  const wire = await layWire(office);
  const rep = await somebody();
  await rep.open(`${wire.address}/`);
  await rep.signIn();
  let killed = false;
  wire.beforeAnswer = async (_method, path) => {
    if (killed || path !== "/v1/sync/push") return "answer";
    killed = true;
    await office.kill(); // It has taken the work; the device never hears of it.
    return "no answer";
  };
  await rep.visit(CUSTOMER, "服务器断在半路");
  await until(() => killed, "the push");
  await rep.status("Offline");
  await rep.shoot("fault-killed-during-push");
  await office.start();
  await rep.status(/Accepted no\. \d+/);
  await managerSeesOnce(office, "服务器断在半路");
  assert.deepEqual(rep.complaints, []);
});

test("a full disk at the office is told in plain words and loses nothing", async () => {
  const office = await openOffice();
  const rep = await somebody();
  await rep.open(`${office.address}/`);
  await rep.signIn();
  await rep.openCustomer(CUSTOMER);
  await office.stop();
  await office.start(["--store-pages-max", String(office.pages())]);
  const notes = `盘满的时候写的。${"客户说机器声音大。".repeat(600)}`;
  await rep.visit(CUSTOMER, notes);
  await rep.status("Saved on this device");
  await rep.go("Sync");
  await rep.reads(/Still safe here/);
  await rep.shoot("fault-office-full");
  await office.stop();
  await office.start([]);
  await rep.status(/Accepted no\. \d+/);
  await managerSeesOnce(office, "盘满的时候写的。");
  assert.deepEqual(rep.complaints, []);
});

test("a refused place does not stand in the way of a visit", async () => {
  const office = await openOffice();
  const rep = await somebody("zhoumin", { viewport: PHONE, hasTouch: true, permissions: [] });
  await rep.open(`${office.address}/`);
  await rep.signIn();
  await rep.openCustomer(CUSTOMER);
  await rep.press("Start visit");
  await rep.press("Check in");
  await rep.reads(/No place/);
  await rep.fill("Notes", "没有定位也能写");
  await rep.shoot("fault-no-place");
  await rep.press("Save visit");
  await rep.status(/Accepted no\. \d+/);
  await managerSeesOnce(office, "没有定位也能写");
  assert.deepEqual(rep.complaints, []);
});
