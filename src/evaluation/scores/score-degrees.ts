import { requireOption, ShapeError } from '../../errors.js';
import { spearman } from '../../matrix/correlation.js';
import { meanOf } from '../../matrix/mean.js';
import type { MostLeastQuestion, RelationClass } from '../dataset.js';

/** How well a system rates the word pairs of one relation class. */
export interface RelationScore {
  readonly id: string;
  readonly name: string;
  /** Spearman's correlation with the ratings of people; undefined where fewer than two pairs have a rating, or all tie. */
  readonly spearman: number | undefined;
  /** The share of the rated pairs that the system rates. */
  readonly coverage: number;
  /** The mean accuracy of most and least illustrative pairs, 0 to 1; undefined where the class has no questions. */
  readonly maxDiff: number | undefined;
  readonly most: number | undefined;
  readonly least: number | undefined;
  /** The same over the questions of which the system rates all pairs; undefined where there is none. */
  readonly answeredMaxDiff: number | undefined;
  /** What choosing by chance gives in place of `maxDiff`. */
  readonly chance: number | undefined;
  /** How many questions there are, and of how many the system rates all pairs. */
  readonly questions: number;
  readonly answered: number;
}

/** What {@link scoreDegrees} finds. */
export interface DegreeScores {
  /** The mean over the classes that have one; undefined where none has. */
  readonly meanSpearman: number | undefined;
  readonly meanMaxDiff: number | undefined;
  readonly meanChance: number | undefined;
  /** How many classes have a Spearman's correlation, and so count in its mean. */
  readonly correlated: number;
  readonly relations: readonly RelationScore[];
  /** The credit of each question of each class in their order, the mean of most and least, for intervals. */
  readonly credits: Float64Array;
  /** Which of these questions had a rating for each of its pairs. */
  readonly isAnswered: readonly boolean[];
}

/**
 * Scores a system on degrees of relational similarity as SemEval-2012 task 2 does (Jurgens et al. 2012): MaxDiff accuracy
 * and Spearman's correlation for each class, and their means over classes.
 *
 * In a MaxDiff question the pair with the highest rating is the guess for the most illustrative, that with the lowest for
 * the least. A guess is right where no pair was chosen by more people; two pairs chosen by equally many are both right.
 * Pairs that tie in the system's rating share the credit. A question with a pair that has no rating gets what choosing by
 * chance gives. Spearman's correlation is taken over the pairs that the system rates. A side of a question on which nobody
 * chose a pair does not count.
 *
 * @param rate how well a pair shows the relation, or undefined when a word has no vector; higher is better.
 * @throws ShapeError when there are no classes; OptionError when a rating is not a number.
 */
export function scoreDegrees(
  relations: readonly RelationClass[],
  rate: (relation: RelationClass, pair: readonly [string, string]) => number | undefined,
): DegreeScores {
  if (relations.length === 0) throw new ShapeError('scoreDegrees', 'no classes', 'at least one');
  const credits: number[] = [];
  const isAnswered: boolean[] = [];
  const scores = relations.map((relation): RelationScore => {
    const rateChecked = (pair: readonly [string, string]): number | undefined => {
      const rating = rate(relation, pair);
      requireOption(!Number.isNaN(rating), 'rate', rating, `a number or undefined, for "${pair.join(':')}"`);
      return rating;
    };
    const questions = relation.questions.flatMap((question) => scoreQuestion(question, rateChecked) ?? []);
    const answered = questions.filter((question) => question.isAnswered);
    credits.push(...questions.map(({ credit }) => credit));
    isAnswered.push(...questions.map((question) => question.isAnswered));
    return {
      id: relation.id,
      name: relation.name,
      ...correlate(relation, rateChecked),
      maxDiff: mean(questions.flatMap(({ most, least }) => [most, least])),
      answeredMaxDiff: mean(answered.flatMap(({ most, least }) => [most, least])),
      most: mean(questions.map(({ most }) => most)),
      least: mean(questions.map(({ least }) => least)),
      chance: mean(questions.map(({ chance }) => chance)),
      questions: questions.length,
      answered: answered.length,
    };
  });
  return {
    meanSpearman: mean(scores.map((score) => score.spearman)),
    meanMaxDiff: mean(scores.map(({ maxDiff }) => maxDiff)),
    meanChance: mean(scores.map(({ chance }) => chance)),
    correlated: scores.filter((score) => score.spearman !== undefined).length,
    relations: scores,
    credits: Float64Array.from(credits),
    isAnswered,
  };
}

function correlate(
  { rated }: RelationClass,
  rate: (pair: readonly [string, string]) => number | undefined,
): Pick<RelationScore, 'spearman' | 'coverage'> {
  const gold: number[] = [];
  const ratings: number[] = [];
  for (const { pair, score } of rated) {
    const rating = rate(pair);
    if (rating === undefined) continue;
    gold.push(score);
    ratings.push(rating);
  }
  return {
    spearman: gold.length < 2 ? undefined : spearman(gold, ratings),
    coverage: rated.length === 0 ? 0 : gold.length / rated.length,
  };
}

interface QuestionScore {
  readonly most: number | undefined;
  readonly least: number | undefined;
  readonly credit: number;
  readonly chance: number;
  readonly isAnswered: boolean;
}

/** Undefined where nobody chose any pair. */
function scoreQuestion(
  { pairs, most, least }: MostLeastQuestion,
  rate: (pair: readonly [string, string]) => number | undefined,
): QuestionScore | undefined {
  const ratings = pairs.map(rate);
  const known = ratings.filter((rating) => rating !== undefined);
  const isKnown = known.length === ratings.length;
  const guesses = (extreme: number): boolean[] => ratings.map((rating) => !isKnown || rating === extreme);
  const all = pairs.map(() => true);
  const sides = {
    most: creditOf(most, guesses(Math.max(...known))),
    least: creditOf(least, guesses(Math.min(...known))),
  };
  const credit = mean([sides.most, sides.least]);
  const chance = mean([creditOf(most, all), creditOf(least, all)]);
  if (credit === undefined || chance === undefined) return undefined;
  return { ...sides, credit, chance, isAnswered: isKnown };
}

/** The share of the guessed pairs that nobody's choice outdoes; undefined where nobody chose. */
function creditOf(votes: readonly number[], isGuess: readonly boolean[]): number | undefined {
  const majority = Math.max(...votes);
  if (majority <= 0) return undefined;
  const guessed = votes.filter((_, index) => isGuess[index]);
  return guessed.filter((count) => count === majority).length / guessed.length;
}

function mean(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : meanOf(known);
}
