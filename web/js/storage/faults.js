// Why a store could not do what was asked. Only these leave the storage folder.

/** Somebody else wrote what this commit expected unchanged; nothing was written. */
export class Fenced extends Error {}

/** Nothing of the call was kept; `key` names the text that tells the person why. */
export class Unavailable extends Error {
  /**
   * @param {"store.full" | "store.lost" | "store.closed"} key
   * @param {string} detail
   */
  constructor(key, detail) {
    super(detail);
    this.key = key;
  }
}

/** @param {unknown} fault */
export function isFull(fault) {
  return fault instanceof Error || fault instanceof DOMException ? fault.name === "QuotaExceededError" : false;
}

/** @param {unknown} fault */
export function describe(fault) {
  if (fault instanceof Error || fault instanceof DOMException) return `${fault.name}: ${fault.message}`;
  return String(fault);
}
