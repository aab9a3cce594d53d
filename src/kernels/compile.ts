import { type Kernels, plainKernels } from './plain-kernels.js';
import { plainSimdCode, relaxedSimdCode } from './wasm-code.js';

/** Which kernels run: compiled with plain SIMD, compiled with relaxed SIMD, or plain TypeScript. */
export type KernelKind = 'wasm' | 'relaxed' | 'plain';

/** The most that one WebAssembly memory holds, in pages of 64 KiB: 4 GiB. */
export const mostPages = 65_536;

/** The smallest module that uses relaxed SIMD: a function of one `i8x16.relaxed_swizzle`. */
const relaxedProbe = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2, 253],
  ...[15, 253, 128, 2, 11],
);

/** Tells which kinds of kernels can run here; plain ones always can. */
export function availableKernels(): ReadonlySet<KernelKind> {
  const kinds = new Set<KernelKind>(['plain']);
  if (typeof WebAssembly === 'undefined' || typeof SharedArrayBuffer === 'undefined') return kinds;
  if (!WebAssembly.validate(decode(plainSimdCode))) return kinds;
  kinds.add('wasm');
  if (WebAssembly.validate(relaxedProbe)) kinds.add('relaxed');
  return kinds;
}

/** Compiles the kernels; engines keep optimised code by module, so a thread should compile once and keep the result. */
export function compileKernels(kind: 'wasm' | 'relaxed'): WebAssembly.Module {
  return new WebAssembly.Module(decode(kind === 'wasm' ? plainSimdCode : relaxedSimdCode));
}

/** What a compiled kernel is at its door: numbers in, where an array is the address of its first byte. */
export type CompiledKernel = (...parameters: readonly number[]) => number | undefined;

/** Binds compiled kernels to a memory, still with addresses as parameters. */
export function instantiateKernels(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
): ReadonlyMap<string, CompiledKernel> {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return new Map(Object.entries(exports) as [string, CompiledKernel][]);
}

/** Gives compiled kernels the parameters of the plain ones: arrays of the memory stand for their addresses. */
export function bindKernels(compiled: ReadonlyMap<string, CompiledKernel>): Kernels {
  const bound = Object.keys(plainKernels).map((name) => {
    const kernel = compiled.get(name);
    if (kernel === undefined) throw new Error(`There is no compiled kernel "${name}".`);
    return [
      name,
      (...parameters: readonly (number | { readonly byteOffset: number })[]) => kernel(...parameters.map(addressOf)),
    ];
  });
  return Object.fromEntries(bound) as unknown as Kernels;
}

function addressOf(parameter: number | { readonly byteOffset: number }): number {
  return typeof parameter === 'number' ? parameter : parameter.byteOffset;
}

function decode(code: string): Uint8Array<ArrayBuffer> {
  if (typeof Buffer !== 'undefined') return Uint8Array.from(Buffer.from(code, 'base64'));
  const letters = atob(code);
  const bytes = new Uint8Array(letters.length);
  for (let place = 0; place < letters.length; place++) bytes[place] = letters.charCodeAt(place);
  return bytes;
}
