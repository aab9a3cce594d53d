import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CorpusReader } from '../../../src/corpus/corpus-reader.js';
import { ContextCounter, type ContextCounts, pruneCounts } from '../../../src/corpus/count-contexts.js';
import { type CountCorpusOptions, countCorpus } from '../../../src/corpus/counting/count-corpus.js';
import type { CountingMethod } from '../../../src/corpus/counting/counting-method.js';
import type { CountingProgress } from '../../../src/corpus/counting/counting-state.js';
import { selectContexts } from '../../../src/corpus/counting/select-contexts.js';
import type { Sentence } from '../../../src/corpus/sentence.js';
import { FileFormatError, OptionError } from '../../../src/errors.js';
import { makeTemporaryFolder } from '../../matrix/temporary-folder.js';
import { withChain } from '../parsed-sentence.js';
import { taggedSentence } from '../tagged-sentence.js';
import { tinyCorpora, tinyMethod, tinyReader } from './tiny-corpus.js';

const { makeTinyMethod } = (await import(tinyMethod().module)) as { readonly makeTinyMethod: () => CountingMethod };

// Worker threads cannot load TypeScript, so they run the compiled code: build before testing.
const compiled = (await import(new URL('../../../dist/index.js', import.meta.url).href)) as {
  readonly countCorpus: typeof countCorpus;
};

const some = ['dogs/dog/NOUN chase/VERB old/ADJ cats/cat/NOUN ./PUNCT', 'constructor/NOUN of/ADP __proto__/NOUN'];
const sentences = Array.from({ length: 12 }, (_, place) => withChain(taggedSentence(some[place % 2] ?? '')));

type Options = Omit<CountCorpusOptions, 'method'>;

const print = ({ targets, contexts, matrix }: ContextCounts): unknown => ({
  targets: targets.labels,
  contexts: contexts.labels,
  starts: [...matrix.rowStarts],
  columns: [...matrix.columnIndices],
  values: [...matrix.values],
});

/** Counts a corpus into a new folder and returns every file of it but the plan. */
async function countFiles(corpus: readonly Sentence[], options: Options = {}, count = countCorpus) {
  const folder = await makeTemporaryFolder();
  await count(tinyReader(corpus), folder, { method: tinyMethod(), ...options });
  return await readFiles(folder);
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function readFiles(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => name !== 'plan.json').sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, hashOf(await readFile(join(folder, name)))] as const)),
  );
}

describe('countCorpus', () => {
  it('gives, selected, what ContextCounter and pruneCounts give in memory', async () => {
    const limits = fc.record({
      minimumTargetCount: fc.nat({ max: 4 }),
      minimumContextTargets: fc.integer({ min: 1, max: 3 }),
      maximumContexts: fc.integer({ min: 1, max: 6 }),
      contextSelection: fc.constantFrom('targets' as const, 'count' as const),
    });
    const size = fc.constantFrom(1, 20, 1000);
    await fc.assert(
      fc.asyncProperty(tinyCorpora, limits, size, async (corpus, options, chunkCharacters) => {
        const folder = await makeTemporaryFolder();
        await countCorpus(tinyReader(corpus), folder, { method: tinyMethod(), chunkCharacters });
        const { extractors, targetOf, multiwordOf } = makeTinyMethod();
        for (const extractor of extractors) {
          const counter = new ContextCounter(extractor, targetOf, multiwordOf);
          corpus.forEach((sentence, position) => {
            counter.add({ ...sentence, position });
          });
          const selected = await selectContexts(join(folder, `${extractor.name}.run`), options);
          selected.matrix.checkInvariants();
          expect(print(selected)).toEqual(print(pruneCounts(counter.counts(), options)));
        }
      }),
      { numRuns: 8 },
    );
  });

  it('gives the same bytes whatever the size of chunks', async () => {
    await fc.assert(
      fc.asyncProperty(tinyCorpora, fc.integer({ min: 1, max: 60 }), async (corpus, chunkCharacters) => {
        expect(await countFiles(corpus, { chunkCharacters })).toEqual(await countFiles(corpus));
      }),
      { numRuns: 5 },
    );
  });

  it('gives the same bytes on one thread and on two', async () => {
    const one = await countFiles(sentences);
    expect(await countFiles(sentences, { threads: 2, chunkCharacters: 50 }, compiled.countCorpus)).toEqual(one);
    expect([...one.keys()]).toContain('verb-subject-object.run');
  });

  it('merges in rounds where there are more than 64 runs', async () => {
    const many = Array.from({ length: 66 }, (_, place) => sentences[place % 3] as Sentence);
    expect(await countFiles(many, { chunkCharacters: 1 })).toEqual(await countFiles(many));
  });

  it('counts an empty corpus as nothing', async () => {
    const folder = await makeTemporaryFolder();
    const counts = await countCorpus(tinyReader([]), folder, { method: tinyMethod() });
    expect([counts.units, counts.tokens]).toEqual([0, 0]);
    expect(counts.kinds.every(({ contexts, pairs }) => contexts === 0 && pairs === 0)).toBe(true);
    expect((await selectContexts(join(folder, 'domain.run'))).matrix.nonzeros).toBe(0);
  });

  it('goes on after an abort without annotating counted chunks again, and ends with the same bytes', async () => {
    const folder = await makeTemporaryFolder();
    const stop = new AbortController();
    const reason = new Error('enough');
    const options = { method: tinyMethod(), chunkCharacters: 50 };
    const counting = countCorpus(tinyReader(sentences), folder, {
      ...options,
      signal: stop.signal,
      onProgress: ({ chunks }) => {
        if (chunks === 2) stop.abort(reason);
      },
    });
    await expect(counting).rejects.toBe(reason);
    expect(existsSync(join(folder, 'lock.json'))).toBe(false);
    const last: CountingProgress[] = [];
    await countCorpus(tinyReader(sentences), folder, { ...options, onProgress: (progress) => last.push(progress) });
    const { tokens, freshTokens } = last.at(-1) as CountingProgress;
    expect(freshTokens).toBeLessThan(tokens);
    expect(await readFiles(folder)).toEqual(await countFiles(sentences));
  });

  it('goes on, and finds what is finished, with other memory too', async () => {
    const folder = await makeTemporaryFolder();
    const stop = new AbortController();
    const method = tinyMethod();
    const onProgress = ({ chunks }: CountingProgress): void => {
      if (chunks === 1) stop.abort();
    };
    const begun = countCorpus(tinyReader(sentences), folder, {
      method,
      chunkCharacters: 50,
      signal: stop.signal,
      onProgress,
    });
    await expect(begun).rejects.toThrow();
    const counts = await countCorpus(tinyReader(sentences), folder, { method, memory: 2 ** 22 });
    expect(await readFiles(folder)).toEqual(await countFiles(sentences));
    expect(await countCorpus(tinyReader(sentences), folder, { method, memory: 2 ** 31 })).toEqual(counts);
  });

  it('stops at once in threads too', async () => {
    const folder = await makeTemporaryFolder();
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('enough')), 150);
    const slow = { method: tinyMethod({ slow: 60_000 }), threads: 2, signal: stop.signal };
    await expect(compiled.countCorpus(tinyReader(sentences), folder, slow)).rejects.toThrow('enough');
    expect((await readdir(join(folder, 'chunks'))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('keeps what is counted when a unit cannot be annotated, and throws the error', async () => {
    const folder = await makeTemporaryFolder();
    const failOn = sentences[1]?.text;
    for (const threads of [1, 2]) {
      const options = { method: tinyMethod({ failOn }), threads, chunkCharacters: 1 };
      await expect(compiled.countCorpus(tinyReader(sentences), folder, options)).rejects.toThrow('cannot annotate');
    }
  });

  it('returns finished counts without reading again, and refuses other settings in the same folder', async () => {
    const folder = await makeTemporaryFolder();
    const options = { method: tinyMethod(), settings: new Map([['input', 'a of 5 bytes']]) };
    const counts = await countCorpus(tinyReader(sentences), folder, options);
    const unread = {
      ...tinyReader([]),
      read: () => {
        throw new Error('read again');
      },
    };
    expect(await countCorpus(unread, folder, options)).toEqual(counts);
    const changed = { ...options, settings: new Map([['input', 'a of 6 bytes']]) };
    await expect(countCorpus(tinyReader(sentences), folder, changed)).rejects.toThrow(
      /holds other counts: input was a of 5 bytes and is a of 6 bytes/,
    );
    await expect(countCorpus(tinyReader([]), folder, { ...options, chunkCharacters: 9 })).rejects.toMatchObject({
      code: 'CHANGED_COUNTING',
    });
  });

  it('lets one process at a time into a folder', async () => {
    const folder = await makeTemporaryFolder();
    const options = { method: tinyMethod(), chunkCharacters: 50 };
    const reader = tinyReader(sentences);
    // The first waits in the middle of its work until the second has been refused.
    let begin = (): void => undefined;
    let goOn = (): void => undefined;
    const hasBegun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const mayGoOn = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const waiting: CorpusReader = {
      name: reader.name,
      async *read(readOptions) {
        begin();
        await mayGoOn;
        yield* reader.read(readOptions);
      },
    };
    const first = countCorpus(waiting, folder, options);
    await hasBegun;
    await expect(countCorpus(reader, folder, options)).rejects.toMatchObject({ code: 'LOCKED' });
    goOn();
    await expect(first).resolves.toMatchObject({ units: sentences.length });
  });

  it('notices a run that was cut short', async () => {
    const folder = await makeTemporaryFolder();
    await countCorpus(tinyReader(sentences), folder, { method: tinyMethod() });
    const path = join(folder, 'domain.run');
    await truncate(path, (await stat(path)).size - 1);
    await expect(selectContexts(path)).rejects.toThrow(FileFormatError);
  });

  it('notices a damaged byte', async () => {
    const folder = await makeTemporaryFolder();
    await countCorpus(tinyReader(sentences), folder, { method: tinyMethod() });
    const path = join(folder, 'domain.run');
    const bytes = await readFile(path);
    const place = bytes.indexOf('cat');
    bytes[place] = 120;
    await writeFile(path, bytes);
    await expect(selectContexts(path)).rejects.toThrow(/checksum/);
  });

  it('reports damaged records where it may leave them out', async () => {
    const bad = new FileFormatError('a.xml', 'line 3', 'is no record.');
    const reader = {
      ...tinyReader(sentences),
      async *read(options: Parameters<ReturnType<typeof tinyReader>['read']>[0] = {}) {
        if (options.onBad === undefined) throw bad;
        options.onBad(bad);
        yield* tinyReader(sentences).read(options);
      },
    };
    const folder = await makeTemporaryFolder();
    await expect(countCorpus(reader, folder, { method: tinyMethod() })).rejects.toBe(bad);
    const told: FileFormatError[] = [];
    const counts = await countCorpus(reader, folder, { method: tinyMethod(), onBad: (error) => told.push(error) });
    expect([counts.badRecords, counts.firstBad, told]).toEqual([1, [bad.message], [bad]]);
  });

  it.each([
    ['memory', 5],
    ['memory', Number.NaN],
    ['chunkCharacters', 0],
    ['threads', 0],
  ])('refuses %s = %d', async (option, value) => {
    const options = { method: tinyMethod(), [option]: value };
    await expect(countCorpus(tinyReader([]), await makeTemporaryFolder(), options)).rejects.toThrow(OptionError);
  });
});
