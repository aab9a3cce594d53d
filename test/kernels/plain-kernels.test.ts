import { describe, expect, it } from 'vitest';
import { availableKernels, compileKernels, instantiateKernels } from '../../src/kernels/compile.js';
import { kernelNames, plainKernels } from '../../src/kernels/plain-kernels.js';

const memory = new WebAssembly.Memory({ initial: 1, maximum: 65_536, shared: true });

describe.each([...availableKernels()].filter((kind) => kind !== 'plain'))('the kernels compiled for %s', (kind) => {
  const compiled = instantiateKernels(compileKernels(kind as 'wasm' | 'relaxed'), memory);

  it('are those in plain TypeScript, with as many parameters', () => {
    expect([...compiled.keys()].sort()).toEqual([...kernelNames].sort());
    for (const [name, kernel] of compiled) {
      expect([name, kernel.length]).toEqual([name, plainKernels[name as keyof typeof plainKernels].length]);
    }
  });
});
