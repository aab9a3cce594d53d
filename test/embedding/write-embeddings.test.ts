import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromFunction } from '../../src/embedding/from-function.js';
import { createMemoryCache } from '../../src/embedding/vector-cache.js';
import { writeEmbeddings } from '../../src/embedding/write-embeddings.js';
import { ParseError, QualiaError } from '../../src/errors.js';
import { ContainerFile } from '../../src/matrix/read-container-file.js';
import { readSpace } from '../../src/space/read-space.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { lengthVector, toyModel } from './toy-model.js';

const model = toyModel();

async function* stream(texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}

describe('writeEmbeddings', () => {
  it('writes what readSpace reads: the distinct texts in order with their vectors', async () => {
    const text = fc.oneof(
      fc.constantFrom('', '__proto__', 'dog', 'a\nb'),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 30 }), fc.boolean(), async (texts, isStream) => {
        const path = join(await makeTemporaryFolder(), 'texts.safetensors');
        const told: number[] = [];
        const written = await writeEmbeddings(path, model, isStream ? stream(texts) : texts, {
          textsPerCall: 7,
          onProgress: (count) => told.push(count),
        });
        const distinct = [...new Set(texts)];
        expect(written).toEqual({ texts: distinct.length, repeated: texts.length - distinct.length, columns: 2 });
        const space = await readSpace(path);
        expect(space.targets.labels).toEqual(distinct);
        distinct.forEach((label, row) => {
          expect([...space.vectorAt(row)]).toEqual(lengthVector(label));
        });
        expect(space.name).toBe('m');
        expect(space.history).toEqual([{ step: 'embed', options: { provider: 'toy', modelId: 'm' } }]);
        expect(told).toEqual([...told].sort((a, b) => a - b));
      }),
      { numRuns: 40 },
    );
  });

  it('writes the same bytes whatever the calls hold, and rows longer than what is written together', async () => {
    const folder = await makeTemporaryFolder();
    const wide = fromFunction((texts) => texts.map((text) => new Float32Array(300_000).fill(text.length)), { id: 'w' });
    const texts = ['a', 'bb', 'x'.repeat(2_000_000), 'ccc'];
    for (const [name, textsPerCall] of [
      ['1', 1],
      ['2', 512],
    ] as const) {
      await writeEmbeddings(join(folder, name), wide, texts, { textsPerCall });
    }
    expect(readFileSync(join(folder, '1')).equals(readFileSync(join(folder, '2')))).toBe(true);
    const file = await ContainerFile.open(join(folder, '1'), { verify: 'blocks' });
    const row = file.readNumbers(file.entry('matrix', 'F32'), 600_000, 900_000);
    expect([row.length, row[0], row[299_999]]).toEqual([300_000, 2_000_000, 2_000_000]);
    await file.close();
    expect((await readSpace(join(folder, '2'))).targets.labels).toEqual(texts);
  });

  it('leaves no file where the model fails or the run is stopped, and pays nothing twice with a cache', async () => {
    const folder = await makeTemporaryFolder();
    const path = join(folder, 'texts.safetensors');
    const texts = Array.from({ length: 100 }, (_, place) => `text ${place}`);
    const cache = createMemoryCache();
    const stop = new AbortController();
    const asked: string[] = [];
    const failing = toyModel(async ({ values }) => {
      if (values.includes('text 50')) throw new QualiaError('BROKEN', 'The model is broken.');
      asked.push(...values);
      return { embeddings: values.map(lengthVector) };
    });
    const options = { cache, textsPerCall: 10, concurrency: 1 };
    await expect(writeEmbeddings(path, failing, texts, options)).rejects.toThrow('is broken');
    const counting = toyModel(async ({ values }) => {
      if (values.includes('text 80')) stop.abort(new Error('stopped'));
      asked.push(...values);
      return { embeddings: values.map(lengthVector) };
    });
    await expect(writeEmbeddings(path, counting, texts, { ...options, signal: stop.signal })).rejects.toThrow(
      'stopped',
    );
    expect(readdirSync(folder)).toEqual([]);
    await writeEmbeddings(path, counting, texts, options);
    expect(readdirSync(folder)).toEqual(['texts.safetensors']);
    // Only the call that ran when the run was stopped is made again.
    const twice = asked.filter((text, place) => asked.indexOf(text) !== place);
    expect(twice.every((text) => /^text 8\d$/.test(text))).toBe(true);
    expect(new Set(asked).size).toBe(100);
  });

  it('refuses no texts, and what no label can be', async () => {
    const folder = await makeTemporaryFolder();
    const path = join(folder, 'texts.safetensors');
    await expect(writeEmbeddings(path, model, [])).rejects.toMatchObject({ code: 'NO_TEXTS' });
    await expect(writeEmbeddings(path, model, ['dog', 'half \ud800'])).rejects.toThrow(ParseError);
    expect(readdirSync(folder)).toEqual([]);
  });
});
