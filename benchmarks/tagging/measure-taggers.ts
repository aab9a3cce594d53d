import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TreebankWordTokenizer, WordTokenizer } from 'natural/lib/natural/tokenizers/index.js';
import { createEnglishAnnotator } from '../../src/corpus/english-annotator.js';
import { createLemmatiser } from '../../src/corpus/lemmatise.js';
import { createPartsOfSpeech } from '../../src/corpus/morphy.js';
import { readExceptions } from '../../src/corpus/read-exceptions.js';
import { readTagger } from '../../src/corpus/read-tagger.js';
import { tokenise } from '../../src/corpus/tokenise.js';
import { createRandom } from '../../src/random.js';
import { type GoldSentence, readEwt, readGum } from '../treebanks/treebank.js';
import { createBrill, createCompromise, createWink, type JudgeForms } from './other-taggers.js';
import { scoreBoundaries } from './token-boundaries.js';
import { readWordnetLemmas } from './wordnet-parts.js';

// Measures taggers, lemmatisers and tokenisers on the test parts of UD EWT and GUM, prints Markdown tables and writes
// benchmarks/results/tagging.json. Run: npx tsx benchmarks/tagging/measure-taggers.ts

const command = 'npx tsx benchmarks/tagging/measure-taggers.ts';
const seed = 1;

interface Share {
  readonly score: number;
  /** The 95 % interval of 1,000 bootstrap draws of sentences. */
  readonly interval: readonly [number, number];
}

interface Counts {
  readonly right: number;
  readonly all: number;
}

const coarseTags: ReadonlyMap<string, string> = new Map([
  ['AUX', 'VERB'],
  ['PROPN', 'NOUN'],
  ['SCONJ', 'ADP'],
  ['PART', 'ADP'],
  ['DET', 'PRON'],
  ['SYM', 'X'],
  ['PUNCT', 'X'],
]);

const exceptions = readExceptions();
const isLemma = readWordnetLemmas();
const partsOfSpeech = createPartsOfSpeech({ exceptions, isLemma });
const lemmatise = createLemmatiser({ exceptions, isLemma });
const tagger = readTagger({ partsOfSpeech });
const taggerAlone = readTagger();

const judges: readonly (readonly [string, JudgeForms])[] = [
  ['natural, Brill', createBrill()],
  ['compromise', createCompromise()],
  ['wink-nlp', createWink()],
  ['qualia, no lexicon', (forms) => taggerAlone.tag(forms).map((tag) => ({ tag }))],
  ['qualia', (forms) => tagger.tag(forms).map((tag, i) => ({ tag, lemma: lemmatise(forms[i] ?? '', tag, i === 0) }))],
];
const treebanks = [
  ['UD EWT test', readEwt('test')],
  ['GUM test', readGum('test')],
] as const;

const taggers = judges.flatMap(([tool, judge]) =>
  treebanks.map(([treebank, sentences]) => ({ tool, treebank, ...measure(sentences, judge) })),
);
const goldTagLemmas = treebanks.map(([treebank, sentences]) => ({
  treebank,
  lemmas: bootstrap(
    sentences.map(({ tokens }) =>
      count(tokens, (token, i) => lemmatise(token.form, token.tag, i === 0) === token.lemma),
    ),
  ),
}));
const ewt = treebanks[0][1];
const treebankTokenizer = new TreebankWordTokenizer();
const wordTokenizer = new WordTokenizer();
const splitters: readonly (readonly [string, (text: string) => readonly string[]])[] = [
  ['natural, WordTokenizer', (text) => wordTokenizer.tokenize(text)],
  ['natural, TreebankWordTokenizer', (text) => treebankTokenizer.tokenize(text)],
  ['qualia', (text) => tokenise(text).map(({ form }) => form)],
];
const tokenisers = splitters.map(([tool, split]) => ({
  tool,
  ...scoreBoundaries(ewt, split),
  tokensPerSecond: speed(() => ewt.reduce((sum, { text }) => sum + split(text).length, 0)),
}));
const annotator = createEnglishAnnotator({ tagger, exceptions, isLemma });
const units = ewt.map(({ text }, position) => ({ document: 'ewt', position, text }));
const annotatorTokensPerSecond = speed(() =>
  units.reduce((sum, unit) => sum + annotator.annotate(unit).tokens.length, 0),
);

const results = { command, seed, node: process.version, taggers, goldTagLemmas, tokenisers, annotatorTokensPerSecond };
const folder = fileURLToPath(new URL('../results/', import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}tagging.json`, `${JSON.stringify(results, undefined, 2)}\n`);
printTables();

function measure(sentences: readonly GoldSentence[], judge: JudgeForms) {
  const forms = sentences.map(({ tokens }) => tokens.map(({ form }) => form));
  const judgements = forms.map(judge);
  const compare = (right: (gold: GoldSentence['tokens'][number], said: { tag: string; lemma?: string }) => boolean) =>
    bootstrap(
      sentences.map(({ tokens }, s) =>
        count(tokens, (token, i) => {
          const said = judgements[s]?.[i];
          return said !== undefined && right(token, said);
        }),
      ),
    );
  const hasLemmas = judgements.some((sentence) => sentence.some(({ lemma }) => lemma !== undefined));
  return {
    tags: compare((gold, said) => gold.tag === said.tag),
    coarseTags: compare((gold, said) => coarse(gold.tag) === coarse(said.tag)),
    lemmas: hasLemmas ? compare((gold, said) => gold.lemma === said.lemma) : undefined,
    lemmasIgnoringCase: hasLemmas
      ? compare((gold, said) => gold.lemma.toLowerCase() === said.lemma?.toLowerCase())
      : undefined,
    tokensPerSecond: speed(() => forms.reduce((sum, words) => sum + judge(words).length, 0)),
  };
}

/** Merges what Penn's tags or compromise's do not tell apart. */
function coarse(tag: string): string {
  return coarseTags.get(tag) ?? tag;
}

function count(
  tokens: GoldSentence['tokens'],
  right: (token: GoldSentence['tokens'][number], index: number) => boolean,
): Counts {
  return { right: tokens.filter(right).length, all: tokens.length };
}

function bootstrap(counts: readonly Counts[]): Share {
  const random = createRandom(seed);
  const share = (sample: readonly Counts[]): number =>
    sample.reduce((sum, { right }) => sum + right, 0) / sample.reduce((sum, { all }) => sum + all, 0);
  const draws = Array.from({ length: 1000 }, () =>
    share(counts.map(() => counts[random.integer(counts.length)] ?? { right: 0, all: 0 })),
  ).sort((a, b) => a - b);
  return { score: rounded(share(counts)), interval: [rounded(draws[25] ?? 0), rounded(draws[974] ?? 0)] };
}

/** The median rate of three runs after a first one. */
function speed(run: () => number): number {
  run();
  const rates = [0, 1, 2].map(() => {
    const start = performance.now();
    return (run() / (performance.now() - start)) * 1000;
  });
  return Math.round(rates.sort((a, b) => a - b)[1] ?? 0);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function printTables(): void {
  const cell = (share: Share | undefined): string =>
    share === undefined
      ? 'none'
      : `${share.score.toFixed(3)} (${share.interval.map((end) => end.toFixed(3)).join('-')})`;
  console.log('| tool | treebank | universal tags | coarse tags | lemmas | lemmas, case ignored | tokens/s |');
  console.log('| --- | --- | --- | --- | --- | --- | ---: |');
  for (const { tool, treebank, tags, coarseTags, lemmas, lemmasIgnoringCase, tokensPerSecond } of taggers) {
    const cells = [
      tool,
      treebank,
      cell(tags),
      cell(coarseTags),
      cell(lemmas),
      cell(lemmasIgnoringCase),
      tokensPerSecond.toLocaleString('en'),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  for (const { treebank, lemmas } of goldTagLemmas)
    console.log(`\nqualia, lemmas with gold tags, ${treebank}: ${cell(lemmas)}`);
  console.log('\n| tokeniser, UD EWT test | precision | recall | F1 | tokens/s |');
  console.log('| --- | ---: | ---: | ---: | ---: |');
  for (const { tool, precision, recall, f1, tokensPerSecond } of tokenisers) {
    const shares = [precision, recall, f1].map((share) => share.toFixed(3));
    console.log(`| ${[tool, ...shares, tokensPerSecond.toLocaleString('en')].join(' | ')} |`);
  }
  console.log(`\nqualia, tokens, tags and lemmas together: ${annotatorTokensPerSecond.toLocaleString('en')} tokens/s`);
}
