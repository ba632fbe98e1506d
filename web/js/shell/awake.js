// Keeps the screen lit. The browser takes that back whenever the page goes out of sight, so it is asked again when
// the page comes back.

/** What comes back is told whether it is wished: 0 or 1. */
export function createAwake() {
  let wished = false;
  let asking = false;
  /** @type {WakeLockSentinel | null} */
  let held = null;

  async function follow() {
    if (!wished) {
      const lock = held;
      held = null;
      await lock?.release().catch(() => undefined);
      return;
    }
    if (asking || (held !== null && !held.released) || document.visibilityState !== "visible") return;
    asking = true;
    // Refused with a weak battery: the next return to the page is the next try.
    held = (await navigator.wakeLock?.request("screen").catch(() => null)) ?? null;
    asking = false;
    if (!wished) await follow();
  }

  document.addEventListener("visibilitychange", () => void follow());
  return (/** @type {number} */ wish) => {
    if (wished === (wish !== 0)) return;
    wished = wish !== 0;
    void follow();
  };
}
