import { type ContextWeights, contextReach, farthestWord, weighFar, weighNear } from './context-words.js';
import type { NumberedWords } from './numbered-words.js';
import type { ContentWord, Occurrence } from './occurrence.js';
import type { WordSums } from './word-sums.js';

/** At most the sums of so many sentences are remembered: half a megabyte at 200 dimensions. */
const mostSums = 300;

/**
 * Adds up the words around an occurrence as `weighContext` weighs them. The sums of sentences are remembered, since the words of a
 * sentence are all read with the same sentences around them.
 */
export class ContextSums {
  readonly #numbers: NumberedWords;
  readonly #sums: WordSums;
  readonly #weights: ContextWeights;
  readonly #reach: number;
  readonly #sentences = new WeakMap<readonly ContentWord[], DocumentSentences>();
  readonly #known = new Map<number, Float64Array>();
  #document: readonly ContentWord[] | undefined;

  constructor(numbers: NumberedWords, sums: WordSums, weights: ContextWeights) {
    this.#numbers = numbers;
    this.#sums = sums;
    this.#weights = weights;
    this.#reach = contextReach(weights);
  }

  /** Returns the weighted sum of the words around an occurrence; zeros where the space has none of them. */
  sumOf({ document, place, lemma }: Occurrence): Float64Array {
    const sum = new Float64Array(this.#sums.columns);
    const word = document[place];
    if (word === undefined) return sum;
    if (document !== this.#document) {
      this.#document = document;
      this.#known.clear();
    }
    const words = this.#numbers.document(document);
    const own = this.#numbers.number(lemma.toLowerCase());
    const sentences = this.#sentencesOf(document);
    const { begins } = sentences;
    const at = sentences.of[place];
    const first = Math.max(begins[at], place - farthestWord);
    const end = Math.min(begins[at + 1], place + farthestWord + 1);
    for (let other = first; other < end; other++) {
      if (other === place || words[other] === own) continue;
      this.#sums.addNumber(sum, words[other], weighNear(Math.abs(other - place), this.#weights));
    }
    const distance = (run: number): number => Math.abs(document[begins[run]].sentence - word.sentence);
    const addRun = (run: number): void => {
      this.#addSentence(sum, words, { run, begins, own, weight: weighFar(distance(run), this.#weights) });
    };
    for (let run = at - 1; run >= 0 && distance(run) <= this.#reach; run--) addRun(run);
    for (let run = at + 1; run < begins.length - 1 && distance(run) <= this.#reach; run++) addRun(run);
    return sum;
  }

  #addSentence(sum: Float64Array, words: Int32Array, { run, begins, own, weight }: FarSentence): void {
    const part = words.subarray(begins[run], begins[run + 1]);
    // Differences of sums would leave rounding errors where nothing is left.
    if (part.includes(own)) {
      for (const word of part) if (word !== own) this.#sums.addNumber(sum, word, weight);
      return;
    }
    const values = this.#sumOfSentence(run, part);
    for (let entry = 0; entry < sum.length; entry++) sum[entry] += weight * values[entry];
  }

  #sumOfSentence(run: number, part: Int32Array): Float64Array {
    const known = this.#known.get(run);
    if (known !== undefined) return known;
    const values = new Float64Array(this.#sums.columns);
    for (const word of part) this.#sums.addNumber(values, word, 1);
    if (this.#known.size >= mostSums) this.#known.clear();
    this.#known.set(run, values);
    return values;
  }

  #sentencesOf(document: readonly ContentWord[]): DocumentSentences {
    const known = this.#sentences.get(document);
    if (known !== undefined) return known;
    const begins: number[] = [];
    const of = new Int32Array(document.length);
    document.forEach(({ sentence }, place) => {
      if (place === 0 || sentence !== document[place - 1].sentence) begins.push(place);
      of[place] = begins.length - 1;
    });
    const made = { begins: Int32Array.from([...begins, document.length]), of };
    this.#sentences.set(document, made);
    return made;
  }
}

/** The sentences of a document that have content words. */
interface DocumentSentences {
  /** Where the words of each begin, and the number of all words. */
  readonly begins: Int32Array;
  /** The sentence of each word, by its place among these. */
  readonly of: Int32Array;
}

interface FarSentence {
  readonly run: number;
  readonly begins: Int32Array;
  /** The number of the word that is left out. */
  readonly own: number;
  readonly weight: number;
}
