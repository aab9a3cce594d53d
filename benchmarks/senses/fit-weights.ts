/** The scores of one question's candidates by several scorers, and which candidates are right. */
export interface ScoredQuestion {
  /** One row a scorer, one number a candidate. */
  readonly scores: readonly ArrayLike<number>[];
  readonly isRight: readonly boolean[];
}

/** Rounds of gradient ascent; the weights no longer move in their third digit. */
const rounds = 400;

/**
 * Fits the weights of a log-linear combination by maximum likelihood with an L2 penalty of 1 on weights of scores of unit variance.
 *
 * Questions without a right candidate, or with a single one, say nothing.
 */
export function fitWeights(questions: readonly ScoredQuestion[]): number[] {
  const asked = questions.filter(({ isRight }) => isRight.length > 1 && isRight.includes(true)).map(centre);
  const size = asked[0].scores.length;
  const scales = Array.from({ length: size }, (_, scorer) => {
    const all = asked.flatMap(({ scores }) => Array.from(scores[scorer]));
    return Math.sqrt(all.reduce((sum, value) => sum + value * value, 0) / all.length) || 1;
  });
  let weights = new Array<number>(size).fill(0);
  const speed = 2 / asked.length;
  for (let round = 0; round < rounds; round++) {
    const gradient = weights.map((weight) => -2 * weight);
    for (const { scores, isRight } of asked) {
      const sums = isRight.map((_, place) => {
        return scores.reduce((sum, own, scorer) => sum + (weights[scorer] * own[place]) / scales[scorer], 0);
      });
      const most = Math.max(...sums);
      const powers = sums.map((sum) => Math.exp(sum - most));
      const all = powers.reduce((sum, power) => sum + power, 0);
      const right = powers.reduce((sum, power, place) => sum + (isRight[place] ? power : 0), 0);
      scores.forEach((own, scorer) => {
        for (let place = 0; place < powers.length; place++) {
          const wanted = isRight[place] ? powers[place] / right : 0;
          gradient[scorer] += ((wanted - powers[place] / all) * own[place]) / scales[scorer];
        }
      });
    }
    weights = weights.map((weight, scorer) => weight + speed * gradient[scorer]);
  }
  return weights.map((weight, scorer) => weight / scales[scorer]);
}

/** The share of questions, in per cent, whose best candidate is right; ties share the credit. */
export function measureWeights(questions: readonly ScoredQuestion[], weights: readonly number[]): number {
  const credits = questions.map(({ scores, isRight }) => {
    const sums = isRight.map((_, place) => scores.reduce((sum, own, at) => sum + weights[at] * own[place], 0));
    const best = Math.max(...sums);
    const tied = isRight.filter((_, place) => sums[place] >= best - 1e-9);
    return tied.length === 0 ? 0 : tied.filter(Boolean).length / tied.length;
  });
  return (100 * credits.reduce((sum, credit) => sum + credit, 0)) / questions.length;
}

/** The mean of -log p(right) over questions that have several candidates and a right one: what {@link fitWeights} makes small. */
export function measureLoss(questions: readonly ScoredQuestion[], weights: readonly number[]): number {
  const asked = questions.filter(({ isRight }) => isRight.length > 1 && isRight.includes(true));
  const losses = asked.map(({ scores, isRight }) => {
    const sums = isRight.map((_, place) => scores.reduce((sum, own, at) => sum + weights[at] * own[place], 0));
    const most = Math.max(...sums);
    const powers = sums.map((sum) => Math.exp(sum - most));
    const right = powers.reduce((sum, power, place) => sum + (isRight[place] ? power : 0), 0);
    return Math.log(powers.reduce((sum, power) => sum + power, 0) / right);
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

/** The same as `measureWeights` where each tenth of the questions, by turns, is measured with weights fitted on the others. */
export function crossValidate(questions: readonly ScoredQuestion[]): number {
  const folds = 10;
  let sum = 0;
  for (let fold = 0; fold < folds; fold++) {
    const held = questions.filter((_, place) => place % folds === fold);
    const weights = fitWeights(questions.filter((_, place) => place % folds !== fold));
    sum += measureWeights(held, weights) * held.length;
  }
  return sum / questions.length;
}

function centre({ scores, isRight }: ScoredQuestion): ScoredQuestion {
  const centred = scores.map((own) => {
    const mean = Array.from(own).reduce((sum, value) => sum + value, 0) / own.length;
    return Array.from(own, (value) => value - mean);
  });
  return { scores: centred, isRight };
}
