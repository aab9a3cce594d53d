import { requireOption } from '../errors.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { normaliseLemma } from '../lexicon/synset.js';
import { dot } from '../matrix/dense-products.js';
import { unitVector } from '../matrix/normalise.js';
import type { Candidate } from './candidate.js';
import type { Question } from './disambiguator.js';
import type { GlossLinks } from './gloss-links.js';
import { type GlossReading, GlossSums, type VisitWord } from './gloss-sums.js';
import type { GlossWords } from './gloss-words.js';
import { NumberedWords } from './numbered-words.js';
import type { Occurrence } from './occurrence.js';
import { listRelatedGlosses } from './related-glosses.js';
import { isZero, type WordSumParts, WordSums } from './word-sums.js';

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
  readonly #glosses: GlossSums;
  readonly #known = new Map<string, Float32Array>();
  readonly #lists = new Map<readonly Candidate[], CandidateVectors>();

  /** @throws OptionError when `sifWeight` is not above 0 or another weight is negative. */
  constructor(parts: GlossVectorParts, options: SignatureOptions = {}) {
    const { sifWeight = 0.001, memberWeight = 1, exampleWeight = 1 } = options;
    const { relatedWeight = 0.7, namedWeight = 0.4, namingWeight = 0.4 } = options;
    requireOption(sifWeight > 0 && Number.isFinite(sifWeight), 'sifWeight', sifWeight, 'a number > 0');
    const weights = { memberWeight, exampleWeight, relatedWeight, namedWeight, namingWeight };
    for (const [name, weight] of Object.entries(weights)) {
      requireOption(weight >= 0 && Number.isFinite(weight), name, weight, 'a number >= 0');
    }
    this.numbers = parts.numbers ?? new NumberedWords(parts.glossWords, parts.lexicon);
    this.sums = new WordSums(parts, sifWeight, this.numbers);
    this.#parts = parts;
    this.#options = { sifWeight, ...weights };
    this.#glosses = new GlossSums(this.numbers, this.sums, weights);
  }

  /**
   * Returns the vectors of candidates in their order, as {@link vectorOf} does; undefined for zeros. They are remembered by the list, since
   * the occurrences of a word share one.
   */
  vectorsOf({ candidates, occurrence }: Question): readonly (Float32Array | undefined)[] {
    const find = (): (Float32Array | undefined)[] => {
      return candidates.map((candidate) => {
        const vector = this.vectorOf(candidate, occurrence);
        return isZero(vector) ? undefined : vector;
      });
    };
    if (occurrence.heldOut !== undefined) return find();
    const known = this.#lists.get(candidates);
    if (known !== undefined && known.lemma === occurrence.lemma) return known.vectors;
    const vectors = find();
    this.#lists.set(candidates, { lemma: occurrence.lemma, vectors });
    return vectors;
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
    const part = new Float64Array(this.sums.columns);
    for (const { weight, add } of this.#partsOf(candidate, occurrence)) {
      part.fill(0);
      add(part);
      const length = Math.sqrt(dot(part, part));
      if (length === 0) continue;
      for (let entry = 0; entry < sum.length; entry++) sum[entry] += (weight / length) * part[entry];
    }
    const vector = Float32Array.from(unitVector(sum));
    if (!isWhole) return vector;
    if (this.#known.size >= mostSignatures) {
      this.#known.clear();
      this.#lists.clear();
    }
    this.#known.set(key, vector);
    return vector;
  }

  /** The words of all parts by number, each with the sum of its weights, those of a part times that of the part. */
  weightsOf(candidate: Candidate, occurrence: Pick<Occurrence, 'lemma' | 'heldOut'>): Map<number, number> {
    const weights = new Map<number, number>();
    for (const { weight, visit } of this.#partsOf(candidate, occurrence)) {
      visit((number, own) => weights.set(number, (weights.get(number) ?? 0) + weight * own));
    }
    return weights;
  }

  /** Tells whether an example is among the texts of a signature. */
  #reads(candidate: Candidate, example: string): boolean {
    if (candidate.examples.includes(example)) return true;
    if (candidate.kind === 'aspect') return false;
    const { lexicon } = this.#parts;
    const related = listRelatedGlosses(lexicon.synset(candidate.sense.synset));
    return related.some((id) => lexicon.peekSynset(id).examples.includes(example));
  }

  #partsOf(candidate: Candidate, { lemma, heldOut }: Pick<Occurrence, 'lemma' | 'heldOut'>): SignaturePart[] {
    const target = this.numbers.number(normaliseLemma(lemma));
    const { relatedWeight, namedWeight, namingWeight } = this.#options;
    const { lexicon, links } = this.#parts;
    if (candidate.kind === 'aspect') {
      const visit = (word: VisitWord): void => this.#visitTexts(candidate, target, word);
      const add = (sum: Float64Array): void => visit((number, own) => this.sums.addNumber(sum, number, own));
      return [{ weight: 1, visit, add }];
    }
    const { synset } = candidate.sense;
    const part = (weight: number, ids: readonly string[], hasExamples: boolean): SignaturePart => {
      const readings = ids.map((id) => ({ id, reading: this.#reading(id, { target, heldOut, hasExamples }) }));
      return {
        weight,
        visit: (word) => {
          for (const { id, reading } of readings) this.#glosses.visit(id, reading, word);
        },
        add: (sum) => {
          for (const { id, reading } of readings) this.#glosses.add(sum, id, reading);
        },
      };
    };
    const parts = [part(1, [synset], true)];
    if (relatedWeight > 0) parts.push(part(relatedWeight, listRelatedGlosses(lexicon.synset(synset)), true));
    if (links === undefined) return parts;
    if (namedWeight > 0) parts.push(part(namedWeight, links.named(synset), false));
    if (namingWeight > 0) parts.push(part(namingWeight, drawEvenly(links.naming(synset)), false));
    return parts;
  }

  #reading(id: string, { target, heldOut, hasExamples }: Wanted): GlossReading {
    if (heldOut === undefined || !hasExamples) return { target, hasExamples };
    const { examples } = this.#parts.lexicon.peekSynset(id);
    if (!examples.includes(heldOut)) return { target, hasExamples };
    return { target, hasExamples, isHeldOut: (index) => examples[index] === heldOut };
  }

  #visitTexts({ gloss, examples }: Candidate, target: number, word: VisitWord): void {
    for (const text of [gloss, ...examples]) {
      const weight = text === gloss ? 1 : this.#options.exampleWeight;
      for (const lemma of this.#parts.glossWords.text?.(text) ?? []) {
        const number = this.numbers.number(lemma);
        if (number !== target) word(number, weight);
      }
    }
  }
}

/** The vectors of a list of candidates for a lemma. */
interface CandidateVectors {
  readonly lemma: string;
  readonly vectors: readonly (Float32Array | undefined)[];
}

/** A part of a signature: its weight, a walk over its words, and their sum. */
interface SignaturePart {
  readonly weight: number;
  readonly visit: (word: VisitWord) => void;
  readonly add: (sum: Float64Array) => void;
}

interface Wanted {
  readonly target: number;
  readonly heldOut: string | undefined;
  readonly hasExamples: boolean;
}

function drawEvenly(ids: readonly string[]): readonly string[] {
  if (ids.length <= namingLimit) return ids;
  const step = ids.length / namingLimit;
  return Array.from({ length: namingLimit }, (_, place) => ids[Math.floor(place * step)]);
}
