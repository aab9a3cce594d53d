import { tokenise } from '../../corpus/tokenise.js';
import { OptionError } from '../../errors.js';
import type { FloatArray } from '../../matrix/dense-matrix.js';
import { cosine } from '../../matrix/dense-products.js';
import type { Phrase } from '../dataset.js';
import { findHead } from '../phrase-head.js';

/** The similarity of two phrases, if there is one, and the words without a vector. */
export interface PhraseSimilarity {
  /** Undefined where a word of a phrase, or every word of a text, has no vector. */
  readonly similarity: number | undefined;
  /** For want of these there is no similarity, or they were left out of a text. */
  readonly missing: readonly string[];
}

/** Compares phrases; a word without a vector is told, never a low score. */
export type PhraseComparer = (left: Phrase, right: Phrase) => PhraseSimilarity;

/** How the vectors of a phrase's words become one. */
export const compositionMethods = ['add', 'multiply', 'head', 'kronecker', 'holistic'] as const;

/** How the vectors of a phrase's words become one. */
export type CompositionMethod = (typeof compositionMethods)[number];

/** The vector of a word, or undefined where there is none. */
export type FindVector = (word: string) => FloatArray | undefined;

/**
 * Makes a comparer of phrases from word vectors.
 *
 * - `add`: the cosine of the sums (Mitchell and Lapata 2008).
 * - `multiply`: the cosine of the products, entry by entry (Mitchell and Lapata 2008).
 * - `head`: the cosine of the heads alone: the verb of a clause, the noun of a modified noun, else the last word. A
 *   relative clause has its head noun. It is the baseline that ignores the arguments.
 * - `kronecker`: of subject, verb and object cos(v.s, v'.s') cos(v.o, v'.o'), the verb's matrix being v (x) v
 *   (Grefenstette and Sadrzadeh 2011, GEMS); of a phrase of two words the cosine of the products.
 * - `holistic`: the cosine of the phrases' own vectors, where the space has rows for phrases: that of `dog house` and not
 *   those of its words (Turney 2012, section 6.2).
 *
 * A text is cut into English tokens in lower case, of which those without a vector are left out. The cosine of a vector of
 * zeros is 0.
 *
 * @throws OptionError for another method.
 */
export function createPhraseComparer(find: FindVector, method: CompositionMethod): PhraseComparer {
  if (!compositionMethods.includes(method)) throw new OptionError('method', method, compositionMethods.join(', '));
  // A phrase is composed once, however often it is compared: a property of RELPRON with each of 65 terms.
  const composed = new WeakMap<Phrase, ComposedPhrase>();
  const composeOnce = (phrase: Phrase): ComposedPhrase => {
    const known = composed.get(phrase) ?? composePhrase(phrase, find, method);
    if ((known.vector?.length ?? 0) <= longestKept) composed.set(phrase, known);
    return known;
  };
  return (left, right) => {
    const [first, second] = [composeOnce(left), composeOnce(right)];
    const missing = [...new Set([...first.missing, ...second.missing])];
    if (first.vector === undefined || second.vector === undefined) return { similarity: undefined, missing };
    const [a, b] = [first.factors, second.factors];
    if (a === undefined || b === undefined) return { similarity: cosine(first.vector, second.vector), missing };
    return { similarity: cosine(a.subject, b.subject) * cosine(a.object, b.object), missing };
  };
}

/** Longer vectors, those of spaces of contexts, are composed each time: to keep them would take gigabytes. */
const longestKept = 4096;

/** The meaning of a phrase. */
interface ComposedPhrase {
  /** Undefined where a word of the phrase, or every word of a text, has no vector. */
  readonly vector: Float64Array | undefined;
  /** Of a clause under `kronecker`: the verb with its subject and with its object, whose outer product is the meaning. */
  readonly factors: { readonly subject: Float64Array; readonly object: Float64Array } | undefined;
  readonly missing: readonly string[];
}

function composePhrase(phrase: Phrase, find: FindVector, method: CompositionMethod): ComposedPhrase {
  const words = wordsOf(phrase, method);
  const found = words.map((word) => ({ word, vector: find(word) }));
  const missing = found.flatMap(({ word, vector }) => (vector === undefined ? [word] : []));
  const vectors = found.flatMap(({ vector }) => vector ?? []);
  const isKnown = phrase.form === 'text' ? vectors.length > 0 : missing.length === 0;
  if (!isKnown) return { vector: undefined, factors: undefined, missing };
  const [subject, verb, object] = vectors;
  const isClause = method === 'kronecker' && phrase.form === 'subject-verb-object';
  const factors =
    isClause && subject !== undefined && verb !== undefined && object !== undefined
      ? { subject: compose([verb, subject], 'multiply'), object: compose([verb, object], 'multiply') }
      : undefined;
  return { vector: compose(vectors, method), factors, missing };
}

/** The words that a method composes. */
function wordsOf({ form, words }: Phrase, method: CompositionMethod): readonly string[] {
  const all = form === 'text' ? words.flatMap(wordsOfText) : words;
  if (method === 'holistic') return [all.join(' ')];
  if (method !== 'head') return all;
  const head = findHead(form, all.length);
  return all.slice(head, head + 1);
}

/** The tokens of a text in lower case, without punctuation. */
function wordsOfText(text: string): string[] {
  const forms = tokenise(text).map(({ form }) => form.toLowerCase());
  return forms.filter((form) => /[\p{L}\p{N}]/u.test(form));
}

function compose([first, ...others]: readonly FloatArray[], method: CompositionMethod): Float64Array {
  const composed = Float64Array.from(first);
  for (const vector of others) {
    for (let entry = 0; entry < composed.length; entry++) {
      composed[entry] = method === 'add' ? composed[entry] + vector[entry] : composed[entry] * vector[entry];
    }
  }
  return composed;
}
