import { Vocabulary } from '../corpus/vocabulary.js';
import { QualiaError, requireOption, requireWhole } from '../errors.js';
import { type DenseMatrix, denseFromRows } from '../matrix/dense-matrix.js';
import { dot } from '../matrix/dense-products.js';
import { describeHistory } from '../space/history.js';
import { Space } from '../space/space.js';
import { composeWord } from './compose-word.js';
import { compositionSimilarity } from './composition.js';
import type { DualSpace } from './dual-space.js';
import { fitVector } from './fit-vector.js';
import { equalWeights, localWeights, type PhraseWeights } from './phrase-weights.js';
import { SearchTargets } from './search-targets.js';
import { WordRows } from './word-rows.js';

/**
 * How a phrase becomes a vector.
 *
 * - `equal`: v . w is the arithmetic mean of the three similarities; no search.
 * - `local`: weights of the plane that touches sim_c at the mean similarities of its best words (`tangentWeights`).
 * - `fitted`: the vector of `equal`, changed as little as needed for its products with the best words of sim_c to come
 *   near sim_c (ridge regression); words that thereby get among the best are fitted too, in up to three rounds.
 * - three weights, each 0 or above, of d(a,c), d(b,c) and f(b,c).
 *
 * Of the ten best words by sim_c, 60 % are among the ten nearest to a vector of `equal`, 62 % of `local`, 97 % of `fitted`;
 * 99.4, 99.7 and 100 % are among the hundred nearest (500 phrases, spaces of 46 million tokens, 35,540 words). Below its
 * best words `fitted` keeps less of the order: take `local` for lists of hundreds and for finding phrases of a word.
 */
export type PhraseForm = 'equal' | 'local' | 'fitted' | PhraseWeights;

/** Options of {@link createPhraseVectors}. */
export interface PhraseVectorsOptions {
  /** How a phrase becomes a vector; default `fitted`. */
  readonly form?: PhraseForm;
  /**
   * How many of the best words by sim_c shape a vector: for `local` default 1000; for `fitted` default 10, best as many
   * as a search will ask for. Only with these forms.
   */
  readonly neighbours?: number;
}

/** A word with the inner product of its vector with that of a phrase. */
export interface WordNearPhrase {
  readonly word: string;
  readonly score: number;
}

/** How phrases are named in a space. */
export interface PhraseSpaceOptions {
  /** What stands between the two words of a label; default a space, which word2vec's format does not allow. */
  readonly separator?: string;
}

type Phrase = readonly [modifier: string, head: string];

/** Of the fit: small against the squared length of a row, 1, so that scores of neighbours are met closely. */
const fitPenalty = 0.05;
const fitRounds = 3;

/**
 * One vector a word and one a phrase, for any index of nearest neighbours: the nearest words of a phrase are nearly the
 * best ones by sim_c(ab, c) = geo(d(a,c), d(b,c), f(b,c)) (Turney 2012).
 *
 * sim_c itself has vectors only of a size that nobody can keep: where all three similarities are positive, its cube is the
 * inner product of the tensor products d_a x d_b x f_b and d_c x d_c x f_c, 27 million numbers for two spaces of 300
 * columns. So a sum stands in for the product.
 *
 * A word's vector has its unit rows of both spaces side by side, scaled to length 1: w(c) = [d_c, f_c] / sqrt 2. That of
 * a phrase is v(ab) = sqrt 2 [alpha d_a + beta d_b, gamma f_b], so that v . w = alpha d(a,c) + beta d(b,c) + gamma f(b,c);
 * `fitted` ones are changed further. As all w have one length, cosine and inner product order words alike.
 *
 * The weights of `equal` and `local` multiply to 1/27, so that v . w is never below sim_c: an index that gives words by
 * falling v . w has given the best n by sim_c once v . w falls below the n-th sim_c so far. For the best ten that takes
 * 27 words with `local` (median; 65 for nine phrases of ten), 31 with `equal` (88). An index also finds a and b
 * themselves, which sim_c leaves out: ask for two more.
 *
 * @example
 * const vectors = createPhraseVectors(dual);
 * await writeSpace('words.safetensors', vectors.wordSpace);
 * vectors.search(['dog', 'house'], { limit: 5 });
 * vectors.phraseVector(['dog', 'house']); // the query for an index over these words
 */
export class PhraseVectors {
  /** Where the vectors come from. */
  readonly dual: DualSpace;
  /** How a phrase becomes a vector. */
  readonly form: PhraseForm;
  /** The vectors, of length 1, of the words that both spaces give a direction, in the order of the domain space. */
  readonly wordSpace: Space;
  readonly #targets: SearchTargets;
  readonly #rows: WordRows;
  readonly #neighbours: number;

  /** Use {@link createPhraseVectors}. */
  constructor(dual: DualSpace, options: PhraseVectorsOptions = {}) {
    const { form = 'fitted', neighbours = form === 'local' ? 1000 : 10 } = options;
    const isNamed = form === 'equal' || form === 'local' || form === 'fitted';
    requireOption(isNamed || areWeights(form), 'form', form, 'equal, local, fitted, or three numbers >= 0, not all 0');
    const isSearched = form === 'local' || form === 'fitted';
    requireWhole('neighbours', neighbours, 1);
    requireOption(isSearched || options.neighbours === undefined, 'neighbours', neighbours, 'nothing for this form');
    this.dual = dual;
    this.form = form;
    this.#targets = new SearchTargets(dual);
    this.#rows = new WordRows(dual, this.#targets.words);
    this.#neighbours = neighbours;
    this.wordSpace = this.#makeSpace('words', this.#targets.words, this.#rows.matrix);
  }

  /**
   * Returns the weights of d(a,c), d(b,c) and f(b,c) in the vector of a phrase; for `fitted` those that it starts from.
   *
   * @throws as {@link PhraseVectors.phraseVector}.
   */
  weights([modifier, head]: Phrase): PhraseWeights {
    for (const word of [modifier, head]) this.#targets.placeOf(word);
    if (this.form === 'local') return localWeights(this.#targets, [modifier, head], this.#neighbours);
    return this.form === 'equal' || this.form === 'fitted' ? equalWeights : this.form;
  }

  /**
   * Returns the vector of a phrase of modifier and head, in this order, to be compared with those of words; its length
   * is not 1. `local` makes one search for it, `fitted` up to four.
   *
   * @throws UnknownWordError when a word is missing from a space; QualiaError when one has no direction.
   */
  phraseVector(phrase: Phrase): Float32Array {
    const start = this.#rows.compose(phrase, this.weights(phrase));
    return this.form === 'fitted' ? this.#fit(phrase, start) : start;
  }

  /**
   * Returns the vector of a phrase to be compared with those of other phrases: [d_a, f_a, d_b, f_b] / 2, of length 1.
   *
   * The inner product of two, which is their cosine, is the arithmetic mean of d(a,c), f(a,c), d(b,d) and f(b,d), and so
   * never below their geometric mean sim_p(ab, cd) where all are positive. The form plays no part in it.
   *
   * @throws as {@link PhraseVectors.phraseVector}.
   */
  pairVector(phrase: Phrase): Float32Array {
    const { matrix } = this.#rows;
    const pair = new Float32Array(2 * matrix.columns);
    phrase.forEach((word, place) => {
      pair.set(
        matrix.row(this.#targets.placeOf(word)).map((value) => value * Math.SQRT1_2),
        place * matrix.columns,
      );
    });
    return pair;
  }

  /**
   * Finds the words whose vectors have the highest inner products with that of a phrase, best first, without the two of
   * the phrase; equal ones come in the order of the word space.
   *
   * @param options.limit how many; default 10.
   * @param options.accept tells which words may be returned; default all.
   * @throws as {@link PhraseVectors.phraseVector}; OptionError when `limit` is not a whole number above 0.
   */
  search(
    phrase: Phrase,
    options: { readonly limit?: number; readonly accept?: (word: string) => boolean } = {},
  ): WordNearPhrase[] {
    return this.#nearest(phrase, this.phraseVector(phrase), options);
  }

  /**
   * Makes a space of the {@link PhraseVectors.phraseVector | vectors} of phrases, each distinct phrase once, in order:
   * an index over it finds, by inner product, the phrases for the vector of a word.
   *
   * @throws as {@link PhraseVectors.phraseVector}; QualiaError with code `AMBIGUOUS` when two phrases have one label.
   */
  phraseSpace(phrases: Iterable<Phrase>, options: PhraseSpaceOptions = {}): Space {
    return this.#spaceOf('phrases', phrases, (phrase) => this.phraseVector(phrase), options);
  }

  /**
   * Makes a space of the {@link PhraseVectors.pairVector | vectors} with which phrases are compared with phrases, each
   * distinct phrase once, in order.
   *
   * @throws as {@link PhraseVectors.phraseSpace}.
   */
  pairSpace(phrases: Iterable<Phrase>, options: PhraseSpaceOptions = {}): Space {
    return this.#spaceOf('pairs', phrases, (phrase) => this.pairVector(phrase), options);
  }

  #fit(phrase: Phrase, start: Float32Array): Float32Array {
    const limit = this.#neighbours;
    const scores = new Map<string, number>();
    for (const { word, score } of composeWord(this.#targets, phrase, { limit })) scores.set(word, score);
    let fitted = start;
    for (let round = 0; round < fitRounds; round++) {
      const known = scores.size;
      for (const { word } of this.#nearest(phrase, fitted, { limit })) {
        if (!scores.has(word)) scores.set(word, compositionSimilarity(this.dual, phrase, word).score);
      }
      if (round > 0 && scores.size === known) break;
      const rows = Array.from(scores.keys(), (word) => this.wordSpace.vector(word));
      fitted = fitVector(start, rows, [...scores.values()], fitPenalty);
    }
    return fitted;
  }

  #nearest(
    phrase: Phrase,
    vector: Float32Array,
    { limit, accept = () => true }: { readonly limit?: number; readonly accept?: (word: string) => boolean },
  ): WordNearPhrase[] {
    const isWanted = (row: number): boolean => {
      const word = this.wordSpace.targets.labelAt(row);
      return !phrase.includes(word) && accept(word);
    };
    return this.wordSpace
      .neighboursOf(vector, { ...(limit !== undefined && { limit }), accept: isWanted })
      .map(({ target }) => ({ word: target, score: dot(vector, this.wordSpace.vector(target)) }));
  }

  #spaceOf(
    name: string,
    phrases: Iterable<Phrase>,
    vectorOf: (phrase: Phrase) => Float32Array,
    { separator = ' ' }: PhraseSpaceOptions,
  ): Space {
    const known = new Map<string, Phrase>();
    const rows: Float32Array[] = [];
    for (const phrase of phrases) {
      const label = phrase.join(separator);
      const other = known.get(label);
      if (other !== undefined && (other[0] !== phrase[0] || other[1] !== phrase[1])) {
        const both = `${JSON.stringify(other)} and ${JSON.stringify(phrase)}`;
        throw new QualiaError('AMBIGUOUS', `${both} would both be named "${label}"; choose another separator.`);
      }
      if (other !== undefined) continue;
      known.set(label, phrase);
      rows.push(vectorOf(phrase));
    }
    if (rows.length === 0) throw new QualiaError('EMPTY', 'There are no phrases to make a space of.');
    return this.#makeSpace(name, new Vocabulary(`the ${name} space`, known.keys()), denseFromRows(rows));
  }

  #makeSpace(name: string, targets: Vocabulary, matrix: DenseMatrix<Float32Array>): Space {
    const { domainSpace, functionSpace } = this.dual;
    const form = name === 'phrases' ? describeForm(this.form, this.#neighbours) : {};
    const options = {
      domain: `${domainSpace.name}: ${describeHistory(domainSpace.history)}`,
      function: `${functionSpace.name}: ${describeHistory(functionSpace.history)}`,
      vectors: name,
      ...form,
      unit: name !== 'phrases',
    };
    return new Space({ name, targets, matrix, history: [{ step: 'phraseVectors', options }] });
  }
}

/**
 * Makes vectors of words and phrases from a dual space, whose nearest neighbours are nearly those of sim_c.
 *
 * Both spaces must be dense and must not change; they are read once, and copied.
 *
 * @throws OptionError when an option is out of range; ShapeError when a space is sparse.
 * @example createPhraseVectors(dual, { form: 'local' }).search(['dog', 'house'])
 */
export function createPhraseVectors(dual: DualSpace, options: PhraseVectorsOptions = {}): PhraseVectors {
  return new PhraseVectors(dual, options);
}

function areWeights(form: unknown): boolean {
  if (!Array.isArray(form) || form.length !== 3) return false;
  return form.every((weight) => Number.isFinite(weight) && weight >= 0) && form.some((weight) => weight > 0);
}

function describeForm(form: PhraseForm, neighbours: number): Record<string, string | number> {
  if (typeof form !== 'string') return { form: form.join(', ') };
  return form === 'equal' ? { form } : { form, neighbours };
}
