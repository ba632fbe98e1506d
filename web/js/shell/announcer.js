// Reads out what a status says when that becomes other words: through one live region that is always there, as readers miss
// what comes together with its region.

import { SPOKEN_WHEN_NEW, UNHURRIED } from "./mirror_words.js";

// Words that change with every key are read out when they come to rest; those that often change by themselves at most so
// often, and then as they are by then.
const REST_MS = 300;
const UNHURRIED_PAUSE_MS = 10_000;
// Nobody shall come upon what was read out long ago.
const KEPT_MS = 15_000;

/**
 * One voice of the page. All unhurried statuses are one: each screen has its own, which goes on where the last one was.
 * @typedef {object} Voice
 * @property {string | undefined} words as last seen
 * @property {string | undefined} said as last read out, or as they were in the beginning
 * @property {number} saidAt
 * @property {number} timer
 * @property {number} pause
 */

/** @param {number} pause @param {string} [words] @returns {Voice} */
const createVoice = (pause, words) => ({ words, said: words, saidAt: -pause, timer: 0, pause });

/** @param {HTMLElement} root an element that nobody else uses */
export function createAnnouncer(root) {
  root.setAttribute("aria-live", "polite");
  /** @type {Map<number, { element: Element, voice: Voice | undefined, state: number }>} */
  const watched = new Map();
  const unhurried = createVoice(UNHURRIED_PAUSE_MS);

  /** @param {Voice} voice */
  function say(voice) {
    voice.timer = 0;
    voice.said = voice.words;
    voice.saidAt = performance.now();
    if (!voice.words) return;
    const line = document.createElement("div");
    line.textContent = voice.words;
    root.append(line);
    setTimeout(() => line.remove(), KEPT_MS);
  }

  return {
    /** A status: who it is, and how it wants to be read. @param {number} id @param {Element} element @param {number} state */
    watch(id, element, state) {
      const known = watched.get(id);
      if (known?.element === element) known.state = state;
      else watched.set(id, { element, voice: state & UNHURRIED ? unhurried : undefined, state });
    },

    /** @param {number} id */
    forget(id) {
      const voice = watched.get(id)?.voice;
      watched.delete(id);
      if (voice && voice !== unhurried) clearTimeout(voice.timer);
    },

    /** Looks at what all of them say now. */
    listen() {
      for (const status of watched.values()) {
        const words = status.element.textContent ?? "";
        if (status.voice === undefined) {
          status.voice = createVoice(0, status.state & SPOKEN_WHEN_NEW ? "" : words);
        } else if (status.voice.words === undefined) {
          status.voice.words = status.voice.said = words;
        }
        const { voice } = status;
        if (voice.words === words && (voice.timer !== 0 || voice.said === words)) continue;
        voice.words = words;
        clearTimeout(voice.timer);
        voice.timer = 0;
        if (voice.said === words) continue;
        const wait = Math.max(REST_MS, voice.saidAt + voice.pause - performance.now());
        voice.timer = setTimeout(() => say(voice), wait);
      }
    },
  };
}
