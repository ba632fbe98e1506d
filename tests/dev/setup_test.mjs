// What the set-up says while it fetches things, and when it cannot have them. Nothing is fetched: the
// programs it calls are stand-ins.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";

const tools = join(resolve(dirname(fileURLToPath(import.meta.url)), "../.."), "tools");
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "huifang-setup-"));
  mkdirSync(join(folder, "bin"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** @param {string} name @param {string} script */
function standIn(name, script) {
  writeFileSync(join(folder, "bin", name), `#!/bin/bash\n${script}\n`);
  chmodSync(join(folder, "bin", name), 0o755);
}

/** The set-up's functions, with a root of their own. @param {string} script */
const words = (script) => ["-c", `set -euo pipefail\nroot=${folder}\n. ${tools}/common.sh\n. ${tools}/setup_debian.sh\n${script}`];
const surroundings = () => ({ ...process.env, PATH: `${folder}/bin:${process.env.PATH}` });

/** @param {string} script */
const run = (script) => spawnSync("bash", words(script), { encoding: "utf8", env: surroundings() });

/** What is said up to the line that is waited for, and the end. @param {string} script @param {RegExp} line @param {() => void} then */
async function runAndThen(script, line, then) {
  const process_ = spawn("bash", words(script), { env: surroundings(), stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let done = false;
  process_.stderr.on("data", (chunk) => {
    said += chunk;
    if (!done && line.test(said)) {
      done = true;
      then();
    }
  });
  const code = await new Promise((settle) => process_.on("close", settle));
  return { code, said };
}

test("a download says how many megabytes have come, in plain lines where there is no terminal", async () => {
  mkdirSync(join(folder, "debs"));
  spawnSync("mkfifo", [join(folder, "go")]);
  standIn("fetch", `head -c 3000000 /dev/zero >${folder}/debs/a; read -r <${folder}/go; echo done`);
  const script = `come() { megabytes_in ${folder}/debs; }\nwatched "download of a" come fetch\nsay "unpacking"`;
  const { code, said } = await runAndThen(script, /download of a: 3 MB\n/, () => writeFileSync(join(folder, "go"), "\n"));
  assert.equal(code, 0, said);
  assert.match(said, /^dev: download of a: 3 MB$/m);
  assert.match(said, /^dev: unpacking$/m);
  assert.doesNotMatch(said, /\r|\u001b/);
});

test("packages are installed with their percents, and their scripts have somewhere to write to", async () => {
  standIn("dpkg-query", "echo not-installed");
  standIn("sudo", 'exec 3>&- 4>&-; exec "$@"'); // As sudo does with all but the first three.
  spawnSync("mkfifo", [join(folder, "go")]);
  // apt-get closes the descriptor of its percents before it runs the scripts of a package.
  standIn("apt-get", `told=$(sed -nE 's/.*APT::Status-Fd=([0-9]+).*/\\1/p' <<<"$*")
eval "echo dlstatus:1:37.5:Retrieving >&$told; exec $told>&-"
case " $* " in *" install "*) read -r <${folder}/go; echo "Updating symlinks" || exit 1;; esac`);
  const { code, said } = await runAndThen("install_debian_packages build", /apt-get install: 37 %\n/, () => writeFileSync(join(folder, "go"), "\n"));
  assert.equal(code, 0, said);
  assert.match(said, /^dev: installing \d+ Debian packages: .*clang-19/m);
});

test("a package that cannot be had is told in plain words with what apt said", () => {
  standIn("dpkg-query", "echo not-installed");
  standIn("sudo", 'exec "$@"');
  standIn("apt-get", 'echo "dlstatus:1:12.0:Retrieving"; echo "E: Unable to locate package clang-19" >&2; exit 100');
  const { status, stderr } = run("install_debian_packages build");
  assert.notEqual(status, 0);
  assert.match(stderr, /^E: Unable to locate package clang-19$/m);
  assert.match(stderr, /^dev: error: apt-get update failed; the whole output is in \.cache\/apt-get-update\.log$/m);
  assert.doesNotMatch(stderr, /^dlstatus/m);
});
