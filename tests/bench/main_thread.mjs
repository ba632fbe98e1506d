// What the page's main thread does while something goes on, from the browser's own trace.
import { percentiles } from "./probes.mjs";

const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "__metadata"];
const FRAME_MS = 16;
const TOLD = 5;
// What the browser calls a task, and what may be the most of one.
const TASK = "RunTask";
const PART = /^(TimerFire|FireAnimationFrame|FireIdleCallback|EventDispatch|HandlePostMessage|FunctionCall|EvaluateScript|Paint|Layout|UpdateLayoutTree|MajorGC|MinorGC|Commit|v8\..*)$/;

/**
 * @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number,
 *             args?: { name?: string } }} TraceEvent
 * @typedef {{ ms: number, cpu_ms: number, what: string }} Task
 */

/**
 * Runs `act` and tells of the main thread's tasks meanwhile. Where other programs share the cores, `cpu_ms` is what
 * the task itself took.
 * @param {import("playwright-core").Page} page
 * @param {() => Promise<unknown>} act
 */
export async function watchMainThread(page, act) {
  const session = await page.context().newCDPSession(page);
  await session.send("Tracing.start", {
    transferMode: "ReturnAsStream",
    traceConfig: { recordMode: "recordAsMuchAsPossible", includedCategories: CATEGORIES },
  });
  await act();
  const complete = new Promise((/** @type {(told: { stream?: string }) => void} */ settle) => session.once("Tracing.tracingComplete", settle));
  await session.send("Tracing.end");
  const { stream } = await complete;
  let text = "";
  for (let eof = false; !eof; ) {
    const part = await session.send("IO.read", { handle: String(stream) });
    text += part.base64Encoded ? Buffer.from(part.data, "base64").toString() : part.data;
    eof = part.eof;
  }
  await session.send("IO.close", { handle: String(stream) });
  await session.detach();
  return summary(tasksOfMainThread(JSON.parse(text).traceEvents));
}

/** @param {TraceEvent[]} events @returns {Task[]} */
function tasksOfMainThread(events) {
  const threads = events.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain");
  // Of several renderers the busiest is the page's.
  const byThread = threads.map(({ pid, tid }) => events.filter((event) => event.ph === "X" && event.pid === pid && event.tid === tid));
  const busy = (/** @type {TraceEvent[]} */ of) => of.filter(({ name }) => name === TASK).reduce((sum, { dur = 0 }) => sum + dur, 0);
  const main = (byThread.sort((one, other) => busy(other) - busy(one))[0] ?? []).sort((one, other) => one.ts - other.ts);
  const parts = main.filter(({ name }) => PART.test(name));
  let part = 0;
  return main.filter(({ name }) => name === TASK).map(({ ts, dur = 0, tdur = 0 }) => {
    let what = "";
    let most = -1;
    for (; part < parts.length; ++part) {
      const { name, ts: begun, dur: took = 0 } = /** @type {TraceEvent} */ (parts[part]);
      if (begun > ts + dur) break;
      if (begun >= ts && took > most) [what, most] = [name, took];
    }
    return { ms: dur / 1000, cpu_ms: tdur / 1000, what };
  });
}

/** @param {Task[]} tasks */
function summary(tasks) {
  const over = tasks.filter(({ ms }) => ms > FRAME_MS);
  const longest = [...tasks].sort((one, other) => other.ms - one.ms).slice(0, TOLD);
  const round = (/** @type {number} */ ms) => Number(ms.toFixed(1));
  return {
    busy_ms: Math.round(tasks.reduce((sum, { ms }) => sum + ms, 0)),
    over_16_ms: over.length,
    over_16_cpu_ms: tasks.filter(({ cpu_ms }) => cpu_ms > FRAME_MS).length,
    longest_ms: longest.map(({ ms, cpu_ms, what }) => `${round(ms)} (cpu ${round(cpu_ms)}) ${what}`),
    task_ms: percentiles(tasks.map(({ ms }) => ms)),
  };
}
