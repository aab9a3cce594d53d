import { requireOption } from '../errors.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { normaliseLemma, type RelationType, type Synset } from '../lexicon/synset.js';
import type { Candidate } from './candidate.js';
import type { WeightedWord } from './context-words.js';
import type { GlossLinks } from './gloss-links.js';
import type { GlossWords } from './gloss-words.js';
import { NumberedWords } from './numbered-words.js';
import type { Occurrence } from './occurrence.js';
import { toUnitLength, type WordSumParts, WordSums } from './word-sums.js';

/** What the vectors of glosses are made of. */
export interface GlossVectorParts extends WordSumParts {
  readonly lexicon: Lexicon;
  readonly glossWords: GlossWords;
  /** Which synsets the words of glosses mean; default: that is not known. */
  readonly links?: GlossLinks | undefined;
  /** The numbers of words, shared by scorers of the same gloss words; default its own. */
  readonly numbers?: NumberedWords | undefined;
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

/** At most so many signatures are remembered: 24 MB at 200 dimensions. */
const mostSignatures = 30_000;

/** Gloss vectors of candidates, as the word itself leaves them. */
export class GlossSignatures {
  readonly sums: WordSums;
  readonly numbers: NumberedWords;
  readonly #parts: GlossVectorParts;
  readonly #options: Required<SignatureOptions>;
  readonly #known = new Map<string, Float32Array>();

  /** @throws OptionError when `sifWeight` is not above 0 or another weight is negative. */
  constructor(parts: GlossVectorParts, options: SignatureOptions = {}) {
    const { sifWeight = 0.001, memberWeight = 1, exampleWeight = 1 } = options;
    const { relatedWeight = 0.7, namedWeight = 0.4, namingWeight = 0.4 } = options;
    requireOption(sifWeight > 0 && Number.isFinite(sifWeight), 'sifWeight', sifWeight, 'a number > 0');
    const weights = { memberWeight, exampleWeight, relatedWeight, namedWeight, namingWeight };
    for (const [name, weight] of Object.entries(weights)) {
      requireOption(weight >= 0 && Number.isFinite(weight), name, weight, 'a number >= 0');
    }
    this.numbers = parts.numbers ?? new NumberedWords(parts.glossWords);
    this.sums = new WordSums(parts, sifWeight, this.numbers);
    this.#parts = parts;
    this.#options = { sifWeight, ...weights };
  }

  /**
   * Returns the vector of a candidate, of length 1, or zeros where the space has none of its words: the weighted sum of the
   * directions of its own gloss, of those of related synsets, and of those that the links lead to and from.
   */
  vectorOf(candidate: Candidate, occurrence: Pick<Occurrence, 'lemma' | 'heldOut'>): Float32Array {
    // The lemma belongs to the key: members of one synset have signatures that leave out different words.
    const meaning = candidate.kind === 'sense' ? candidate.sense.synset : candidate.gloss;
    const key = `${meaning} ${normaliseLemma(occurrence.lemma)}`;
    const isWhole = occurrence.heldOut === undefined || !this.#reads(candidate, occurrence.heldOut);
    const known = isWhole ? this.#known.get(key) : undefined;
    if (known !== undefined) return known;
    const sum = new Float64Array(this.sums.columns);
    for (const { weight, visit } of this.#partsOf(candidate, occurrence)) {
      const part = new Float64Array(this.sums.columns);
      visit((number, own) => this.sums.addNumber(part, number, own));
      const direction = toUnitLength(part);
      for (let entry = 0; entry < sum.length; entry++) sum[entry] += weight * direction[entry];
    }
    const vector = Float32Array.from(toUnitLength(sum));
    if (!isWhole) return vector;
    if (this.#known.size >= mostSignatures) this.#known.clear();
    this.#known.set(key, vector);
    return vector;
  }

  /** The words of all parts, each with its weight in its own part times that of the part. */
  wordsOf(candidate: Candidate, occurrence: Pick<Occurrence, 'lemma' | 'heldOut'>): WeightedWord[] {
    const words: WeightedWord[] = [];
    for (const { weight, visit } of this.#partsOf(candidate, occurrence)) {
      visit((number, own) => words.push({ lemma: this.numbers.lemma(number), weight: weight * own }));
    }
    return words;
  }

  /** Tells whether an example is among the texts of a signature. */
  #reads(candidate: Candidate, example: string): boolean {
    if (candidate.examples.includes(example)) return true;
    if (candidate.kind === 'aspect') return false;
    return this.#related(this.#parts.lexicon.synset(candidate.sense.synset)).some(({ examples }) => {
      return examples.includes(example);
    });
  }

  #related(synset: Synset): Synset[] {
    return relatedTypes.flatMap((type) => listRelated(this.#parts.lexicon, synset, type));
  }

  #partsOf(candidate: Candidate, { lemma, heldOut }: Pick<Occurrence, 'lemma' | 'heldOut'>): SignaturePart[] {
    const target = this.numbers.number(normaliseLemma(lemma));
    const { relatedWeight, namedWeight, namingWeight } = this.#options;
    const { lexicon, links } = this.#parts;
    if (candidate.kind === 'aspect') {
      return [{ weight: 1, visit: (word) => this.#visitTexts(candidate.gloss, candidate.examples, { target, word }) }];
    }
    const synset = lexicon.synset(candidate.sense.synset);
    const part = (weight: number, synsets: readonly Synset[], hasExamples: boolean): SignaturePart => ({
      weight,
      visit: (word) => {
        for (const of of synsets) this.#visitGloss(of, { target, heldOut, hasExamples, word });
      },
    });
    const parts = [part(1, [synset], true)];
    if (relatedWeight > 0) parts.push(part(relatedWeight, this.#related(synset), true));
    if (links === undefined) return parts;
    if (namedWeight > 0) parts.push(part(namedWeight, links.named(synset), false));
    if (namingWeight > 0) parts.push(part(namingWeight, drawEvenly(links.naming(synset)), false));
    return parts;
  }

  #visitTexts(
    gloss: string,
    examples: readonly string[],
    { target, word }: { readonly target: number; readonly word: VisitWord },
  ): void {
    for (const text of [gloss, ...examples]) {
      const weight = text === gloss ? 1 : this.#options.exampleWeight;
      for (const lemma of this.#parts.glossWords.text?.(text) ?? []) {
        const number = this.numbers.number(lemma);
        if (number !== target) word(number, weight);
      }
    }
  }

  /** Visits the words of a synset without those that are the target word. */
  #visitGloss(synset: Synset, { target, heldOut, hasExamples, word }: GlossVisit): void {
    const { memberWeight, exampleWeight } = this.#options;
    const { definition, members, examples } = this.numbers.gloss(synset);
    for (const number of definition) if (number !== target) word(number, 1);
    if (memberWeight > 0) for (const number of members) if (number !== target) word(number, memberWeight);
    if (!hasExamples || exampleWeight === 0) return;
    for (let index = 0; index < examples.length; index++) {
      if (synset.examples[index] === heldOut) continue;
      for (const number of examples[index]) if (number !== target) word(number, exampleWeight);
    }
  }
}

/** Is told the number of a word and its weight. */
type VisitWord = (number: number, weight: number) => void;

/** A part of a signature: its weight, and a walk over its words. */
interface SignaturePart {
  readonly weight: number;
  readonly visit: (word: VisitWord) => void;
}

interface GlossVisit {
  readonly target: number;
  readonly heldOut: string | undefined;
  readonly hasExamples: boolean;
  readonly word: VisitWord;
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
