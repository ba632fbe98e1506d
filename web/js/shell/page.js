// What the browser knows and does: frames, timers, address, clipboard, place, hints.

import { REMEMBERED } from "../remembered.js";
import { print } from "./print.js";
import { share } from "./share.js";

/**
 * @typedef {object} Page
 * @property {() => void} requestFrame
 * @property {() => void} drawNow
 * @property {() => void} listen
 */

// Shared with web_platform.cpp.
const VISIBLE = 0, ONLINE = 1, DARK = 2, REDUCED_MOTION = 3;
const LANGUAGE = 0, ROUTE = 1;
const PUSH = 0, REPLACE = 1, BACK = 2, TITLE = 3, COPY = 4, OPEN = 5;
const FOUND = 0, REFUSED = 1, UNAVAILABLE = 2, TIMED_OUT = 3;
const CHANGED_VISIBLE = 0, CHANGED_ONLINE = 1, CHANGED_REST = 2;

const BETWEEN_WORDS = "\u001f";

const CURSORS = ["default", "pointer", "text", "not-allowed", "col-resize"];
const PLACE_TIMEOUT_MS = 15_000;
const PLACE_AGE_MAX_MS = 30_000;
// Longer waits overflow the browser's timers.
const TIMER_MAX_MS = 2_000_000_000;

/**
 * @param {HTMLElement} root
 * @param {() => import("./shell.js").Calls | undefined} call
 * @returns {Page}
 */
export function createPage(root, call) {
  let pending = 0;
  let frameTimer = 0;
  let wakeTimer = 0;
  let depth = history.state?.depth ?? 0;
  const darkQuery = window.matchMedia("(prefers-color-scheme: dark)");
  const motionQuery = window.matchMedia("(prefers-reduced-motion: reduce)");
  const isVisible = () => document.visibilityState === "visible";

  function requestFrame() {
    if (pending === 0) pending = requestAnimationFrame(onFrame);
  }
  function onFrame() {
    pending = 0;
    if (call()?.frame()) requestFrame();
  }
  function drawNow() {
    if (pending !== 0) cancelAnimationFrame(pending);
    onFrame();
  }

  // Timers in a row are held back by some milliseconds each; a message is not. One brings one waking.
  const soon = new MessageChannel();
  let isSoon = false;
  soon.port1.onmessage = () => {
    isSoon = false;
    call()?.wake();
  };

  /** @param {number} delay */
  const clamped = (delay) => Math.min(Math.max(0, delay), TIMER_MAX_MS);

  /** @param {number} what @param {string} text */
  function tell(what, text) {
    switch (what) {
      case PUSH:
        if (text === route()) break;
        depth += 1;
        history.pushState({ depth }, "", withQuery(text));
        break;
      case REPLACE:
        history.replaceState({ depth }, "", withQuery(text));
        break;
      case BACK:
        if (depth > 0) {
          history.back();
        } else {
          tell(REPLACE, text);
          call()?.changed(CHANGED_REST, 0);
        }
        break;
      case TITLE:
        if (document.title !== text) document.title = text;
        break;
      case COPY:
        navigator.clipboard?.writeText(text).catch(() => {});
        break;
      case OPEN:
        openLink(text);
        break;
    }
  }

  // What the address asks for page-wide (?lang=) stays when the screen changes.
  /** @param {string} text */
  function withQuery(text) {
    const wished = new URL(text, location.origin);
    const language = new URLSearchParams(location.search).get("lang");
    if (language !== null && !wished.searchParams.has("lang")) wished.searchParams.set("lang", language);
    return wished.pathname + wished.search;
  }
  function route() {
    const here = new URL(location.href);
    here.searchParams.delete("lang");
    return here.pathname + here.search;
  }
  function language() {
    return new URLSearchParams(location.search).get("lang") || remembered("language") || navigator.language || "zh-CN";
  }

  // Small choices of this browser's person. Where the browser keeps nothing they last as long as the page.
  /** @type {Map<string, string>} */
  const chosen = new Map();
  /** @param {string} choice */
  function remembered(choice) {
    try {
      return chosen.get(choice) ?? localStorage.getItem(REMEMBERED + choice) ?? "";
    } catch {
      return "";
    }
  }
  /** @param {string} choice @param {string} value */
  function remember(choice, value) {
    chosen.set(choice, value);
    try {
      localStorage.setItem(REMEMBERED + choice, value);
    } catch {
      // Kept in `chosen`.
    }
  }

  /** @param {string} link */
  function openLink(link) {
    const anchor = document.createElement("a");
    anchor.href = link;
    anchor.rel = "noopener";
    if (/^https?:/.test(link)) anchor.target = "_blank";
    anchor.click();
  }

  /** @param {number} request */
  function locate(request) {
    if (!navigator.geolocation) {
      queueMicrotask(() => call()?.placed(request, UNAVAILABLE, 0, 0, 0));
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => call()?.placed(request, FOUND, coords.latitude, coords.longitude, coords.accuracy),
      ({ code }) => call()?.placed(request, [UNAVAILABLE, REFUSED, UNAVAILABLE, TIMED_OUT][code] ?? UNAVAILABLE, 0, 0, 0),
      { enableHighAccuracy: true, timeout: PLACE_TIMEOUT_MS, maximumAge: PLACE_AGE_MAX_MS },
    );
  }

  function listen() {
    const seen = () => call()?.changed(CHANGED_VISIBLE, isVisible() ? 1 : 0);
    const online = () => call()?.changed(CHANGED_ONLINE, navigator.onLine ? 1 : 0);
    const rest = () => call()?.changed(CHANGED_REST, 0);
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("pagehide", () => call()?.changed(CHANGED_VISIBLE, 0));
    window.addEventListener("online", online);
    window.addEventListener("offline", online);
    window.addEventListener("popstate", (event) => {
      depth = event.state?.depth ?? 0;
      rest();
    });
    darkQuery.addEventListener("change", rest);
    motionQuery.addEventListener("change", rest);
  }

  return Object.assign(
    { requestFrame, drawNow, listen },
    {
      "requestFrame": requestFrame,
      /** @param {number} delay */
      "requestFrameIn": (delay) => {
        clearTimeout(frameTimer);
        if (delay >= 0) frameTimer = setTimeout(() => { if (isVisible()) requestFrame(); }, clamped(delay));
      },
      /** @param {number} delay */
      "wakeIn": (delay) => {
        clearTimeout(wakeTimer);
        if (delay >= 0 && delay < 1) {
          if (!isSoon) soon.port2.postMessage(null);
          isSoon = true;
        } else if (delay >= 1) {
          wakeTimer = setTimeout(() => call()?.wake(), clamped(delay));
        }
      },
      "wakeWhenIdle": () => {
        const idle = window.requestIdleCallback ?? ((/** @type {() => void} */ work) => setTimeout(work, 50));
        idle(() => call()?.wake());
      },
      /** @param {number} which */
      "fact": (which) => {
        switch (which) {
          case VISIBLE: return isVisible() ? 1 : 0;
          case ONLINE: return navigator.onLine ? 1 : 0;
          case DARK: return darkQuery.matches ? 1 : 0;
          case REDUCED_MOTION: return motionQuery.matches ? 1 : 0;
          default: return 0;
        }
      },
      // The browser's own setting for text size shows in the size of a rem.
      "textZoom": () => (parseFloat(getComputedStyle(document.documentElement).fontSize) || 16) / 16,
      /** @param {number} which */
      "text": (which) => (which === LANGUAGE ? language() : which === ROUTE ? route() : ""),
      // The words of a language without blanks. A browser that cannot tell leaves them together.
      /** @param {string} text */
      "words": (text) =>
        "Segmenter" in Intl
          ? Array.from(new Intl.Segmenter(undefined, { granularity: "word" }).segment(text), ({ segment }) => segment).join(BETWEEN_WORDS)
          : text,
      "remembered": remembered,
      "remember": remember,
      "tell": tell,
      "locate": locate,
      "print": print,
      /** @param {number} request @param {string} title @param {string} text */
      "share": (request, title, text) => {
        share(title, text).then((outcome) => call()?.shared(request, outcome));
      },
      /** @param {number} cursor */
      "setCursor": (cursor) => { root.style.cursor = CURSORS[cursor] ?? "default"; },
      /** @param {string} lang @param {number} ground @param {number} dark */
      "setLook": (lang, ground, dark) => {
        document.documentElement.lang = lang;
        document.documentElement.style.colorScheme = dark ? "dark" : "light";
        const colour = `rgb(${ground & 255} ${(ground >> 8) & 255} ${(ground >> 16) & 255})`;
        document.documentElement.style.background = colour;
        const theme = document.querySelector('meta[name="theme-color"]');
        if (theme) theme.setAttribute("content", colour);
      },
    },
  );
}
