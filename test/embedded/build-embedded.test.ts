import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ShardInput, ShardOutput } from '../../src/embedded/annotate-shard.js';
import type { PlainSpace } from '../../src/embedded/plain-space.js';
import type { ReductionInput } from '../../src/embedded/reduce-counts.js';
import { type EmbeddedSettings, embeddedSettings } from '../../src/embedded/settings.js';
import type { Engine, JobAddress } from '../../src/engine/engine.js';
import type { createThreadEngine as createFromSource } from '../../src/engine/thread-engine.js';

// Worker threads cannot load TypeScript, so this runs the compiled jobs: build before testing.
const dist = new URL('../../dist/', import.meta.url);
if (!existsSync(new URL('engine/thread-engine.js', dist))) throw new Error('There is no dist/: run `npm run build`.');
const { createThreadEngine } = (await import(new URL('engine/thread-engine.js', dist).href)) as {
  readonly createThreadEngine: typeof createFromSource;
};
const jobOf = (file: string, name: string): JobAddress => ({ module: new URL(`embedded/${file}.js`, dist).href, name });

const defaults = embeddedSettings();
const settings: EmbeddedSettings = {
  ...defaults,
  domain: { ...defaults.domain, rank: 8 },
  function: { ...defaults.function, rank: 8 },
};

/** What `buildEmbedded` does, on 300 synsets of WordNet in three shards. */
async function buildSmall(engine: Engine) {
  const inputs = [0, 100, 200].map((from) => ({ from, to: from + 100, settings }));
  const shards = await engine.map<ShardInput, ShardOutput>(jobOf('annotate-shard', 'annotateShard'), inputs);
  const reductions = (['domain', 'function'] as const).map((kind) => ({
    name: kind,
    sources: [{ kind, shards: shards.map((shard) => shard[kind]) }],
    reduction: settings[kind],
    settings,
  }));
  const spaces = await engine.map<ReductionInput, PlainSpace>(jobOf('reduce-counts', 'reduceCounts'), reductions);
  return { shards, spaces };
}

describe('the jobs of buildEmbedded', () => {
  it('give the same bytes with one thread and with two', async () => {
    const inline = await buildSmall(createThreadEngine({ threads: 1 }));
    const threads = await buildSmall(createThreadEngine({ threads: 2 }));
    expect(threads).toEqual(inline);
    const { shards, spaces } = inline;
    expect(shards.every(({ tokens }) => tokens > 500)).toBe(true);
    expect(spaces.map(({ name, columns, values }) => [name, columns, values.length > 0])).toEqual([
      ['domain', 8, true],
      ['function', 8, true],
    ]);
  });

  it('stop before the work when they are aborted', async () => {
    const reason = new Error('enough');
    const engine = createThreadEngine({ threads: 1 });
    const inputs = [{ from: 0, to: 1000, settings }];
    const signal = AbortSignal.abort(reason);
    await expect(engine.map(jobOf('annotate-shard', 'annotateShard'), inputs, { signal })).rejects.toBe(reason);
  });
});
