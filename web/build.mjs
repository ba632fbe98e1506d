// Makes the site that the server hands out:
//   node web/build.mjs --wasm DIR --out DIR [--debug]
// DIR of --wasm holds huifang_web and huifang_gallery_web, each an .mjs and a .wasm. Files under assets/ carry a hash of their
// content in their names; beside what compresses lie .br and .gz. Prints the sizes.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { drawIcon } from "./build/icons.mjs";

const web = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: { wasm: { type: "string" }, out: { type: "string" }, debug: { type: "boolean", default: false } },
});
if (!options.wasm || !options.out) {
  console.error("usage: node web/build.mjs --wasm DIR --out DIR [--debug]");
  process.exit(2);
}
const wasm = options.wasm;
const out = options.out;

/** What a script imports as a program. @type {Record<string, string>} */
const PROGRAMS = { "huifang:program": "huifang_web.mjs", "huifang:gallery": "huifang_gallery_web.mjs" };

/** @type {Map<string, Buffer>} by the path in the site */
const site = new Map();

/**
 * Puts a file under assets/ and answers its address.
 * @param {string} name
 * @param {Uint8Array} content
 */
function addAsset(name, content) {
  const end = extname(name);
  const path = `assets/${basename(name, end)}-${hash(content)}${end}`;
  site.set(path, Buffer.from(content));
  return `/${path}`;
}

/** @param {Uint8Array | string} content */
function hash(content) {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}

/**
 * @param {string} entry
 * @param {"esm" | "iife"} format
 * @param {Record<string, unknown>} facts what "huifang:build" exports
 */
async function bundle(entry, format, facts) {
  const result = await build({
    entryPoints: [join(web, entry)],
    bundle: true,
    format,
    target: ["chrome111", "firefox115", "safari16.4"],
    minify: !options.debug,
    sourcemap: options.debug ? "inline" : false,
    legalComments: "none",
    charset: "utf8",
    define: { "process.env.NODE_ENV": '"production"', __WB_DISABLE_DEV_LOGS: "true" },
    write: false,
    logLevel: "warning",
    plugins: [
      {
        name: "huifang",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^huifang:/ }, ({ path }) =>
            path in PROGRAMS ? { path: resolve(wasm, PROGRAMS[path]) } : { path, namespace: "facts" },
          );
          onLoad({ filter: /.*/, namespace: "facts" }, () => ({
            contents: Object.entries(facts).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join("\n"),
          }));
        },
      },
    ],
  });
  return result.outputFiles[0].contents;
}

async function bundleStyle() {
  const result = await build({ entryPoints: [join(web, "css/site.css")], bundle: true, minify: !options.debug, write: false });
  return result.outputFiles[0].contents;
}

function manifest(/** @type {string} */ mark) {
  const content = JSON.parse(readFileSync(join(web, "manifest.json"), "utf8"));
  content.icons = [
    { src: mark, sizes: "any", type: "image/svg+xml" },
    ...[192, 512].map((size) => ({
      src: addAsset(`icon-${size}.png`, drawIcon(size, { full: false })),
      sizes: `${size}x${size}`,
      type: "image/png",
    })),
    { src: addAsset("icon-full.png", drawIcon(512, { full: true })), sizes: "512x512", type: "image/png", purpose: "maskable" },
  ];
  return JSON.stringify(content);
}

const mark = addAsset("mark.svg", readFileSync(join(web, "icons/mark.svg")));
const touchIcon = addAsset("touch.png", drawIcon(180, { full: true }));
const manifestText = manifest(mark);
const program = addAsset("huifang.wasm", readFileSync(join(wasm, "huifang_web.wasm")));
const worker = addAsset("worker.js", await bundle("js/worker.js", "iife", {}));
const galleryProgram = addAsset("gallery.wasm", readFileSync(join(wasm, "huifang_gallery_web.wasm")));
const gallery = addAsset("gallery.js", await bundle("js/gallery.js", "esm", { assets: { program: galleryProgram } }));
const style = addAsset("style.css", await bundleStyle());
const colours = addAsset("colours.js", await bundle("js/colours.js", "iife", {}));
const start = addAsset("start.js", await bundle("js/start.js", "esm", { assets: { worker, program, gallery } }));

// Names carry hashes, so the names say what is in the build.
const buildId = hash([manifestText, readFileSync(join(web, "index.html"), "utf8"), ...site.keys()].join("\n"));
const facts = { build: buildId, icon: mark, touchIcon, style, colours, program, start };
const page = readFileSync(join(web, "index.html"), "utf8").replace(/\{\{(\w+)\}\}/g, (_, /** @type {keyof facts} */ name) => {
  if (!(name in facts)) throw new Error(`index.html asks for ${name}`);
  return facts[name];
});
site.set("index.html", Buffer.from(page));
site.set("manifest.webmanifest", Buffer.from(manifestText));

const neededOffline = [...site.keys()].filter((path) => !/^assets\/(icon|touch|gallery)-/.test(path));
const files = neededOffline.map((path) => ({
  url: `/${path}`,
  revision: path.startsWith("assets/") ? null : hash(/** @type {Buffer} */ (site.get(path))),
}));
site.set("sw.js", Buffer.from(await bundle("js/service_worker.js", "iife", { files })));

rmSync(out, { recursive: true, force: true });
let rawTotal = 0;
let packedTotal = 0;
for (const [path, content] of site) {
  const target = join(out, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
  let packed = content.length;
  if (!path.endsWith(".png")) {
    const quality = options.debug ? 5 : 11;
    const brotli = brotliCompressSync(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    });
    writeFileSync(`${target}.br`, brotli);
    writeFileSync(`${target}.gz`, gzipSync(content, { level: 9 }));
    packed = brotli.length;
  }
  const first = neededOffline.includes(path) || path === "sw.js";
  if (first) {
    rawTotal += content.length;
    packedTotal += packed;
  }
  console.log(`${String(content.length).padStart(9)} ${String(packed).padStart(9)}  ${path}`);
}
console.log(`${String(rawTotal).padStart(9)} ${String(packedTotal).padStart(9)}  first visit (raw, brotli); build ${buildId}`);
