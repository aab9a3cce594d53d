import { requireOption } from '../errors.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { normaliseLemma, type RelationType, type Synset } from '../lexicon/synset.js';
import type { Candidate } from './candidate.js';
import type { WeightedWord } from './context-words.js';
import type { GlossLinks } from './gloss-links.js';
import type { GlossWords } from './gloss-words.js';
import type { Occurrence } from './occurrence.js';
import { toUnitLength, WordSums, type WordSumParts } from './word-sums.js';

/** What the vectors of glosses are made of. */
export interface GlossVectorParts extends WordSumParts {
  readonly lexicon: Lexicon;
  readonly glossWords: GlossWords;
  /** Which synsets the words of glosses mean; default: that is not known. */
  readonly links?: GlossLinks | undefined;
}

/** How much the parts of a gloss vector count. */
export interface SignatureOptions {
  /** a in the weight a / (a + p(w)) (Arora, Liang & Ma 2017, SIF); default 0.001. */
  readonly sifWeight?: number;
  /** How much the members of a synset count beside a word of its definition; default 1. */
  readonly memberWeight?: number;
  /** How much a word of an example counts beside a word of the definition; default 1. */
  readonly exampleWeight?: number;
  /** How much the glosses of related synsets count beside the sense's own; default 0.7, and 0 reads none. */
  readonly relatedWeight?: number;
  /** The same for the glosses of what the definition's words mean, where there are links; default 0.4. */
  readonly namedWeight?: number;
  /** The same for definitions that have a word which means the sense, where there are links; default 0.4. */
  readonly namingWeight?: number;
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

/** At most about so many definitions that name a synset are read, evenly drawn from all. */
const namingLimit = 20;

/** At most so many signatures are remembered: 26 MB at 328 dimensions. */
const mostSignatures = 10_000;

/** Gloss vectors of candidates, as the word itself leaves them. */
export class GlossSignatures {
  readonly sums: WordSums;
  readonly #parts: GlossVectorParts;
  readonly #options: Required<SignatureOptions>;
  readonly #known = new Map<string, Float64Array>();

  /** @throws OptionError when `sifWeight` is not above 0 or another weight is negative. */
  constructor(parts: GlossVectorParts, options: SignatureOptions = {}) {
    const { sifWeight = 0.001, memberWeight = 1, exampleWeight = 1 } = options;
    const { relatedWeight = 0.7, namedWeight = 0.4, namingWeight = 0.4 } = options;
    requireOption(sifWeight > 0 && Number.isFinite(sifWeight), 'sifWeight', sifWeight, 'a number > 0');
    const weights = { memberWeight, exampleWeight, relatedWeight, namedWeight, namingWeight };
    for (const [name, weight] of Object.entries(weights)) {
      requireOption(weight >= 0 && Number.isFinite(weight), name, weight, 'a number >= 0');
    }
    this.sums = new WordSums(parts, sifWeight);
    this.#parts = parts;
    this.#options = { sifWeight, ...weights };
  }

  /**
   * Returns the vector of a candidate, of length 1, or zeros where the space has none of its words: the weighted sum of the
   * directions of its own gloss, of those of related synsets, and of those that the links lead to and from.
   */
  vectorOf(candidate: Candidate, occurrence: Pick<Occurrence, 'lemma' | 'heldOut'>): Float64Array {
    // The lemma belongs to the key: members of one synset have signatures that leave out different words.
    const meaning = candidate.kind === 'sense' ? candidate.sense.synset : candidate.gloss;
    const key = `${meaning} ${normaliseLemma(occurrence.lemma)}`;
    const known = occurrence.heldOut === undefined ? this.#known.get(key) : undefined;
    if (known !== undefined) return known;
    const sum = new Float64Array(this.sums.columns);
    for (const { words, weight } of this.#partsOf(candidate, occurrence)) {
      const direction = this.sums.direction(words);
      for (let entry = 0; entry < sum.length; entry++) sum[entry] += weight * direction[entry];
    }
    const vector = toUnitLength(sum);
    if (occurrence.heldOut !== undefined) return vector;
    if (this.#known.size >= mostSignatures) this.#known.clear();
    this.#known.set(key, vector);
    return vector;
  }

  /** The words of all parts, each with its weight in its own part times that of the part. */
  *wordsOf(candidate: Candidate, occurrence: Pick<Occurrence, 'lemma' | 'heldOut'>): IterableIterator<WeightedWord> {
    for (const { words, weight } of this.#partsOf(candidate, occurrence)) {
      for (const word of words) yield { lemma: word.lemma, weight: weight * word.weight };
    }
  }

  *#partsOf(
    candidate: Candidate,
    { lemma, heldOut }: Pick<Occurrence, 'lemma' | 'heldOut'>,
  ): IterableIterator<{ readonly words: Iterable<WeightedWord>; readonly weight: number }> {
    const target = normaliseLemma(lemma);
    const { relatedWeight, namedWeight, namingWeight, exampleWeight } = this.#options;
    const { lexicon, links } = this.#parts;
    if (candidate.kind === 'aspect') {
      yield { words: this.#wordsOfTexts(candidate.gloss, candidate.examples, target), weight: 1 };
      return;
    }
    const synset = lexicon.synset(candidate.sense.synset);
    const glosses = (of: readonly Synset[], examples: number) => this.#glossesOf(of, { target, heldOut, examples });
    yield { words: glosses([synset], exampleWeight), weight: 1 };
    if (relatedWeight > 0) {
      const related = relatedTypes.flatMap((type) => listRelated(lexicon, synset, type));
      yield { words: glosses(related, exampleWeight), weight: relatedWeight };
    }
    if (links === undefined) return;
    if (namedWeight > 0) yield { words: glosses(links.named(synset), 0), weight: namedWeight };
    if (namingWeight > 0) yield { words: glosses(drawEvenly(links.naming(synset)), 0), weight: namingWeight };
  }

  *#wordsOfTexts(gloss: string, examples: readonly string[], target: string): IterableIterator<WeightedWord> {
    for (const text of [gloss, ...examples]) {
      const weight = text === gloss ? 1 : this.#options.exampleWeight;
      for (const lemma of this.#parts.glossWords.text?.(text) ?? []) if (lemma !== target) yield { lemma, weight };
    }
  }

  /** The words of synsets, without those that are the target word. */
  *#glossesOf(
    synsets: readonly Synset[],
    { target, heldOut, examples }: { readonly target: string; readonly heldOut: string | undefined; readonly examples: number },
  ): IterableIterator<WeightedWord> {
    const { glossWords } = this.#parts;
    const { memberWeight } = this.#options;
    for (const synset of synsets) {
      for (const lemma of glossWords.definition(synset)) if (lemma !== target) yield { lemma, weight: 1 };
      for (const { lemma: spelled } of synset.senses) {
        const lemma = normaliseLemma(spelled);
        if (lemma !== target && memberWeight > 0) yield { lemma, weight: memberWeight };
      }
      if (examples === 0) continue;
      for (let index = 0; index < synset.examples.length; index++) {
        if (synset.examples[index] === heldOut) continue;
        for (const lemma of glossWords.example(synset, index)) if (lemma !== target) yield { lemma, weight: examples };
      }
    }
  }
}

function listRelated(lexicon: Lexicon, { relations }: Synset, type: RelationType): Synset[] {
  const found: Synset[] = [];
  for (const relation of relations) {
    if (relation.type === type && found.length < relatedLimit) found.push(lexicon.synset(relation.target));
  }
  return found;
}

function drawEvenly(synsets: readonly Synset[]): readonly Synset[] {
  if (synsets.length <= namingLimit) return synsets;
  const step = synsets.length / namingLimit;
  return Array.from({ length: namingLimit }, (_, place) => synsets[Math.floor(place * step)]);
}
