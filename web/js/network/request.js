// One request to the office. It is signed over the bytes as they are sent, so the server can refuse
// a forgery before it unpacks anything. What comes back is a status and bytes; status 0 means that
// nothing is known about the effect.

const PACKED_ABOVE_BYTES = 1024;
const ANSWER_BYTES_MAX = 16 * 1024 * 1024;
const RETRY_AFTER_MS_MAX = 3_600_000;

/**
 * @typedef {{ method: string, path: string, body: ArrayBuffer, signPrefix: string, bearer: string,
 *             idleTimeoutMs: number }} Request
 * @typedef {{ status: number, body: ArrayBuffer, retryAfterMs: number }} Reply
 * @typedef {(bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>} Sign
 */

/** @type {Readonly<Reply>} */
const NO_REPLY = Object.freeze({ status: 0, body: new ArrayBuffer(0), retryAfterMs: 0 });

/**
 * Never rejects. A request that makes no progress for its idle timeout is abandoned.
 * @param {Request} request
 * @param {Sign} sign
 * @returns {Promise<Reply>}
 */
export async function send(request, sign) {
  const abandon = new AbortController();
  let timer = setTimeout(() => abandon.abort(), request.idleTimeoutMs);
  const progress = () => {
    clearTimeout(timer);
    timer = setTimeout(() => abandon.abort(), request.idleTimeoutMs);
  };
  try {
    const { headers, body } = await prepare(request, sign);
    const response = await fetch(request.path, {
      method: request.method,
      headers,
      body: request.method === "GET" ? null : body,
      cache: "no-store",
      credentials: "omit",
      mode: "same-origin",
      redirect: "error",
      referrerPolicy: "no-referrer",
      signal: abandon.signal,
    });
    progress();
    return {
      status: response.status,
      body: await readAll(response, progress),
      retryAfterMs: retryAfterMs(response.headers.get("retry-after"), Date.now()),
    };
  } catch {
    abandon.abort();
    return { ...NO_REPLY, body: new ArrayBuffer(0) };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {Request} request
 * @param {Sign} sign
 */
async function prepare(request, sign) {
  /** @type {Record<string, string>} */
  const headers = { accept: "application/cbor", "x-sync-proto": "1-1" };
  let body = request.body;
  if (request.method !== "GET") headers["content-type"] = "application/cbor";
  if (body.byteLength > PACKED_ABOVE_BYTES) {
    body = await gzip(body);
    headers["content-encoding"] = "gzip";
  }
  if (request.bearer !== "") headers["authorization"] = `Bearer ${request.bearer}`;
  if (request.signPrefix !== "") {
    const prefix = new TextEncoder().encode(request.signPrefix);
    const signed = new Uint8Array(prefix.length + body.byteLength);
    signed.set(prefix);
    signed.set(new Uint8Array(body), prefix.length);
    headers["x-huifang-signature"] = base64url(await sign(signed));
  }
  return { headers, body };
}

/** @param {ArrayBuffer} bytes */
function gzip(bytes) {
  return new Response(new Response(bytes).body?.pipeThrough(new CompressionStream("gzip"))).arrayBuffer();
}

/** @param {ArrayBuffer} bytes */
function base64url(bytes) {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * @param {Response} response
 * @param {() => void} progress
 */
async function readAll(response, progress) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const chunks = [];
  let length = 0;
  const reader = response.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    progress();
    length += value.length;
    if (length > ANSWER_BYTES_MAX) throw new RangeError("answer too long");
    chunks.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole.buffer;
}

/**
 * Retry-After as seconds or as a date; 0 where it is absent or nonsense.
 * @param {string | null} header
 * @param {number} nowMs
 */
export function retryAfterMs(header, nowMs) {
  if (header === null) return 0;
  const waitMs = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return Number.isFinite(waitMs) ? Math.min(Math.max(Math.round(waitMs), 0), RETRY_AFTER_MS_MAX) : 0;
}
