import type { Question } from './disambiguator.js';
import type { Occurrence } from './occurrence.js';

/** What is known of one question. */
interface Remembered<Answer> {
  readonly keys: readonly string[];
  readonly answer: Answer;
}

/**
 * Remembers what was found out about questions, for as long as their occurrences are in use: what is scored is often explained next,
 * and some scorers run a model. Another list of candidates is another question.
 *
 * @example
 * const memory = new AnswerMemory<Float64Array>();
 * memory.keep(question, scores);
 * memory.find(question); // scores
 */
export class AnswerMemory<Answer> {
  readonly #answers = new WeakMap<Occurrence, Remembered<Answer>>();

  /** Keeps the answer to a question, in the place of an earlier one about its occurrence. */
  keep({ occurrence, candidates }: Question, answer: Answer): void {
    this.#answers.set(occurrence, { keys: candidates.map(({ key }) => key), answer });
  }

  /** Returns the answer to a question, or undefined where there is none. */
  find({ occurrence, candidates }: Question): Answer | undefined {
    const found = this.#answers.get(occurrence);
    if (found === undefined || found.keys.length !== candidates.length) return undefined;
    return found.keys.every((key, place) => key === candidates[place].key) ? found.answer : undefined;
  }
}
