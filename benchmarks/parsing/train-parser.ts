import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { createLemmatiser } from '../../src/corpus/lemmatise.js';
import { createPartsOfSpeech } from '../../src/corpus/morphy.js';
import { DependencyParser } from '../../src/corpus/parser/dependency-parser.js';
import { encodeParserModel } from '../../src/corpus/parser/parser-model.js';
import type { ParserToken } from '../../src/corpus/parser/parser-words.js';
import { type ParsedSentence, trainParser } from '../../src/corpus/parser/train-parser.js';
import { PerceptronTagger } from '../../src/corpus/perceptron-tagger.js';
import { readExceptions } from '../../src/corpus/read-exceptions.js';
import { readTagger } from '../../src/corpus/read-tagger.js';
import { trainTagger } from '../../src/corpus/train-tagger.js';
import { readWordnetLemmas } from '../tagging/wordnet-parts.js';
import { readAnnotated } from '../teacher/read-annotated.js';
import { trainingOrigin } from '../treebanks/training-origin.js';
import { type GoldSentence, readEwt, readGum } from '../treebanks/treebank.js';
import { scoreTrees } from './score-trees.js';

// Trains the English parser on the train parts of UD English EWT and of the open text types of GUM and on what the
// teacher has annotated, and writes lexicons/english-parser. It learns from tags as it will meet them: each tenth of the
// treebanks' sentences is tagged by a tagger trained on the others, and the teacher's sentences by one of these.
// Run after train-tagger: npx tsx benchmarks/parsing/train-parser.ts <folder of the teacher>

const seed = 1;
const settings = { epochs: 3, restarts: 2, minimumCount: 6, minimumUpdates: 8, minimumLabelUpdates: 8 };
/** How often each sentence of the treebanks is seen for once that one of the teacher's is. */
const goldCopies = 3;
const folds = 10;
const folder = fileURLToPath(new URL('../../lexicons/english-parser/', import.meta.url));

const exceptions = readExceptions();
const isLemma = readWordnetLemmas();
const partsOfSpeech = createPartsOfSpeech({ exceptions, isLemma });
const lemmatise = createLemmatiser({ exceptions, isLemma });

const train = [...readEwt('train'), ...readGum('open train')];
const foldTaggers = Array.from({ length: folds }, (_, fold) => {
  console.error(`tagger ${fold + 1} of ${folds}`);
  const others = train.filter((_, index) => foldOf(index) !== fold);
  const forms = others.map(({ tokens }) => ({
    forms: tokens.map(({ form }) => form),
    tags: tokens.map(({ tag }) => tag),
  }));
  return new PerceptronTagger(trainTagger(forms, { epochs: 6, restarts: 1, seed, partsOfSpeech }), { partsOfSpeech });
});
const gold = train.map(({ tokens }, index): ParsedSentence => {
  const tree = { heads: tokens.map(({ head }) => head), relations: tokens.map(({ relation }) => relation) };
  return { tokens: tagWith(foldTaggers[foldOf(index)], formsOf(tokens)), tree };
});
const annotated = readAnnotated(process.argv[2]).map(({ forms, heads, relations }, index): ParsedSentence => {
  return { tokens: tagWith(foldTaggers[index % folds], forms), tree: { heads, relations } };
});
const model = trainParser([...Array.from({ length: goldCopies }, () => gold).flat(), ...annotated], {
  ...settings,
  seed,
  onProgress: (share) => console.error(`${(100 * share).toFixed(0)} %`),
});
const weights = gzipSync(encodeParserModel(model), { level: 9 });
const parser = new DependencyParser(model);
const tagger = readTagger({ partsOfSpeech });
const scores = Object.fromEntries(
  [
    ['UD EWT dev', readEwt('dev')] as const,
    ['GUM dev', readGum('dev')] as const,
    ['UD EWT test', readEwt('test')] as const,
    ['GUM test', readGum('test')] as const,
  ].map(([name, trees]) => {
    const { unlabelled, labelled } = scoreTrees(trees, ({ tokens }) => parser.parse(tagWith(tagger, formsOf(tokens))));
    return [name, { unlabelled, labelled }];
  }),
);
const manifest = {
  id: 'english-parser',
  version: '2',
  description: 'Weights of a greedy transition-based parser that gives English sentences their dependency trees',
  ...trainingOrigin,
  files: { 'weights.bin.gz': { sha256: createHash('sha256').update(weights).digest('hex'), bytes: weights.length } },
  format: 'gzip around the safetensors layout; see src/corpus/parser/parser-model.ts',
  command: 'npx tsx benchmarks/parsing/train-parser.ts <folder of the teacher>; see benchmarks/teacher/README.md',
  seed,
  goldCopies,
  ...settings,
  scores,
};
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}weights.bin.gz`, weights);
writeFileSync(`${folder}manifest.json`, `${JSON.stringify(manifest, undefined, 2)}\n`);
console.log(JSON.stringify(manifest, undefined, 2));

function foldOf(index: number): number {
  return Math.floor((index * folds) / train.length);
}

function tagWith(by: Pick<PerceptronTagger, 'tag'>, forms: readonly string[]): ParserToken[] {
  return by.tag(forms).map((tag, place) => {
    return { form: forms[place], lemma: lemmatise(forms[place], tag, place === 0), tag };
  });
}

function formsOf(tokens: GoldSentence['tokens']): string[] {
  return tokens.map(({ form }) => form);
}
