import { OptionError, requireOption, ShapeError, UnknownWordError } from '../errors.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type {
  ContextCallOptions,
  ContextDisambiguator,
  ContextQuestion,
  ContextScorer,
  ContextScores,
  TextOccurrence,
} from './context-disambiguator.js';
import type { SenseScorer } from './disambiguator.js';
import { softmax } from './log-linear.js';

/** A scorer, of either kind, with its weight in a log-linear combination. */
export interface WeightedContextScorer {
  readonly scorer: ContextScorer | SenseScorer;
  /** Multiplies the scorer's numbers before they are added up; above 0. */
  readonly weight: number;
}

/**
 * Makes a disambiguator from scorers: p(sense) is the softmax of the weighted sum of their scores, as `createLogLinear` does for
 * scorers that answer at once; those can be among them.
 *
 * @throws OptionError when there is no scorer or a weight is not above 0, and later when a score is not finite; ShapeError when
 * a scorer leaves out a candidate.
 * @example createContextLogLinear(lexicon, [{ scorer, weight: 16 }, { scorer: createSensePrior(), weight: 1 }])
 */
export function createContextLogLinear(
  lexicon: Lexicon,
  scorers: readonly WeightedContextScorer[],
): ContextDisambiguator {
  if (scorers.length === 0) throw new OptionError('scorers', [], 'at least one scorer');
  for (const { scorer, weight } of scorers) {
    if (!(weight > 0 && Number.isFinite(weight))) throw new OptionError(`weight of ${scorer.name}`, weight, 'above 0');
  }
  const ask = (occurrence: TextOccurrence): ContextQuestion => {
    return { occurrence, candidates: lexicon.senses(occurrence.lemma, occurrence.partOfSpeech) };
  };
  return {
    name: scorers.map(({ scorer }) => scorer.name).join(' + '),
    async disambiguateAll(occurrences, options = {}) {
      options.signal?.throwIfAborted();
      const questions = occurrences.map(ask);
      const all = await scoreByAll(scorers, questions, options);
      return questions.map(({ candidates }, place) => {
        const scored = all.map((scores) => scores[place]);
        const probabilities = softmax(addWeighted(scored, scorers, candidates.length));
        return {
          senses: candidates
            .map((sense, at) => ({ sense, probability: probabilities[at] }))
            .sort((a, b) => b.probability - a.probability),
          hasEvidence: scored.every(({ hasEvidence }) => hasEvidence),
          missing: [...new Set(scored.flatMap(({ missing }) => missing))],
        };
      });
    },
    async explain(occurrence, sense, options = {}) {
      options.signal?.throwIfAborted();
      const question = ask(occurrence);
      const place = question.candidates.findIndex(({ key }) => key === sense.key);
      if (place < 0) {
        throw new UnknownWordError(sense.key, `the senses of "${occurrence.lemma}" as ${occurrence.partOfSpeech}`);
      }
      const all = await scoreByAll(scorers, [question], options);
      const found = await Promise.all(
        scorers.map(async ({ scorer, weight }, at) => {
          const text = await (isContextScorer(scorer)
            ? scorer.explain(question, question.candidates[place], options)
            : scorer.explain(occurrence, question.candidates[place]));
          if (text === undefined) return [];
          return [{ scorer: scorer.name, text, weight: weight * all[at][0].scores[place] }];
        }),
      );
      return found.flat();
    },
  };
}

function isContextScorer(scorer: ContextScorer | SenseScorer): scorer is ContextScorer {
  return 'scoreAll' in scorer;
}

/** The scores of each scorer for each question, checked. */
async function scoreByAll(
  scorers: readonly WeightedContextScorer[],
  questions: readonly ContextQuestion[],
  options: ContextCallOptions,
): Promise<ContextScores[][]> {
  const slow = scorers.filter(({ scorer }) => isContextScorer(scorer)).length;
  let done = 0;
  const all: ContextScores[][] = [];
  for (const { scorer } of scorers) {
    if (!isContextScorer(scorer)) {
      all.push(questions.map((question) => scoreAtOnce(scorer, question)));
    } else {
      const onProgress = (share: number): void => options.onProgress?.((done + share) / slow);
      all.push(await scorer.scoreAll(questions, { ...options, onProgress }));
      done++;
    }
    requireScores(scorer.name, all.at(-1) ?? [], questions);
  }
  return all;
}

function scoreAtOnce(scorer: SenseScorer, { occurrence, candidates }: ContextQuestion): ContextScores {
  return { scores: scorer.score(occurrence, candidates), hasEvidence: true, missing: [] };
}

function requireScores(name: string, found: readonly ContextScores[], questions: readonly ContextQuestion[]): void {
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

function addWeighted(
  scored: readonly ContextScores[],
  scorers: readonly WeightedContextScorer[],
  count: number,
): Float64Array {
  const sums = new Float64Array(count);
  scored.forEach(({ scores }, at) => {
    scores.forEach((score, place) => {
      sums[place] += scorers[at].weight * score;
    });
  });
  return sums;
}
