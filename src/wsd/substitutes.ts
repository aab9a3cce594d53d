import { requireOption } from '../errors.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { normaliseLemma, type Relation, type RelationType, type Sense } from '../lexicon/synset.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { unitVector } from '../matrix/normalise.js';
import type { Space } from '../space/space.js';

/** Which words stand for senses, and how much each counts. */
export interface SubstituteOptions {
  /** How much words of related senses count beside synonyms; default 0.7. */
  readonly relatedWeight?: number;
  /** The same for words of senses that have the hypernym, or the head of adjectives, in common; default 0.3. */
  readonly siblingWeight?: number;
  /**
   * How a word is shared out among its senses, of all parts of speech: by their counts plus 0.5, or evenly; default `counts`. A word counts
   * as much as the share of the sense that makes it a substitute.
   */
  readonly shares?: 'counts' | 'even';
}

/** A word that may stand for a sense. */
export interface Substitute {
  readonly lemma: string;
  /** Its row in the space of words. */
  readonly row: number;
  readonly weight: number;
}

const relatedTypes = ['hypernym', 'hyponym', 'similar', 'verbGroup', 'alsoSee', 'antonym'] as const;
/** A sibling is reached by the first type, then the second or the first again. */
const upTypes: readonly RelationType[] = ['hypernym', 'similar'];
const downTypes: readonly RelationType[] = ['hyponym', 'similar'];

/** At most about so many synsets of one kind are read, evenly drawn from all. */
const synsetLimit = 15;

/** At most the members of so many synsets and the vectors of so many senses are remembered, these 8 MB at 128 dimensions. */
const mostSynsets = 20_000;
const mostSenses = 15_000;

/**
 * The words that may stand for senses: the other members of the synset, and the members of related synsets and of siblings, each
 * weighted by how likely it has that sense.
 */
export class Substitutes {
  readonly #lexicon: Lexicon;
  readonly #words: Space;
  readonly #options: Required<SubstituteOptions>;
  readonly #totals = new Map<string, number>();
  readonly #synsets = new Map<string, readonly Substitute[]>();
  readonly #senses = new Map<string, Float32Array>();

  /** @param words has vectors of lemmas. @throws OptionError when a weight is negative. */
  constructor(lexicon: Lexicon, words: Space, options: SubstituteOptions = {}) {
    const { relatedWeight = 0.7, siblingWeight = 0.3, shares = 'counts' } = options;
    for (const [name, weight] of Object.entries({ relatedWeight, siblingWeight })) {
      requireOption(weight >= 0 && Number.isFinite(weight), name, weight, 'a number >= 0');
    }
    this.#lexicon = lexicon;
    this.#words = words;
    this.#options = { relatedWeight, siblingWeight, shares };
  }

  /** Returns the direction of the weighted sum of a sense's substitutes; zeros where none has a vector. */
  vectorOf(sense: Sense): Float32Array {
    const key = `${sense.synset} ${normaliseLemma(sense.lemma)}`;
    const known = this.#senses.get(key);
    if (known !== undefined) return known;
    const sum = new Float64Array(this.#words.matrix.columns);
    for (const member of this.#synonymsOf(sense)) this.#add(sum, member, 1);
    for (const { id, weight } of this.#relatedOf(sense)) {
      for (const member of this.#membersOf(id)) this.#add(sum, member, weight);
    }
    const vector = new Float32Array(unitVector(sum));
    if (this.#senses.size >= mostSenses) this.#senses.clear();
    this.#senses.set(key, vector);
    return vector;
  }

  /** Lists the substitutes of a sense; one that is related in two ways comes twice. */
  listOf(sense: Sense): Substitute[] {
    const related = this.#relatedOf(sense).flatMap(({ id, weight }) => {
      return this.#membersOf(id).map((member) => ({ ...member, weight: weight * member.weight }));
    });
    return [...this.#synonymsOf(sense), ...related];
  }

  #synonymsOf({ synset, lemma }: Sense): Substitute[] {
    const own = normaliseLemma(lemma);
    return this.#membersOf(synset).filter((member) => member.lemma !== own);
  }

  #relatedOf({ synset: id }: Sense): { readonly id: string; readonly weight: number }[] {
    const { relatedWeight, siblingWeight } = this.#options;
    const found: { readonly id: string; readonly weight: number }[] = [];
    const { relations } = this.#lexicon.peekSynset(id);
    for (const type of relatedTypes) {
      for (const other of listTargets(relations, [type])) found.push({ id: other, weight: relatedWeight });
    }
    for (const above of listTargets(relations, upTypes)) {
      for (const other of listTargets(this.#lexicon.peekSynset(above).relations, downTypes)) {
        if (other !== id) found.push({ id: other, weight: siblingWeight });
      }
    }
    return found;
  }

  #add(sum: Float64Array, { row, weight }: Substitute, times: number): void {
    const { matrix } = this.#words;
    // Views of rows would take as long as adding them up.
    const values = matrix instanceof DenseMatrix ? matrix.values : this.#words.vectorAt(row);
    const start = matrix instanceof DenseMatrix ? row * matrix.columns : 0;
    for (let entry = 0; entry < sum.length; entry++) sum[entry] += times * weight * values[start + entry];
  }

  /** The members of a synset that have vectors, each with the share that the synset has of it. */
  #membersOf(id: string): readonly Substitute[] {
    const known = this.#synsets.get(id);
    if (known !== undefined) return known;
    const members: Substitute[] = [];
    for (const { lemma: written, count } of this.#lexicon.peekSynset(id).senses) {
      const lemma = normaliseLemma(written);
      const row = this.#words.targets.find(lemma);
      if (row !== undefined) members.push({ lemma, row, weight: this.#weigh(count) / this.#totalOf(lemma) });
    }
    if (this.#synsets.size >= mostSynsets) this.#synsets.clear();
    this.#synsets.set(id, members);
    return members;
  }

  #totalOf(lemma: string): number {
    const known = this.#totals.get(lemma);
    if (known !== undefined) return known;
    const total = this.#lexicon.peekSenses(lemma).reduce((sum, { count }) => sum + this.#weigh(count), 0);
    this.#totals.set(lemma, total);
    return total;
  }

  #weigh(count: number): number {
    return this.#options.shares === 'even' ? 1 : count + 0.5;
  }
}

/** The targets of relations of some types, evenly drawn from all where they are many. */
function listTargets(relations: readonly Relation[], types: readonly RelationType[]): string[] {
  const targets: string[] = [];
  for (const { type, target } of relations) if (types.includes(type)) targets.push(target);
  if (targets.length <= synsetLimit) return targets;
  return Array.from({ length: synsetLimit }, (_, at) => targets[Math.floor((at * targets.length) / synsetLimit)]);
}
