import type { CompositionModel } from '../embedding/composition-model.js';
import { requireOption } from '../errors.js';
import type { FloatArray } from '../matrix/dense-matrix.js';
import type { Space } from '../space/space.js';
import { countedVectors } from './argument-counts.js';
import { type ArgumentTables, requireCounts, requireVerbs } from './argument-tables.js';
import type { Construction, NounPhrase } from './construction.js';
import { addMeanings, compareMeanings, type Meaning, multiplyMeanings, vectorMeaning } from './meaning.js';
import { composeModifier } from './modifier-composition.js';
import type { ArgumentTable } from './read-argument-counts.js';
import { composeRelativeClause } from './relative-clause.js';
import {
  findTransitiveOperator,
  type TransitiveModel,
  type TransitiveOperator,
  type TransitiveWords,
} from './transitive-operators.js';
import { type ArgumentVectors, argumentVectors } from './verb-arguments.js';
import { sumRows } from './verb-map.js';
import { composeVerbPhrase } from './verb-phrase.js';

/** How the two halves of an ellipsis, f(s, V, o) and f(s2, V, o), become one. */
export const ellipsisJoins = ['add', 'multiply'] as const;

/** How the two halves of an ellipsis become one. */
export type EllipsisJoin = (typeof ellipsisJoins)[number];

/** Options of {@link PhraseComposer}. */
export interface PhraseComposerOptions {
  /** How the halves of a verb phrase ellipsis are joined (Wijnholds & Sadrzadeh 2019); default `add`. */
  readonly ellipsis?: EllipsisJoin;
}

/** The argument pairs of so many verbs stay spelled out, at most. */
const keptVerbs = 4;

/**
 * Composes phrases and sentences of every construction by one operator: what it computes of a transitive sentence stands in
 * `listTransitiveOperators`, of words with one argument in `composeModifier`, of verb phrases in `composeVerbPhrase`, of relative
 * clauses in `composeRelativeClause`. An adjective with its noun may stand wherever a noun does; two clauses of an ellipsis are
 * each composed, with the same verb phrase, and then joined.
 *
 * @example
 * const composer = new PhraseComposer('copy-subject', nouns, { verbs });
 * composer.compose({ form: 'subject-relative', noun: 'dog', verb: 'chase', object: 'cat' }); // n . (V x o)
 */
export class PhraseComposer implements CompositionModel<Construction> {
  readonly name: string;
  readonly #operator: TransitiveOperator;
  readonly #space: Space;
  readonly #tables: ArgumentTables;
  readonly #ellipsis: EllipsisJoin;
  readonly #verbs = new Map<string, ArgumentVectors>();
  readonly #sums = new Map<string, Float64Array>();

  /** @throws OptionError for another operator, or another way to join an ellipsis. */
  constructor(
    operator: TransitiveModel,
    space: Space,
    tables: ArgumentTables = {},
    options: PhraseComposerOptions = {},
  ) {
    const { ellipsis = 'add' } = options;
    requireOption(ellipsisJoins.includes(ellipsis), 'ellipsis', ellipsis, ellipsisJoins.join(', '));
    this.#operator = findTransitiveOperator(operator);
    this.name = this.#operator.name;
    this.#space = space;
    this.#tables = tables;
    this.#ellipsis = ellipsis;
  }

  /**
   * Returns the cosine of two phrases, -1..1; 0 when either is zero.
   *
   * @throws as {@link compose}; ShapeError where one is a vector and the other a tensor, as a noun and a sentence of the
   * relational model are.
   */
  similarity(left: Construction, right: Construction): number {
    return compareMeanings(this.compose(left), this.compose(right));
  }

  /**
   * Composes the meaning of a phrase.
   *
   * @throws UnknownWordError for a word without a vector, or without arguments where its tensor is made of these; QualiaError
   * with code `NO_ARGUMENTS` where the table of such arguments was not given.
   */
  compose(phrase: Construction): Meaning {
    switch (phrase.form) {
      case 'word':
        return vectorMeaning(Float64Array.from(this.#space.vector(phrase.word)));
      case 'adjective-noun':
        return vectorMeaning(this.#modify(phrase.adjective, this.#space.vector(phrase.noun), 'noun-adjective'));
      case 'noun-noun':
        return vectorMeaning(this.#modify(phrase.modifier, this.#space.vector(phrase.noun), 'noun-noun'));
      case 'verb-adverb':
        return vectorMeaning(this.#modify(phrase.adverb, this.#space.vector(phrase.verb), 'verb-adverb'));
      case 'intransitive':
        return vectorMeaning(this.#modify(phrase.verb, this.#noun(phrase.subject), 'verb-subject'));
      case 'verb-object':
        return composeVerbPhrase(this.#operator.name, {
          ...this.#verb(phrase.verb),
          object: this.#noun(phrase.object),
          objectSum: () => this.#argumentSum(phrase.verb, 'verb-object'),
        });
      case 'transitive':
        return this.#operator.compose({
          subject: this.#noun(phrase.subject),
          object: this.#noun(phrase.object),
          ...this.#verb(phrase.verb),
        });
      case 'subject-relative':
        return this.#relative(phrase, 'subject', phrase.object);
      case 'object-relative':
        return this.#relative(phrase, 'object', phrase.subject);
      case 'ellipsis':
        return this.#joinEllipsis(phrase);
    }
  }

  #noun(phrase: NounPhrase): FloatArray {
    if (typeof phrase === 'string') return this.#space.vector(phrase);
    return this.#modify(phrase.adjective, this.#space.vector(phrase.noun), 'noun-adjective');
  }

  #modify(word: string, argument: FloatArray, table: ArgumentTable): Float64Array {
    return composeModifier(this.#operator.name, {
      argument,
      wordVector: () => this.#space.vector(word),
      argumentSum: () => this.#argumentSum(word, table),
      isHead: table === 'verb-subject',
    });
  }

  #verb(verb: string): Pick<TransitiveWords, 'verbVector' | 'verbArguments'> {
    return { verbVector: () => this.#space.vector(verb), verbArguments: () => this.#verbArguments(verb) };
  }

  #relative(
    { noun, verb }: { readonly noun: string; readonly verb: string },
    role: 'subject' | 'object',
    other: NounPhrase,
  ): Meaning {
    const words = { role, noun: this.#space.vector(noun), other: this.#noun(other), ...this.#verb(verb) };
    return vectorMeaning(composeRelativeClause(this.#operator.name, words));
  }

  #joinEllipsis({ subject, verb, object, second }: Extract<Construction, { readonly form: 'ellipsis' }>): Meaning {
    const shared = { object: this.#noun(object), ...this.#verb(verb) };
    const [first, other] = [subject, second].map((own) =>
      this.#operator.compose({ ...shared, subject: this.#noun(own) }),
    );
    return this.#ellipsis === 'add' ? addMeanings(first, other) : multiplyMeanings(first, other);
  }

  /** The pairs of the verbs asked for last stay: tensors of one verb are told by its pairs being the same. */
  #verbArguments(verb: string): ArgumentVectors {
    const known = this.#verbs.get(verb) ?? argumentVectors(requireVerbs(this.name, this.#tables), verb, this.#space);
    this.#verbs.delete(verb);
    this.#verbs.set(verb, known);
    const [oldest] = this.#verbs.keys();
    if (this.#verbs.size > keptVerbs && oldest !== undefined) this.#verbs.delete(oldest);
    return known;
  }

  #argumentSum(word: string, table: ArgumentTable): Float64Array {
    const key = `${table} ${word}`;
    const sum = this.#sums.get(key) ?? this.#sumArguments(word, table);
    this.#sums.set(key, sum);
    return sum;
  }

  /** Without a table of subjects or objects alone, those of transitive sentences are taken. */
  #sumArguments(word: string, table: ArgumentTable): Float64Array {
    const isOfVerbs = table === 'verb-subject' || table === 'verb-object';
    if (isOfVerbs && this.#tables.verbs !== undefined && !this.#tables.counts?.has(table)) {
      const { subjects, objects, counts } = this.#verbArguments(word);
      return sumRows(table === 'verb-subject' ? subjects : objects, counts);
    }
    const { vectors, counts } = countedVectors(requireCounts(this.name, this.#tables, table), word, this.#space);
    return sumRows(vectors, counts);
  }
}
