// Which build this page is of, beside the one that ran here last and the one that a start would bring now.

const LAST = "huifang-build";
const NAMED = /<meta name="build" content="([^"]+)">/;

function ownBuild() {
  return document.querySelector('meta[name="build"]')?.getAttribute("content") ?? "";
}

/** True once, at the first start of another build than the last. From now on this one is the last. */
export function isOtherThanLast() {
  try {
    const last = localStorage.getItem(LAST);
    localStorage.setItem(LAST, ownBuild());
    return last !== null && last !== ownBuild();
  } catch {
    return false; // A browser that keeps nothing there has nothing to tell.
  }
}

/** Whether a start would bring another build: parts of this one may be gone then. */
export async function isReplaced() {
  try {
    const page = await (await fetch("/index.html", { cache: "no-store" })).text();
    const offered = NAMED.exec(page)?.[1];
    return offered !== undefined && offered !== ownBuild();
  } catch {
    return false;
  }
}
