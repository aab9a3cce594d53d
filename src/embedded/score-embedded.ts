import { findBaseForms } from '../corpus/morphy.js';
import { readExceptions } from '../corpus/read-exceptions.js';
import { compositionSimilarity } from '../dual/composition.js';
import { singleSpaceComposition, type VectorComposition } from '../dual/single-space.js';
import {
  generateNounModifierQuestions,
  type NounModifierChoice,
} from '../evaluation/generated/noun-modifier-questions.js';
import {
  type NounModifierSystem,
  nounModifierTask,
  spellingSystem,
} from '../evaluation/generated/noun-modifier-task.js';
import { makeScoreboard, type Scoreboard } from '../evaluation/generated/scoreboard.js';
import { generateSenseQuestions, type SenseQuestion } from '../evaluation/generated/sense-questions.js';
import { type SenseSystem, senseTask } from '../evaluation/generated/sense-task.js';
import type { TaskSplit } from '../evaluation/generated/split-by-hash.js';
import type { NamedSystem } from '../evaluation/generated/task.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Space } from '../space/space.js';
import type { Disambiguator, Scorer } from '../wsd/disambiguator.js';
import { createLogLinear } from '../wsd/log-linear.js';
import { createSimplifiedLesk } from '../wsd/simplified-lesk.js';
import { answerQuestions, type SenseAnswer } from './choose-senses.js';
import type { EmbeddedModels } from './embedded-models.js';
import { isWordnetLemma, wordnetPartName } from './english.js';
import type { EmbeddedSettings } from './settings.js';

/** Words of noun-modifier questions occur at least so often in the corpus: below, a vector is mostly accident. */
export const minimumQuestionFrequency = 5;

/** What is scored, and how. */
export interface ScoreOptions {
  readonly settings: EmbeddedSettings;
  /** The half of the questions; default `test`. */
  readonly split?: TaskSplit;
}

/** A scoreboard of the embedded default, with the number of questions that WordNet would give in all. */
export interface EmbeddedScoreboard extends Scoreboard {
  /** Questions of both halves before any was left out for want of vectors. */
  readonly population: number;
  /** What was left out, in words. */
  readonly restriction: string;
}

/**
 * Scores the dual space on noun-modifier questions with 7 and with 14 choices, beside baselines and one-space models.
 *
 * @param mono one space of both kinds of contexts, for the one-space models.
 */
export function scoreNounModifiers(models: EmbeddedModels, mono: Space, options: ScoreOptions): EmbeddedScoreboard[] {
  const { dual, lexicon, frequencies } = models;
  const { settings, split = 'test' } = options;
  const { seed } = settings;
  const accept = (word: string): boolean =>
    dual.has(word) && mono.has(word) && (frequencies.get(word) ?? 0) >= minimumQuestionFrequency;
  const questions = generateNounModifierQuestions(lexicon, { seed, accept });
  const population = generateNounModifierQuestions(lexicon, { seed }).length;
  const oneSpace = (how: VectorComposition): NounModifierSystem =>
    distinct(({ word, stem }) => singleSpaceComposition(mono, stem, word, how));
  const systems: NamedSystem<NounModifierSystem>[] = [
    { name: 'random', role: 'baseline', answer: () => 0 },
    { name: 'spelling only', role: 'baseline', answer: spellingSystem },
    { name: 'one space, add', role: 'comparison', answer: oneSpace('add') },
    { name: 'one space, multiply', role: 'comparison', answer: oneSpace('multiply') },
    { name: 'dual space', role: 'model', answer: ({ word, stem }) => compositionSimilarity(dual, stem, word).score },
  ];
  const restriction = `questions whose words all occur ${minimumQuestionFrequency} times or more in the corpus`;
  return ([7, 14] as const).map((choices) => ({
    ...makeScoreboard(nounModifierTask(questions, { choices, split, seed }), systems, { seed }),
    population,
    restriction,
  }));
}

/** Holds a single-space score to the dual space's own constraint: modifier and head are not answers. */
function distinct(score: (choice: NounModifierChoice) => number): NounModifierSystem {
  return (choice) => (choice.stem.includes(choice.word) ? -1 : score(choice));
}

/** Scores the sense models on WordNet's own example sentences, each example left out of the glosses. */
export async function scoreSenses(models: EmbeddedModels, options: ScoreOptions): Promise<EmbeddedScoreboard> {
  return scoreSenseAnswers(models.lexicon, await answerSenses(models, options), options);
}

/** What sense models answer to questions, in the order of these. */
export type SenseAnswers = Readonly<Record<'lesk' | 'together' | 'gloss', readonly SenseAnswer[]>>;

/** One of the parts of a list that are as long as each other, give or take one; the first is 0. */
export interface ListPart {
  readonly part: number;
  readonly parts: number;
}

/** Which questions {@link answerSenses} answers; default all of the test half. */
export interface AnswerOptions extends Partial<ListPart>, Pick<ScoreOptions, 'split'> {
  /** Is told the share that is done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** Answers the questions of a half, or a part of them; parts put one behind the other are what all would be. */
export async function answerSenses(models: EmbeddedModels, options: AnswerOptions = {}): Promise<SenseAnswers> {
  const { split = 'test', part = 0, parts = 1, onProgress } = options;
  const { lexicon, gloss, glossWords, inventory, disambiguator } = models;
  const all = generateExampleQuestions(lexicon).filter((question) => question.split === split);
  const place = (number: number): number => Math.round((number * all.length) / parts);
  const asked = all.slice(place(part), place(part + 1));
  /** Tells the share of all that is done when this much was done before, and this is so much of it. */
  const answerBy = (by: Disambiguator, before: number, share: number): Promise<SenseAnswer[]> => {
    const tell = (done: number): void => onProgress?.(before + share * done);
    return answerQuestions(by, asked, { lexicon, glossWords, onProgress: tell });
  };
  const alone = (scorer: Scorer): Disambiguator => createLogLinear(inventory, [{ scorer, weight: 1 }]);
  return {
    lesk: await answerBy(alone(createSimplifiedLesk(lexicon, glossWords)), 0, 0.1),
    together: await answerBy(disambiguator, 0.1, 0.7),
    gloss: await answerBy(alone(gloss), 0.8, 0.2),
  };
}

/** Scores what {@link answerSenses} gave for all questions of the half. */
export function scoreSenseAnswers(
  lexicon: Lexicon,
  answers: SenseAnswers,
  { settings: { seed }, split = 'test' }: ScoreOptions,
): EmbeddedScoreboard {
  const questions = generateExampleQuestions(lexicon);
  const asked = questions.filter((question) => question.split === split);
  const answerFrom = (list: readonly SenseAnswer[]): SenseSystem => {
    const known = new Map(asked.map(({ id }, place) => [id, list[place]]));
    return ({ id }) => known.get(id);
  };
  const systems: NamedSystem<SenseSystem>[] = [
    { name: 'random', role: 'baseline', answer: ({ candidates }) => candidates },
    { name: 'first sense', role: 'baseline', answer: ({ candidates }) => candidates.slice(0, 1) },
    { name: 'simplified Lesk', role: 'baseline', answer: answerFrom(answers.lesk) },
    { name: 'prior, gloss vectors, graph and slots', role: 'comparison', answer: answerFrom(answers.together) },
    { name: 'gloss vectors', role: 'model', answer: answerFrom(answers.gloss) },
  ];
  return {
    ...makeScoreboard(senseTask(questions, { split, seed }), systems, { seed }),
    population: questions.length,
    restriction: 'examples that use a member of their synset with two senses or more',
  };
}

/** Makes the sense questions of a lexicon, inflected members found by Morphy. */
export function generateExampleQuestions(lexicon: Lexicon): SenseQuestion[] {
  const morphology = { exceptions: readExceptions(), isLemma: isWordnetLemma(lexicon) };
  return generateSenseQuestions(lexicon, (form, part) =>
    findBaseForms(form.toLowerCase(), wordnetPartName(part), morphology),
  );
}
