import type { RelationClass, RelationDegreeSet } from '../dataset.js';
import { type RelationScore, scoreDegrees } from '../scores/score-degrees.js';
import { findListFault, parseNumberList } from './answer-faults.js';
import { countFact } from './dataset-facts.js';
import { scoreMean } from './mean-score.js';
import type { Anchor, Outcomes, TaskKind } from './task-kind.js';

const maxDiff = 'maxdiff accuracy';
const correlation = 'mean spearman';

type Answers = readonly (readonly (number | null)[] | undefined)[];

/**
 * Degrees of relational similarity (SemEval-2012 task 2, Jurgens et al. 2012). An item is a relation; its answer has a score
 * for each of its rated word pairs, and counts as one where some pair has a score. See `scoreDegrees`.
 *
 * Both measures are means over relations, and their intervals are drawn over relations: the questions of a relation share
 * its pairs, so that they are no independent draws. A MaxDiff question with a pair that has no score counts as choosing by
 * chance, a relation without a correlation as 0; the measures of what is answered leave both out.
 */
export const relationDegreeKind: TaskKind<'relation-degrees'> = {
  kind: 'relation-degrees',
  listItems: ({ relations }) => relations.map(({ id }) => id),
  take: (set, items) => ({ ...set, relations: set.relations.slice(0, items) }),
  findFault({ relations }, place, answer) {
    return findListFault(answer, relations[place]?.rated.length ?? 0, 'one a rated pair');
  },
  parseAnswer: parseNumberList,
  score(set, answers, options) {
    const scores = scoreRelations(set, answers);
    const answered = answers.filter(hasScore).length;
    const correlations = scores.map((score) => score.spearman);
    const known = correlations.filter((value) => value !== undefined);
    const ranked = correlations.filter((_, place) => isRanked(set.relations[place]));
    const all = known.length === 0 ? [] : ranked.map((value) => value ?? 0);
    return {
      answered,
      scores: [
        scoreMean(maxDiff, definedOf(scores, 'maxDiff'), options),
        scoreMean(`${maxDiff} of answered questions`, definedOf(scores, 'answeredMaxDiff'), options),
        scoreMean(correlation, all, options),
        scoreMean(`${correlation} of answered relations`, known, options),
      ],
    };
  },
  /** The credit of a relation is its MaxDiff accuracy; relations without questions have none. */
  outcomes(set, answers): Outcomes {
    const credits = definedOf(scoreRelations(set, answers), 'maxDiff');
    return { type: 'credits', measure: maxDiff, credits, isAccuracy: false };
  },
  anchors({ relations }) {
    const { meanChance } = scoreDegrees(relations, () => undefined);
    const random: Anchor = { name: 'random', role: 'floor', measure: correlation, value: 0 };
    return meanChance === undefined ? [random] : [{ ...random, measure: maxDiff, value: meanChance }, random];
  },
  describe: ({ relations }) => [
    countFact('relations', relations.length),
    countFact('rated pairs', countAll(relations, 'rated')),
    countFact('questions', countAll(relations, 'questions')),
    countFact('paradigms', countAll(relations, 'paradigms')),
  ],
};

function scoreRelations({ relations }: RelationDegreeSet, answers: Answers): readonly RelationScore[] {
  const scores = new Map(relations.map((relation, place) => [relation, scorePairs(relation, answers[place])]));
  return scoreDegrees(relations, (relation, pair) => scores.get(relation)?.get(nameOf(pair))).relations;
}

/** The scores of a relation's pairs, by their words, since its questions name pairs too. */
function scorePairs({ rated }: RelationClass, answer: readonly (number | null)[] = []): ReadonlyMap<string, number> {
  return new Map(
    rated.flatMap(({ pair }, place) => {
      const score = answer[place] ?? undefined;
      return score === undefined ? [] : [[nameOf(pair), score] as const];
    }),
  );
}

function nameOf(pair: readonly [string, string]): string {
  return JSON.stringify(pair);
}

function hasScore(answer: readonly (number | null)[] | undefined): boolean {
  return answer?.some((score) => score !== null) ?? false;
}

/** Whether the ratings of a relation can be correlated with anything. */
function isRanked(relation: RelationClass | undefined): boolean {
  return new Set(relation?.rated.map(({ score }) => score)).size > 1;
}

function definedOf(scores: readonly RelationScore[], field: 'maxDiff' | 'answeredMaxDiff'): number[] {
  return scores.flatMap((score) => score[field] ?? []);
}

function countAll(relations: readonly RelationClass[], field: 'rated' | 'questions' | 'paradigms'): number {
  return relations.reduce((sum, relation) => sum + relation[field].length, 0);
}
