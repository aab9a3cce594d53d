import { UnknownWordError } from '../errors.js';
import type { LexiconStore } from './lexicon-store.js';
import { suggestWords } from './suggest.js';
import {
  normaliseLemma,
  type PartOfSpeech,
  partsOfSpeech,
  type RelationType,
  type Sense,
  type Synset,
} from './synset.js';

/**
 * A wordnet, or a lexicon of the same shape: synsets, their senses, and the ways to find them.
 *
 * It never changes, and asking twice gives the same object. Lemmas are looked up without regard to letter case, and a
 * space stands for an underscore.
 *
 * @example (await readWordnet()).senses('dog', 'n')[0]?.key // 'dog%1:05:00::'
 */
export class Lexicon {
  readonly name: string;
  readonly version: string;
  /** Where it keeps its synsets, for a lexicon that is built on this one. */
  readonly store: LexiconStore;
  readonly #normalise: (lemma: string) => string;
  readonly #built: (Synset | undefined)[];

  constructor(name: string, version: string, store: LexiconStore) {
    this.name = name;
    this.version = version;
    this.store = store;
    this.#normalise = store.normalise ?? normaliseLemma;
    this.#built = new Array<Synset | undefined>(store.synsetCount);
  }

  get synsetCount(): number {
    return this.store.synsetCount;
  }

  get senseCount(): number {
    return this.store.senseCount;
  }

  get lemmaCount(): number {
    return this.store.lemmaCount;
  }

  /** Every synset, in the order of the files: nouns, verbs, adjectives, adverbs. */
  get synsets(): Iterable<Synset> {
    return { [Symbol.iterator]: () => this.#iterate() };
  }

  /**
   * Every synset in the order of {@link synsets}, for one pass: one that nobody has asked for before is made for it and
   * not kept, so that the pass takes little memory.
   */
  *scanSynsets(): IterableIterator<Synset> {
    for (let position = 0; position < this.store.synsetCount; position++) {
      yield this.#built[position] ?? this.store.synsetAt(position);
    }
  }

  /**
   * The synset with this id.
   *
   * @throws UnknownWordError when there is none.
   */
  synset(id: string): Synset {
    const synset = this.findSynset(id);
    if (synset === undefined) throw new UnknownWordError(id, `the synset ids of ${this.#title}`);
    return synset;
  }

  /** The synset with this id, or undefined when there is none. */
  findSynset(id: string): Synset | undefined {
    const position = this.store.findPosition(id);
    return position === undefined ? undefined : this.#at(position);
  }

  /**
   * The synset with this id, which is made for the caller and not kept where nobody has asked for it before: for those who
   * look at many synsets and keep something else of them.
   *
   * @throws UnknownWordError when there is none.
   */
  peekSynset(id: string): Synset {
    const position = this.store.findPosition(id);
    if (position === undefined) throw new UnknownWordError(id, `the synset ids of ${this.#title}`);
    return this.#peek(position);
  }

  /**
   * The sense with this key.
   *
   * @throws UnknownWordError when there is none.
   */
  sense(key: string): Sense {
    const sense = this.findSense(key);
    if (sense === undefined) throw new UnknownWordError(key, `the sense keys of ${this.#title}`);
    return sense;
  }

  /** The sense with this key, or undefined when there is none. */
  findSense(key: string): Sense | undefined {
    const position = this.store.findSensePosition(key);
    return position === undefined ? undefined : this.#at(position).senses.find((sense) => sense.key === key);
  }

  /**
   * The senses of a lemma by part of speech (n, v, a, r) and then by rank, commonest first; never empty.
   *
   * @throws UnknownWordError, with the nearest known lemmas, when there are none.
   */
  senses(lemma: string, partOfSpeech?: PartOfSpeech): readonly Sense[] {
    const senses = this.findSenses(lemma, partOfSpeech);
    if (senses.length > 0) return senses;
    const place = partOfSpeech === undefined ? this.#title : `${this.#title} as part of speech ${partOfSpeech}`;
    throw new UnknownWordError(lemma, place, this.has(lemma) ? [] : this.suggest(lemma));
  }

  /** The senses of a lemma in the same order as {@link senses}, or an empty list when there are none. */
  findSenses(lemma: string, partOfSpeech?: PartOfSpeech): readonly Sense[] {
    return this.#findSenses(lemma, partOfSpeech, (position) => this.#at(position));
  }

  /** The same, made for the caller and not kept where nobody has asked for its synset before, as {@link peekSynset} does. */
  peekSenses(lemma: string, partOfSpeech?: PartOfSpeech): readonly Sense[] {
    return this.#findSenses(lemma, partOfSpeech, (position) => this.#peek(position));
  }

  #findSenses(
    lemma: string,
    partOfSpeech: PartOfSpeech | undefined,
    synsetAt: (position: number) => Synset,
  ): readonly Sense[] {
    const wanted = this.#normalise(lemma);
    if (partOfSpeech !== undefined && !this.store.partsOfSpeech(wanted).includes(partOfSpeech)) return [];
    const senses: Sense[] = [];
    for (const position of this.store.positionsOf(wanted)) {
      for (const sense of synsetAt(position).senses) {
        if (partOfSpeech !== undefined && sense.partOfSpeech !== partOfSpeech) continue;
        if (this.#normalise(sense.lemma) === wanted) senses.push(sense);
      }
    }
    return senses.sort(
      (a, b) => partsOfSpeech.indexOf(a.partOfSpeech) - partsOfSpeech.indexOf(b.partOfSpeech) || a.rank - b.rank,
    );
  }

  /** Whether the lexicon holds a lemma, as any part of speech or as the given one. */
  has(lemma: string, partOfSpeech?: PartOfSpeech): boolean {
    const letters = this.partsOfSpeech(lemma);
    return partOfSpeech === undefined ? letters !== '' : letters.includes(partOfSpeech);
  }

  /** The parts of speech of a lemma as letters in the order n, v, a, r (`'nv'` for dog), or '' when it is unknown. */
  partsOfSpeech(lemma: string): string {
    return this.store.partsOfSpeech(this.#normalise(lemma));
  }

  /** Every lemma once, in lower case with spaces, in a stable order. */
  lemmas(): Iterable<string> {
    return this.store.lemmas();
  }

  /** The synsets that relations of one type lead to, in the order of the relations. */
  related(synset: Synset, type: RelationType): readonly Synset[] {
    return synset.relations
      .filter((relation) => relation.type === type)
      .map((relation) => this.synset(relation.target));
  }

  /** The known lemmas nearest to a misspelled one, nearest first. */
  suggest(lemma: string): readonly string[] {
    return suggestWords(this.#normalise(lemma), this.store.lemmas());
  }

  get #title(): string {
    return `${this.name} ${this.version}`;
  }

  #peek(position: number): Synset {
    return this.#built[position] ?? this.store.synsetAt(position);
  }

  #at(position: number): Synset {
    const known = this.#built[position];
    if (known !== undefined) return known;
    const synset = this.store.synsetAt(position);
    this.#built[position] = synset;
    return synset;
  }

  *#iterate(): IterableIterator<Synset> {
    for (let position = 0; position < this.store.synsetCount; position++) yield this.#at(position);
  }
}
