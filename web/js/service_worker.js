// Serves this build's files from the device. Everything else, above all what belongs to the office
// (/v1, /healthz, /metrics), passes by untouched.

import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { files } from "huifang:build";

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

// What follows the question mark is for the program, not for whoever serves the file.
precacheAndRoute([...files], { ignoreURLParametersMatching: [/.*/] });
cleanupOutdatedCaches();

// Every screen of the app is this one page.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL("/index.html"), {
    denylist: [/^\/v1(\/|$)/, /^\/healthz$/, /^\/metrics$/, /\/[^/?]+\.[^/]+$/],
  }),
);

scope.addEventListener("message", (event) => {
  if (event.data === "take-over") void scope.skipWaiting();
});

// The first visit is served from the device from now on, not only after the next start.
scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));
