// Hands words to another app, or to the clipboard where the browser cannot.

// Shared with print_document.hpp.
const SHARED = 0, COPIED = 1, STOPPED = 2, REFUSED = 3;

/**
 * @param {string} title
 * @param {string} text
 * @returns {Promise<number>} how it ended
 */
export async function share(title, text) {
  if ("share" in navigator) {
    try {
      await navigator.share({ title, text });
      return SHARED;
    } catch (fault) {
      if (fault instanceof DOMException && fault.name === "AbortError") return STOPPED;
    }
  }
  try {
    await navigator.clipboard.writeText(text);
    return COPIED;
  } catch {
    return REFUSED;
  }
}
