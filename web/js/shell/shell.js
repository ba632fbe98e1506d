// The page's half of the shell: a canvas to draw on, the mirror over it, input, glyphs and what the browser knows.
// The C++ half is shell/platform/web. It reaches this through `Module.shell`; it is reached through the calls it
// hands to connect().

import { createDevice } from "./device.js";
import { createGlyphs } from "./glyphs.js";
import { listenToInput } from "./input.js";
import { createMirror } from "./mirror.js";
import { createPage } from "./page.js";
import { createPictures } from "./pictures.js";

/** What the program draws with: it covers the whole canvas itself and needs neither depth nor smoothing.
 *  @type {WebGLContextAttributes} */
const DRAWING = { alpha: false, depth: false, stencil: false, antialias: false, powerPreference: "low-power" };

/**
 * What the wasm program offers. Each call does its work before it returns.
 * @typedef {object} Calls
 * @property {() => number} frame draws; 1 when the next frame is wanted at once
 * @property {(width: number, height: number, density: number) => void} resize
 * @property {(kind: number, x: number, y: number, button: number, touch: number, time: number, finger: number, pressure: number) => void} pointer
 * @property {(x: number, y: number, right: number, down: number) => void} wheel
 * @property {(x: number, y: number, down: number) => number} zoomWheel 1 when something there was zoomed
 * @property {(key: string) => number} key 1 when it was used
 * @property {(id: number, visible: number) => void} focused
 * @property {(id: number) => void} activate
 * @property {(id: number, text: string, composing: number) => void} typed
 * @property {(id: number) => void} submitted
 * @property {(id: number, x: number, y: number) => void} scrolled
 * @property {(request: number, outcome: number, latitude: number, longitude: number, accuracy: number) => void} placed
 * @property {(agreed: number) => void} installAnswered
 * @property {(request: number, outcome: number) => void} shared
 * @property {(over: number) => void} filesOver
 * @property {(id: number, name: string, type: string, bytes: number) => void} picture one of those that picturesGiven tells of
 * @property {(problem: string, limit: number, placed: number, x: number, y: number) => void} picturesGiven
 * @property {(id: number, side: number, width: number, height: number) => void} pictureDecoded
 * @property {(what: number, value: number) => void} changed
 * @property {() => void} wake
 * @property {() => void} restored
 * @property {(which: number) => number} measured
 */

/**
 * @typedef {object} Shell
 * @property {boolean} canDraw false: this browser cannot run the program
 * @property {Promise<void>} firstFrame settled when something was drawn
 * @property {() => void} requestFrame
 * @property {(which: number) => number} measured see shell_measured in web_exports.cpp
 */

/**
 * Fills `root` with the canvas and the mirror. Nothing calls into the program before it has called connect().
 * @param {{ root: HTMLElement }} options
 * @returns {Shell}
 */
export function createShell({ root }) {
  root.classList.add("shell");
  const canvas = document.createElement("canvas");
  canvas.id = "canvas";
  canvas.setAttribute("aria-hidden", "true");
  // The program finds this very context when it asks for one (web_platform.cpp): making one is slow,
  // and here nobody waits for it yet.
  const canDraw = canvas.getContext("webgl2", DRAWING) !== null;
  const mirrorRoot = document.createElement("div");
  mirrorRoot.className = "shell-mirror";
  const spoken = document.createElement("div");
  spoken.className = "shell-spoken";
  root.replaceChildren(canvas, mirrorRoot, spoken);

  /** @type {Calls | undefined} */
  let calls;
  const call = () => calls;
  /** @type {() => void} */
  let settleFirstFrame = () => {};
  const firstFrame = new Promise((/** @type {(value: void) => void} */ resolve) => {
    settleFirstFrame = () => resolve();
  });
  const mirror = createMirror(mirrorRoot, spoken, call);
  const page = createPage(root, call);
  const device = createDevice(call);
  const pictures = createPictures(root, call);
  const glyphs = createGlyphs((family) => {
    mirrorRoot.style.fontFamily = family;
  });

  /** @param {Calls} offered */
  function connect(offered) {
    calls = offered;
    listenToInput(root, mirror, call);
    followSize(root, canvas, mirror, page, call);
    page.listen();
  }

  // Quoted names: the C++ half spells them so, and a minifier must not change them.
  return Object.assign(
    {
      canDraw,
      firstFrame,
      requestFrame: page.requestFrame,
      measured: (/** @type {number} */ which) => (calls ? calls.measured(which) : 0),
    },
    { "connect": connect, "drawn": settleFirstFrame, "mirror": mirror, "page": page, "device": device, "pictures": pictures, "glyphs": glyphs },
  );
}

/**
 * Keeps the canvas as large as its place, in pixels of the device, through zooming and moving between screens.
 * @param {HTMLElement} root
 * @param {HTMLCanvasElement} canvas
 * @param {import("./mirror.js").Mirror} mirror
 * @param {import("./page.js").Page} page
 * @param {() => Calls | undefined} call
 */
function followSize(root, canvas, mirror, page, call) {
  const resize = () => {
    const box = root.getBoundingClientRect();
    const density = window.devicePixelRatio || 1;
    const width = Math.round(box.width * density);
    const height = Math.round(box.height * density);
    if (width === 0 || height === 0) return;
    canvas.width = width;
    canvas.height = height;
    call()?.resize(width / density, height / density, density);
    // A resized canvas is empty, so it is drawn before the browser shows it.
    page.drawNow();
    mirror.keepFocusInSight();
  };
  new ResizeObserver(resize).observe(root);
  const followDensity = () => {
    const query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener("change", () => { resize(); followDensity(); }, { once: true });
  };
  followDensity();
  canvas.addEventListener("webglcontextlost", (event) => event.preventDefault());
  canvas.addEventListener("webglcontextrestored", () => call()?.restored());
}
