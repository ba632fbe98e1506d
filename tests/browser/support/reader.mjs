// A screen reader: knows the page by Chromium's accessibility tree alone, acts as assistive technology does (focus, press,
// text into what has the focus; no pointer and no keys), and notes what is read out by itself.
import { until } from "./chromium.mjs";

/**
 * @typedef {object} Found
 * @property {string} role
 * @property {string} name
 * @property {string} description
 * @property {string} value
 * @property {Record<string, any>} properties "focused", "checked", "invalid", ...
 * @property {number} element of the document, for the protocol
 */

// Runs in the page before its scripts. Readers tell of a change inside a live region that was there before, and of an alert
// as it comes; what comes with its words inside a new region is often lost, so it does not count here.
function noteWhatIsRead() {
  const heard = /** @type {string[]} */ ([]);
  Object.assign(globalThis, { heard });
  const regions = "[aria-live], [role=alert], [role=status], [role=log]";
  /** @type {WeakSet<Element>} */
  const known = new WeakSet();
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const region = (target instanceof Element ? target : target.parentElement)?.closest(regions);
      if (region && known.has(region) && region.getAttribute("aria-live") !== "off") {
        const words = addedNodes.length > 0 ? [...addedNodes].map((node) => node.textContent).join(" ") : target.textContent;
        if (words) heard.push(words);
      }
      for (const node of addedNodes) {
        if (node instanceof Element && node.matches("[role=alert]")) heard.push(node.textContent ?? "");
      }
    }
    for (const region of document.querySelectorAll(regions)) known.add(region);
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

export class Reader {
  /** @type {import("./person.mjs").Person} */
  #person;
  /** @type {import("playwright-core").CDPSession} */
  #line;
  #heardBefore = 0;

  /** @param {import("./person.mjs").Person} person @param {import("playwright-core").CDPSession} line */
  constructor(person, line) {
    this.#person = person;
    this.#line = line;
  }

  /** Begins to listen; before the page is opened. @param {import("./person.mjs").Person} person who uses it */
  static async of(person) {
    await person.context.addInitScript(noteWhatIsRead);
    const line = await person.context.newCDPSession(person.page);
    await line.send("Accessibility.enable");
    return new Reader(person, line);
  }

  /** All that is in the tree, in reading order. @returns {Promise<Found[]>} */
  async tree() {
    const { nodes } = await this.#line.send("Accessibility.getFullAXTree");
    return nodes
      .filter(({ ignored }) => !ignored)
      .map((node) => ({
        role: node.role?.value ?? "",
        name: node.name?.value ?? "",
        description: node.description?.value ?? "",
        value: node.value?.value ?? "",
        properties: Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value])),
        element: node.backendDOMNodeId ?? 0,
      }));
  }

  /** Waits until the tree has that; the catalog's words or a pattern. @param {string} role @param {string | RegExp} name */
  async find(role, name) {
    const wanted = typeof name === "string" ? this.#person.words(name) : name;
    /** @type {Found | undefined} */
    let found;
    await until(async () => {
      found = (await this.tree()).find((one) => one.role === role && wanted.test(one.name));
      return found !== undefined;
    }, `${role} ${wanted} in the accessibility tree`);
    return /** @type {Found} */ (found);
  }

  /** Whatever has the focus; the page itself when nothing has. @returns {Promise<Found | undefined>} */
  async focused() {
    return (await this.tree()).filter(({ properties }) => properties.focused === true).at(-1);
  }

  /** Waits until the focus is there. @param {string} role @param {string | RegExp} [name] */
  async isAt(role, name = /^/) {
    const wanted = typeof name === "string" ? this.#person.words(name) : name;
    /** @type {Found | undefined} */
    let at;
    await until(async () => {
      at = await this.focused();
      return at !== undefined && at.role === role && wanted.test(at.name);
    }, `the focus on ${role} ${wanted}`).catch((fault) => {
      throw new Error(`${fault.message}; it is on ${at?.role} "${at?.name}"`);
    });
    return /** @type {Found} */ (at);
  }

  /** @param {string} role @param {string | RegExp} name */
  async press(role, name) {
    await this.#do(await this.find(role, name), function () {
      this.focus();
      this.click();
    });
  }

  /** @param {string} name of a field @param {string} text */
  async write(name, text) {
    await this.#do(await this.find("textbox", name), function () {
      this.focus();
    });
    await this.isAt("textbox", name);
    await this.#line.send("Input.insertText", { text });
  }

  /** Waits until that is read out, after what was waited for before. @param {string | RegExp} words the catalog's, or a pattern */
  async hears(words) {
    const wanted = typeof words === "string" ? new RegExp(this.#person.words(words).source.replace(/^\^|\$$/g, "")) : words;
    /** @type {string[]} */
    let heard = [];
    await until(async () => {
      heard = await this.#person.page.evaluate(() => /** @type {any} */ (globalThis).heard);
      const at = heard.findIndex((one, index) => index >= this.#heardBefore && wanted.test(one));
      if (at >= 0) this.#heardBefore = at + 1;
      return at >= 0;
    }, `${wanted} to be read out`).catch((fault) => {
      throw new Error(`${fault.message}; heard: ${heard.join(" | ")}`);
    });
  }

  /** @param {Found} found @param {(this: HTMLElement) => void} act */
  async #do({ element }, act) {
    const { object } = await this.#line.send("DOM.resolveNode", { backendNodeId: element });
    if (object.objectId === undefined) throw new Error("it is gone from the page");
    const { exceptionDetails } = await this.#line.send("Runtime.callFunctionOn", {
      objectId: object.objectId,
      functionDeclaration: String(act),
    });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
  }
}
