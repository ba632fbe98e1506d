// A small server for the worker's tests: the test page under the real security headers, and an
// office that answers as each test wants.
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { SECURITY_HEADERS } from "../browser/support/headers.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const ENTRIES = { "/program.js": "page/program.js", "/worker.js": "../../web/js/worker.js", "/faulty_worker.js": "page/faulty_worker.js" };
const PAGE = '<!doctype html><html lang="en"><title>worker</title><script type="module" src="/program.js"></script></html>';

/**
 * @typedef {(request: import("node:http").IncomingMessage, body: Buffer, response: import("node:http").ServerResponse) => void} Office
 */

/** Starts it on a free port. */
export async function startSite() {
  /** @type {Map<string, Uint8Array>} */
  const scripts = new Map();
  for (const [path, entry] of Object.entries(ENTRIES)) {
    const result = await build({ entryPoints: [join(here, entry)], bundle: true, format: "iife", write: false, sourcemap: "inline" });
    scripts.set(path, result.outputFiles[0].contents);
  }
  const site = {
    /** @type {Office} answers everything under /v1 */
    office: (_request, _body, response) => void response.writeHead(404).end(),
    address: "",
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      }),
  };
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    const script = scripts.get(request.url ?? "");
    if (script !== undefined) {
      response.writeHead(200, { "content-type": "text/javascript" }).end(script);
    } else if (request.url?.startsWith("/v1/")) {
      /** @type {Buffer[]} */
      const chunks = [];
      request.on("data", (chunk) => chunks.push(chunk));
      request.on("end", () => site.office(request, Buffer.concat(chunks), response));
    } else if (request.url === "/") {
      response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("no address");
  site.address = `http://127.0.0.1:${bound.port}`;
  return site;
}

/**
 * Opens the test page in a context and starts its worker; whatever the page or its security policy
 * complains of is thrown by `complaints`.
 * @param {import("playwright-core").BrowserContext} context
 * @param {string} address
 * @param {string} [worker]
 */
export async function openPage(context, address, worker = "/worker.js") {
  const page = await context.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on("pageerror", (fault) => complaints.push(String(fault)));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("Failed to load resource")) complaints.push(message.text());
  });
  await page.goto(address);
  await page.evaluate((url) => harness.start(url), worker);
  return { page, complaints };
}
