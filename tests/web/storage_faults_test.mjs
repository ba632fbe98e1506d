// Every IndexedDB call fails once, in each way: the worker never says done when it is not, and is
// well again as soon as the browser is.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launchProfile } from "../browser/support/chromium.mjs";
import { openPage, startSite } from "./site.mjs";

const NAME = "huifang-u3-1";
const WAYS = ["QuotaExceededError", "UnknownError", "InvalidStateError", "AbortError", "abort without a reason", "closed", "no answer"];
/** @type {[string, number[]][]} */
const CALLS = [
  ["open", [1]],
  ["transaction", [1, 2, 3]],
  ["get", [1, 2]],
  ["getAll", [1, 2]],
  ["put", [1, 2, 3]],
  ["delete", [1]],
  ["commit", [1, 2]],
];

/** @type {Awaited<ReturnType<typeof startSite>>} */
let site;
const profile = mkdtempSync(join(tmpdir(), "huifang-faults-"));
/** @type {import("playwright-core").BrowserContext} */
let context;
/** @type {import("playwright-core").Page} */
let page;

before(async () => {
  site = await startSite();
  context = await launchProfile(profile);
  ({ page } = await openPage(context, site.address, "/faulty_worker.js"));
  await prepare(NAME); // Orders sent before the worker listens would be lost.
});
after(async () => {
  await context.close();
  await site.stop();
  rmSync(profile, { recursive: true, force: true });
});

/** @param {{ method: string, nth: number, way: string, forEver: boolean } | null} order */
function spoil(order) {
  return page.evaluate(
    (wanted) =>
      new Promise((resolve) => {
        const channel = new BroadcastChannel("faults");
        channel.onmessage = () => {
          channel.close();
          resolve(undefined);
        };
        channel.postMessage({ order: wanted });
      }),
    order,
  );
}

function struck() {
  return page.evaluate(
    () =>
      /** @type {Promise<number>} */ (
        new Promise((resolve) => {
          const channel = new BroadcastChannel("faults");
          channel.onmessage = ({ data }) => {
            channel.close();
            resolve(data.struck);
          };
          channel.postMessage({ ask: true });
        })
      ),
  );
}

// Two commits with an expectation, in a database of its own, then what is really there.
/** @param {string} name */
function twoCommits(name) {
  return page.evaluate(async (database) => {
    const old = { area: 0, key: 0, value: "old" };
    const first = await harness.commit(database, [{ area: 0, key: 0, value: "new" }, { area: 1, key: 1, value: "one" }, { area: 4, key: 1, value: null }], old);
    const second = await harness.commit(database, [{ area: 1, key: 2, value: "two" }], { area: 0, key: 0, value: "new" });
    const seen = await harness.load(database, [0, 1, 4]);
    return { first, second, seen };
  }, name);
}

/** @param {string} name */
async function prepare(name) {
  const status = await page.evaluate(
    (database) => harness.commit(database, [{ area: 0, key: 0, value: "old" }, { area: 4, key: 1, value: "stage" }]),
    name,
  );
  assert.deepEqual(status, { done: true });
}

const OLD = [{ area: 0, key: 0, value: "old" }, { area: 4, key: 1, value: "stage" }];
const FIRST = [{ area: 0, key: 0, value: "new" }, { area: 1, key: 1, value: "one" }];
const BOTH = [...FIRST, { area: 1, key: 2, value: "two" }];

let round = 0;
for (const way of WAYS) {
  test(`one call fails once: ${way}`, async () => {
    for (const [method, numbers] of CALLS) {
      for (const nth of numbers) {
        // Opening happens once a connection, so it needs a database not yet open.
        const name = `${NAME}-${++round}`;
        if (method !== "open") await prepare(name);
        await spoil({ method, nth, way, forEver: false });
        if (method === "open") await prepare(name).catch(() => undefined);
        const { first, second } = await twoCommits(name);
        const hits = await struck();
        await spoil(null);
        const held = await page.evaluate((database) => harness.load(database, [0, 1, 4]), name);
        const what = `${method} ${nth}: ${JSON.stringify({ first, second, held })}`;
        assert.equal(hits, 1, what);
        if (method === "open" && way === "QuotaExceededError") continue; // The database was never made; nothing was said to be saved.
        if (first.done) assert.deepEqual(held, second.done ? BOTH : FIRST, what);
        else assert.deepEqual(held, OLD, what);
        if (way === "QuotaExceededError") {
          const full = { done: false, key: "store.full" };
          const commitFails = ["transaction", "get", "put", "delete", "commit"].includes(method);
          if (commitFails && !first.done) assert.deepEqual(first, full, what);
          else if (commitFails && !second.done) assert.deepEqual(second, full, what);
        } else {
          assert.deepEqual([first, second], [{ done: true }, { done: true }], what);
        }
      }
    }
  });
}

test("a store that stays broken is said to be lost, and the next commit after it heals is not fenced", async () => {
  for (const [method, way] of [["commit", "abort without a reason"], ["transaction", "InvalidStateError"], ["put", "UnknownError"], ["commit", "no answer"]]) {
    const name = `${NAME}-${++round}`;
    await prepare(name);
    await spoil({ method, nth: 1, way, forEver: true });
    const status = await page.evaluate(
      (database) => harness.commit(database, [{ area: 0, key: 0, value: "new" }], { area: 0, key: 0, value: "old" }),
      name,
    );
    await spoil(null);
    assert.deepEqual(status, { done: false, key: "store.lost" }, method);
    assert.deepEqual(await page.evaluate((database) => harness.load(database, [0, 4]), name), OLD, method);
    const again = await page.evaluate(
      (database) => harness.commit(database, [{ area: 0, key: 0, value: "newer" }], { area: 0, key: 0, value: "old" }),
      name,
    );
    assert.deepEqual(again, { done: true }, method);
  }
});
