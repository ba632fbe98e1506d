// What `./dev` promises whoever uses it: the verbs, the program's stdout, two starts, plain errors.
// Runs on a tree where the program and the page are built.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const dev = join(root, "dev");
const fixtures = join(root, "tests/fixtures");
const folder = mkdtempSync(join(tmpdir(), "huifang-dev-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** @param {string[]} words @param {{ cwd?: string, env?: NodeJS.ProcessEnv, input?: string }} [options] */
function run(words, { cwd = folder, env = {}, input = "" } = {}) {
  return spawnSync(dev, words, { cwd, input, encoding: "utf8", env: { ...process.env, ...env } });
}

async function freePort() {
  const server = createServer();
  await new Promise((settle) => server.listen(0, "127.0.0.1", () => settle(undefined)));
  const address = server.address();
  await new Promise((settle) => server.close(settle));
  assert.ok(address !== null && typeof address === "object");
  return address.port;
}

/** Starts `./dev run` and waits until it answers. @param {number} port */
async function runDemo(port) {
  const started = spawn(dev, ["run", "--port", String(port), "--data", "office"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  after(() => void started.kill()); // Also when an assertion fails on the way.
  const said = { stdout: "", stderr: "" };
  started.stdout.on("data", (chunk) => (said.stdout += chunk));
  const over = new Promise((settle) => started.on("exit", (code, signal) => settle(code ?? signal)));
  const listening = new Promise((settle) => {
    started.stderr.on("data", (chunk) => {
      said.stderr += chunk;
      if (said.stderr.includes("listening on")) settle("listening");
    });
    started.stdout.on("data", () => {
      if (said.stdout.includes("listening on")) settle("listening");
    });
  });
  assert.equal(await Promise.race([listening, over]), "listening", said.stdout + said.stderr);
  return {
    said,
    stop: async () => {
      started.kill("SIGTERM");
      return await over;
    },
  };
}

test("help names every verb there is", () => {
  const help = run(["help"]);
  assert.equal(help.status, 0);
  const cases = [...readFileSync(dev, "utf8").matchAll(/^ {2}([a-z]+)( \|[^)]*)?\)/gm)].map(([, verb]) => verb);
  assert.ok(cases.length >= 8, "the verbs were found");
  for (const verb of cases) assert.match(help.stdout, new RegExp(`^ {2}${verb}\\b`, "m"));
  for (const verb of ["run", "test", "build", "format", "lint", "clean", "help"]) assert.ok(cases.includes(verb), verb);
});

test("an unknown verb or option is named and nothing is done", () => {
  for (const [words, named] of /** @type {const} */ ([
    [["fly"], "fly"],
    [["run", "--colour", "red"], "--colour"],
    [["build", "native-fast"], "native-fast"],
  ])) {
    const refused = run([...words]);
    assert.notEqual(refused.status, 0, named);
    assert.match(refused.stderr, new RegExp(named));
    assert.equal(refused.stdout, "");
  }
});

test("the program's stdout is its own", () => {
  const version = run(["huifang", "version"]);
  assert.equal(version.status, 0);
  assert.equal(version.stdout.trim().split("\n").length, 1);
  assert.doesNotMatch(version.stdout, /^dev:/m);
});

test("a list is imported where one stands, and its last line is the report", () => {
  const lists = join(folder, "lists");
  mkdirSync(lists);
  const customers = ["part1", "part2", "part3"].map((part) => readFileSync(join(fixtures, `import/customers.csv.${part}`)));
  writeFileSync(join(lists, "customers.csv"), Buffer.concat(customers));
  const words = (/** @type {string} */ kind, /** @type {string} */ file) => ["huifang", "import", kind, file, "--data", "firm", "--json"];
  const report = (/** @type {{ stdout: string }} */ done) => JSON.parse(done.stdout.trimEnd().split("\n").at(-1) ?? "");

  const employees = run(words("employees", join(root, "sync/server/demo/staff.csv")), { cwd: lists });
  assert.equal(employees.status, 0, employees.stderr);
  assert.ok(existsSync(join(lists, "firm")), "the folder was made where the command was given");
  assert.deepEqual(report(employees).refused, []);

  const expected = JSON.parse(readFileSync(join(fixtures, "import/expected.json"), "utf8"))["customers.csv"];
  const first = report(run(words("customers", "customers.csv"), { cwd: lists }));
  assert.deepEqual(first.refused, expected.bad.map((/** @type {{row: number, field: string, code: string}} */ { row, field, code }) => ({ row, field, code })));
  assert.equal(first.taken, expected.rows - expected.bad.length);
  const second = report(run(words("customers", "customers.csv"), { cwd: lists }));
  assert.deepEqual([second.taken, second.unchanged, second.refused], [0, first.taken, first.refused]);

  const unset = run(["huifang", "user", "password", "nobody", "--data", "firm"], { cwd: lists, input: "correct horse 42\n" });
  assert.notEqual(unset.status, 0);
  assert.match(unset.stderr, /nobody/);
});

test("it serves the demo where it is told, and a second start builds nothing", async () => {
  const port = await freePort();
  const first = await runDemo(port);
  const health = await fetch(`http://127.0.0.1:${port}/healthz`);
  assert.equal((await health.json()).status, "ok");
  const page = await fetch(`http://127.0.0.1:${port}/`);
  assert.match(await page.text(), /<html/);
  assert.equal(await first.stop(), 0);
  assert.ok(existsSync(join(folder, "office")), "the data are where one stood");

  const second = await runDemo(port);
  assert.equal((await fetch(`http://127.0.0.1:${port}/healthz`)).status, 200);
  assert.doesNotMatch(second.said.stderr, /Building|Linking|configuring|setting up|fetching|installing/);
  assert.equal(await second.stop(), 0);
});

test("what cannot be had is named in one line", () => {
  const nowhere = run(["build"], { env: { HUIFANG_IMGUI_DIR: join(folder, "nowhere") } });
  assert.notEqual(nowhere.status, 0);
  assert.match(nowhere.stderr, /^dev: error: there is no imgui\.cpp in HUIFANG_IMGUI_DIR/m);
});
