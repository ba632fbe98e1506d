// Keeps this build on the device, so that the page starts with the server gone, and lets a newer
// build take over when it harms nobody: what runs is in memory already, so the change is only seen
// at the next start. A page may stay open for weeks, and the browser looks for a newer build only
// where a page starts: so it is also looked for when somebody comes back to the page, and hourly.

const LOOK_EVERY_MS = 60 * 60 * 1000;

/**
 * @param {string} scriptUrl of the service worker
 * @param {() => void} updateReady
 */
export async function keepForOfflineStart(scriptUrl, updateReady) {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.register(scriptUrl, { scope: "/", updateViaCache: "none" });
  const takeOver = () => {
    if (registration.waiting === null || registration.active === null) return;
    registration.waiting.postMessage("take-over");
    updateReady();
  };
  takeOver();
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => {
      if (coming.state === "installed") takeOver();
    });
  });
  // Without network there is nothing to be found; the next time is soon enough.
  const look = () => void registration.update().catch(() => undefined);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") look();
  });
  setInterval(look, LOOK_EVERY_MS);
}
