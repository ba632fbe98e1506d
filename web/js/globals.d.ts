// What web/build.mjs puts in the place of these names.
declare module "huifang:build" {
  /** The addresses of this build. */
  export const assets: { readonly worker: string; readonly program: string; readonly gallery: string };
  /** What the service worker keeps on the device. */
  export const files: readonly { url: string; revision: string | null }[];
}

type InstantiateWasm = (
  imports: WebAssembly.Imports,
  done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
) => object;

declare module "huifang:program" {
  type Options = { shell: unknown; bridge: unknown; instantiateWasm: InstantiateWasm; onAbort: () => void };
  export default function createHuifang(options: Options): Promise<any>;
}

declare module "huifang:gallery" {
  type Options = { shell: unknown; instantiateWasm: InstantiateWasm };
  export default function createGallery(options: Options): Promise<any>;
}
