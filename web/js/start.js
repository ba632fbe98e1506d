// Starts the page: what is shown first is already in index.html; this brings worker and program
// together, or says plainly why it cannot.

import createHuifang from "huifang:program";
import { assets } from "huifang:build";
import { Bridge } from "./bridge/bridge.js";
import { isOtherThanLast, isReplaced } from "./build.js";
import { compile } from "./compiled.js";
import { Happening, SHARED, Writer } from "./messages.js";
import { keepForOfflineStart } from "./offline_start.js";
import { stayWhenFilesAreDropped } from "./shell/pictures.js";
import { createShell } from "./shell/shell.js";
import { trustedScriptUrls } from "./trusted_urls.js";

const SERVICE_WORKER = "/sw.js";

/** Shows one of the messages of index.html in place of the opening picture.
 *  @param {"too-old" | "cannot-draw" | "not-secure" | "stopped" | "elsewhere" | "freed"} name */
function say(name) {
  for (const message of document.querySelectorAll("#opening [data-message]")) {
    message.toggleAttribute("hidden", message.getAttribute("data-message") !== name);
  }
  document.getElementById("opening")?.removeAttribute("hidden");
}

function canRun() {
  return typeof WebAssembly === "object" && "indexedDB" in globalThis && "CompressionStream" in globalThis;
}

async function start() {
  if (!isSecureContext) return say("not-secure");
  if (!canRun()) return say("too-old");
  const root = /** @type {HTMLElement} */ (document.getElementById("root"));
  if (new URLSearchParams(location.search).has("gallery")) return startGallery(root);
  const trusted = trustedScriptUrls([assets.worker, SERVICE_WORKER]);

  const instantiateWasm = compile(assets.program, fatal);

  let stopped = false;
  /** @type {() => void} */
  let mayWrite = () => undefined;
  const held = new Promise((settle) => (mayWrite = () => settle(undefined)));
  const bridge = new Bridge(
    new Worker(trusted(assets.worker), { name: "huifang" }),
    (writer) => {
      if (writer === Writer.held) return mayWrite();
      root.replaceChildren(); // Another page draws: what was prepared here is not needed.
      say(writer === Writer.elsewhere ? "elsewhere" : "freed");
    },
    (fault) => {
      if (stopped) return;
      stopped = true;
      console.error(fault);
      void giveUp();
    },
  );
  // The browser prepares to draw while it compiles, and while the worker starts.
  const shell = createShell({ root });
  if (!shell.canDraw) {
    stopped = true;
    return say("cannot-draw");
  }
  await held; // For ever while another page writes: then this one only says so.

  navigator.serviceWorker?.addEventListener("message", ({ data }) => {
    if (data === SHARED) bridge.tell(Happening.shared, 1);
  });
  await createHuifang({
    shell,
    bridge,
    instantiateWasm,
    onAbort: () => {
      stopped = true;
      say("stopped");
    },
  });
  await shell.firstFrame;
  if (!stopped) document.getElementById("opening")?.setAttribute("hidden", "");
  if (isOtherThanLast()) bridge.tell(Happening.updated, 1);

  await keepForOfflineStart(trusted(SERVICE_WORKER), (takeOver) => bridge.offerUpdate(takeOver));
}

/** Every widget on a page; only whoever asks for it loads it. @param {HTMLElement} root */
async function startGallery(root) {
  const gallery = import(assets.gallery);
  const shell = createShell({ root });
  if (!shell.canDraw) return say("cannot-draw");
  await (await gallery).showGallery(shell, fatal);
  document.getElementById("opening")?.setAttribute("hidden", "");
}

const isOpening = () => document.getElementById("opening")?.hidden === false;

// A build that was replaced while it was being fetched is whole no more. Nothing has been typed yet, so the newer one
// simply starts; once, for what does not get better by that is said.
async function giveUp() {
  const again = performance.getEntriesByType("navigation").some((entry) => /** @type {PerformanceNavigationTiming} */ (entry).type === "reload");
  if (isOpening() && !again && (await isReplaced())) location.reload();
  else say("stopped");
}

/** @param {unknown} fault */
function fatal(fault) {
  console.error(fault);
  // The page itself may run well without being kept for offline starts.
  if (isOpening()) void giveUp();
}

for (const button of document.querySelectorAll("#opening button")) {
  button.addEventListener("click", () => location.reload());
}
stayWhenFilesAreDropped();
start().catch(fatal);
