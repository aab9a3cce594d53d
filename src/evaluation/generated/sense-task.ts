import { requireOption } from '../../errors.js';
import { scoreCredits } from './score-credits.js';
import type { SenseQuestion } from './sense-questions.js';
import type { TaskSplit } from './split-by-hash.js';
import type { Task } from './task.js';

/**
 * Chooses among a question's candidates: the keys of the best senses, several when they tie; undefined, or no key at
 * all, when the system cannot answer.
 */
export type SenseSystem = (question: SenseQuestion) => readonly string[] | undefined;

/**
 * Makes the task of choosing the sense of a word in an example sentence of its own lexicon.
 *
 * The gold is the synset that the example belongs to. Tied answers share the credit; a question without an answer
 * counts as a guess among its candidates.
 *
 * @param questions as `generateSenseQuestions` makes them; those of the other split are left out.
 * @param options.seed of the bootstrap, default 1.
 * @throws OptionError when no question is of the split, and when a system answers with a key that is no candidate.
 */
export function senseTask(
  questions: readonly SenseQuestion[],
  options: { readonly split: TaskSplit; readonly seed?: number },
): Task<SenseSystem> {
  const { split, seed = 1 } = options;
  const asked = questions.filter((question) => question.split === split);
  requireOption(asked.length > 0, 'questions', [], `at least one of the ${split} split`);
  return {
    id: 'wordnet-example-senses',
    title: "Senses in WordNet's example sentences",
    split,
    size: asked.length,
    chance: asked.reduce((sum, { candidates }) => sum + 1 / candidates.length, 0) / asked.length,
    score(system) {
      const answers = asked.map((question) => readAnswer(question, system.answer(question)));
      const credits = Float64Array.from(asked, ({ gold, candidates }, index) => {
        const keys = answers[index];
        if (keys.size === 0) return 1 / candidates.length;
        return keys.has(gold) ? 1 / keys.size : 0;
      });
      const isAnswered = answers.map((keys) => keys.size > 0);
      return scoreCredits(system, credits, isAnswered, { seed });
    },
  };
}

function readAnswer({ id, candidates }: SenseQuestion, answer: readonly string[] = []): Set<string> {
  for (const key of answer) {
    requireOption(candidates.includes(key), 'answer', key, `the candidates of "${id}": ${candidates.join(', ')}`);
  }
  return new Set(answer);
}
