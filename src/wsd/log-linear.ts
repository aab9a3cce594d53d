import { OptionError, requireOption, ShapeError, UnknownWordError } from '../errors.js';
import type { Inventory } from './candidate.js';
import type { CallOptions, Disambiguator, Question, Scorer, Scores } from './disambiguator.js';
import type { Occurrence } from './occurrence.js';
import { softmax } from './softmax.js';

/** A scorer with its weight in a log-linear combination. */
export interface WeightedScorer {
  readonly scorer: Scorer;
  /** Multiplies the scorer's numbers before they are added up; above 0. */
  readonly weight: number;
}

/** Options of {@link createLogLinear}. */
export interface LogLinearOptions {
  /**
   * The probability that the inventory lacks the meaning, 0 up to but without 1; default {@link unlistedShare}. With 0 a lone candidate
   * is certain.
   */
  readonly unlisted?: number | undefined;
}

/**
 * The share of the words that the annotators of SemCor 3.0 judged whose meaning WordNet 3.0 lacks: 8,096 of 234,136
 * (`benchmarks/senses/measure-unlisted.ts`).
 */
export const unlistedShare = 0.035;

/**
 * Makes a disambiguator from scorers: p(candidate) is the softmax of the weighted sum of their scores, times 1 - unlisted.
 *
 * @throws OptionError when there is no scorer, a weight is not above 0 or `unlisted` out of range, and later when a score is not finite; ShapeError when
 * a scorer leaves out a candidate; UnknownWordError for an occurrence without candidates.
 * @example
 * const scorers = [{ scorer: createBiEncoder(model), weight: 16 }, { scorer: createSensePrior(), weight: 1 }];
 * const disambiguator = createLogLinear(createLexiconInventory(lexicon), scorers);
 */
export function createLogLinear(
  inventory: Inventory,
  scorers: readonly WeightedScorer[],
  options: LogLinearOptions = {},
): Disambiguator {
  const { unlisted = unlistedShare } = options;
  requireOption(unlisted >= 0 && unlisted < 1, 'unlisted', unlisted, 'a number from 0, below 1');
  if (scorers.length === 0) throw new OptionError('scorers', [], 'at least one scorer');
  for (const { scorer, weight } of scorers) {
    if (!(weight > 0 && Number.isFinite(weight))) throw new OptionError(`weight of ${scorer.name}`, weight, 'above 0');
  }
  const ask = (occurrence: Occurrence): Question => {
    const candidates = inventory.candidates(occurrence);
    if (candidates.length > 0) return { occurrence, candidates };
    throw new UnknownWordError(occurrence.lemma, `${inventory.name} as part of speech ${occurrence.partOfSpeech}`);
  };
  // What is ranked is often explained next, and some scorers run a model.
  const scoredBefore = new WeakMap<Occurrence, readonly Scores[]>();
  return {
    name: scorers.map(({ scorer }) => scorer.name).join(' + '),
    async disambiguateAll(occurrences, call = {}) {
      call.signal?.throwIfAborted();
      const questions = occurrences.map(ask);
      const all = await scoreByAll(scorers, questions, call);
      return questions.map(({ candidates }, place) => {
        const scored = all.map((scores) => scores[place]);
        scoredBefore.set(occurrences[place], scored);
        const probabilities = softmax(addWeighted(scored, scorers, candidates.length));
        return {
          candidates: candidates
            .map((candidate, at) => ({ candidate, probability: (1 - unlisted) * probabilities[at] }))
            .sort((a, b) => b.probability - a.probability),
          unlisted,
          hasEvidence: scored.some(({ hasEvidence }) => hasEvidence),
          missing: [...new Set(scored.flatMap(({ missing }) => missing))],
        };
      });
    },
    async explain(occurrence, { key }, call = {}) {
      call.signal?.throwIfAborted();
      const question = ask(occurrence);
      const place = question.candidates.findIndex((candidate) => candidate.key === key);
      if (place < 0) {
        throw new UnknownWordError(key, `the meanings of "${occurrence.lemma}" as ${occurrence.partOfSpeech}`);
      }
      const all =
        scoredBefore.get(occurrence) ?? (await scoreByAll(scorers, [question], call)).map(([scores]) => scores);
      const found = await Promise.all(
        scorers.map(async ({ scorer, weight }, at) => {
          const text = await scorer.explain(question, question.candidates[place], call);
          return text === undefined ? [] : [{ scorer: scorer.name, text, weight: weight * all[at].scores[place] }];
        }),
      );
      return found.flat();
    },
  };
}

/** The scores of each scorer for each question, checked. */
async function scoreByAll(
  scorers: readonly WeightedScorer[],
  questions: readonly Question[],
  options: CallOptions,
): Promise<Scores[][]> {
  const all: Scores[][] = [];
  for (const { scorer } of scorers) {
    const onProgress = (share: number): void => options.onProgress?.((all.length + share) / scorers.length);
    const found = await scorer.scoreAll(questions, { ...options, onProgress });
    requireScores(scorer.name, found, questions);
    all.push(found);
  }
  return all;
}

function requireScores(name: string, found: readonly Scores[], questions: readonly Question[]): void {
  if (found.length !== questions.length) {
    throw new ShapeError(`scorer ${name}`, `${found.length} answers`, `${questions.length}, one a question`);
  }
  questions.forEach(({ candidates }, place) => {
    const { scores } = found[place];
    if (scores.length !== candidates.length) {
      throw new ShapeError(`scorer ${name}`, `${scores.length} scores`, `${candidates.length}, one a candidate`);
    }
    for (const score of scores) requireOption(Number.isFinite(score), `score of ${name}`, score, 'finite numbers');
  });
}

function addWeighted(scored: readonly Scores[], scorers: readonly WeightedScorer[], count: number): Float64Array {
  const sums = new Float64Array(count);
  scored.forEach(({ scores }, at) => {
    scores.forEach((score, place) => {
      sums[place] += scorers[at].weight * score;
    });
  });
  return sums;
}
