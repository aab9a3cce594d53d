import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { createLemmatiser } from '../../src/corpus/lemmatise.js';
import { createPartsOfSpeech } from '../../src/corpus/morphy.js';
import { readNeuralParser } from '../../src/corpus/neural/read-neural-parser.js';
import { readParser } from '../../src/corpus/parser/read-parser.js';
import { readExceptions } from '../../src/corpus/read-exceptions.js';
import { readTagger } from '../../src/corpus/read-tagger.js';
import type { DependencyTree, UniversalTag } from '../../src/corpus/sentence.js';
import { readWordnetLemmas } from '../tagging/wordnet-parts.js';
import { type GoldSentence, readEwt, readGum } from '../treebanks/treebank.js';
import { scoreTrees } from './score-trees.js';

// Measures tags and trees over the treebanks' tokens: by the network that reads single sentences, and by the perceptrons
// that read corpora; and the time that each takes.
// Run: npx tsx benchmarks/parsing/score-network.ts

const command = 'npx tsx benchmarks/parsing/score-network.ts';
const exceptions = readExceptions();
const isLemma = readWordnetLemmas();
const lemmatise = createLemmatiser({ exceptions, isLemma });
const tagger = readTagger({ partsOfSpeech: createPartsOfSpeech({ exceptions, isLemma }) });
const parser = readParser();
const network = readNeuralParser();

interface Analysis {
  readonly tags: readonly UniversalTag[];
  readonly tree: DependencyTree;
}

const analysers: readonly (readonly [string, (forms: readonly string[]) => Analysis])[] = [
  ['network', (forms) => network.parse(forms)],
  ['perceptrons', parseFast],
];
const banks = [
  ['UD EWT dev', readEwt('dev')],
  ['GUM dev', readGum('dev')],
  ['UD EWT test', readEwt('test')],
  ['GUM test', readGum('test')],
] as const;
const scores = banks.flatMap(([bank, trees]) =>
  analysers.map(([name, analyse]) => ({ bank, by: name, ...measure(trees, analyse) })),
);
const result = { command, processor: cpus()[0]?.model ?? 'unknown', scores };
const folder = fileURLToPath(new URL('../results/', import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}network.json`, `${JSON.stringify(result, undefined, 2)}\n`);
console.log(JSON.stringify(result, undefined, 2));

function parseFast(forms: readonly string[]): Analysis {
  const tags = tagger.tag(forms);
  const tokens = tags.map((tag, place) => ({
    form: forms[place],
    lemma: lemmatise(forms[place], tag, place === 0),
    tag,
  }));
  return { tags, tree: parser.parse(tokens) };
}

/** Shares of words: all for tags, those that are no punctuation for heads and relations; words a second on one thread. */
function measure(trees: readonly GoldSentence[], analyse: (forms: readonly string[]) => Analysis) {
  const start = performance.now();
  const analyses = new Map(trees.map((sentence) => [sentence, analyse(sentence.tokens.map(({ form }) => form))]));
  const seconds = (performance.now() - start) / 1000;
  const found = (sentence: GoldSentence): Analysis => {
    const analysis = analyses.get(sentence);
    if (analysis === undefined) throw new Error(`"${sentence.text}" was not parsed.`);
    return analysis;
  };
  const words = trees.reduce((sum, { tokens }) => sum + tokens.length, 0);
  const right = trees.reduce((sum, sentence) => {
    const { tags } = found(sentence);
    return sum + sentence.tokens.filter(({ tag }, place) => tags[place] === tag).length;
  }, 0);
  const tags = Math.round((10_000 * right) / words) / 10_000;
  const wordsPerSecond = Number((words / seconds).toPrecision(2));
  return { sentences: trees.length, tags, ...scoreTrees(trees, (sentence) => found(sentence).tree), wordsPerSecond };
}
