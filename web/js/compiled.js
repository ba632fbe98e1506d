// A wasm program that is compiled while it is fetched.

/**
 * Begins at once. What comes back is the `instantiateWasm` that Emscripten asks for.
 * @param {string} address
 * @param {(fault: unknown) => void} failed
 */
export function compile(address, failed) {
  const compiled = WebAssembly.compileStreaming(fetch(address));
  compiled.catch(() => undefined); // Told where it is awaited.
  /**
   * @param {WebAssembly.Imports} imports
   * @param {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} done
   */
  return (imports, done) => {
    compiled.then(async (module) => done(await WebAssembly.instantiate(module, imports), module)).catch(failed);
    return {};
  };
}
