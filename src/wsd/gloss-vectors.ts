import { requireOption } from '../errors.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { normaliseLemma, type RelationType, type Synset } from '../lexicon/synset.js';
import type { Space } from '../space/space.js';
import type { Candidate } from './candidate.js';
import type { Scorer } from './disambiguator.js';
import type { GlossWords } from './gloss-words.js';
import { listContext, type Occurrence } from './occurrence.js';
import { createPlainScorer, sayNothing } from './plain-scorer.js';

/** What a gloss vector scorer works with. */
export interface GlossVectorParts {
  readonly lexicon: Lexicon;
  readonly space: Space;
  readonly glossWords: GlossWords;
  /** The share of a lemma among all content words of the corpus, 0..1. */
  readonly probability: (lemma: string) => number;
}

/** Options of {@link createGlossVectors}. */
export interface GlossVectorOptions {
  /** a in the weight a / (a + p(w)) (Arora, Liang & Ma 2017, SIF); default 0.001. */
  readonly sifWeight?: number;
  /** How much the members of the synset count beside the definition; default 1. */
  readonly memberWeight?: number;
  /** How much the gloss of a related synset counts beside the sense's own; default 0.5, and 0 reads none. */
  readonly relatedWeight?: number;
  /** How much each example counts beside the definition; default 1. */
  readonly exampleWeight?: number;
}

/** The relations whose glosses are added to a sense's own, after Banerjee & Pedersen 2003. */
const relatedTypes: readonly RelationType[] = [
  'hypernym',
  'instanceHypernym',
  'hyponym',
  'similar',
  'derivation',
  'domainTopic',
  'partMeronym',
  'partHolonym',
  'memberHolonym',
  'entailment',
  'cause',
  'verbGroup',
  'pertainym',
  'alsoSee',
];

/** At most so many synsets of one relation are read: a sense with a hundred hyponyms says little by each. */
const relatedLimit = 8;

/** At most so many signatures are remembered: 24 MB at 300 dimensions. */
const mostSignatures = 10_000;

/**
 * Scores a candidate by the cosine between the context's vector and the candidate's gloss vector.
 *
 * Both are means of word vectors, each word weighted by a / (a + p(w)). The gloss vector is made of the definition, the
 * examples, the members of the synset, and the glosses of related synsets. An example that the occurrence was taken
 * from is left out, and so are members and words of examples that are the target word itself. That of an aspect is made of its
 * gloss and examples. Where the context has no word in the space, all scores are 0 and the text is missing; a candidate whose gloss has
 * none there has the mean of the others, and its gloss is missing.
 *
 * @throws OptionError when `sifWeight` is not above 0 or another weight is negative.
 */
export function createGlossVectors(parts: GlossVectorParts, options: GlossVectorOptions = {}): Scorer {
  const { sifWeight = 0.001 } = options;
  requireOption(sifWeight > 0 && Number.isFinite(sifWeight), 'sifWeight', sifWeight, 'a number > 0');
  for (const name of ['memberWeight', 'relatedWeight', 'exampleWeight'] as const) {
    const { [name]: weight = 0 } = options;
    requireOption(weight >= 0 && Number.isFinite(weight), name, weight, 'a number >= 0');
  }
  const { space, probability } = parts;
  const signatures = new Map<string, Float64Array>();

  const addWord = (sum: Float64Array, lemma: string, factor: number): void => {
    const row = space.targets.find(lemma);
    if (row === undefined) return;
    const weight = (factor * sifWeight) / (sifWeight + probability(lemma));
    const vector = space.vectorAt(row);
    for (let entry = 0; entry < sum.length; entry++) sum[entry] += weight * vector[entry];
  };
  const meanOf = (words: Iterable<WeightedWord>): Float64Array => {
    const sum = new Float64Array(space.matrix.columns);
    for (const { lemma, weight } of words) addWord(sum, lemma, weight);
    return toUnitLength(sum);
  };
  const signatureOf = (candidate: Candidate, occurrence: Occurrence): Float64Array => {
    // The lemma belongs to the key: members of one synset have signatures that leave out different words.
    const meaning = candidate.kind === 'sense' ? candidate.sense.synset : candidate.gloss;
    const key = `${meaning} ${normaliseLemma(occurrence.lemma)}`;
    const known = occurrence.heldOut === undefined ? signatures.get(key) : undefined;
    if (known !== undefined) return known;
    const signature = meanOf(signatureWords(parts, candidate, occurrence, options));
    if (occurrence.heldOut !== undefined) return signature;
    if (signatures.size >= mostSignatures) signatures.clear();
    signatures.set(key, signature);
    return signature;
  };
  const contextOf = (occurrence: Occurrence): Float64Array => {
    return meanOf(listContext(occurrence).map((lemma) => ({ lemma, weight: 1 })));
  };

  return createPlainScorer({
    name: 'gloss',
    score(question) {
      const { occurrence, candidates } = question;
      const context = contextOf(occurrence);
      if (isZero(context)) return sayNothing(question, [occurrence.text]);
      const cosines = candidates.map((candidate) => {
        const signature = signatureOf(candidate, occurrence);
        return isZero(signature) ? undefined : innerProduct(context, signature);
      });
      const missing = candidates.flatMap(({ gloss }, place) => (cosines[place] === undefined ? [gloss] : []));
      if (missing.length === candidates.length) return sayNothing(question, missing);
      return { scores: fillWithMean(cosines), hasEvidence: true, missing };
    },
    explain({ occurrence }, candidate) {
      const context = contextOf(occurrence);
      const shares = new Map<string, number>();
      for (const { lemma, weight } of signatureWords(parts, candidate, occurrence, options)) {
        const sum = new Float64Array(space.matrix.columns);
        addWord(sum, lemma, weight);
        shares.set(lemma, (shares.get(lemma) ?? 0) + innerProduct(context, sum));
      }
      const best = [...shares]
        .filter(([, share]) => share > 0)
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .slice(0, 3);
      return best.length === 0 ? undefined : `gloss words near the context: ${best.map(([lemma]) => lemma).join(', ')}`;
    },
  });
}

interface WeightedWord {
  readonly lemma: string;
  readonly weight: number;
}

/** Yields the words of a candidate's signature with their weights, held-out example left out. */
function* signatureWords(
  { lexicon, glossWords }: GlossVectorParts,
  candidate: Candidate,
  occurrence: Occurrence,
  { memberWeight = 1, relatedWeight = 0.5, exampleWeight = 1 }: GlossVectorOptions,
): IterableIterator<WeightedWord> {
  const target = normaliseLemma(occurrence.lemma);
  if (candidate.kind === 'aspect') {
    for (const text of [candidate.gloss, ...candidate.examples]) {
      const weight = text === candidate.gloss ? 1 : exampleWeight;
      for (const lemma of glossWords.text?.(text) ?? []) if (lemma !== target) yield { lemma, weight };
    }
    return;
  }
  const synset = lexicon.synset(candidate.sense.synset);
  const ownWords = function* (of: Synset, weight: number): IterableIterator<WeightedWord> {
    for (const lemma of glossWords.definition(of)) yield { lemma, weight };
    for (const { lemma } of of.senses) {
      for (const word of lemma.toLowerCase().split(' ')) {
        if (word !== target) yield { lemma: word, weight: weight * memberWeight };
      }
    }
    for (let index = 0; index < of.examples.length; index++) {
      if (of.examples[index] === occurrence.heldOut) continue;
      for (const lemma of glossWords.example(of, index)) {
        if (lemma !== target) yield { lemma, weight: weight * exampleWeight };
      }
    }
  };
  yield* ownWords(synset, 1);
  if (relatedWeight === 0) return;
  for (const type of relatedTypes) {
    for (const related of lexicon.related(synset, type).slice(0, relatedLimit)) {
      yield* ownWords(related, relatedWeight);
    }
  }
}

function innerProduct(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let entry = 0; entry < left.length; entry++) sum += left[entry] * right[entry];
  return sum;
}

function isZero(vector: Float64Array): boolean {
  return vector.every((value) => value === 0);
}

/** Puts the mean of the known numbers in the place of the unknown ones. */
function fillWithMean(values: readonly (number | undefined)[]): Float64Array {
  const known = values.flatMap((value) => value ?? []);
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return Float64Array.from(values, (value) => value ?? mean);
}

function toUnitLength(vector: Float64Array): Float64Array {
  const length = Math.sqrt(innerProduct(vector, vector));
  return length === 0 ? vector : vector.map((value) => value / length);
}
