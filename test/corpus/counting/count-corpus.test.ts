import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ContextCounter, type ContextCounts, pruneCounts } from '../../../src/corpus/count-contexts.js';
import { type CountCorpusOptions, countCorpus } from '../../../src/corpus/counting/count-corpus.js';
import type { CountingMethod } from '../../../src/corpus/counting/counting-method.js';
import { selectContexts } from '../../../src/corpus/counting/select-contexts.js';
import type { Sentence } from '../../../src/corpus/sentence.js';
import { tinyCorpora, tinyMethod, tinyReader } from './tiny-corpus.js';

const { makeTinyMethod } = (await import(tinyMethod().module)) as {
  readonly makeTinyMethod: () => CountingMethod;
};

async function withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'qualia-counting-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const print = ({ targets, contexts, matrix }: ContextCounts): unknown => ({
  targets: targets.labels,
  contexts: contexts.labels,
  starts: [...matrix.rowStarts],
  columns: [...matrix.columnIndices],
  values: [...matrix.values],
});

/** Counts a corpus and returns every file of the folder. */
async function countFiles(
  sentences: readonly Sentence[],
  options: Omit<CountCorpusOptions, 'method'> = {},
): Promise<Map<string, string>> {
  return await withFolder(async (folder) => {
    await countCorpus(tinyReader(sentences), folder, { method: tinyMethod(), ...options });
    return await readFiles(folder);
  });
}

async function readFiles(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => name !== 'plan.json').sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'hex')] as const)),
  );
}

describe('countCorpus', () => {
  it('gives, selected, what ContextCounter and pruneCounts give in memory', async () => {
    const limits = fc.record({
      minimumTargetCount: fc.nat({ max: 4 }),
      minimumContextTargets: fc.integer({ min: 1, max: 3 }),
      maximumContexts: fc.integer({ min: 1, max: 6 }),
    });
    const size = fc.constantFrom(1, 20, 1000);
    await fc.assert(
      fc.asyncProperty(tinyCorpora, limits, size, async (sentences, options, chunkCharacters) => {
        await withFolder(async (folder) => {
          await countCorpus(tinyReader(sentences), folder, { method: tinyMethod(), chunkCharacters });
          const { extractors, targetOf, multiwordOf } = makeTinyMethod();
          for (const extractor of extractors) {
            const counter = new ContextCounter(extractor, targetOf, multiwordOf);
            sentences.forEach((sentence, position) => {
              counter.add({ ...sentence, position });
            });
            const selected = await selectContexts(join(folder, `${extractor.name}.run`), options);
            selected.matrix.checkInvariants();
            expect(print(selected)).toEqual(print(pruneCounts(counter.counts(), options)));
          }
        });
      }),
      { numRuns: 25 },
    );
  });

  it('gives the same bytes whatever the size of chunks', async () => {
    await fc.assert(
      fc.asyncProperty(tinyCorpora, fc.integer({ min: 1, max: 60 }), async (sentences, chunkCharacters) => {
        expect(await countFiles(sentences, { chunkCharacters })).toEqual(await countFiles(sentences));
      }),
      { numRuns: 10 },
    );
  });
});
