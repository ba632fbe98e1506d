// What makes this browser the device it was enrolled as: a key pair whose private half no script can
// read, and the record of the enrolment, whose content only the program knows.

import { Database } from "./database.js";
import { describe, Unavailable } from "./faults.js";

const STORE = "device";
const PAIR = "pair";
const ENROLMENT = "enrolment";
const CURVE = Object.freeze({ name: "ECDSA", namedCurve: "P-256" });

export class DeviceVault {
  #database = new Database("huifang-device", [STORE]);
  /** @type {Promise<CryptoKeyPair> | null} */
  #pair = null;

  /**
   * The public key as an uncompressed point (65 bytes) and the enrolment record, empty before the
   * first one. The key pair is made by the first call ever.
   * @returns {Promise<{ publicKey: ArrayBuffer, enrolment: ArrayBuffer }>}
   */
  async load() {
    const { publicKey } = await this.#keys();
    const enrolment = await this.#database.run(
      [STORE],
      "readonly",
      /** @type {import("./database.js").Work<ArrayBuffer>} */
      (transaction, deliver) => {
        const request = transaction.objectStore(STORE).get(ENROLMENT);
        request.onsuccess = () => deliver(request.result ?? new ArrayBuffer(0));
      },
    );
    return { publicKey: await crypto.subtle.exportKey("raw", publicKey), enrolment };
  }

  /**
   * @param {ArrayBuffer} record
   * @returns {Promise<void>} once it is durable
   */
  keepEnrolment(record) {
    return this.#database.run([STORE], "readwrite", (transaction, deliver) => {
      transaction.objectStore(STORE).put(record, ENROLMENT);
      deliver(undefined);
      transaction.commit();
    });
  }

  /**
   * The signature r||s (64 bytes) with SHA-256.
   * @param {Uint8Array<ArrayBuffer>} bytes
   */
  async sign(bytes) {
    const { privateKey } = await this.#keys();
    return crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, privateKey, bytes);
  }

  #keys() {
    this.#pair ??= this.#loadOrMakeKeys().catch((fault) => {
      this.#pair = null;
      throw fault instanceof Unavailable ? fault : new Unavailable("store.closed", describe(fault));
    });
    return this.#pair;
  }

  async #loadOrMakeKeys() {
    // Made before the transaction, which would end by itself while the key is being made. Whoever
    // stores first wins, so the pair never changes once it has been seen.
    const stored = await this.#storedPair(null);
    if (stored !== null) return stored;
    const made = await crypto.subtle.generateKey(CURVE, false, ["sign", "verify"]);
    return /** @type {CryptoKeyPair} */ (await this.#storedPair(made));
  }

  /**
   * The pair that is kept, after keeping `offered` where there was none.
   * @param {CryptoKeyPair | null} offered
   * @returns {Promise<CryptoKeyPair | null>}
   */
  #storedPair(offered) {
    return this.#database.run([STORE], offered === null ? "readonly" : "readwrite", (transaction, deliver) => {
      const store = transaction.objectStore(STORE);
      const request = store.get(PAIR);
      request.onsuccess = () => {
        if (request.result === undefined && offered !== null) store.put(offered, PAIR);
        deliver(request.result ?? offered);
      };
    });
  }
}
