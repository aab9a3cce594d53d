import { meanOf } from '../../matrix/mean.js';
import type { AnalogyQuestion } from '../dataset.js';
import { scoreAnalogyAnswers } from '../scores/score-analogy-answers.js';
import type { TaskResultScore } from '../task-result.js';
import { findLabelFault } from './answer-faults.js';
import { countFact } from './dataset-facts.js';
import { plainScore, scoreMean } from './mean-score.js';
import type { TaskKind } from './task-kind.js';

const measure = 'accuracy';

/**
 * Analogies with an open answer (Mikolov et al. 2013; Gladkova, Drozd and Matsuoka 2016): right is any of the answers that
 * a question lists. Letter case does not count.
 *
 * The semantic and the syntactic sections of Google's set are summed up as papers do. In `accuracy` a question without an answer is not right: a blind guess among all words is next to never so. There is no
 * score at all where no question has an answer. The mean over sections gives each the same weight, which Google's set needs,
 * since half of its semantic questions are of one section.
 */
export const analogyKind: TaskKind<'analogies'> = {
  kind: 'analogies',
  listItems: ({ questions }) => questions.map(({ id }) => id),
  take: (set, items) => ({ ...set, questions: set.questions.slice(0, items) }),
  findFault: (_, __, answer) => findLabelFault(answer),
  parseAnswer: (text) => text.trim(),
  score({ questions }, answers, options) {
    const { credits, isAnswered, sections } = scoreAnalogyAnswers(questions, answers, isSameWord);
    const answered = credits.filter((_, place) => isAnswered[place]);
    const ofSections = sections.map(({ right, questions: asked }) => right / asked);
    const hasAnswers = answered.length > 0;
    const all: readonly TaskResultScore[] = hasAnswers
      ? [scoreMean(measure, credits, options)]
      : [{ measure, value: null, interval: null }];
    return {
      answered: answered.length,
      scores: [
        ...all,
        scoreMean('accuracy of answered questions', answered, options),
        ...(hasAnswers ? (['semantic', 'syntactic'] as const) : []).flatMap((part) => {
          const places = questions.flatMap((question, place) => (question.part === part ? [place] : []));
          const known = places.filter((place) => isAnswered[place]);
          return [
            ...scorePlaces(`accuracy of ${part} sections`, places, credits, options),
            ...scorePlaces(`accuracy of answered questions of ${part} sections`, known, credits, options),
          ];
        }),
        ...plainScore('mean accuracy of sections', hasAnswers ? meanOf(ofSections) : undefined),
        ...sections.flatMap(({ section }, place) => {
          return plainScore(`accuracy of section ${section}`, hasAnswers ? ofSections[place] : undefined);
        }),
      ],
    };
  },
  outcomes({ questions }, answers) {
    const { credits } = scoreAnalogyAnswers(questions, answers, isSameWord);
    return { type: 'credits', measure, credits: [...credits], isAccuracy: true };
  },
  anchors({ questions }) {
    const answers = questions.map(answerBySpelling);
    const { accuracy } = scoreAnalogyAnswers(questions, answers, isSameWord);
    return [{ name: 'spelling: the change from a to b made to c', role: 'floor', measure, value: accuracy }];
  },
  describe({ questions }) {
    return [
      countFact('questions', questions.length),
      countFact('sections', new Set(questions.map(({ section }) => section)).size),
      countFact('words', new Set(questions.flatMap(({ a, b, c, answers }) => [a, b, c, ...answers])).size),
    ];
  },
};

function scorePlaces(
  name: string,
  places: readonly number[],
  credits: Float64Array,
  options: Parameters<TaskKind<'analogies'>['score']>[2],
): TaskResultScore[] {
  if (places.length === 0) return [];
  return [
    scoreMean(
      name,
      Float64Array.from(places, (place) => credits[place]),
      options,
    ),
  ];
}

function isSameWord(answer: string, right: string): boolean {
  return answer.toLowerCase() === right.toLowerCase();
}

/** Takes from c the ending of a that b lacks, and adds the ending of b; undefined where c ends otherwise. */
function answerBySpelling({ a, b, c }: Pick<AnalogyQuestion, 'a' | 'b' | 'c'>): string | undefined {
  const [first, second, third] = [a.toLowerCase(), b.toLowerCase(), c.toLowerCase()];
  let shared = 0;
  while (shared < first.length && first[shared] === second[shared]) shared++;
  const removed = first.slice(shared);
  if (!third.endsWith(removed)) return undefined;
  return third.slice(0, third.length - removed.length) + second.slice(shared);
}
