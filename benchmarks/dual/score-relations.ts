import type { RelationClass } from '../../src/evaluation/dataset.js';
import { scoreMultipleChoice } from '../../src/evaluation/generated/multiple-choice.js';
import type { RelationQuestion } from '../../src/evaluation/generated/relation-questions.js';
import { type DegreeScores, scoreDegrees } from '../../src/evaluation/scores/score-degrees.js';
import { bootstrapDifference, bootstrapMean, type Interval } from '../../src/evaluation/statistics/bootstrap.js';
import type { QuestionCredits } from './score-questions.js';

/** How alike the relations a:b and c:d are; undefined where a word is not known. */
export type RelationScorer = (a: string, b: string, c: string, d: string) => number | undefined;

/** The credit of each question; a question with a choice that has no score is a guess. */
export function creditRelations(
  questions: readonly RelationQuestion[],
  score: RelationScorer,
  missingChoices: 'guess' | 'lowest',
): QuestionCredits {
  const asked = questions.map((question) => ({
    ...question,
    choices: question.choices.map((choice) => ({ ...choice, word: choice.words.join(':') })),
  }));
  return scoreMultipleChoice(asked, ({ stem }, { words }) => score(...stem, ...words), { missingChoices });
}

/** The share of questions with a direction whose solution scores higher than the same pair turned round. */
export function scoreOrder(questions: readonly RelationQuestion[], score: RelationScorer): Interval {
  const credits = questions.flatMap(({ stem, choices, solution, isSymmetric }) => {
    const [c, d] = choices[solution].words;
    const [straight, turned] = [score(...stem, c, d), score(...stem, d, c)];
    if (isSymmetric) return [];
    if (straight === undefined || turned === undefined || straight === turned) return [0.5];
    return [straight > turned ? 1 : 0];
  });
  return bootstrapMean(credits);
}

/**
 * Scores systems on degrees of relational similarity: a pair is rated by its mean score with the paradigms (Jurgens et al.
 * 2012). Gains are over the first system: of MaxDiff over questions and over classes, whose questions share their pairs, of
 * Spearman's correlation over classes.
 */
export function scoreRelationDegrees(
  relations: readonly RelationClass[],
  systems: ReadonlyMap<string, RelationScorer>,
) {
  const scored = [...systems].map(([system, score]) => {
    return { system, degrees: scoreDegrees(relations, (relation, pair) => ratePair(relation, pair, score)) };
  });
  const first = scored[0].degrees;
  return scored.map(({ system, degrees }, place) => {
    const { credits, isAnswered, meanMaxDiff, meanChance, meanSpearman } = degrees;
    return {
      system,
      maxDiff: meanMaxDiff,
      'maxDiff over questions': bootstrapMean(credits),
      chance: meanChance,
      spearman: meanSpearman,
      questions: credits.length,
      answered: isAnswered.filter(Boolean).length,
      ...(place > 0 && {
        'gain of maxDiff': bootstrapDifference(credits, first.credits),
        'gain of maxDiff over classes': bootstrapDifference(...pairClasses(degrees, first, 'maxDiff')),
        'gain of spearman': bootstrapDifference(...pairClasses(degrees, first, 'spearman')),
      }),
      classes: degrees.relations.map(({ id, name, maxDiff, spearman }) => ({ id, name, maxDiff, spearman })),
    };
  });
}

function ratePair(
  { paradigms }: RelationClass,
  [c, d]: readonly [string, string],
  score: RelationScorer,
): number | undefined {
  const known = paradigms.flatMap(([a, b]) => score(a, b, c, d) ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length;
}

function pairClasses(
  first: DegreeScores,
  second: DegreeScores,
  measure: 'maxDiff' | 'spearman',
): readonly [number[], number[]] {
  const valuesOf = ({ relations }: DegreeScores): number[] =>
    relations.map(({ id, [measure]: value }) => {
      if (value === undefined) throw new Error(`Class ${id} has no ${measure}.`);
      return value;
    });
  return [valuesOf(first), valuesOf(second)];
}
