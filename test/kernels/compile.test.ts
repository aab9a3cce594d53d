import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { availableKernels, compileKernels } from '../../src/kernels/compile.js';

/** The names of what a module exports, which the types of Node 20 do not tell. */
const { exports: exportsOf } = WebAssembly.Module as unknown as {
  exports(module: WebAssembly.Module): readonly { readonly name: string }[];
};

describe('the compiled kernels', () => {
  it('are the same where there is no Buffer, as in a browser', () => {
    const here = availableKernels();
    const names = exportsOf(compileKernels('wasm')).map(({ name }) => name);
    vi.stubGlobal('Buffer', undefined);
    onTestFinished(() => {
      vi.unstubAllGlobals();
    });
    const [elsewhere, exported] = [availableKernels(), exportsOf(compileKernels('wasm'))];
    vi.unstubAllGlobals();
    expect(elsewhere).toEqual(here);
    expect(exported.map(({ name }) => name)).toEqual(names);
  });

  it('are plain ones alone where there is no shared memory', () => {
    vi.stubGlobal('SharedArrayBuffer', undefined);
    onTestFinished(() => {
      vi.unstubAllGlobals();
    });
    expect([...availableKernels()]).toEqual(['plain']);
  });
});
