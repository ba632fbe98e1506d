// A newer build of the page, made of the one that is there.
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

/** @param {string} text @param {number} [length] */
const hashOf = (text, length = 16) => createHash("sha256").update(text).digest("hex").slice(0, length);

/**
 * The site as a later build has it: its start script has another name and content, and so has all
 * that names it. Only the entry of the page changes, as with a small fix.
 * @param {string} site
 */
export function laterBuildOf(site) {
  const later = mkdtempSync(join(tmpdir(), "huifang-later-"));
  process.on("exit", () => rmSync(later, { recursive: true, force: true }));
  cpSync(site, later, { recursive: true });
  /** @param {string} path */
  const read = (path) => readFileSync(join(later, path), "utf8");
  /** @param {string} path @param {string} text */
  const write = (path, text) => {
    writeFileSync(join(later, path), text);
    writeFileSync(join(later, `${path}.br`), brotliCompressSync(text));
    writeFileSync(join(later, `${path}.gz`), gzipSync(text));
  };
  const start = readdirSync(join(later, "assets")).find((name) => /^start-[0-9a-f]+\.js$/.test(name));
  if (start === undefined) throw new Error(`no start script in ${site}`);
  const script = `${read(`assets/${start}`)}\nglobalThis.laterBuild = true;\n`;
  const laterStart = `start-${hashOf(script)}.js`;
  for (const end of ["", ".br", ".gz"]) rmSync(join(later, "assets", `${start}${end}`));
  write(`assets/${laterStart}`, script);

  const page = read("index.html");
  const build = /<meta name="build" content="([0-9a-f]+)">/.exec(page)?.[1] ?? "";
  const laterBuild = hashOf(`later ${build}`);
  const laterPage = page.replaceAll(start, laterStart).replaceAll(build, laterBuild);
  write("index.html", laterPage);
  const worker = read("sw.js");
  const revision = hashOf(page);
  if (!worker.includes(start) || !worker.includes(revision)) throw new Error("the worker does not name what it keeps");
  write("sw.js", worker.replaceAll(start, laterStart).replaceAll(revision, hashOf(laterPage)));
  return { later, build, laterBuild };
}
