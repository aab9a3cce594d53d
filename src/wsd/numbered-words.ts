import { Vocabulary } from '../corpus/vocabulary.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { normaliseLemma } from '../lexicon/synset.js';
import type { GlossWords } from './gloss-words.js';
import type { ContentWord } from './occurrence.js';

/** The words of a gloss by number. */
export interface NumberedGloss {
  readonly definition: readonly number[];
  readonly members: readonly number[];
  readonly examples: readonly (readonly number[])[];
}

/** At most the glosses of so many synsets are remembered: some 12 MB. */
const mostGlosses = 30_000;

/** Numbers for the words of glosses and documents, so that scorers over several spaces look each up once. */
export class NumberedWords {
  readonly #glossWords: GlossWords;
  readonly #lexicon: Pick<Lexicon, 'peekSynset'>;
  readonly #lemmas = new Vocabulary('the words of glosses');
  readonly #glosses = new Map<string, NumberedGloss>();
  readonly #documents = new WeakMap<readonly ContentWord[], Int32Array>();

  /** @param lexicon has the synsets whose glosses are read. */
  constructor(glossWords: GlossWords, lexicon: Pick<Lexicon, 'peekSynset'>) {
    this.#glossWords = glossWords;
    this.#lexicon = lexicon;
  }

  /** Returns the number of a lemma, the same each time. */
  number(lemma: string): number {
    return this.#lemmas.add(lemma);
  }

  /** Returns the lemma of a number. */
  lemma(number: number): string {
    return this.#lemmas.labels[number];
  }

  /** Returns the words of a document by number. */
  document(words: readonly ContentWord[]): Int32Array {
    const known = this.#documents.get(words);
    if (known !== undefined) return known;
    const numbers = Int32Array.from(words, ({ lemma }) => this.number(lemma));
    this.#documents.set(words, numbers);
    return numbers;
  }

  /**
   * Returns the words of a synset's gloss, its members and its examples by number.
   *
   * @param id of a synset of the lexicon.
   * @throws UnknownWordError when there is none.
   */
  gloss(id: string): NumberedGloss {
    const known = this.#glosses.get(id);
    if (known !== undefined) return known;
    const synset = this.#lexicon.peekSynset(id);
    const toNumbers = (lemmas: readonly string[]): number[] => lemmas.map((lemma) => this.number(lemma));
    const gloss = {
      definition: toNumbers(this.#glossWords.definition(synset)),
      members: toNumbers(synset.senses.map(({ lemma }) => normaliseLemma(lemma))),
      examples: synset.examples.map((_, index) => toNumbers(this.#glossWords.example(synset, index))),
    };
    if (this.#glosses.size >= mostGlosses) this.#glosses.clear();
    this.#glosses.set(id, gloss);
    return gloss;
  }
}
