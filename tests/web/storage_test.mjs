// The worker's storage in a real browser: what it promises to the program, and what is left after
// the browser is killed.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { killProfile, launchProfile, until } from "../browser/support/chromium.mjs";
import { openPage, startSite } from "./site.mjs";

const NAME = "huifang-u7-1";
const KILLS = Number(process.env.HUIFANG_KILLS ?? 5);
// A kill in the middle of a write may tear the tail of Chromium's log, and at the second start after
// that Chromium may clear the database: seen once in about 110 kills. Only a second copy on the device
// helps against that, so what is asked here is that work at rest stays.
const WHILE_WRITING = process.env.HUIFANG_KILL_WHILE_WRITING === "1";

/** @type {Awaited<ReturnType<typeof startSite>>} */
let site;
const profile = mkdtempSync(join(tmpdir(), "huifang-profile-"));
/** @type {import("playwright-core").BrowserContext} */
let context;

before(async () => {
  site = await startSite();
  context = await launchProfile(profile);
});
after(async () => {
  await context.close();
  await site.stop();
  rmSync(profile, { recursive: true, force: true });
});
// Also after a failure: a page left open would keep the lock from the next test.
afterEach(async () => {
  for (const page of context.pages()) await page.close();
  await context.newPage();
});

test("a commit is whole, and is there after the page is loaded anew", async () => {
  const { page, complaints } = await openPage(context, site.address);
  assert.deepEqual(await page.evaluate((name) => harness.load(name, [0, 1, 2, 3, 4, 5]), NAME), []);
  const done = await page.evaluate(
    (name) =>
      harness.commit(name, [
        { area: 0, key: 0, value: "one" },
        { area: 1, key: 2 ** 52, value: "拜访" },
        { area: 1, key: 3, value: "" },
      ]),
    NAME,
  );
  assert.deepEqual(done, { done: true });
  await page.reload();
  await page.evaluate((url) => harness.start(url), "/worker.js");
  assert.deepEqual(await page.evaluate((name) => harness.load(name, [1, 0, 4]), NAME), [
    { area: 1, key: 3, value: "" },
    { area: 1, key: 2 ** 52, value: "拜访" },
    { area: 0, key: 0, value: "one" },
  ]);
  assert.deepEqual(await page.evaluate((name) => harness.read(name, 1, [3, 99, 2 ** 52]), NAME), [
    { area: 1, key: 3, value: "" },
    { area: 1, key: 2 ** 52, value: "拜访" },
  ]);
  assert.deepEqual(complaints, []);
});

test("a commit that expects something else writes nothing", async () => {
  const { page } = await openPage(context, site.address);
  const name = "huifang-u8-1";
  const outcome = await page.evaluate(async (database) => {
    const first = { area: 0, key: 0, value: "first" };
    return [
      await harness.commit(database, [first], { area: 0, key: 0, value: null }),
      await harness.commit(database, [{ area: 0, key: 0, value: "second" }, { area: 1, key: 1, value: "x" }], { area: 0, key: 0, value: null }),
      await harness.commit(database, [{ area: 0, key: 0, value: "second" }, { area: 1, key: 1, value: "x" }], { area: 0, key: 0, value: "firs" }),
      await harness.commit(database, [{ area: 0, key: 0, value: "second" }], first),
      await harness.commit(database, [{ area: 0, key: 0, value: null }], { area: 0, key: 0, value: "second" }),
      await harness.load(database, [0, 1]),
    ];
  }, name);
  const fenced = { done: false, key: "store.fenced" };
  assert.deepEqual(outcome, [{ done: true }, fenced, fenced, { done: true }, { done: true }, []]);
});

test("a commit that expects both superblocks is fenced when either is another's", async () => {
  const { page } = await openPage(context, site.address);
  const outcome = await page.evaluate(async (database) => {
    const slot = (/** @type {number} */ key, /** @type {string | null} */ value) => ({ area: 0, key, value });
    await harness.commit(database, [slot(0, "4"), slot(1, "5")]);
    return [
      await harness.commit(database, [slot(0, "6 of ours")], slot(0, "4"), slot(1, "7 of theirs")),
      await harness.commit(database, [slot(0, "6 of ours")], slot(0, "6 of theirs"), slot(1, "5")),
      await harness.commit(database, [slot(0, "6 of ours")], slot(0, "4"), slot(1, null)),
      await harness.commit(database, [slot(0, "6 of ours")], slot(0, "4"), slot(1, "5")),
      await harness.load(database, [0]),
    ];
  }, "huifang-u13-1");
  const fenced = { done: false, key: "store.fenced" };
  const held = [{ area: 0, key: 0, value: "6 of ours" }, { area: 0, key: 1, value: "5" }];
  assert.deepEqual(outcome, [fenced, fenced, fenced, { done: true }, held]);
});

test("answers come in the order of the calls", async () => {
  const { page } = await openPage(context, site.address);
  const order = await page.evaluate(async (name) => {
    /** @type {number[]} */
    const answered = [];
    const calls = Array.from({ length: 30 }, (_, at) =>
      (at % 3 === 0
        ? harness.load(name, [0, 1, 2])
        : at % 3 === 1
          ? harness.commit(name, [{ area: 2, key: at, value: "v".repeat(200_000) }])
          : harness.read(name, 2, [at - 1])
      ).then((result) => {
        answered.push(at);
        return result;
      }),
    );
    const results = await Promise.all(calls);
    return { answered, seen: results.filter((_, at) => at % 3 === 2).map((entries) => entries.length) };
  }, "huifang-u9-1");
  assert.deepEqual(order.answered, Array.from({ length: 30 }, (_, at) => at));
  assert.deepEqual(order.seen, Array(10).fill(1), "each read sees the commit asked for before it");
});

test("a full store is said to be full, keeps what it had, and works again with room", async () => {
  // An origin of its own, because the browser remembers for a while how much room an origin had.
  const address = site.address.replace("127.0.0.1", "localhost");
  const session = await context.newCDPSession(await context.newPage());
  await session.send("Storage.overrideQuotaForOrigin", { origin: address, quotaSize: 2 * 1024 * 1024 });
  const { page } = await openPage(context, address);
  const commit = (/** @type {string} */ value, /** @type {number} */ length) =>
    page.evaluate(
      ({ value, length }) => {
        let noise = "x"; // The browser packs what it stores, so only noise takes room.
        while (noise.length < length) noise += crypto.randomUUID();
        return harness.commit("huifang-u10-1", [
          { area: 0, key: 0, value },
          { area: 5, key: 1, value: noise },
        ]);
      },
      { value, length },
    );
  assert.deepEqual(await commit("kept", 1), { done: true });
  assert.deepEqual(await commit("lost", 8 * 1024 * 1024), { done: false, key: "store.full" });
  const held = await page.evaluate(() => harness.load("huifang-u10-1", [0, 5]));
  assert.deepEqual(held, [{ area: 0, key: 0, value: "kept" }, { area: 5, key: 1, value: "x" }]);
  await session.send("Storage.overrideQuotaForOrigin", { origin: address });
  assert.deepEqual(await commit("again", 1), { done: true });
});

test("a database deleted under the page is made anew for the next commit", async () => {
  const { page } = await openPage(context, site.address);
  const name = "huifang-u11-1";
  const outcome = await page.evaluate(async (database) => {
    await harness.commit(database, [{ area: 0, key: 0, value: "old" }]);
    await new Promise((resolve) => (indexedDB.deleteDatabase(database).onsuccess = resolve));
    return [await harness.commit(database, [{ area: 0, key: 1, value: "new" }]), await harness.load(database, [0])];
  }, name);
  assert.deepEqual(outcome, [{ done: true }, [{ area: 0, key: 1, value: "new" }]]);
});

test("the second page may not write, learns when the first is gone, and may after a reload", async () => {
  const first = await openPage(context, site.address);
  await until(async () => (await first.page.evaluate(() => harness.state().writer)).length === 1, "the first page's lock");
  const second = await openPage(context, site.address);
  assert.deepEqual(await second.page.evaluate((name) => harness.commit(name, [{ area: 0, key: 0, value: "thief" }]), NAME), {
    done: false,
    key: "store.closed",
  });
  assert.deepEqual(await second.page.evaluate(() => harness.identity()), { done: false, key: "store.closed" });
  assert.deepEqual(await first.page.evaluate(() => harness.state().writer), [0]);
  assert.deepEqual(await second.page.evaluate(() => harness.state().writer), [1]);
  await first.page.close();
  await until(async () => (await second.page.evaluate(() => harness.state().writer)).length === 2, "the news");
  assert.deepEqual(await second.page.evaluate(() => harness.state().writer), [1, 2]);
  assert.equal((await second.page.evaluate((name) => harness.commit(name, []), NAME)).done, false, "not before it has begun anew");
  for (let reload = 0; reload < 5; ++reload) {
    await second.page.reload();
    await second.page.evaluate((url) => harness.start(url), "/worker.js");
    assert.deepEqual(await second.page.evaluate((name) => harness.commit(name, [{ area: 3, key: 0, value: "mine" }]), NAME), { done: true });
  }
});

test(`what was saved is there after the browser was killed ${KILLS} times`, async () => {
  const name = "huifang-u12-1";
  for (let kill = 0; kill < KILLS; ++kill) {
    const { page } = await openPage(context, site.address);
    const start = await page.evaluate((database) => harness.load(database, [1]).then((entries) => entries.length), name);
    const writing = page.evaluate((database) => harness.commitForEver(database), name).catch(() => undefined);
    const goal = start + 5 + kill * 7;
    await page.waitForFunction((least) => typeof endless === "object" && endless.saved >= least, goal, { polling: 5 });
    if (!WHILE_WRITING) {
      await page.evaluate(() => (endless.rest = true));
      await writing;
    }
    const saved = await page.evaluate(() => endless.saved);
    await killProfile(profile);
    await context.close().catch(() => undefined);
    context = await launchProfile(profile);
    const { page: next } = await openPage(context, site.address);
    const entries = await next.evaluate((database) => harness.load(database, [0, 1]), name);
    const log = entries.filter((/** @type {any} */ entry) => entry.area === 1);
    assert.ok(log.length >= saved, `${saved} were saved, ${log.length} are there`);
    assert.deepEqual(
      log.map((/** @type {any} */ entry) => entry.value),
      log.map((/** @type {any} */ _, /** @type {number} */ at) => `entry ${at + 1}`),
    );
    const newest = entries.find((/** @type {any} */ entry) => entry.area === 0 && entry.key === (log.length - 1) % 2);
    assert.equal(newest.value, `superblock ${log.length}`, "a transaction is never torn");
    await next.close();
  }
});
