import type { AnalogySet, ChoiceSet, RatedPairSet, RelationDegreeSet } from '../../src/evaluation/dataset.js';
import { scoreMultipleChoice } from '../../src/evaluation/generated/multiple-choice.js';
import { scoreDegrees } from '../../src/evaluation/scores/score-degrees.js';
import { meanRating } from '../../src/evaluation/scores/score-pairs.js';
import { bootstrapMean } from '../../src/evaluation/statistics/bootstrap.js';
import { bootstrapSpearman, intervalOf } from '../../src/evaluation/statistics/bootstrap-correlation.js';
import { longestCommonSubstring } from '../../src/evaluation/statistics/longest-common-substring.js';
import { spearman } from '../../src/matrix/correlation.js';
import type { AblationModel } from './ablation-model.js';
import { openTasks } from './read-tasks.js';

// The development tasks of an ablation, and how the scores of two models on the same items differ.

/** What came of each item: its credit or its prediction; undefined where the item is not answered. */
export type Outcome = readonly (number | undefined)[];

/** A development task. */
export interface AblationTask {
  readonly name: string;
  /** What a difference in the model must touch for the task to tell it: composition, relations or pairs. */
  readonly asks: 'composition' | 'pairs' | 'relations';
  readonly items: number;
  /** What predictions are correlated with; credits have none, and their mean is the score. */
  readonly gold?: readonly number[];
  /** The group of each item, where items depend on each other: means are over groups, and so are intervals. */
  readonly groups?: readonly string[];
  answer(model: AblationModel): Outcome;
}

/** A value with its 95 % interval, rounded to four decimals. */
export type Estimate = readonly [value: number, low: number, high: number];

const sharedLetters = 4;
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

/** The score over the items that are answered. */
export function scoreOutcome(task: Pick<AblationTask, 'gold' | 'groups'>, values: Outcome): Estimate | undefined {
  if (task.gold === undefined) return estimateMean(task, values);
  const known = values.filter((value) => value !== undefined);
  const outcome = task.gold.filter((_, place) => values[place] !== undefined);
  if (known.length === 0) return undefined;
  const value = spearman(known, outcome);
  const [interval] = bootstrapSpearman({ predictions: [known], outcome }).intervals;
  if (value === undefined || interval === undefined) return undefined;
  return [rounded(value), rounded(interval.low), rounded(interval.high)];
}

/** The difference of two scores, first less second, by the paired bootstrap over the items that both answer. */
export function compareOutcomes(task: AblationTask, first: Outcome, second: Outcome): Estimate | undefined {
  const pairs = first.map((a, place) => ({ a, b: second[place] }));
  const { gold } = task;
  if (gold === undefined) {
    return estimateMean(
      task,
      pairs.map(({ a, b }) => (a === undefined || b === undefined ? undefined : a - b)),
    );
  }
  const both = pairs.flatMap(({ a, b }, place) =>
    a === undefined || b === undefined ? [] : [{ a, b, rating: gold[place] as number }],
  );
  if (both.length === 0) return undefined;
  const outcome = both.map(({ rating }) => rating);
  const predictions = [both.map(({ a }) => a), both.map(({ b }) => b)];
  const [one, other] = predictions.map((list) => spearman(list, outcome));
  const [of, ofOther] = bootstrapSpearman({ predictions, outcome }).samples;
  if (one === undefined || other === undefined || of === undefined || ofOther === undefined) return undefined;
  const interval = intervalOf(
    of.map((value, sample) => value - (ofOther[sample] as number)),
    0.95,
  );
  return interval && [rounded(one - other), rounded(interval.low), rounded(interval.high)];
}

function estimateMean({ groups }: Pick<AblationTask, 'groups'>, values: Outcome): Estimate | undefined {
  const byGroup = new Map<string, number[]>();
  for (const [place, value] of values.entries()) {
    const group = groups?.[place] ?? `${place}`;
    if (value !== undefined) byGroup.set(group, [...(byGroup.get(group) ?? []), value]);
  }
  if (byGroup.size === 0) return undefined;
  const means = [...byGroup.values()].map((list) => list.reduce((sum, value) => sum + value, 0) / list.length);
  const { mean, low, high } = bootstrapMean(means);
  return [rounded(mean), rounded(low), rounded(high)];
}

/** Noun-modifier questions; answered where stem and solution are known, and unknown wrong choices are never chosen. */
function questionTask(name: string, { questions }: ChoiceSet): AblationTask {
  return {
    name,
    asks: 'composition',
    items: questions.length,
    answer: (model) =>
      creditsOf(
        questions,
        (stem, word) => model.compose(stem, word),
        (word) => model.formOf(word) !== undefined,
      ),
  };
}

type Questions = ChoiceSet['questions'];

function creditsOf(
  questions: Questions,
  score: (stem: readonly [string, string], word: string) => number | undefined,
  isKnown: (word: string) => boolean,
): (number | undefined)[] {
  return questions.map(({ id, stem, stems, choices, solution }) => {
    const right = choices[solution] ?? [];
    if (![...stem, ...right].every(isKnown)) return undefined;
    const asked = choices.map((choice, place) => ({ word: choice[0] ?? '', kind: 'choice', place }));
    const { credits } = scoreMultipleChoice(
      [{ id, stem: ['', ''], choices: asked, solution }],
      (_, { word, place }) => {
        const [a = '', b = ''] = stems?.[place] ?? stem;
        return score([a, b], word);
      },
      { missingChoices: 'lowest' },
    );
    return credits[0];
  });
}

/** The credits of a choice by the longest stretch of letters that it shares with its stem, words of the stem left aside. */
export function scoreSpelling(
  { questions }: ChoiceSet,
  isAsked: (place: number) => boolean = () => true,
): Estimate | undefined {
  const values = creditsOf(
    questions.filter((_, place) => isAsked(place)),
    (stem, word) => (stem.includes(word) ? 0 : longestCommonSubstring(stem.join(' '), word).length),
    () => true,
  );
  return scoreOutcome({}, values);
}

/** The questions whose solution shares no four letters in a row with a word of the stem. */
function takeDisjoint(set: ChoiceSet): ChoiceSet {
  const isDisjoint = ({ stem, choices, solution }: Questions[number]): boolean =>
    stem.every((word) => longestCommonSubstring(choices[solution]?.[0] ?? '', word).length < sharedLetters);
  return { ...set, questions: set.questions.filter(isDisjoint) };
}

function pairTask(name: string, { pairs }: RatedPairSet): AblationTask {
  return {
    name,
    asks: 'pairs',
    items: pairs.length,
    gold: pairs.map(meanRating),
    answer: (model) => pairs.map(({ left, right }) => model.compare(left, right)),
  };
}

/** MaxDiff questions, answered where all their pairs are rated, in groups by relation. */
function degreeTask(name: string, { relations }: RelationDegreeSet): AblationTask {
  const rate = (model: AblationModel | undefined) =>
    scoreDegrees(relations, ({ paradigms }, pair) => {
      const ratings = paradigms.flatMap(([a, b]) => model?.relate([a, b], pair) ?? []);
      return ratings.length === 0 ? undefined : ratings.reduce((sum, value) => sum + value, 0) / ratings.length;
    });
  const groups = rate(undefined).relations.flatMap(({ id, questions }) => Array.from({ length: questions }, () => id));
  return {
    name,
    asks: 'relations',
    items: groups.length,
    groups,
    answer(model) {
      const { credits, isAnswered } = rate(model);
      return Array.from(credits, (credit, place) => (isAnswered[place] ? credit : undefined));
    },
  };
}

const stride = 4;
const semanticSections: readonly string[] = [
  'capital-common-countries',
  'capital-world',
  'currency',
  'city-in-state',
  'family',
];

/**
 * Every fourth of Google's semantic questions, with all answers of its section to choose from, in groups by the pair that
 * is asked for; answered where its four words are known, and unknown choices are never chosen.
 */
function sectionTask(name: string, set: AnalogySet): AblationTask {
  const semantic = set.questions.filter(({ section }) => semanticSections.includes(section));
  const answersOf = new Map<string, Set<string>>();
  for (const { section, answers } of semantic) {
    answersOf.set(section, (answersOf.get(section) ?? new Set()).add(answers[0] ?? ''));
  }
  const questions = semantic
    .filter((_, place) => place % stride === 0)
    .map(({ id, section, a, b, c, answers: [d = ''] }) => {
      const choices = [...(answersOf.get(section) ?? [])].filter((word) => word !== b);
      return { id, pair: [a, b] as const, c, d, choices };
    });
  return {
    name,
    asks: 'relations',
    items: questions.length,
    groups: questions.map(({ c, d }) => `${c}:${d}`),
    answer: (model) =>
      questions.map(({ id, pair, c, d, choices }) => {
        if (![...pair, c, d].every((word) => model.formOf(word) !== undefined)) return undefined;
        const asked = choices.map((word) => ({ word, kind: 'choice' }));
        const { credits } = scoreMultipleChoice(
          [{ id, stem: pair, choices: asked, solution: choices.indexOf(d) }],
          (_, { word }) => model.relate(pair, [c, word]),
          { missingChoices: 'lowest' },
        );
        return credits[0];
      }),
  };
}

/** The tasks, and the questions of seven and fourteen choices for their floor. */
export async function readAblationTasks(data: string) {
  const { generate, read } = await openTasks(data);
  const questions = {
    seven: generate('noun-modifier-7', 'development'),
    fourteen: generate('noun-modifier-14', 'development'),
  };
  const tasks = [
    questionTask('noun-modifier-7', questions.seven),
    questionTask('noun-modifier-14', questions.fourteen),
    questionTask('noun-modifier-7, surface-disjoint', takeDisjoint(questions.seven)),
  ];
  for (const id of ['wordsim-353', 'simlex-999', 'ml2010-adjective-noun', 'ml2010-compound-noun']) {
    tasks.push(pairTask(id, await read<RatedPairSet>(id)));
  }
  tasks.push(degreeTask('semeval2012-task2-training', await read('semeval2012-task2-training')));
  tasks.push(sectionTask('google-analogies, semantic', await read('google-analogies')));
  return { tasks, questions };
}
