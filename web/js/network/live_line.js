// The line on which the server says unasked that there is news. EventSource cannot carry a bearer
// token, so the stream is fetched. It does not reconnect: when, the program decides.

import { Live } from "../messages.js";
import { EventStreamParser } from "./event_stream.js";

const PATH = "/v1/sync/live";
const SILENCE_MS_MAX = 75_000; // Three of the server's beats missed.

/**
 * Tells `heard` what happens until it has said closed or refused, once, as the last word, with the
 * time after which the server wants the line opened again, if it named one; after `signal` aborts it
 * says nothing more. Never rejects.
 * @param {string} bearer
 * @param {(kind: number, seq: number, retryMs: number) => void} heard
 * @param {AbortSignal} signal
 */
export async function listen(bearer, heard, signal) {
  const abandon = new AbortController();
  const leave = () => abandon.abort();
  signal.addEventListener("abort", leave);
  let timer = setTimeout(leave, SILENCE_MS_MAX);
  /** @type {number} */
  let last = Live.closed;
  let retryMs = 0;
  try {
    const response = await fetch(PATH, {
      headers: { accept: "text/event-stream", authorization: `Bearer ${bearer}` },
      cache: "no-store",
      credentials: "omit",
      mode: "same-origin",
      redirect: "error",
      referrerPolicy: "no-referrer",
      signal: abandon.signal,
    });
    const type = response.headers.get("content-type") ?? "";
    // Somebody between may answer with any status; only the office speaks in this type.
    const token = response.status === 401 || response.status === 403;
    if (token && type.startsWith("application/cbor")) last = Live.refused;
    if (response.status === 200 && type.startsWith("text/event-stream") && response.body !== null) {
      heard(Live.opened, 0, 0);
      const parser = new EventStreamParser((event, data) => {
        const seq = event === "poke" || event === "message" ? seqOf(data) : null;
        if (seq !== null && !abandon.signal.aborted) heard(Live.poke, seq, 0);
      });
      const reader = response.body.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        clearTimeout(timer);
        timer = setTimeout(leave, SILENCE_MS_MAX);
        parser.push(value);
        retryMs = parser.retryMs;
      }
    }
  } catch {
    // Cut, silent, or not understood: all of it is a closed line.
  }
  clearTimeout(timer);
  signal.removeEventListener("abort", leave);
  abandon.abort();
  if (!signal.aborted) heard(last, 0, retryMs);
}

/**
 * @param {string} data {"seq":48213}, or the number alone
 * @returns {number | null}
 */
export function seqOf(data) {
  try {
    const value = JSON.parse(data);
    const seq = typeof value === "number" ? value : value?.seq;
    return Number.isSafeInteger(seq) && seq >= 0 ? seq : null;
  } catch {
    return null;
  }
}
