import type { SenseQuestion } from '../generated/sense-questions.js';
import { creditKeys } from '../scores/score-sense-predictions.js';
import type { ExampleSenseSet } from '../sense-dataset.js';
import { findKeysFault } from './answer-faults.js';
import { countFact } from './dataset-facts.js';
import { groupByPartOfSpeech } from './group-by-part-of-speech.js';
import { creditsOf, scoreMean } from './mean-score.js';
import type { Anchor, TaskKind } from './task-kind.js';

const measure = 'accuracy';

/**
 * Example sentences of a lexicon with a word of which the sense is asked, as `generateSenseQuestions` makes them. The gold is
 * the sense of the synset that the example belongs to.
 *
 * Keys that tie share the credit. A question without an answer counts as a guess, 1 / candidates, and is left out of
 * `accuracy of answered questions`.
 */
export const exampleSenseKind: TaskKind<'example-senses'> = {
  kind: 'example-senses',
  listItems: ({ questions }) => questions.map(({ id }) => id),
  take: (set, items) => ({ ...set, questions: set.questions.slice(0, items) }),
  findFault({ questions }, place, answer) {
    const fault = findKeysFault(answer);
    if (fault !== undefined) return fault;
    const { candidates = [] } = questions[place] ?? {};
    const other = (answer as readonly string[]).find((key) => !candidates.includes(key));
    return other === undefined ? undefined : `expected keys among ${candidates.join(', ')}, found "${other}".`;
  },
  parseAnswer: (text) => text.trim().split(/\s+/),
  score(set, answers, options) {
    const scored = creditQuestions(set, answers);
    const answered = creditsOf(scored.filter(({ isAnswered }) => isAnswered));
    return {
      answered: answered.length,
      scores: [
        scoreMean(measure, creditsOf(scored), options),
        scoreMean('accuracy of answered questions', answered, options),
        ...groupByPartOfSpeech(scored, ({ question }) => question.partOfSpeech).map(({ name, members }) => {
          return scoreMean(`accuracy of ${name}`, creditsOf(members), options);
        }),
      ],
    };
  },
  outcomes(set, answers) {
    const credits = creditsOf(creditQuestions(set, answers));
    return { type: 'credits', measure, credits, isAccuracy: true };
  },
  anchors(set) {
    if (set.questions.length === 0) return [];
    const meanWith = (answer: (question: SenseQuestion) => readonly string[]): number => {
      const scored = creditQuestions(set, set.questions.map(answer));
      return scored.reduce((sum, { credit }) => sum + credit, 0) / scored.length;
    };
    const floors: readonly (readonly [string, number])[] = [
      ['random', meanWith(({ candidates }) => candidates)],
      ['first sense', meanWith(({ candidates }) => candidates.slice(0, 1))],
    ];
    return floors.map(([name, value]): Anchor => ({ name, role: 'floor', measure, value }));
  },
  describe({ questions }) {
    const candidates = questions.reduce((sum, question) => sum + question.candidates.length, 0);
    return [
      countFact('questions', questions.length),
      ...groupByPartOfSpeech(questions, ({ partOfSpeech }) => partOfSpeech).map(({ name, members }) => {
        return countFact(name, members.length);
      }),
      ...(questions.length === 0
        ? []
        : [{ name: 'candidates of a question', value: candidates / questions.length, decimals: 1 }]),
    ];
  },
};

interface ScoredQuestion {
  readonly question: SenseQuestion;
  readonly credit: number;
  readonly isAnswered: boolean;
}

function creditQuestions(
  { questions }: ExampleSenseSet,
  answers: readonly (readonly string[] | undefined)[],
): ScoredQuestion[] {
  return questions.map((question, place) => {
    const credit = creditKeys([question.gold], answers[place]);
    return { question, credit: credit ?? 1 / question.candidates.length, isAnswered: credit !== undefined };
  });
}
