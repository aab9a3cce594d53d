import type { CompositionModel } from '../embedding/composition-model.js';
import { QualiaError, requireOption } from '../errors.js';
import { cosine, dot } from '../matrix/dense-products.js';
import { contractNetwork, spellOut } from './contract-network.js';
import type { ParsedSentence } from './parsing/parsed-sentence.js';
import type { SentenceParser } from './parsing/sentence-parser.js';
import { parseType } from './pregroup-type.js';
import {
  type CopiedArgument,
  type SentenceMeanings,
  type SentenceNetwork,
  sentenceNetwork,
} from './sentence-network.js';

/** How {@link SentenceModel} composes. */
export interface SentenceModelOptions {
  /** Which argument of a verb its sentence is a copy of; default `object`. */
  readonly copied?: CopiedArgument | undefined;
}

/** An argument pair of a verb and how much of the likeness of two sentences it made. */
export interface PairEvidence {
  /** Which sentence the verb stands in. */
  readonly side: 'left' | 'right';
  /** A subject, the verb and an object it was seen with. */
  readonly pair: string;
  /** Its part of the inner product of the sentences; over all pairs of one verb the shares add up to 1. */
  readonly share: number;
}

/** Two sentences compared, with what made them alike. */
export interface ExplainedComparison {
  readonly similarity: number;
  readonly left: ParsedSentence;
  readonly right: ParsedSentence;
  /** The pairs of the largest shares, at most so many a verb as asked for. */
  readonly evidence: readonly PairEvidence[];
  /** Verbs that no arguments are known of, whose own vectors stood for them. */
  readonly withoutArguments: readonly string[];
}

/**
 * Compares sentences and noun phrases of any build by the cosine of their meanings, composed along their reductions; see
 * `sentenceNetwork` for what each word is.
 *
 * A text that reduces to a sentence is one, else it is taken as a noun phrase.
 */
export class SentenceModel implements CompositionModel<string> {
  readonly name: string;
  readonly #parser: SentenceParser;
  readonly #meanings: SentenceMeanings;
  readonly #copied: CopiedArgument;

  constructor(parser: SentenceParser, meanings: SentenceMeanings, options: SentenceModelOptions = {}) {
    const { copied = 'object' } = options;
    requireOption(copied === 'object' || copied === 'subject', 'copied', copied, '"object" or "subject"');
    this.name = `sentences, copy-${copied}`;
    this.#parser = parser;
    this.#meanings = meanings;
    this.#copied = copied;
  }

  /**
   * Returns the meaning of a sentence or noun phrase: a vector of the space.
   *
   * @throws QualiaError with code `NO_REDUCTION` when it reduces to neither; UnknownWordError for a content word without a vector;
   * ParseError for a text without words.
   */
  meaning(text: string): Float64Array {
    return contract(this.#network(this.#parse(text)));
  }

  /** Returns the cosine of two sentences, 0 when either is zero. Throws as {@link meaning}. */
  similarity(left: string, right: string): number {
    return cosine(this.meaning(left), this.meaning(right));
  }

  /**
   * Compares two sentences and tells which argument pairs of their verbs made them alike.
   *
   * @param options.limit how many pairs are told of each verb; default 3.
   * @throws as {@link meaning}; OptionError when `limit` is not a whole number above 0.
   */
  explain(leftText: string, rightText: string, options: { readonly limit?: number } = {}): ExplainedComparison {
    const { limit = 3 } = options;
    requireOption(Number.isInteger(limit) && limit > 0, 'limit', limit, 'a whole number > 0');
    const [left, right] = [this.#parse(leftText), this.#parse(rightText)];
    const [one, other] = [this.#network(left), this.#network(right)];
    const [a, b] = [contract(one), contract(other)];
    const product = dot(a, b);
    const evidence = [...findShares(one, b, 'left', limit), ...findShares(other, a, 'right', limit)].map((found) => ({
      ...found,
      share: product === 0 ? 0 : found.share / product,
    }));
    const withoutArguments = [...new Set([...one.withoutArguments, ...other.withoutArguments])];
    return { similarity: cosine(a, b), left, right, evidence: product === 0 ? [] : evidence, withoutArguments };
  }

  #network(parsed: ParsedSentence): SentenceNetwork {
    return sentenceNetwork(parsed, this.#meanings, this.#copied);
  }

  #parse(text: string): ParsedSentence {
    const sentence = this.#parser.parse(text);
    if (sentence.isComplete) return sentence;
    const phrase = this.#parser.parse(text, { target: parseType('n') });
    if (phrase.isComplete) return phrase;
    throw new QualiaError(
      'NO_REDUCTION',
      `"${text}" reduces neither to a sentence nor to a noun phrase: ${sentence.reason ?? 'some wires stay open'}`,
    );
  }
}

function contract({ network }: SentenceNetwork): Float64Array {
  return Float64Array.from(spellOut(contractNetwork(network)).values);
}

/** Returns, of each verb, the pairs whose part of the sentence has the largest inner products with another one. */
function findShares(
  { network, verbs }: SentenceNetwork,
  other: Float64Array,
  side: PairEvidence['side'],
  limit: number,
): PairEvidence[] {
  return verbs.flatMap(({ verb, index, triples }) => {
    const parts = spellOut(contractNetwork({ ...network, legs: [index, ...network.legs] })).values;
    const shares = triples.map(({ subject, object }, pair) => ({
      side,
      pair: `${subject} ${verb} ${object}`,
      share: dot(parts.slice(pair * other.length, (pair + 1) * other.length), other),
    }));
    return shares.sort((x, y) => Math.abs(y.share) - Math.abs(x.share)).slice(0, limit);
  });
}
