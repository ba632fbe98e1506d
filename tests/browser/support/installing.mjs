// What browsers do about installing a page.

/** @typedef {import("./person.mjs").Person} Person */

/** A page there cannot ask to be installed, so the person is told how. */
export const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

/** This browser offers installing by itself when it likes; from here on only when a test says so. @param {Person} person */
export async function keepOffersAway(person) {
  await person.context.addInitScript(() => {
    window.addEventListener("beforeinstallprompt", (event) => event.isTrusted && event.stopImmediatePropagation(), true);
  });
}

/** The browser offers to install, as it does where a page is good for it. @param {Person} person @param {string} outcome */
export async function offerInstalling(person, outcome) {
  return person.page.evaluate((answer) => {
    const page = /** @type {any} */ (globalThis);
    const event = new Event("beforeinstallprompt", { cancelable: true });
    page.asked = 0;
    Object.assign(event, {
      prompt: async () => {
        // A real one refuses where no act of the person is behind it.
        if (!navigator.userActivation.isActive) throw new DOMException("no gesture", "NotAllowedError");
        page.asked += 1;
        return { outcome: answer };
      },
    });
    return window.dispatchEvent(event);
  }, outcome);
}
