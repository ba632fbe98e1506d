// Debian's Chromium, driven by playwright-core.
import { readdirSync, readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const EXECUTABLE = process.env.HUIFANG_CHROMIUM ?? "/usr/bin/chromium";
export const ARGUMENTS = Object.freeze([
  "--no-sandbox", // Needed where tests run as root.
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
]);

/** How long something may take that must come: far more than it takes, as a busy machine may be slow
 *  many times over. Only a failing test waits so long. */
export const PATIENCE_MS = 120_000;

/** Phone, tablet and desk, as the looks were drawn. */
export const PHONE = Object.freeze({ width: 390, height: 844 });
export const TABLET = Object.freeze({ width: 1024, height: 768 });
export const DESK = Object.freeze({ width: 1440, height: 900 });

/**
 * A browser with a profile on disk, as a person has one: what it stores outlives it.
 * @param {string} profile folder
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
export async function launchProfile(profile, options = {}) {
  const context = await chromium.launchPersistentContext(profile, {
    timeout: PATIENCE_MS,
    executablePath: EXECUTABLE,
    args: [...ARGUMENTS],
    viewport: DESK,
    locale: "en-GB",
    timezoneId: "Asia/Shanghai",
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}

/**
 * Kills the browser of a profile with SIGKILL, as a power cut or the system would, and waits until
 * its processes are gone.
 * @param {string} profile
 */
export async function killProfile(profile) {
  const mark = `--user-data-dir=${profile}`;
  const processes = findProcesses(mark);
  if (processes.length === 0) throw new Error(`no browser runs with ${profile}`);
  for (const process_ of processes) {
    try {
      process.kill(process_, "SIGKILL");
    } catch {
      // A child that ended with its parent.
    }
  }
  await until(() => findProcesses(mark).length === 0, "the browser's processes to end");
}

/** @param {string} mark a whole argument of the command line */
function findProcesses(mark) {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, "utf8").split("\0").includes(mark);
      } catch {
        return false; // It ended meanwhile.
      }
    })
    .map(Number);
}

/**
 * @param {() => boolean | Promise<boolean>} holds
 * @param {string} what for the message when it never does
 * @param {number} [limitMs]
 */
export async function until(holds, what, limitMs = PATIENCE_MS) {
  const end = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
