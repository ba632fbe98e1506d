// The numbers shared with shell/platform/web/web_worker_port.hpp. They are part of no stored or
// sent format: page, worker and program are always of one build.

/** What the program asks of the worker. */
export const Call = Object.freeze({
  storeLoad: 1,
  storeRead: 2,
  storeCommit: 3,
  networkSend: 4,
  networkListen: 5,
  vaultLoad: 6,
  vaultKeepEnrolment: 7,
  shareList: 8,
  shareClaim: 9,
  shareDrop: 10,
});

/** The first byte of an answer from storage. */
export const Outcome = Object.freeze({ done: 0, fenced: 1, unavailable: 2 });

/** What happens around the program; the value follows. */
export const Happening = Object.freeze({
  persisted: 1, // 0 or 1: whether the browser promised not to clear this site's storage
  updateReady: 2, // 1: a new version has been fetched and waits to take over
  updated: 3, // 1: the first start of this version where another one ran before
  shared: 4, // 1: another app has shared something
});

/** Who may write: this page; another one; nobody any more since the other page let go. */
export const Writer = Object.freeze({ held: 0, elsewhere: 1, freed: 2 });

/** From the service worker to every page: something was shared. */
export const SHARED = "shared";

/** What a live line has to say. */
export const Live = Object.freeze({ opened: 0, poke: 1, closed: 2, refused: 3 });

/**
 * @typedef {{ call: number, number: number, body: ArrayBuffer }} ToWorker
 * @typedef {{ number: number, body: ArrayBuffer }} Answer
 * @typedef {{ writer: number }} WriterNews
 * @typedef {Answer | WriterNews} FromWorker
 */
