import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests of local transformers need the runtime, an optional package of 290 MB. */
const transformerTests = [
  'embedding/load-onnx',
  'embedding/load-onnx-classifier',
  'embedding/transformer-embedding',
  'embedding/transformer-pair-classifier',
  'embedding/minilm',
  'embedding/read-bert',
  'end-to-end/bench-cross-encoder',
].map((name) => `test/${name}.test.ts`);

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}

const left = isInstalled('onnxruntime-node') ? [] : transformerTests;
if (left.length > 0) process.stderr.write(`Left out without the package onnxruntime-node: ${left.join(', ')}\n`);

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: left,
    // One less than the processors is Vitest's own choice; of two it would leave one idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reporter: ['text-summary', 'lcov'] },
  },
});
