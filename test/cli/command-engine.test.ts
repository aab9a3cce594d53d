import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { createCommandEngine as createFromSource } from '../../src/cli/command-engine.js';
import { describeEngine, job } from '../conformance/engine.js';

// Worker threads cannot load TypeScript, so this runs the compiled engine: build before testing.
const address = new URL('../../dist/cli/command-engine.js', import.meta.url);
if (!existsSync(address)) throw new Error('There is no dist/: run `npm run build`.');
const { createCommandEngine } = (await import(address.href)) as {
  readonly createCommandEngine: typeof createFromSource;
};

describeEngine('the engine of a command with one thread', () => createCommandEngine(1));
describeEngine('the engine of a command with two threads', () => createCommandEngine(2));

describe('createCommandEngine', () => {
  it.each([1, 2])('stops jobs that never end, with %i threads', async (threads) => {
    const controller = new AbortController();
    const mapping = createCommandEngine(threads).map(job('sleepForever'), ['sleep'], { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 50);
    await expect(mapping).rejects.toThrow('enough');
  });
});
