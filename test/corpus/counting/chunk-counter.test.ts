import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChunkCounter, kindsOf } from '../../../src/corpus/counting/chunk-counter.js';
import { partName, writePartsTo } from '../../../src/corpus/counting/counting-folder.js';
import type { CountingMethod } from '../../../src/corpus/counting/counting-method.js';
import { mergeContextRuns } from '../../../src/corpus/counting/merge-context-runs.js';
import { openContextRun } from '../../../src/corpus/counting/read-context-run.js';
import { readTuples } from '../../../src/corpus/counting/write-tuples.js';
import { domainContexts } from '../../../src/corpus/domain-contexts.js';
import type { Sentence } from '../../../src/corpus/sentence.js';
import { makeTemporaryFolder } from '../../matrix/temporary-folder.js';
import { parsedSentence } from '../parsed-sentence.js';
import { tinyCorpora, tinyMethod } from './tiny-corpus.js';

const { makeTinyMethod } = (await import(tinyMethod().module)) as { readonly makeTinyMethod: () => CountingMethod };

/** Counts sentences, writing a part after every so many, and returns the merged runs. */
async function countParts(sentences: readonly Sentence[], every: number): Promise<string[]> {
  const folder = await makeTemporaryFolder();
  const method = makeTinyMethod();
  const counter = new ChunkCounter(method, writePartsTo(folder), { spillBytes: 0 });
  for (const [place, sentence] of sentences.entries()) {
    counter.add(sentence);
    expect(counter.isFull).toBe(true);
    if ((place + 1) % every === 0) await counter.spill();
  }
  const { parts } = await counter.finish();
  return await Promise.all(
    kindsOf(method).map(async (kind) => {
      const path = join(folder, `${kind}.merged`);
      const runs = Array.from({ length: parts }, (_, part) => join(folder, partName(kind, part)));
      await mergeContextRuns(runs, path);
      return await readFile(path, 'hex');
    }),
  );
}

describe('ChunkCounter', () => {
  it('gives the same counts however often it writes them to free memory', async () => {
    await fc.assert(
      fc.asyncProperty(tinyCorpora, fc.integer({ min: 1, max: 3 }), async (sentences, every) => {
        expect(await countParts(sentences, every)).toEqual(await countParts(sentences, sentences.length + 1));
      }),
      { numRuns: 5 },
    );
  });
});

describe('kindsOf', () => {
  it('lists extractors, frequencies and tuples', () => {
    expect(kindsOf({ extractors: [domainContexts()], tuples: false })).toEqual(['domain', 'frequency']);
    expect(kindsOf({ extractors: [], tuples: true })).toContain('verb-subject-object');
  });

  it('refuses two extractors of one name', () => {
    expect(() => kindsOf({ extractors: [domainContexts(), domainContexts({ window: 2 })], tuples: false })).toThrow(
      '"domain"',
    );
  });
});

describe('ChunkCounter with tuples', () => {
  it('keeps members apart that hold the mark between members', async () => {
    const folder = await makeTemporaryFolder();
    const counter = new ChunkCounter(makeTinyMethod(), writePartsTo(folder), { spillBytes: 1e9 });
    counter.add(parsedSentence('do\0gs/NOUN@2:nsubj chase/VERB@0:root cats/NOUN@2:obj'));
    await counter.finish();
    const run = await openContextRun(join(folder, partName('verb-subject-object', 0)));
    expect([...readTuples(run, 3)]).toEqual([{ members: ['chase', 'do\uFFFDgs', 'cats'], count: 1 }]);
    await run.close();
  });

  it('keeps prepositions, which are no targets, as members', async () => {
    const folder = await makeTemporaryFolder();
    const { targetOf, ...method } = makeTinyMethod();
    const counter = new ChunkCounter(
      { ...method, targetOf: (token) => (token.tag === 'ADP' ? undefined : targetOf(token)) },
      writePartsTo(folder),
      {
        spillBytes: 1e9,
      },
    );
    counter.add(parsedSentence('dogs/dog/NOUN@2:nsubj sleep/VERB@0:root In/in/ADP@4:case gardens/garden/NOUN@2:obl'));
    await counter.finish();
    const run = await openContextRun(join(folder, partName('verb-preposition-noun', 0)));
    expect([...readTuples(run, 3)]).toEqual([{ members: ['sleep', 'in', 'garden'], count: 1 }]);
    await run.close();
  });
});
