// What another app shares comes as a form (manifest.json says which fields). It is put on the device before anything
// else, then the page opens on it. Nothing that comes this way can do harm: what is no picture or too much is left
// where it came from, and the reason is kept for the person to read.

import { sortPictures } from "./pictures.js";
import { ShareBox } from "./storage/share_box.js";

export const SHARE_PATH = "/share";
const NOT_KEPT_PATH = "/share/not-kept";
const LETTERS_MAX = 10_000;
const WORDS = ["title", "text", "url"];
const PICTURES = "pictures";

const box = new ShareBox();

/**
 * @param {FormData} form
 * @returns {import("./storage/share_box.js").Shared}
 */
function read(form) {
  const said = WORDS.map((name) => form.get(name)).map((value) => (typeof value === "string" ? value.replace(/\r\n?/g, "\n").trim() : ""));
  // Many apps put the link into the text as well.
  const words = said.filter((line, at) => line !== "" && !said.some((other, where) => where !== at && (other === line ? where < at : other.includes(line)))).join("\n");
  const files = form.getAll(PICTURES).filter((value) => value instanceof File && value.size > 0).map((value) => /** @type {File} */ (value));
  const sorted = sortPictures(files);
  const text = words.length <= LETTERS_MAX ? words : "";
  let problem = "";
  if (words === "" && files.length === 0) problem = "empty";
  else if (sorted.problem === "other-kind") problem = "other-kind";
  else if (text !== words || sorted.problem !== "") problem = "too-large";
  return { receivedMs: Date.now(), text, pictures: sorted.pictures, problem, claimed: false };
}

/** @param {Request} request */
async function readForm(request) {
  try {
    return read(await request.formData());
  } catch {
    return { receivedMs: Date.now(), text: "", pictures: [], problem: "unreadable", claimed: false };
  }
}

/**
 * @param {Request} request
 * @param {() => Promise<void>} kept called when there is something new in the box
 */
export async function takeShare(request, kept) {
  try {
    await box.keep(await readForm(request));
  } catch {
    return Response.redirect(NOT_KEPT_PATH, 303);
  }
  await kept();
  return Response.redirect(SHARE_PATH, 303);
}
