// node tests/browser/run.mjs [--huifang PROGRAM] [--dist FOLDER] [FILE...]: the browser tests, on that
// server program and that page; without, on what was built last.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = dirname(fileURLToPath(import.meta.url));
const { values, positionals } = parseArgs({
  options: { huifang: { type: "string" }, dist: { type: "string" } },
  allowPositionals: true,
});
const files = positionals.length > 0 ? positionals : readdirSync(here).filter((name) => name.endsWith("_test.mjs")).sort().map((name) => join(here, name));
const environment = { ...process.env };
if (values.huifang) environment.HUIFANG_PROGRAM = values.huifang;
if (values.dist) environment.HUIFANG_DIST = values.dist;
const run = spawnSync(process.execPath, ["--test", "--test-concurrency=1", "--test-timeout=900000", ...files], {
  stdio: "inherit",
  env: environment,
});
process.exit(run.status ?? 1);
