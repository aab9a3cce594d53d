import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CountingMethod } from '../../src/corpus/counting/counting-method.js';
import type { Sentence } from '../../src/corpus/sentence.js';
import type { ContextChoice } from '../../src/embedded/english-counting.js';
import { defineSpeed, importBuilt, type SpeedCase, type SpeedRun } from './harness.js';
import { corpusText, missingText } from './inputs/corpus-text.js';

const english = () =>
  importBuilt<typeof import('../../src/embedded/english-counting.js')>('embedded/english-counting.js');
const folders = () =>
  importBuilt<typeof import('../../src/corpus/counting/counting-folder.js')>('corpus/counting/counting-folder.js');
const counters = () =>
  importBuilt<typeof import('../../src/corpus/counting/chunk-counter.js')>('corpus/counting/chunk-counter.js');
const library = () => importBuilt<typeof import('../../src/index.js')>('index.js');

/** Runs that are merged. */
const runCount = 8;

await defineSpeed(import.meta.url, {
  id: 'contexts',
  title: 'Contexts and tuples of annotated sentences: extracted, counted, written, merged, selected',
  cases: async ({ quick }) => {
    const words = quick ? 100_000 : 1_000_000;
    const path = await corpusText(words);
    return [...countingCases(path, words), ...mergingCases(path, words)];
  },
});

interface CountingCase {
  readonly contexts: readonly ContextChoice[];
  readonly tuples?: boolean;
  readonly multiwords?: boolean;
}

function countingCases(path: string | undefined, words: number): SpeedCase[] {
  const group = `${words} words of novels, annotated before`;
  // The tokens of the annotator are about 1.2 times the words; rates are of words, which a reader knows.
  const work = { amount: words, unit: 'tokens' } as const;
  const skip = path === undefined ? missingText : undefined;
  const own = (name: string, options: CountingCase): SpeedCase => ({
    group,
    name,
    role: 'ours',
    work,
    skip,
    prepare: () => prepareCounting(path as string, options),
  });
  return [
    own('domain', { contexts: [{ name: 'domain' }] }),
    own('function', { contexts: [{ name: 'function' }] }),
    own('window of 5', { contexts: [{ name: 'window' }] }),
    own('domain and function', { contexts: [{ name: 'domain' }, { name: 'function' }] }),
    own('domain, function and tuples', { contexts: [{ name: 'domain' }, { name: 'function' }], tuples: true }),
    own('domain, function and tuples, with multiwords', {
      contexts: [{ name: 'domain' }, { name: 'function' }],
      tuples: true,
      multiwords: true,
    }),
    {
      group,
      name: 'domain and function with ContextCounter, in memory',
      role: 'peer',
      work,
      skip,
      prepare: () => prepareContextCounter(path as string),
    },
  ];
}

async function annotate(
  path: string,
  options: CountingCase,
): Promise<{ method: CountingMethod; sentences: Sentence[] }> {
  const { makeEnglishCounting } = await english();
  const { contexts, tuples = false, multiwords = false } = options;
  const method = await makeEnglishCounting({ contexts, targets: 'words', multiwords, tuples });
  const lines = readFileSync(path, 'utf8').split('\n');
  const texts = lines.flatMap((line) => line.split(/(?<=[.!?])\s+/)).filter((text) => text !== '');
  const sentences = texts.map((text, position) => method.annotate({ document: path, position, text }));
  return { method: { ...method, annotate: (unit) => unit as Sentence }, sentences };
}

async function prepareCounting(path: string, options: CountingCase): Promise<SpeedRun> {
  const { method, sentences } = await annotate(path, options);
  const { ChunkCounter } = await counters();
  const { writePartsTo } = await folders();
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qualia-speed-'));
    const counter = new ChunkCounter(method, writePartsTo(folder), { spillBytes: 2 ** 30 });
    for (const sentence of sentences) counter.add(sentence);
    await counter.finish();
    rmSync(folder, { recursive: true });
    return undefined;
  };
}

async function prepareContextCounter(path: string): Promise<SpeedRun> {
  const { method, sentences } = await annotate(path, { contexts: [{ name: 'domain' }, { name: 'function' }] });
  const { ContextCounter } = await library();
  return () => {
    const counts = method.extractors.map((extractor) => {
      const counter = new ContextCounter(extractor, method.targetOf);
      for (const sentence of sentences) counter.add(sentence);
      return counter.counts();
    });
    return { contexts: counts.reduce((sum, { contexts }) => sum + contexts.size, 0) };
  };
}

function mergingCases(path: string | undefined, words: number): SpeedCase[] {
  const group = `${runCount} runs of function contexts of ${words / runCount} words each`;
  const skip = path === undefined ? missingText : undefined;
  // How many bytes there are shows only when the runs are made; a run has about 1.9 bytes a word.
  const work = { amount: words, unit: 'tokens' } as const;
  return [
    {
      group,
      name: 'mergeContextRuns',
      role: 'ours',
      work,
      skip,
      prepare: async () => {
        const runs = await writeRuns(path as string);
        const { mergeContextRuns } = await importBuilt<
          typeof import('../../src/corpus/counting/merge-context-runs.js')
        >('corpus/counting/merge-context-runs.js');
        const bytes = runs.reduce((sum, run) => sum + statSync(run).size, 0);
        return async () => {
          await mergeContextRuns(runs, `${runs[0]}.merged`);
          return { megabytes: bytes / 1e6 };
        };
      },
    },
    {
      group,
      name: 'selectContexts',
      role: 'ours',
      work,
      skip,
      prepare: async () => {
        const [run = ''] = await writeRuns(path as string);
        const { selectContexts } = await library();
        const bytes = statSync(run).size;
        return async () => {
          await selectContexts(run, { minimumTargetCount: 5, minimumContextTargets: 2 });
          return { megabytes: bytes / 1e6 };
        };
      },
    },
  ];
}

/** Counts the function contexts of a text in parts of equal length. */
async function writeRuns(path: string): Promise<string[]> {
  const { method, sentences } = await annotate(path, { contexts: [{ name: 'function' }] });
  const { ChunkCounter } = await counters();
  const { partName, writePartsTo } = await folders();
  const folder = mkdtempSync(join(tmpdir(), 'qualia-speed-'));
  const counter = new ChunkCounter(method, writePartsTo(folder), { spillBytes: 2 ** 30 });
  for (let part = 0; part < runCount; part++) {
    const size = Math.ceil(sentences.length / runCount);
    for (const sentence of sentences.slice(part * size, (part + 1) * size)) counter.add(sentence);
    await counter.spill();
  }
  return Array.from({ length: runCount }, (_, part) => join(folder, partName('function', part)));
}
