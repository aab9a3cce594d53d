import { createBiEncoder } from '../../src/wsd/bi-encoder.js';
import type { AspectCandidate } from '../../src/wsd/candidate.js';
import { createCrossEncoder } from '../../src/wsd/cross-encoder.js';
import type { Question } from '../../src/wsd/disambiguator.js';
import { createExtendedLesk } from '../../src/wsd/extended-lesk.js';
import { createFirstCandidate } from '../../src/wsd/first-candidate.js';
import { createGlossVectors } from '../../src/wsd/gloss-vectors.js';
import { createPageRankScorer } from '../../src/wsd/graph/page-rank-scorer.js';
import { buildSynsetGraph } from '../../src/wsd/graph/synset-graph.js';
import { createRandomCandidate } from '../../src/wsd/random-candidate.js';
import { createSensePrior } from '../../src/wsd/sense-prior.js';
import { createSimplifiedLesk } from '../../src/wsd/simplified-lesk.js';
import { createSlotScorer } from '../../src/wsd/slot-scorer.js';
import { describeScorer } from '../conformance/scorer.js';
import { denseSpace } from '../embedding/dense-space.js';
import { toyPairClassifier } from '../embedding/toy-pair-classifier.js';
import { bankCandidates, bankGlossWords, bankLexicon } from './bank-lexicon.js';
import { beside, starred, topicModel } from './bank-texts.js';

const aspect = (key: AspectCandidate['key'], gloss: string): AspectCandidate => {
  return { kind: 'aspect', key, lemma: 'Bank', gloss, examples: [] };
};
const senses = bankCandidates();
const aspects = [aspect('location', 'river edge'), aspect('organization', '')];
const questions: readonly Question[] = [
  { occurrence: beside(['water', 'incline']), candidates: senses },
  { occurrence: beside(['coin', 'money box']), candidates: senses },
  { occurrence: beside(['constructor', '__proto__', '']), candidates: senses },
  { occurrence: { ...beside(['water']), heldOut: 'bank water' }, candidates: senses },
  { occurrence: starred('*bank*'), candidates: senses },
  { occurrence: beside(['boat'], 'Bankside'), candidates: bankCandidates('Bankside') },
  { occurrence: beside(['water'], 'Bank'), candidates: aspects },
  { occurrence: beside(['water', 'incline']), candidates: [...senses, ...aspects] },
  { occurrence: beside(['water'], 'unheard'), candidates: [] },
];
const space = denseSpace('topics', [
  ['river', [1, 0]],
  ['water', [1, 0]],
  ['boat', [1, 0.1]],
  ['coin', [0, 1]],
]);
const substitutes = denseSpace('words', [
  ['bankside', [1, 0]],
  ['money box', [0, 1]],
]);
const slots = denseSpace('slots', [
  ['-1 |', [1, 0]],
  ['+1 |', [0.5, 1]],
]);
const parts = { lexicon: bankLexicon, graph: buildSynsetGraph(bankLexicon) };
const scorers = [
  () => createFirstCandidate(),
  () => createRandomCandidate({ seed: 3 }),
  () => createSensePrior(),
  () => createSimplifiedLesk(bankLexicon, bankGlossWords),
  () => createExtendedLesk(bankLexicon, bankGlossWords),
  () =>
    createGlossVectors({
      lexicon: bankLexicon,
      space,
      glossWords: bankGlossWords,
      probability: () => 0.001,
    }),
  () => createPageRankScorer(parts, { tolerance: 0.001 }),
  () => createSlotScorer({ lexicon: bankLexicon, vectors: { words: substitutes, slots } }),
  () => createCrossEncoder(toyPairClassifier()),
  () => createBiEncoder(topicModel),
];
for (const create of scorers) describeScorer(`the scorer "${create().name}"`, () => ({ scorer: create(), questions }));
