import { meanOf } from '../../matrix/mean.js';
import type { AnswerForms, Dataset, ItemAnswer } from '../any-dataset.js';
import type { AnalogyQuestion, ChoiceQuestion, Phrase, PhraseForm, RelataConcept, RelationClass } from '../dataset.js';
import type { PhraseComparer, PhraseSimilarity } from '../scores/phrase-similarity.js';
import type { Answerers } from './evaluated-system.js';

/** Compares the relations of two word pairs, as in carpenter:wood and mason:stone; higher is more alike. */
export type RelationComparer = (first: readonly string[], second: readonly string[]) => PhraseSimilarity;

/** What a model of words and phrases can be asked for. What is absent it cannot do. */
export interface ComparingModel {
  readonly comparePhrases?: PhraseComparer | undefined;
  /** The builds of phrases that it compares; default all. */
  readonly forms?: ReadonlySet<PhraseForm> | undefined;
  readonly compareRelations?: RelationComparer | undefined;
  /** Completes "a is to b as c is to what?"; undefined where a word has no vector. */
  readonly completeAnalogies?: ((questions: readonly AnalogyQuestion[]) => readonly ItemAnswer<string>[]) | undefined;
  /**
   * Whether a word that stands in the phrase itself may be chosen as what means the same; default no, as in Turney 2012,
   * section 5.2: such a choice scores below every cosine.
   */
  readonly allowsStemWords?: boolean | undefined;
}

/** Below every cosine and every product of cosines. */
const excludedScore = -2;

/** Makes the answerers of a model of words and phrases. */
export function createComparingAnswerers(model: ComparingModel): Answerers {
  const { comparePhrases, compareRelations, completeAnalogies } = model;
  return {
    ...(comparePhrases !== undefined && {
      'rated-pairs': ({ pairs }) => pairs.map(({ left, right }) => toAnswer(comparePhrases(left, right))),
      properties: ({ properties }) => answerProperties(properties, comparePhrases),
      relata: ({ concepts }) => concepts.map((concept) => answerRelata(concept, comparePhrases)),
    }),
    ...((comparePhrases ?? compareRelations) !== undefined && {
      choices: ({ questions }) => questions.map((question) => answerChoices(question, model)),
    }),
    ...(compareRelations !== undefined && {
      'relation-degrees': ({ relations }) => relations.map((relation) => answerDegrees(relation, compareRelations)),
    }),
    ...(completeAnalogies !== undefined && { analogies: ({ questions }) => completeAnalogies(questions) }),
  };
}

/** Tells whether a model can compare what a data set compares. */
export function comparesDataset({ comparePhrases, compareRelations, forms }: ComparingModel, set: Dataset): boolean {
  const hasForms = (list: readonly Phrase[]): boolean =>
    comparePhrases !== undefined && list.every(({ form }) => forms?.has(form) !== false);
  switch (set.kind) {
    case 'rated-pairs':
      return hasForms(set.pairs.flatMap(({ left, right }) => [left, right]));
    case 'properties':
      return hasForms(set.properties.map(({ phrase }) => phrase));
    case 'choices':
      return set.questions.some(asksForRelation) ? compareRelations !== undefined : comparePhrases !== undefined;
    default:
      return true;
  }
}

/** Whether a question compares pairs of words, and not a phrase with words. */
export function asksForRelation({ choices }: ChoiceQuestion): boolean {
  return choices.every(({ length }) => length === 2);
}

function toAnswer({ similarity, missing }: PhraseSimilarity): ItemAnswer<number> {
  return { answer: similarity, missing };
}

function answerProperties(
  properties: readonly { readonly term: string; readonly phrase: Phrase }[],
  compare: PhraseComparer,
): ItemAnswer<AnswerForms['properties']>[] {
  const terms = [...new Set(properties.map(({ term }) => term))];
  return terms.map((term) => {
    const word: Phrase = { form: 'word', words: [term] };
    return gatherScores(properties.map(({ phrase }) => compare(word, phrase)));
  });
}

function answerRelata({ word, relata }: RelataConcept, compare: PhraseComparer): ItemAnswer<AnswerForms['relata']> {
  const concept: Phrase = { form: 'word', words: [word] };
  return gatherScores(
    relata.map((relatum) =>
      compare(concept, { form: 'word', words: [relatum.word], partOfSpeech: relatum.partOfSpeech }),
    ),
  );
}

function answerChoices(
  question: ChoiceQuestion,
  { comparePhrases, compareRelations, allowsStemWords = false }: ComparingModel,
): ItemAnswer<AnswerForms['choices']> {
  const unknown: PhraseSimilarity = { similarity: undefined, missing: [] };
  if (asksForRelation(question)) {
    return gatherScores(question.choices.map((choice) => compareRelations?.(question.stem, choice) ?? unknown));
  }
  // One object a stem, so that it is composed once.
  const phrases = new Map<readonly string[], Phrase>();
  const phraseOf = (stem: readonly string[]): Phrase => {
    const phrase = phrases.get(stem) ?? { form: stem.length === 1 ? 'word' : 'modifier-noun', words: stem };
    phrases.set(stem, phrase);
    return phrase;
  };
  const scores = question.choices.map((choice, place) => {
    const stem = question.stems?.[place] ?? question.stem;
    const compared = comparePhrases?.(phraseOf(stem), phraseOf(choice)) ?? unknown;
    const isExcluded = !allowsStemWords && choice.length === 1 && stem.includes(choice[0] ?? '');
    return isExcluded && compared.similarity !== undefined ? { ...compared, similarity: excludedScore } : compared;
  });
  return gatherScores(scores);
}

/** The mean likeness of each rated pair to the paradigms of its relation that have vectors (Jurgens et al. 2012). */
function answerDegrees(
  { paradigms, rated }: RelationClass,
  compare: RelationComparer,
): ItemAnswer<AnswerForms['relation-degrees']> {
  return gatherScores(
    rated.map(({ pair }) => {
      const compared = paradigms.map((paradigm) => compare(paradigm, pair));
      const known = compared.flatMap(({ similarity }) => similarity ?? []);
      return {
        similarity: known.length === 0 ? undefined : meanOf(known),
        missing: compared.flatMap(({ missing }) => missing),
      };
    }),
  );
}

function gatherScores(compared: readonly PhraseSimilarity[]): ItemAnswer<readonly (number | null)[]> {
  const scores = compared.map(({ similarity }) => similarity ?? null);
  const missing = [...new Set(compared.flatMap((one) => one.missing))];
  return { answer: scores.every((score) => score === null) ? undefined : scores, missing };
}
