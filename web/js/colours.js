// The colours a person chose on this device, for the first paint. It runs before that, so it is as small as can be.

import { REMEMBERED } from "./remembered.js";

try {
  const colours = localStorage.getItem(`${REMEMBERED}colours`);
  if (colours) document.documentElement.dataset.colours = colours;
} catch {
  // A browser that keeps nothing there shows the device's own.
}
