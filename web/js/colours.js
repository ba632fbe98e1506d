// The colours of the page around the program: what a person chose on this device, else what the device has. It runs before
// the first paint, so it is as small as can be.

import { REMEMBERED } from "./remembered.js";

const dark = matchMedia("(prefers-color-scheme: dark)");

function follow() {
  let chosen = null;
  try {
    chosen = localStorage.getItem(`${REMEMBERED}colours`);
  } catch {
    // A browser that keeps nothing there shows the device's own.
  }
  document.documentElement.dataset.colours = chosen || (dark.matches ? "dark" : "light");
}

follow();
dark.addEventListener("change", follow);
