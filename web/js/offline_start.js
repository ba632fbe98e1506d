// Keeps this build on the device, so that the page starts with the server gone, and lets a newer
// build take over when it harms nobody: what runs is in memory already, so the change is only seen
// at the next start.

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
}
