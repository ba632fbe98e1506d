// What the page is to the device around the browser: an app that can be installed, a number on its icon, a screen
// that stays lit. Where the browser has none of it, nothing happens.

import { createAwake } from "./awake.js";

/** @typedef {Event & { prompt(): Promise<{ outcome: "accepted" | "dismissed" }> }} InstallEvent */

// Shared with Installing of shell/platform/platform.hpp.
const NOT_OFFERED = 0, OFFERED = 1, BY_HAND = 2, INSTALLED = 3;
const CHANGED_REST = 2;

const AS_APP = ["standalone", "fullscreen", "minimal-ui", "window-controls-overlay"].map((mode) => `(display-mode: ${mode})`).join(",");

/** The browsers of iPhone and iPad never ask; an iPad names itself a Mac. */
function isApplesTouchDevice() {
  return /iPhone|iPad|iPod/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
}

/** @param {() => import("./shell.js").Calls | undefined} call */
export function createDevice(call) {
  /** @type {InstallEvent | null} what the browser offered, good for one question */
  let offer = null;
  let installed = matchMedia(AS_APP).matches || /** @type {{ standalone?: boolean }} */ (navigator).standalone === true;
  let badge = -1; // Whatever an earlier start left there.
  const changed = () => call()?.changed(CHANGED_REST, 0);

  // It comes once, maybe before the program is there. Without this some browsers put up a bar of their own.
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer = /** @type {InstallEvent} */ (event);
    changed();
  });
  window.addEventListener("appinstalled", () => {
    offer = null;
    installed = true;
    changed();
  });

  async function install() {
    const asking = offer;
    offer = null;
    const agreed = await Promise.resolve(asking?.prompt()).then((answer) => answer?.outcome === "accepted", () => false);
    installed ||= agreed;
    call()?.installAnswered(agreed ? 1 : 0);
  }

  return {
    "installing": () => {
      if (installed) return INSTALLED;
      if (offer !== null) return OFFERED;
      return isApplesTouchDevice() ? BY_HAND : NOT_OFFERED;
    },
    "install": () => void install(),
    /** @param {number} count */
    "setBadge": (count) => {
      if (count === badge) return;
      badge = count;
      const told = count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.();
      told?.catch(() => undefined); // Not installed, or not allowed: there is no icon then.
    },
    "keepAwake": createAwake(),
  };
}
