// What semantics cost: of each frame of a long list that is scrolled by hand, on a large window with some 300 nodes, the
// share that goes into the list of semantics, what changed in it, and the page's elements. Prints one JSON object.
//   node tests/bench/semantics.mjs [--huifang PROGRAM] [--dist FOLDER] [--frames 300]
import { parseArgs } from "node:util";
import { percentiles } from "./probes.mjs";

const { values: options } = parseArgs({
  options: {
    huifang: { type: "string", default: "build/native-release/sync/server/huifang" },
    dist: { type: "string", default: "build/web-release/web/dist" },
    frames: { type: "string", default: "300" },
  },
});
process.env.HUIFANG_PROGRAM = options.huifang;
process.env.HUIFANG_DIST = options.dist;
const { Office } = await import("../browser/support/office.mjs");
const { Person } = await import("../browser/support/person.mjs");

// Tall enough that a table of the desk shows some forty rows of several cells.
const WINDOW = { width: 1440, height: 2600 };

// Runs in the page before its scripts: keeps what the shell lets others measure (see shell_measured in web_exports.cpp).
function keepMeasured() {
  const assign = Object.assign;
  Object.assign = (/** @type {any} */ target, /** @type {any[]} */ ...parts) => {
    const made = assign(target, ...parts);
    if (typeof made?.measured === "function" && "mirror" in made) assign(globalThis, { measured: made.measured });
    return made;
  };
}

/** Scrolls the list frame by frame. @param {number} frames */
async function scroll(frames) {
  const { measured } = /** @type {any} */ (globalThis);
  const [NODES, SENT, UPDATE_MS, LIST_MS, FRAME_MS] = [5, 6, 7, 8, 1];
  const root = document.querySelector(".shell-mirror");
  const rows = { nodes: [], sent: [], update_ms: [], list_ms: [], frame_ms: [] };
  const seen = /** @type {Record<string, number[]>} */ (rows);
  for (let frame = 0; frame < frames; ++frame) {
    const before = measured(SENT);
    root?.dispatchEvent(new WheelEvent("wheel", { clientX: 700, clientY: 1300, deltaY: 40, bubbles: true, cancelable: true }));
    await new Promise((settle) => requestAnimationFrame(() => requestAnimationFrame(settle)));
    if (measured(SENT) === before) continue; // The end of the list.
    seen.nodes.push(measured(NODES));
    seen.sent.push(measured(SENT) - before);
    seen.update_ms.push(measured(UPDATE_MS));
    seen.list_ms.push(measured(LIST_MS));
    seen.frame_ms.push(measured(FRAME_MS));
  }
  return seen;
}

const office = await new Office(["--demo"], { empty: true }).start();
const person = await new Person("demo", { viewport: WINDOW }).arrive();
try {
  await person.context.addInitScript(keepMeasured);
  await person.open(`${office.address}/`);
  await person.page.getByRole("button", { name: /钱国栋/ }).click();
  await person.go("Customers");
  await person.page.getByRole("grid").getByRole("row").nth(1).waitFor();
  const seen = await person.page.evaluate(scroll, Number(options.frames));
  // The list is made while the program runs; the mirror follows.
  const frame_ms = seen.frame_ms.map((ms, at) => ms + (seen.update_ms[at] ?? 0));
  const semantics_ms = seen.list_ms.map((ms, at) => ms + (seen.update_ms[at] ?? 0));
  console.log(
    JSON.stringify(
      {
        window: WINDOW,
        nodes: percentiles(seen.nodes ?? []),
        nodes_sent: percentiles(seen.sent ?? []),
        list_ms: percentiles(seen.list_ms ?? []),
        update_ms: percentiles(seen.update_ms ?? []),
        semantics_ms: percentiles(semantics_ms),
        frame_ms: percentiles(frame_ms),
        share_of_frame: percentiles(semantics_ms.map((ms, at) => ms / (frame_ms[at] ?? NaN))),
      },
      null,
      2,
    ),
  );
} finally {
  await person.leave();
  await office.close();
}
