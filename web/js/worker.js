// The worker beside the page: storage, the device's key and the network, so that neither waits for
// the other and hidden pages go on. It moves bytes; what they mean only the program knows.

import { ByteReader, ByteWriter } from "./bytes.js";
import { Call, Outcome } from "./messages.js";
import { listen } from "./network/live_line.js";
import { send } from "./network/request.js";
import { DeviceStore } from "./storage/device_store.js";
import { DeviceVault } from "./storage/device_vault.js";
import { describe, Fenced, Unavailable } from "./storage/faults.js";
import { ShareBox } from "./storage/share_box.js";
import { holdWriterLock } from "./writer_lock.js";

const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const vault = new DeviceVault();
const shareBox = new ShareBox();
/** @type {Map<string, DeviceStore>} */
const stores = new Map();
let line = new AbortController();

const mayWrite = holdWriterLock((writer) => scope.postMessage({ writer }));

scope.onmessage = (/** @type {MessageEvent<import("./messages.js").ToWorker>} */ event) => {
  const { call, number, body } = event.data;
  switch (call) {
    case Call.networkSend:
      void sendRequest(number, new ByteReader(body));
      break;
    case Call.networkListen:
      openLine(number, new ByteReader(body));
      break;
    default:
      void useStorage(call, number, new ByteReader(body));
  }
};

/**
 * @param {number} number
 * @param {ByteWriter} writer
 */
function answer(number, writer) {
  const body = writer.finish();
  scope.postMessage({ number, body }, [body]);
}

/**
 * @param {number} call
 * @param {number} number
 * @param {ByteReader} request
 */
async function useStorage(call, number, request) {
  const writer = new ByteWriter();
  try {
    const result = await storageCall(call, request);
    writer.u8(Outcome.done);
    result(writer);
  } catch (fault) {
    if (fault instanceof Fenced) {
      writer.u8(Outcome.fenced).string("store.fenced").string(describe(fault));
    } else {
      const key = fault instanceof Unavailable ? fault.key : "store.lost";
      writer.u8(Outcome.unavailable).string(key).string(describe(fault));
    }
  }
  answer(number, writer);
}

/**
 * Reads the request whole before the first wait, so that calls reach their store in order.
 * @param {number} call
 * @param {ByteReader} request
 * @returns {Promise<(writer: ByteWriter) => void>}
 */
async function storageCall(call, request) {
  switch (call) {
    case Call.storeLoad: {
      const store = storeNamed(request.string());
      const areas = Array.from({ length: request.u8() }, () => request.u8());
      await allowed();
      const entries = await store.load(areas);
      return (writer) => writeEntries(writer, entries);
    }
    case Call.storeRead: {
      const store = storeNamed(request.string());
      const area = request.u8();
      const keys = Array.from({ length: request.u32() }, () => request.u53());
      await allowed();
      const entries = await store.read(area, keys);
      return (writer) => writeEntries(writer, entries);
    }
    case Call.storeCommit: {
      const store = storeNamed(request.string());
      const expected = Array.from({ length: request.u8() }, () => readWrite(request));
      const writes = Array.from({ length: request.u32() }, () => readWrite(request));
      await allowed();
      await store.commit(writes, expected);
      return () => undefined;
    }
    case Call.vaultLoad: {
      await allowed();
      const { publicKey, enrolment } = await vault.load();
      return (writer) => writer.bytes(publicKey).bytes(enrolment);
    }
    case Call.vaultKeepEnrolment: {
      const record = request.bytes();
      await allowed();
      await vault.keepEnrolment(record);
      return () => undefined;
    }
    case Call.shareList: {
      await allowed();
      const all = await shareBox.list();
      return (writer) => writeShared(writer, all);
    }
    case Call.shareClaim: {
      const key = request.u53();
      await allowed();
      await shareBox.claim(key);
      return () => undefined;
    }
    case Call.shareDrop: {
      const key = request.u53();
      await allowed();
      await shareBox.drop(key);
      return () => undefined;
    }
    default:
      throw new Unavailable("store.closed", `no call ${call}`);
  }
}

async function allowed() {
  if (!(await mayWrite)) throw new Unavailable("store.closed", "another page writes");
}

/** @param {string} name */
function storeNamed(name) {
  const store = stores.get(name) ?? new DeviceStore(name);
  stores.set(name, store);
  return store;
}

/**
 * @param {ByteReader} request
 * @returns {import("./storage/device_store.js").Write}
 */
function readWrite(request) {
  const area = request.u8();
  const key = request.u53();
  return { area, key, value: request.u8() === 0 ? null : request.bytes() };
}

/**
 * @param {ByteWriter} writer
 * @param {import("./storage/device_store.js").Entry[]} entries
 */
function writeEntries(writer, entries) {
  writer.u32(entries.length);
  for (const { area, key, value } of entries) writer.u8(area).u53(key).bytes(value);
}

/**
 * @param {ByteWriter} writer
 * @param {Awaited<ReturnType<ShareBox["list"]>>} all
 */
function writeShared(writer, all) {
  writer.u32(all.length);
  for (const { key, shared } of all) {
    const bytes = shared.pictures.reduce((sum, { size }) => sum + size, 0);
    writer.u53(key).u53(shared.receivedMs).string(shared.text).u32(shared.pictures.length).u53(bytes).string(shared.problem);
  }
}

/**
 * @param {number} number
 * @param {ByteReader} request
 */
async function sendRequest(number, request) {
  const { status, body, retryAfterMs } = await send(
    {
      method: request.string(),
      path: request.string(),
      body: request.bytes(),
      signPrefix: request.string(),
      bearer: request.string(),
      idleTimeoutMs: request.u32(),
    },
    (bytes) => vault.sign(bytes),
  );
  answer(number, new ByteWriter().u32(status).u32(retryAfterMs).bytes(body));
}

/**
 * @param {number} number
 * @param {ByteReader} request
 */
function openLine(number, request) {
  line.abort();
  line = new AbortController();
  const bearer = request.string();
  if (bearer === "") return;
  void listen(bearer, (kind, seq, retryMs) => answer(number, new ByteWriter().u8(kind).u53(seq).u32(retryMs)), line.signal);
}
