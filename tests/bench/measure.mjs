// Measures the built product with a real browser and the real server: sizes, first sync, starts,
// saving, frames, memory. Prints one JSON object; nothing here passes or fails.
//   node tests/bench/measure.mjs --huifang PROGRAM --dist FOLDER [--customers 2000,50000] [--visits 40]
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeCustomers } from "./customers.mjs";
import { watchMainThread } from "./main_thread.mjs";
import { installProbes, percentiles, timeBareCommits } from "./probes.mjs";

const { values: options } = parseArgs({
  options: {
    huifang: { type: "string", default: "build/native-release/sync/server/huifang" },
    dist: { type: "string", default: "build/web-release/web/dist" },
    customers: { type: "string", default: "2000,50000" },
    visits: { type: "string", default: "40" },
  },
});
process.env.HUIFANG_PROGRAM = options.huifang;
process.env.HUIFANG_DIST = options.dist;
const { DESK } = await import("../browser/support/chromium.mjs");
const { Office } = await import("../browser/support/office.mjs");
const { Person } = await import("../browser/support/person.mjs");

const LONG_MS = 300_000;
const THROTTLE = 4; // How many times slower than this machine a phone may be.
const ACCOUNT = "zhoumin";
const BOOK = { owner: "周敏", unit: "销售一部" };
/** @param {number} ms */
const rounded = (ms) => Math.round(ms);

function sizes() {
  /** @type {Record<string, number>} */
  const found = {};
  for (const name of readdirSync(options.dist, { recursive: true, encoding: "utf8" })) {
    const path = join(options.dist, name);
    if (!statSync(path).isFile()) continue;
    const [, kind, packed] = /\.(wasm|js|html|css)(\.br)?$/.exec(name) ?? [];
    if (kind === undefined) continue;
    const key = `${kind}_${packed === undefined ? "raw" : "brotli"}`;
    found[key] = (found[key] ?? 0) + statSync(path).size;
  }
  return found;
}

/** @param {InstanceType<typeof Office>} office */
function serverMemory(office) {
  const pid = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .find((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, "utf8").split("\0").includes(office.data);
      } catch {
        return false;
      }
    });
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Math.round(Number(line?.[1]) / 1024);
}

/**
 * Until Today stands there, and when the steps on the way were done.
 * @param {InstanceType<typeof Person>} rep
 * @param {string} address
 */
async function startAt(rep, address) {
  const begun = performance.now();
  await rep.page.goto(`${address}/today?lang=en`);
  await rep.page.getByRole("heading", { name: "Today" }).first().waitFor({ state: "attached", timeout: LONG_MS });
  const today_ms = rounded(performance.now() - begun);
  return { today_ms, steps_ms: await rep.page.evaluate(() => /** @type {any} */ (globalThis).probes.steps_ms) };
}

/** Frames of the list on the screen while it scrolls, on a machine so many times slower.
 *  @param {InstanceType<typeof Person>} rep @param {number} throttle */
async function scroll(rep, throttle) {
  const session = await rep.context.newCDPSession(rep.page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  await rep.page.mouse.move(DESK.width / 3, DESK.height / 2);
  await rep.page.evaluate(() => void (/** @type {any} */ (globalThis).probes.frames_ms.length = 0));
  for (let step = 0; step < 120; ++step) await rep.page.mouse.wheel(0, 600);
  const frames_ms = percentiles(await rep.page.evaluate(() => /** @type {any} */ (globalThis).probes.frames_ms));
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await session.detach();
  return frames_ms;
}

/** @param {number} count of customers */
async function measure(count) {
  const office = new Office();
  const rep = new Person(ACCOUNT, { viewport: DESK });
  try {
    return await measureWith(count, office, rep);
  } finally {
    await rep.leave();
    await office.close();
  }
}

/** @param {number} count @param {InstanceType<typeof Office>} office @param {InstanceType<typeof Person>} rep */
async function measureWith(count, office, rep) {
  const folder = mkdtempSync(join(tmpdir(), "huifang-bench-"));
  const file = join(folder, "customers.csv");
  await writeCustomers(file, count, BOOK);
  const importBegun = performance.now();
  const imported = spawnSync(options.huifang, ["import", "customers", file, "--data", office.data, "--json"], { encoding: "utf8" });
  if (imported.status !== 0) throw new Error(imported.stdout + imported.stderr);
  const import_ms = rounded(performance.now() - importBegun);
  rmSync(folder, { recursive: true, force: true });
  await office.start();
  const rss_idle_mb = serverMemory(office);

  await rep.arrive();
  await rep.context.addInitScript(installProbes);
  const first_visit_ms = rounded(
    await (async () => {
      const begun = performance.now();
      await rep.open(office.address);
      await rep.page.getByRole("button", { name: "Sign in" }).first().waitFor({ timeout: LONG_MS });
      return performance.now() - begun;
    })(),
  );
  // From the first request for rows until all are shown.
  let asked = 0;
  rep.page.on("request", (request) => {
    if (request.url().endsWith("/v1/sync/pull") && asked === 0) asked = performance.now();
  });
  let shown = 0;
  const main_thread = await watchMainThread(rep.page, async () => {
    await rep.signIn();
    await rep.go("Customers");
    await rep.page.waitForFunction(
      (wanted) => [...document.querySelectorAll("main [aria-setsize]")].some((item) => Number(item.getAttribute("aria-setsize")) >= wanted),
      count,
      { timeout: LONG_MS },
    );
    shown = performance.now();
  });
  // The browser tells too little of what a worker fetches: the office has counted.
  const metrics = await (await fetch(`${office.address}/metrics`)).text();
  const pulls = Number(/pulls_total (\d+)/.exec(metrics)?.[1]);
  await rep.keptForOffline();

  const list_frame_ms = { plain: await scroll(rep, 1), throttled: await scroll(rep, THROTTLE) };
  const heap_mb = await rep.page.evaluate(() => Math.round((/** @type {any} */ (performance).memory?.usedJSHeapSize ?? 0) / 1048576));

  const warm = [];
  for (let time = 0; time < 3; ++time) warm.push(await startAt(rep, office.address));
  const warm_main_thread = await watchMainThread(rep.page, () => startAt(rep, office.address));
  const cold = [];
  for (let time = 0; time < 3; ++time) {
    await rep.lostPower();
    await rep.arrive();
    await rep.context.addInitScript(installProbes);
    cold.push(await startAt(rep, office.address));
  }

  // Saving, and the way to the office.
  await rep.page.evaluate(() => void (/** @type {any} */ (globalThis).probes.commits_ms.length = 0));
  const accepted_ms = [];
  for (let visit = 0; visit < Number(options.visits); ++visit) {
    await rep.visit("第7分部", `记录 ${visit}：设备运行正常，客户满意。`);
    const begun = performance.now();
    await rep.status(/Saved on this device, 0|Accepted/);
    accepted_ms.push(performance.now() - begun);
    await rep.go("Today");
    await rep.page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
  }
  const commit_ms = percentiles(await rep.page.evaluate(() => /** @type {any} */ (globalThis).probes.commits_ms));
  const bare_commit_ms = percentiles(await rep.page.evaluate(timeBareCommits, { commits: 200, bytes: 600 }));

  return {
    customers: count,
    import_ms,
    import_rows_per_s: rounded((count / import_ms) * 1000),
    first_visit_ms,
    first_sync: {
      shown_ms: rounded(shown - asked),
      rows_per_s: rounded((count / (shown - asked)) * 1000),
      pulls,
      main_thread,
    },
    warm_start: { runs: warm, main_thread: warm_main_thread },
    cold_start: { runs: cold },
    commit_ms,
    bare_commit_ms,
    list_frame_ms,
    js_heap_mb: heap_mb,
    server_rss_mb: { idle: rss_idle_mb, after: serverMemory(office) },
    complaints: rep.complaints,
  };
}

const runs = [];
for (const count of options.customers.split(",").map(Number)) runs.push(await measure(count));
const commit = spawnSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).stdout.trim();
console.log(JSON.stringify({ machine: `${cpus().length} x ${cpus()[0]?.model}`, commit, bytes: sizes(), runs }, null, 2));
