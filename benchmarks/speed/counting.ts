import { readFileSync } from 'node:fs';
import { defineSpeed, importBuilt, type SpeedCase, type Work } from './harness.js';
import { corpusText, missingText } from './inputs/corpus-text.js';
import { type EncodedFile, encodedText, minimumCount, readEncoded, spacedText } from './inputs/encoded-text.js';
import { type GloveSteps, gloveCommand } from './inputs/glove.js';
import { limitCase } from './limits.js';

const million = 1_000_000;

/** Words that occur less often are left out of the long text. */
const longMinimum = 20;
const window = 5;

await defineSpeed(import.meta.url, {
  id: 'counting',
  title: 'Text to sparse counts',
  cases: async (settings) => {
    const tokens = settings.quick ? million : 10 * million;
    const text = await corpusText(tokens);
    const spaced = await spacedText(tokens);
    const encoded = await encodedText(tokens);
    if (text === undefined || spaced === undefined || encoded === undefined) {
      return [{ name: 'countText', role: 'ours', work: { amount: tokens, unit: 'tokens' }, skip: missingText }];
    }
    const pairs: SpeedCase[] = [];
    for (const width of settings.quick ? [window] : [2, window, 10]) {
      pairs.push(...(await counting(encoded, spaced, width)));
    }
    return [
      ...(await tokenising(text, spaced, tokens)),
      ...pairs,
      ...(await wholeWay(text, spaced, tokens)),
      ...(settings.quick ? [] : await longText()),
    ];
  },
});

/** Text to a ranked vocabulary. */
async function tokenising(text: string, spaced: string, tokens: number): Promise<SpeedCase[]> {
  const group = 'tokenise and vocabulary';
  const work: Work[] = [
    { amount: tokens, unit: 'tokens' },
    { amount: readFileSync(text).length, unit: 'bytes' },
  ];
  const ours = (path: string, options: Record<string, unknown>) => async () => {
    const { countWords } = await importBuilt<typeof import('../../src/corpus/encode-text.js')>('corpus/encode-text.js');
    return async () => ({ words: (await countWords(path, { minimumCount, ...options })).vocabulary.size });
  };
  return [
    { group, name: 'countWords', role: 'ours', work, prepare: ours(text, {}) },
    { group, name: 'countWords, 2 threads', role: 'ours', threads: 2, work, prepare: ours(text, { threads: 2 }) },
    {
      group,
      name: 'countWords, tokens between spaces',
      role: 'ours',
      work,
      prepare: ours(spaced, { tokens: 'whitespace', lowerCase: false }),
    },
    { group, name: 'countWords, plain', role: 'twin', work, rounds: 2, prepare: ours(text, {}) },
    await gloveCase(group, 'vocab_count', { work, text: spaced }),
    {
      group,
      name: 'wc -w, without a vocabulary',
      role: 'peer',
      work,
      python: { script: 'command.py', arguments: { command: ['wc', '-w'], input: text } },
    },
    {
      group,
      name: 'pattern and Map',
      role: 'peer',
      work,
      rounds: 3,
      prepare: () => () => countTokens(readFileSync(text, 'utf8').split('\n'), (line) => line.match(wordPattern) ?? []),
    },
    {
      group,
      name: "natural's WordTokenizer and Map",
      role: 'peer',
      work,
      rounds: 3,
      libraries: ['natural'],
      prepare: async () => {
        const { WordTokenizer } = await import('natural/lib/natural/tokenizers/index.js');
        const tokenizer = new WordTokenizer();
        return () => countTokens(readFileSync(text, 'utf8').split('\n'), (line) => tokenizer.tokenize(line));
      },
    },
    limitCase('read', { group }),
  ];
}

const wordPattern = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

function countTokens(lines: readonly string[], tokenise: (line: string) => readonly string[]): { words: number } {
  const counts = new Map<string, number>();
  for (const line of lines) {
    for (const token of tokenise(line.toLowerCase())) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  return { words: [...counts].filter(([, count]) => count >= minimumCount).sort(([, a], [, b]) => b - a).length };
}

/** Ids to sparse counts. */
async function counting(encoded: EncodedFile, spaced: string, width: number): Promise<SpeedCase[]> {
  const group = `ids to counts, window ${width}`;
  const work: Work = { amount: encoded.tokens, unit: 'tokens' };
  const curve = (line: string) => ({ axis: 'window', at: width, line });
  const ours = (threads: number) => async () => {
    const { countPairs } = await importBuilt<typeof import('../../src/corpus/count-pairs.js')>('corpus/count-pairs.js');
    const tokens = readEncoded(encoded);
    return () => ({ nonzeros: countPairs(tokens, { window: width, threads }).nonzeros });
  };
  const { path: ids, type, words } = encoded;
  return [
    { group, name: 'countPairs', role: 'ours', work, curve: curve('ours'), prepare: ours(1) },
    {
      group,
      name: 'countPairs, 2 threads',
      role: 'ours',
      threads: 2,
      work,
      curve: curve('ours, 2 threads'),
      prepare: ours(2),
    },
    ...(width === window
      ? [{ group, name: 'countPairs, plain', role: 'twin', work, rounds: 2, prepare: ours(1) } as const]
      : []),
    {
      group,
      name: 'numpy unique of ready keys, half the matrix',
      role: 'peer',
      work,
      rounds: 3,
      curve: curve('numpy'),
      python: { script: 'pair-counts-numpy.py', arguments: { ids, type, words, window: width } },
    },
    await gloveCase(group, 'cooccur', { work, text: spaced, window: width }),
  ];
}

/** Text to PPMI rows. */
async function wholeWay(text: string, spaced: string, tokens: number): Promise<SpeedCase[]> {
  const group = 'text to PPMI, window 5';
  const work: Work = { amount: tokens, unit: 'tokens' };
  const ours = (path: string, threads: number) => async () => {
    const { countText } = await importBuilt<typeof import('../../src/corpus/count-text.js')>('corpus/count-text.js');
    const options = { minimumCount, window, weigh: { contextSmoothing: 0.75 }, threads };
    return async () => ({ nonzeros: (await countText(path, options)).matrix.nonzeros });
  };
  const counts = (path: string, threads: number) => async () => {
    const { countText } = await importBuilt<typeof import('../../src/corpus/count-text.js')>('corpus/count-text.js');
    return async () => ({ nonzeros: (await countText(path, { minimumCount, window, threads })).matrix.nonzeros });
  };
  return [
    { group, name: 'countText, weighed', role: 'ours', work, prepare: ours(text, 1) },
    { group, name: 'countText, weighed, 2 threads', role: 'ours', threads: 2, work, prepare: ours(text, 2) },
    { group, name: 'countText alone', role: 'ours', work, prepare: counts(text, 1) },
    { group, name: 'countText alone, 2 threads', role: 'ours', threads: 2, work, prepare: counts(text, 2) },
    await gloveCase(group, 'vocab_count and cooccur', { work, text: spaced }),
    {
      group,
      name: 'DuckDB, counts alone, half the matrix',
      role: 'peer',
      work,
      rounds: 2,
      python: { script: 'pair-counts-duckdb.py', arguments: { text: spaced, window, minimumCount } },
    },
  ];
}

/** The whole way and its first half, for all the text there is. */
async function longText(): Promise<SpeedCase[]> {
  const size = 39 * million;
  const text = (await corpusText(size)) as string;
  const spaced = (await spacedText(size)) as string;
  const work: Work = { amount: size, unit: 'tokens' };
  const words = (threads: number) => async () => {
    const { countWords } = await importBuilt<typeof import('../../src/corpus/encode-text.js')>('corpus/encode-text.js');
    return async () => ({
      words: (await countWords(text, { minimumCount: longMinimum, threads })).vocabulary.size,
    });
  };
  const weights = (threads: number) => async () => {
    const { countText } = await importBuilt<typeof import('../../src/corpus/count-text.js')>('corpus/count-text.js');
    const options = { minimumCount: longMinimum, window, weigh: { contextSmoothing: 0.75 }, threads };
    return async () => ({ nonzeros: (await countText(text, options)).matrix.nonzeros });
  };
  const first = 'tokenise and vocabulary, 39 M tokens';
  const whole = 'text to PPMI, window 5, 39 M tokens';
  const glove = { work, text: spaced, least: longMinimum };
  return [
    { group: first, name: 'countWords', role: 'ours', work, prepare: words(1) },
    { group: first, name: 'countWords, 2 threads', role: 'ours', threads: 2, work, prepare: words(2) },
    await gloveCase(first, 'vocab_count', glove),
    { group: whole, name: 'countText, weighed', role: 'ours', work, prepare: weights(1) },
    { group: whole, name: 'countText, weighed, 2 threads', role: 'ours', threads: 2, work, prepare: weights(2) },
    await gloveCase(whole, 'vocab_count and cooccur', glove),
  ];
}

/** GloVe's counting tools, on tokens between spaces. */
async function gloveCase(
  group: string,
  steps: GloveSteps,
  options: {
    readonly work: Work | readonly Work[];
    readonly text: string;
    readonly window?: number;
    readonly least?: number;
  },
): Promise<SpeedCase> {
  const { work, text, window: width = window, least = minimumCount } = options;
  const { command, skip } = await gloveCommand(steps, { text, minimumCount: least, window: width });
  const python = { script: 'command.py', arguments: { command, input: text } };
  return { group, name: `GloVe's ${steps}`, role: 'peer', work, rounds: 3, skip, python };
}
