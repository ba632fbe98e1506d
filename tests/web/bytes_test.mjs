import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { drawIcon } from "../../web/build/icons.mjs";
import { ByteReader, ByteWriter } from "../../web/js/bytes.js";
import { EventStreamParser } from "../../web/js/network/event_stream.js";
import { seqOf } from "../../web/js/network/live_line.js";
import { retryAfterMs } from "../../web/js/network/request.js";

test("what is written is read back", () => {
  const message = new ByteWriter().u8(255).u32(4294967295).u53(Number.MAX_SAFE_INTEGER).string("拜访 ok").bytes(Uint8Array.of(1, 2).buffer);
  const reader = new ByteReader(message.finish());
  assert.equal(reader.u8(), 255);
  assert.equal(reader.u32(), 4294967295);
  assert.equal(reader.u53(), Number.MAX_SAFE_INTEGER);
  assert.equal(reader.string(), "拜访 ok");
  assert.deepEqual([...new Uint8Array(reader.bytes())], [1, 2]);
});

test("a message cut anywhere is refused, never misread", () => {
  const whole = new ByteWriter().u32(7).string("abc").bytes(Uint8Array.of(9).buffer).u53(5).finish();
  for (let length = 0; length < whole.byteLength; ++length) {
    const reader = new ByteReader(whole.slice(0, length));
    assert.throws(() => {
      reader.u32();
      reader.string();
      reader.bytes();
      reader.u53();
    }, RangeError);
  }
});

test("a number above 2^53 is refused", () => {
  assert.throws(() => new ByteReader(new Uint8Array(8).fill(255).buffer).u53(), RangeError);
});

const STREAM = [
  ": a comment, then the first event\r\n",
  "event: poke\r\ndata: {\"seq\":1}\r\n\r\n",
  "retry: 3000\n\n",
  "id\ndata: 二\ndata:  three\n\n",
  "event: wipe\n\ndata: 4\r\r",
  "data: unfinished\n",
].join("");
const EVENTS = [["poke", '{"seq":1}'], ["message", "二\n three"], ["message", "4"]];

test("a live line is understood wherever its chunks are cut", () => {
  const bytes = new TextEncoder().encode(STREAM);
  for (let first = 0; first <= bytes.length; ++first) {
    for (const second of [first, Math.min(first + 1, bytes.length), Math.min(first + 2, bytes.length)]) {
      /** @type {string[][]} */
      const heard = [];
      const parser = new EventStreamParser((event, data) => heard.push([event, data]));
      for (const chunk of [bytes.subarray(0, first), bytes.subarray(first, second), bytes.subarray(second)]) parser.push(chunk);
      assert.deepEqual(heard, EVENTS, `cut at ${first} and ${second}`);
      assert.equal(parser.retryMs, 3000, `cut at ${first} and ${second}`);
    }
  }
});

test("the time to come back is the last whole number that was said, and no event", () => {
  for (const [stream, retryMs] of /** @type {[string, number][]} */ ([
    ["data: 1\n\n", 0],
    ["retry: 0\n\n", 0],
    ["retry: 29999\n\n", 29_999],
    ["retry:7\n\n", 7],
    ["retry: 1000\nretry: 2000\n", 2_000],
    ["retry: 1000\nretry: soon\n\n", 1_000],
    ["retry: -5\n\n", 0],
    ["retry: 1.5\n\n", 0],
    ["retry: 9999999999\n\n", 0],
    ["retry\n\n", 0],
  ])) {
    const parser = new EventStreamParser((event) => assert.equal(event, "message"));
    parser.push(new TextEncoder().encode(stream));
    assert.equal(parser.retryMs, retryMs, JSON.stringify(stream));
  }
});

test("a line without end is given up", () => {
  const parser = new EventStreamParser(() => undefined);
  const chunk = new Uint8Array(40_000).fill(97);
  parser.push(chunk);
  assert.throws(() => parser.push(chunk), RangeError);
});

test("only whole numbers are pokes", () => {
  for (const [data, seq] of /** @type {[string, number | null][]} */ ([
    ['{"seq":48213}', 48213],
    ["48213", 48213],
    ['{"seq":0}', 0],
    ['{"seq":-1}', null],
    ['{"seq":1.5}', null],
    ['{"seq":"1"}', null],
    ['{"seq":9007199254740993}', null],
    ["{}", null],
    ["null", null],
    ["not json", null],
  ])) {
    assert.equal(seqOf(data), seq, data);
  }
});

test("Retry-After is understood as seconds and as a date, and nonsense is nothing", () => {
  const now = Date.UTC(2026, 8, 17, 2, 0, 0);
  for (const [header, wait] of /** @type {[string | null, number][]} */ ([
    [null, 0],
    ["0", 0],
    ["30", 30_000],
    [" 30 ", 30_000],
    ["Thu, 17 Sep 2026 02:01:00 GMT", 60_000],
    ["Thu, 17 Sep 2026 01:00:00 GMT", 0],
    ["999999999", 3_600_000],
    ["soon", 0],
    ["-5", 0],
  ])) {
    assert.equal(retryAfterMs(header, now), wait, String(header));
  }
});

test("icons are pictures of the right size with the mark in the middle", () => {
  const png = drawIcon(192, { full: false });
  assert.equal(png.toString("latin1", 1, 4), "PNG");
  assert.equal(png.readUInt32BE(16), 192);
  const length = png.readUInt32BE(33);
  const rows = inflateSync(png.subarray(41, 41 + length));
  assert.equal(rows.length, 192 * (192 * 4 + 1));
  const alphaOfCorner = rows[1 + 3];
  assert.equal(alphaOfCorner, 0);
});
