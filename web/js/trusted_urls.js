// The only two script addresses the page ever hands to the browser, under the one policy that the
// server's Content-Security-Policy allows.

/** Where the browser knows Trusted Types; typed loosely because the checker's library does not.
 *  @type {{ createPolicy(name: string, rules: object): { createScriptURL(url: string): unknown } } | undefined} */
const trustedTypes = /** @type {any} */ (globalThis).trustedTypes;

/** @param {readonly string[]} allowed */
export function trustedScriptUrls(allowed) {
  const check = (/** @type {string} */ url) => {
    if (!allowed.includes(url)) throw new TypeError(`not a script of this page: ${url}`);
    return url;
  };
  const policy = trustedTypes?.createPolicy("huifang", { createScriptURL: check });
  return (/** @type {string} */ url) => /** @type {string} */ (policy?.createScriptURL(url) ?? check(url));
}
