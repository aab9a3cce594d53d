import { compareText } from '../../corpus/count-contexts.js';
import type { ArgumentTables } from '../../discocat/argument-tables.js';
import type { Construction } from '../../discocat/construction.js';
import { compareMeanings, type Meaning } from '../../discocat/meaning.js';
import { type EllipsisJoin, PhraseComposer } from '../../discocat/phrase-composer.js';
import { createTransitiveModel } from '../../discocat/transitive-model.js';
import type { TransitiveModel } from '../../discocat/transitive-operators.js';
import type { TransitiveSentence } from '../../discocat/transitive-sentence.js';
import type { CompositionModel } from '../../embedding/composition-model.js';
import { QualiaError, UnknownWordError } from '../../errors.js';
import type { Space } from '../../space/space.js';
import type { ItemAnswer } from '../any-dataset.js';
import type { Phrase, PropertySet, RatedPair, RatedPairSet } from '../dataset.js';
import { findHead } from '../phrase-head.js';
import { constructionOf } from './phrase-constructions.js';

/** What phrases are composed with. */
export interface ComposingParts {
  readonly model: TransitiveModel;
  readonly space: Space;
  readonly tables: ArgumentTables;
  readonly ellipsis: EllipsisJoin;
}

/** Compares the phrases of each pair. Plain transitive sentences go through their own models, which keep matrices of verbs. */
export function comparePhrases({ pairs }: RatedPairSet, parts: ComposingParts): ItemAnswer<number>[] {
  const composer = createComposer(parts);
  const isPlain = pairs.every(({ left, right }) => [left, right].every(({ form }) => form === 'subject-verb-object'));
  const sentences = isPlain
    ? createTransitiveModel(parts.model, parts.space, parts.tables.verbs, { signed: 'accept' })
    : undefined;
  if (sentences === undefined) return comparePhrasesBy(pairs, composer);
  return comparePairs(pairs, ({ left, right }) => sentences.similarity(sentenceOf(left), sentenceOf(right)));
}

/** Compares the phrases of each pair by a model. */
export function comparePhrasesBy(
  pairs: readonly RatedPair[],
  model: CompositionModel<Construction>,
): ItemAnswer<number>[] {
  return comparePairs(pairs, ({ left, right }) =>
    model.similarity(requireConstruction(left), requireConstruction(right)),
  );
}

function comparePairs(pairs: readonly RatedPair[], compare: (pair: RatedPair) => number): ItemAnswer<number>[] {
  // Models keep the matrices of few verbs: pairs of the same verbs are compared one after the other.
  const verbsOf = ({ left, right }: RatedPair): string => [left, right].map(headOf).join(' ');
  const order = pairs.map((pair, place) => ({ pair, place, verbs: verbsOf(pair) }));
  order.sort((a, b) => compareText(a.verbs, b.verbs) || a.place - b.place);
  const answers: ItemAnswer<number>[] = pairs.map(() => ({ answer: undefined }));
  for (const { pair, place } of order) answers[place] = answerOrMissing(() => compare(pair));
  return answers;
}

function headOf({ form, words }: Phrase): string {
  return words[form === 'ellipsis' ? 1 : findHead(form, words.length)] ?? '';
}

/** Scores each property of a set for each of its terms by the cosine of the composed phrase with the term. */
export function answerTerms(set: PropertySet, parts: ComposingParts): ItemAnswer<(number | null)[]>[] {
  return answerTermsBy(set, createComposer(parts));
}

/** Composes phrases of any construction. */
export interface ConstructionComposer {
  compose(phrase: Construction): Meaning;
}

/** Scores each property of a set for each of its terms by the cosine of what a model composes of both. */
export function answerTermsBy(
  { properties }: PropertySet,
  composer: ConstructionComposer,
): ItemAnswer<(number | null)[]>[] {
  const composed = properties.map(({ phrase }) => composeOrMissing(composer, requireConstruction(phrase)));
  return [...new Set(properties.map(({ term }) => term))].map((word) => {
    const term = composeOrMissing(composer, { form: 'word', word });
    if (term.meaning === undefined) return { answer: undefined, missing: term.missing };
    const { meaning } = term;
    return {
      answer: composed.map((property) =>
        property.meaning === undefined ? null : compareMeanings(meaning, property.meaning),
      ),
      missing: [...new Set(composed.flatMap(({ missing }) => missing))],
    };
  });
}

function createComposer({ model, space, tables, ellipsis }: ComposingParts): PhraseComposer {
  return new PhraseComposer(model, space, tables, { ellipsis });
}

function composeOrMissing(
  composer: ConstructionComposer,
  construction: Construction,
): { readonly meaning: Meaning | undefined; readonly missing: readonly string[] } {
  const { answer, missing = [] } = answerOrMissing(() => composer.compose(construction));
  return { meaning: answer, missing };
}

function answerOrMissing<Answer>(answer: () => Answer): {
  readonly answer: Answer | undefined;
  readonly missing?: readonly string[];
} {
  try {
    return { answer: answer() };
  } catch (error) {
    if (error instanceof UnknownWordError) return { answer: undefined, missing: [error.word] };
    throw error;
  }
}

/** Returns the words of a sentence of subject, verb and object by what they are. */
export function sentenceOf({ words: [subject = '', verb = '', object = ''] }: Phrase): TransitiveSentence {
  return { subject, verb, object };
}

function requireConstruction(phrase: Phrase): Construction {
  const construction = constructionOf(phrase);
  if (construction !== undefined) return construction;
  throw new QualiaError(
    'NO_GRAMMAR',
    `"${phrase.words.join(' ')}" is a ${phrase.form}, whose grammar is not given, so that it cannot be composed.`,
  );
}
