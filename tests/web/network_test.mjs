// The worker's network in a real browser, against an office that answers as each test wants.
import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { launchProfile, until } from "../browser/support/chromium.mjs";
import { openPage, startSite } from "./site.mjs";

/** @type {Awaited<ReturnType<typeof startSite>>} */
let site;
const profile = mkdtempSync(join(tmpdir(), "huifang-network-"));
/** @type {import("playwright-core").BrowserContext} */
let context;
/** @type {import("playwright-core").Page} */
let page;
/** @type {string[]} */
let complaints;

before(async () => {
  site = await startSite();
  context = await launchProfile(profile);
  ({ page, complaints } = await openPage(context, site.address));
});
after(async () => {
  await context.close();
  await site.stop();
  rmSync(profile, { recursive: true, force: true });
});

/** Answers the next request with 204 and gives it to the test. */
function nextRequest() {
  return new Promise((resolve) => {
    site.office = (request, body, response) => {
      response.writeHead(204).end();
      resolve({ request, body });
    };
  });
}

/** @param {number[]} point uncompressed */
function publicKey(point) {
  const [x, y] = [point.slice(1, 33), point.slice(33)].map((half) => Buffer.from(half).toString("base64url"));
  return createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
}

test("the key pair stays the same, the enrolment record is kept beside it", async () => {
  const first = await page.evaluate(() => harness.identity());
  assert.equal(first.publicKey.length, 65);
  assert.equal(first.publicKey[0], 4);
  assert.equal(first.enrolment, "");
  assert.deepEqual(await page.evaluate(() => harness.keepEnrolment("who 谁")), { done: true });
  await page.reload();
  await page.evaluate((url) => harness.start(url), "/worker.js");
  assert.deepEqual(await page.evaluate(() => harness.identity()), { ...first, enrolment: "who 谁" });
});

for (const [name, body, packed] of /** @type {[string, string, boolean][]} */ ([
  ["short", "x".repeat(1024), false],
  ["long", "x".repeat(1025), true],
])) {
  test(`a ${name} body is signed as it is sent`, async () => {
    const { publicKey: point } = await page.evaluate(() => harness.identity());
    const coming = nextRequest();
    const answer = await page.evaluate(
      (text) => harness.send({ path: "/v1/sync/push", body: text, signPrefix: "huifang push 1\n", bearer: "token-1" }),
      body,
    );
    assert.equal(answer.status, 204);
    const { request, body: sent } = await coming;
    assert.equal(request.headers["content-encoding"], packed ? "gzip" : undefined);
    assert.equal(request.headers["content-type"], "application/cbor");
    assert.equal(request.headers["authorization"], "Bearer token-1");
    assert.equal(request.headers["cookie"], undefined);
    assert.equal((packed ? gunzipSync(sent) : sent).toString(), body);
    const signature = Buffer.from(request.headers["x-huifang-signature"], "base64url");
    assert.equal(signature.length, 64);
    const signed = Buffer.concat([Buffer.from("huifang push 1\n"), sent]);
    const key = publicKey(point);
    assert.ok(verify("sha256", signed, { key, dsaEncoding: "ieee-p1363" }, signature));
    signed[20] ^= 1;
    assert.ok(!verify("sha256", signed, { key, dsaEncoding: "ieee-p1363" }, signature));
  });
}

test("an unsigned request carries neither signature nor token", async () => {
  const coming = nextRequest();
  await page.evaluate(() => harness.send({ path: "/v1/session", body: "hello" }));
  const { request } = await coming;
  assert.equal(request.headers["x-huifang-signature"], undefined);
  assert.equal(request.headers["authorization"], undefined);
});

test("every status reaches the program with its body and its Retry-After", async () => {
  for (const [status, header, wait] of /** @type {[number, string | null, number][]} */ ([
    [200, null, 0],
    [409, null, 0],
    [429, "7", 7_000],
    [503, "30", 30_000],
  ])) {
    site.office = (_request, _body, response) =>
      void response.writeHead(status, header === null ? {} : { "retry-after": header }).end(`body of ${status}`);
    const answer = await page.evaluate(() => harness.send({ path: "/v1/sync/pull", body: "x" }));
    assert.deepEqual(answer, { status, retryAfterMs: wait, body: `body of ${status}` });
  }
});

const UNKNOWN = { status: 0, retryAfterMs: 0, body: "" };

test("a request without answer, cut short, or sent elsewhere has status 0", async () => {
  /** @type {[string, import("./site.mjs").Office][]} */
  const offices = [
    ["silent", () => undefined],
    ["silent after the head", (_request, _body, response) => void response.writeHead(200, { "content-length": "10" }).write("12345")],
    ["cut", (request) => request.socket.destroy()],
    ["cut in the body", (request, _body, response) => {
      response.writeHead(200, { "content-length": "10" });
      response.write("12345", () => request.socket.destroy());
    }],
    ["redirected", (_request, _body, response) => void response.writeHead(307, { location: "/v1/elsewhere" }).end()],
  ];
  for (const [name, office] of offices) {
    site.office = office;
    const answer = await page.evaluate(() => harness.send({ path: "/v1/sync/push", body: "x", idleTimeoutMs: 400 }));
    assert.deepEqual(answer, UNKNOWN, name);
  }
});

test("a slow answer that makes progress is waited for", async () => {
  site.office = (_request, _body, response) => {
    response.writeHead(200);
    let parts = 0;
    const timer = setInterval(() => {
      response.write("part ");
      if (++parts === 6) {
        clearInterval(timer);
        response.end();
      }
    }, 150);
  };
  const answer = await page.evaluate(() => harness.send({ path: "/v1/sync/pull", body: "x", idleTimeoutMs: 600 }));
  assert.deepEqual(answer, { status: 200, retryAfterMs: 0, body: "part ".repeat(6) });
});

const heard = () => page.evaluate(() => harness.state().heard);

test("the live line says opened, its pokes, and at its end that it is closed and when to come back", async () => {
  const start = (await heard()).length;
  /** @type {import("node:http").ServerResponse | null} */
  let line = null;
  site.office = (request, _body, response) => {
    assert.equal(request.url, "/v1/sync/live");
    assert.equal(request.headers["authorization"], "Bearer live-token");
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("retry: 1000\n\n");
    line = response;
  };
  await page.evaluate(() => harness.listen("live-token"));
  await until(async () => (await heard()).length === start + 1, "opened");
  const open = /** @type {import("node:http").ServerResponse} */ (/** @type {unknown} */ (line));
  open.write(': beat\n\nevent: poke\ndata: {"se');
  open.write('q":41}\n\nevent: other\ndata: {"seq":9}\n\n');
  open.write("data: 42\n\n");
  await until(async () => (await heard()).length === start + 3, "two pokes");
  open.end();
  await until(async () => (await heard()).length === start + 4, "closed");
  assert.deepEqual((await heard()).slice(start), [[0, 0, 0], [1, 41, 0], [1, 42, 0], [2, 0, 1000]]);
});

test("a refused line is told from one that is only down", async () => {
  for (const [status, type, kind] of /** @type {[number, string, number][]} */ ([
    [401, "application/cbor", 3],
    [403, "application/cbor", 3],
    [401, "text/html", 2], // A portal that wants a sign-in of its own.
    [403, "text/html", 2],
    [407, "text/html", 2],
    [429, "application/cbor", 2],
    [500, "application/cbor", 2],
    [503, "text/html", 2],
    [200, "text/html", 2],
  ])) {
    const start = (await heard()).length;
    site.office = (_request, _body, response) => void response.writeHead(status, { "content-type": type }).end("no");
    await page.evaluate(() => harness.listen("t"));
    await until(async () => (await heard()).length > start, "an end");
    assert.deepEqual((await heard()).slice(start), [[kind, 0, 0]], `${status} ${type}`);
  }
});

test("a new line ends the one before without a word, an empty token ends it for good", async () => {
  const start = (await heard()).length;
  let open = 0;
  site.office = (request, _body, response) => {
    ++open;
    request.socket.on("close", () => --open);
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("\n");
  };
  await page.evaluate(() => harness.listen("one"));
  await until(async () => (await heard()).length === start + 1, "the first");
  await page.evaluate(() => harness.listen("two"));
  await until(async () => (await heard()).length === start + 2 && open === 1, "the second alone");
  await page.evaluate(() => harness.listen(""));
  await until(() => open === 0, "no line");
  assert.deepEqual((await heard()).slice(start), [[0, 0, 0], [0, 0, 0]]);
});

test("neither the page nor its security policy complained", () => {
  assert.deepEqual(complaints, []);
});
