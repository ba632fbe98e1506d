// The page at /?gallery: every widget. It keeps nothing and asks the office for nothing, so it has neither worker
// nor bridge.

import createGallery from "huifang:gallery";
import { assets } from "huifang:build";
import { compile } from "./compiled.js";

/**
 * @param {import("./shell/shell.js").Shell} shell
 * @param {(fault: unknown) => void} failed
 */
export async function showGallery(shell, failed) {
  await createGallery({ shell, instantiateWasm: compile(assets.program, failed) });
  await shell.firstFrame;
}
