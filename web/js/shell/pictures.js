// Pictures that are dropped on the page or pasted. The files stay here under a number; the program asks for each in
// the size in which it draws it, and says when it may go.

import { sortPictures } from "../pictures.js";
import { isField } from "./mirror_element.js";

const FILES = "Files";

/** @param {DragEvent} event */
const carriesFiles = (event) => event.dataTransfer?.types.includes(FILES) ?? false;

/** A file dropped anywhere would replace the page, and what it holds. Words dragged into a field are the field's. */
export function stayWhenFilesAreDropped() {
  for (const type of /** @type {const} */ (["dragover", "drop"])) {
    window.addEventListener(type, (event) => {
      if (carriesFiles(event) || !isField(event.target)) event.preventDefault();
    });
  }
}

/**
 * @param {HTMLElement} root
 * @param {() => import("./shell.js").Calls | undefined} call
 */
export function createPictures(root, call) {
  /** @type {Map<number, File>} */
  const files = new Map();
  let lastId = 0;
  /** @type {{ id: number, bitmap: ImageBitmap } | undefined} the one that the program is being told of */
  let ready;
  // One after the other: a large photo needs much memory while it is decoded.
  let decoding = Promise.resolve();

  /** @param {readonly File[]} given @param {MouseEvent} [event] where they were dropped */
  function give(given, event) {
    const program = call();
    if (program === undefined || given.length === 0) return;
    const { pictures, problem, limit } = sortPictures(given);
    for (const picture of pictures) {
      files.set(++lastId, picture);
      program.picture(lastId, picture.name, picture.type, picture.size);
    }
    const box = root.getBoundingClientRect();
    if (event) program.picturesGiven(problem, limit, 1, event.clientX - box.left, event.clientY - box.top);
    else program.picturesGiven(problem, limit, 0, 0, 0);
  }

  window.addEventListener("dragover", (event) => {
    if (!carriesFiles(event) || !event.dataTransfer) return;
    event.dataTransfer.dropEffect = "copy";
    call()?.filesOver(1);
  });
  // Between two elements it is left too, but for another one.
  window.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) call()?.filesOver(0);
  });
  window.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    call()?.filesOver(0);
    give([...(event.dataTransfer?.files ?? [])], event);
  });
  document.addEventListener("paste", (event) => {
    const { clipboardData } = event;
    if (!clipboardData || clipboardData.files.length === 0) return;
    // Copied from a document, words come with a picture of themselves: a field takes the words.
    if (isField(event.target) && clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    give([...clipboardData.files]);
  });

  /**
   * At most `side` long; with the size of the whole.
   * @param {File} file @param {number} side
   */
  async function decoded(file, side) {
    const options = /** @type {const} */ ({ premultiplyAlpha: "none" });
    const whole = await createImageBitmap(file, options);
    const { width, height } = whole;
    const part = side / Math.max(width, height);
    if (part >= 1) return { bitmap: whole, width, height };
    try {
      const resizeWidth = Math.max(1, Math.round(width * part));
      const resizeHeight = Math.max(1, Math.round(height * part));
      const bitmap = await createImageBitmap(whole, { ...options, resizeWidth, resizeHeight, resizeQuality: "medium" });
      return { bitmap, width, height };
    } finally {
      whole.close();
    }
  }

  /** @param {number} id @param {number} side */
  async function decode(id, side) {
    const file = files.get(id);
    if (file === undefined) return; // It was taken away while it waited.
    try {
      const { bitmap, width, height } = await decoded(file, side);
      ready = { id, bitmap };
      call()?.pictureDecoded(id, side, width, height);
    } catch {
      call()?.pictureDecoded(id, side, 0, 0);
    } finally {
      ready?.bitmap.close();
      ready = undefined;
    }
  }

  return {
    /** @param {number} id @param {number} side */
    "decode": (id, side) => {
      decoding = decoding.then(() => decode(id, side));
    },
    /** The caller closes it. @param {number} id */
    "takeBitmap": (id) => {
      const bitmap = ready?.id === id ? ready.bitmap : undefined;
      ready = undefined;
      return bitmap;
    },
    /** @param {number} id */
    "release": (id) => { files.delete(id); },
  };
}
