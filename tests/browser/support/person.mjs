// Somebody at a browser of their own: what they see and do, by role and name.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { killProfile, launchProfile, until } from "./chromium.mjs";
import { PASSWORD } from "./office.mjs";
import { wordsFor } from "./words.mjs";

// For a press on what may be gone before it is pressed.
const A_MOMENT_MS = 1_000;
/** Where pictures go. */
export const SHOTS = resolve(dirname(fileURLToPath(import.meta.url)), "../../../build/shots");

export class Person {
  #profile = mkdtempSync(join(tmpdir(), "huifang-person-"));
  #options;
  /** @type {import("playwright-core").BrowserContext | null} */
  #context = null;
  /** @type {string[]} what page, console and security policy complained of */
  complaints = [];

  /**
   * @param {string} account
   * @param {import("playwright-core").BrowserContextOptions} options
   * @param {import("./words.mjs").Language} [language] that they read; tests name things in English all the same
   */
  constructor(account, options, language = "en") {
    this.account = account;
    this.#options = options;
    this.language = language;
  }

  /** Starts the browser. */
  async arrive() {
    this.#context = await launchProfile(this.#profile, this.#options);
    this.page = this.#context.pages()[0] ?? (await this.#context.newPage());
    this.#watch(this.page);
    return this;
  }

  get context() {
    if (this.#context === null) throw new Error("no browser");
    return this.#context;
  }

  /** @type {import("playwright-core").Page} */
  // @ts-expect-error set by arrive()
  page;

  /** @param {import("playwright-core").Page} page */
  #watch(page) {
    page.on("pageerror", (fault) => this.complaints.push(`${fault.message}\n${fault.stack}`));
    page.on("console", (message) => {
      const text = message.text();
      // What the network does is not the page's fault.
      if (message.type() === "error" && !/Failed to load resource|net::ERR_/.test(text)) this.complaints.push(text);
    });
  }

  /** The power goes: the browser ends without a chance to do anything. */
  async lostPower() {
    await killProfile(this.#profile);
    await this.context.close().catch(() => undefined);
    this.#context = null;
  }

  async leave() {
    // What was on the screen last says most about a failure.
    await this.shoot(`last-${this.account}`).catch(() => undefined);
    await this.#context?.close().catch(() => undefined);
    rmSync(this.#profile, { recursive: true, force: true });
  }

  /** @param {string} address */
  async open(address) {
    await this.page.goto(address.includes("?") ? address : `${address}?lang=${this.language}`);
  }

  /** @param {string} [password] */
  async signIn(password = PASSWORD) {
    await this.fill("Account", this.account);
    await this.fill("Password", password);
    await this.press("Sign in");
  }

  /** What the page calls that. @param {string} english */
  words(english) {
    return wordsFor(english, this.language);
  }

  /** @param {string} name */
  field(name) {
    return this.page.getByRole("textbox", { name: this.words(name) });
  }

  /** @param {string} name */
  button(name) {
    return this.page.getByRole("button", { name: wordsFor(name, this.language, { exact: false }) }).first();
  }

  /** @param {string} field @param {string} text */
  async fill(field, text) {
    await this.field(field).fill(text);
  }

  /** @param {string} button */
  async press(button) {
    await this.button(button).click();
  }

  /** @param {string} link */
  async go(link) {
    const wanted = this.page.getByRole("navigation").getByRole("link", { name: wordsFor(link, this.language, { exact: false }) }).first();
    // On a phone a page of one thing has no navigation, only the way back. It may be closing by itself at
    // this very moment, so the way back is pressed only as long as it is there, and what came is looked at again.
    const back = this.page.getByRole("button", { name: this.words("Back") });
    await until(async () => {
      if (await wanted.isVisible()) return true;
      if (await back.isVisible()) await back.click({ timeout: A_MOMENT_MS }).catch(() => undefined);
      return false;
    }, `the link ${link}`);
    await wanted.click();
  }

  /**
   * Writes as an input method does: the composed text changes until it is taken.
   * @param {string} field
   * @param {string[]} stages
   * @param {string} text what is taken in the end
   */
  async compose(field, stages, text) {
    await this.field(field).click();
    const session = await this.context.newCDPSession(this.page);
    for (const stage of stages) {
      await session.send("Input.imeSetComposition", { text: stage, selectionStart: stage.length, selectionEnd: stage.length });
    }
    await session.send("Input.insertText", { text });
    await session.detach();
  }

  /** Waits until the strip says so. @param {string | RegExp} text */
  async status(text) {
    const words = typeof text === "string" ? wordsFor(text, this.language, { exact: false }) : text;
    await this.page.getByRole("status").filter({ hasText: words }).first().waitFor({ state: "attached" });
  }

  /** Waits until it can be read on the page. @param {string | RegExp} text */
  async reads(text) {
    await this.page.getByText(text).first().waitFor({ state: "attached" });
  }

  /** Searches the customers and waits for the list of those found. @param {string} words */
  async search(words) {
    await this.fill("Search customers", words);
    await this.page.getByRole("status").filter({ hasText: this.words("{count} found") }).waitFor({ state: "attached" });
  }

  /** Opens a customer found by name; from any screen with the navigation. @param {string} name */
  async openCustomer(name) {
    if ((await this.page.getByRole("heading", { name, level: 1 }).count()) === 0) {
      await this.go("Customers");
      await this.search(name);
      await this.page.getByRole("main").getByRole("link", { name }).first().click();
    }
    await this.button("Start visit").or(this.button("Continue visit")).first().waitFor();
  }

  /** Makes a visit to a customer found by name. @param {string} name @param {string} notes */
  async visit(name, notes) {
    await this.openCustomer(name);
    await this.press("Start visit");
    await this.press("Check in");
    await this.fill("Notes", notes);
    await this.press("Save visit");
  }

  /** The page can be started without the server from here on. */
  async keptForOffline() {
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
  }

  /** Makes the page as large as that and waits until it is drawn so. @param {import("playwright-core").ViewportSize} size */
  async resize(size) {
    await this.page.setViewportSize(size);
    await this.page.waitForFunction(({ width, height }) => {
      const canvas = /** @type {HTMLCanvasElement | null} */ (document.getElementById("canvas"));
      return canvas !== null && canvas.width === width * devicePixelRatio && canvas.height === height * devicePixelRatio;
    }, size);
    await this.drawn();
  }

  /** What was asked for is drawn. */
  async drawn() {
    await this.page.evaluate(() => new Promise((settle) => requestAnimationFrame(() => requestAnimationFrame(settle))));
  }

  /** @param {string} name may name folders */
  async shoot(name) {
    const path = join(SHOTS, `${name}.png`);
    mkdirSync(dirname(path), { recursive: true });
    await this.page.screenshot({ path });
  }
}
