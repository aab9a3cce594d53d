import type { CompositionModel } from '../embedding/composition-model.js';
import { QualiaError, requireOption, requireWhole } from '../errors.js';
import { cosine, dot } from '../matrix/dense-products.js';
import { contractNetwork, spellOut } from './contract-network.js';
import type { ParsedSentence } from './parsing/parsed-sentence.js';
import type { SentenceParser } from './parsing/sentence-parser.js';
import { parseType } from './pregroup-type.js';
import {
  contentWords,
  nameInSpace,
  type SentenceMeanings,
  type SentenceNetwork,
  sentenceNetwork,
} from './sentence-network.js';

/** The models that compose sentences of any build. */
export const textModels = ['copy-object', 'copy-subject', 'additive', 'multiplicative'] as const;

/** The name of a model that composes sentences of any build. */
export type TextModel = (typeof textModels)[number];

/** How {@link SentenceModel} composes. */
export interface SentenceModelOptions {
  /**
   * `copy-object` and `copy-subject` compose along the reduction, the sentence a copy of the object or subject of its verb;
   * `additive` and `multiplicative` put the vectors of all content words together (Mitchell & Lapata 2008). Default `copy-object`.
   */
  readonly model?: TextModel | undefined;
}

/** Argument pairs of verbs and how much of the likeness of two sentences they made. */
export interface SentenceEvidence {
  /** A subject, the verb of the left sentence and an object it was seen with. */
  readonly left?: string;
  /** The same for the right sentence. */
  readonly right?: string;
  /** Their part of the inner product of the sentences; over all pairs of one verb the shares add up to 1. */
  readonly share: number;
}

/** The similarity of two sentences with what made it. */
export interface ExplainedSimilarity {
  readonly similarity: number;
  /** The pairs of the largest shares, at most so many a verb as asked for. */
  readonly evidence: readonly SentenceEvidence[];
  /** Verbs without known arguments, whose own vectors stood for them. */
  readonly withoutArguments: readonly string[];
}

interface Composed {
  readonly vector: Float64Array;
  readonly network?: SentenceNetwork;
}

/**
 * Compares sentences and noun phrases of any build by the cosine of their meanings, composed along their reductions; see
 * `sentenceNetwork` for what each word is.
 *
 * A text is taken as a sentence or as a noun phrase, whichever its words reduce to at the lower cost.
 */
export class SentenceModel implements CompositionModel<string> {
  readonly name: string;
  readonly #parser: SentenceParser;
  readonly #meanings: SentenceMeanings;
  readonly #model: TextModel;

  /** @throws OptionError for another model. */
  constructor(parser: SentenceParser, meanings: SentenceMeanings, options: SentenceModelOptions = {}) {
    const { model = 'copy-object' } = options;
    requireOption(textModels.includes(model), 'model', model, textModels.join(', '));
    this.name = model;
    this.#parser = parser;
    this.#meanings = meanings;
    this.#model = model;
  }

  /**
   * Returns the meaning of a sentence or noun phrase: a vector of the space.
   *
   * @throws as {@link parse}; UnknownWordError for a content word without a vector; QualiaError with code `NO_CONTENT` for a text that
   * has none, as "it is".
   */
  meaning(text: string): Float64Array {
    return this.#compose(this.parse(text)).vector;
  }

  /** Returns the cosine of two sentences, 0 when either is zero. Throws as {@link meaning}. */
  similarity(left: string, right: string): number {
    return cosine(this.meaning(left), this.meaning(right));
  }

  /**
   * Compares two parsed sentences and tells which argument pairs of their verbs made them alike.
   *
   * @param options.limit how many pairs are told of each verb; default 3.
   * @throws UnknownWordError for a content word without a vector; QualiaError with code `NO_CONTENT` for a text without such a word;
   * OptionError when `limit` is not a whole number above 0.
   */
  explainParsed(
    left: ParsedSentence,
    right: ParsedSentence,
    options: { readonly limit?: number } = {},
  ): ExplainedSimilarity {
    const { limit = 3 } = options;
    requireWhole('limit', limit, 1);
    const [one, other] = [this.#compose(left), this.#compose(right)];
    const product = dot(one.vector, other.vector);
    const sides = [
      { side: 'left', own: one, opposite: other },
      { side: 'right', own: other, opposite: one },
    ] as const;
    const evidence = sides.flatMap(({ side, own, opposite }) => {
      if (product === 0 || own.network === undefined) return [];
      const shares = findShares(own.network, opposite.vector, limit);
      return shares.map(({ pair, share }): SentenceEvidence => ({ [side]: pair, share: share / product }));
    });
    const withoutArguments = sides.flatMap(({ own }) => own.network?.withoutArguments ?? []);
    return {
      similarity: cosine(one.vector, other.vector),
      evidence,
      withoutArguments: [...new Set(withoutArguments)],
    };
  }

  /**
   * Parses a text as a sentence or a noun phrase, whichever costs less.
   *
   * @throws QualiaError with code `NO_REDUCTION` when it reduces to neither; ParseError for a text without words or with
   * more tokens than the parser takes.
   */
  parse(text: string): ParsedSentence {
    const sentence = this.#parser.parse(text, { target: parseType('s') });
    const phrase = this.#parser.parse(text, { target: parseType('n') });
    const [best] = [sentence, phrase].filter(({ isComplete }) => isComplete).sort((a, b) => a.cost - b.cost);
    if (best !== undefined) return best;
    const reason = sentence.reason ?? 'some wires stay open.';
    throw new QualiaError('NO_REDUCTION', `"${text}" reduces neither to a sentence nor to a noun phrase: ${reason}`);
  }

  #compose(parsed: ParsedSentence): Composed {
    const { space } = this.#meanings;
    const words = contentWords(parsed);
    if (words.length === 0) {
      const advice = 'Compare texts with a noun, a verb, an adjective or an adverb.';
      throw new QualiaError('NO_CONTENT', `"${parsed.text}" has no word with a meaning of its own. ${advice}`);
    }
    if (this.#model === 'copy-object' || this.#model === 'copy-subject') {
      const copied = this.#model === 'copy-object' ? 'object' : 'subject';
      const network = sentenceNetwork(parsed, this.#meanings, copied);
      return { vector: Float64Array.from(spellOut(contractNetwork(network.network)).values), network };
    }
    const vectors = words.map((word) => space.vector(nameInSpace(word, space)));
    const isSum = this.#model === 'additive';
    const vector = new Float64Array(space.matrix.columns).fill(isSum ? 0 : 1);
    for (const own of vectors) {
      for (let entry = 0; entry < vector.length; entry++) {
        vector[entry] = isSum ? vector[entry] + own[entry] : vector[entry] * own[entry];
      }
    }
    return { vector };
  }
}

/** Returns, of each verb, the pairs whose part of the sentence has the largest inner products with another one. */
function findShares(
  { network, verbs }: SentenceNetwork,
  other: Float64Array,
  limit: number,
): { readonly pair: string; readonly share: number }[] {
  return verbs.flatMap(({ verb, index, triples }) => {
    const parts = spellOut(contractNetwork({ ...network, legs: [index, ...network.legs] })).values;
    const shares = triples.map(({ subject, object }, pair) => ({
      pair: `${subject} ${verb} ${object}`,
      share: dot(parts.slice(pair * other.length, (pair + 1) * other.length), other),
    }));
    return shares.sort((x, y) => Math.abs(y.share) - Math.abs(x.share)).slice(0, limit);
  });
}
