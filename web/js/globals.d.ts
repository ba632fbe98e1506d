// What web/build.mjs puts in the place of these names.
declare module "huifang:build" {
  /** The addresses of this build. */
  export const assets: { readonly worker: string; readonly program: string };
  /** What the service worker keeps on the device. */
  export const files: readonly { url: string; revision: string | null }[];
}

declare module "huifang:program" {
  type Options = {
    shell: unknown;
    bridge: unknown;
    instantiateWasm: (
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ) => object;
  };
  export default function createHuifang(options: Options): Promise<any>;
}
