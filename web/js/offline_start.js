// Keeps this build on the device, so that the page starts with the server gone. What runs is in memory, and a
// newer build takes over only when the program says so: when it is idle and all that was typed is stored. From
// then on it is what starts. A page may stay open for weeks, and the browser looks for a newer build only where a
// page starts: so it is also looked for when somebody comes back to the page, and hourly.

const LOOK_EVERY_MS = 60 * 60 * 1000;

/**
 * @param {ServiceWorker} waiting
 * @returns {Promise<void>} settled when it is at work, or will never be
 */
function takeOver(waiting) {
  return new Promise((settle) => {
    const look = () => {
      if (waiting.state === "activated" || waiting.state === "redundant") settle();
    };
    waiting.addEventListener("statechange", look);
    waiting.postMessage("take-over");
    look();
  });
}

/**
 * @param {string} scriptUrl of the service worker
 * @param {(takeOver: () => Promise<void>) => void} updateWaits
 */
export async function keepForOfflineStart(scriptUrl, updateWaits) {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.register(scriptUrl, { scope: "/", updateViaCache: "none" });
  const lookForWaiting = () => {
    const { waiting, active } = registration;
    if (waiting !== null && active !== null) updateWaits(() => takeOver(waiting));
  };
  lookForWaiting();
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => {
      if (coming.state === "installed") lookForWaiting();
    });
  });
  // Without network there is nothing to be found; the next time is soon enough.
  const look = () => void registration.update().catch(() => undefined);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") look();
  });
  setInterval(look, LOOK_EVERY_MS);
}
