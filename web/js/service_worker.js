// Serves this build's files from the device. Everything else, above all what belongs to the office
// (/v1, /healthz, /metrics), passes by untouched.

import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { files } from "huifang:build";
import { SHARED } from "./messages.js";
import { SHARE_PATH, takeShare } from "./share_target.js";

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

// What follows the question mark is for the program, not for whoever serves the file.
precacheAndRoute([...files], { ignoreURLParametersMatching: [/.*/] });
cleanupOutdatedCaches();

// A page of the build before, caught while it was opening, asks for a script that neither this build nor the office has
// any more. It opens anew, and is this build whole; after a little while, should even that not do.
const OPEN_ANEW = `setTimeout(() => location.reload(), performance.getEntriesByType("navigation")[0]?.type === "reload" ? 5000 : 0);`;
registerRoute(
  ({ url, request, sameOrigin }) => sameOrigin && request.destination === "script" && url.pathname.startsWith("/assets/"),
  async ({ request }) => {
    const answer = await fetch(request);
    return answer.status === 404 ? new Response(OPEN_ANEW, { headers: { "content-type": "text/javascript" } }) : answer;
  },
);

// Every screen of the app is this one page.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL("/index.html"), {
    denylist: [/^\/v1(\/|$)/, /^\/healthz$/, /^\/metrics$/, /\/[^/?]+\.[^/]+$/],
  }),
);

// The page that is open already may be another one than the one that opens now.
async function tellPages() {
  for (const page of await scope.clients.matchAll({ type: "window" })) page.postMessage(SHARED);
}
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname === SHARE_PATH,
  ({ request }) => takeShare(request, tellPages),
  "POST",
);

scope.addEventListener("message", (event) => {
  if (event.data === "take-over") void scope.skipWaiting();
});

// The first visit is served from the device from now on, not only after the next start.
scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));
