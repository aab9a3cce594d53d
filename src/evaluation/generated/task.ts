import type { Interval } from '../statistics/bootstrap.js';
import type { TaskSplit } from './split-by-hash.js';

/**
 * The part a system plays on a scoreboard: `baseline` needs no model of meaning, `comparison` is a published simpler
 * model, `model` is what the scoreboard is about.
 */
export type SystemRole = 'baseline' | 'comparison' | 'model';

/** How a system did on a task. */
export interface TaskScore {
  readonly system: string;
  readonly role: SystemRole;
  /** The mean credit over all questions, those without an answer counted as guesses, with its 95 % interval. */
  readonly accuracy: Interval;
  /** The share of questions that the system could answer. */
  readonly coverage: number;
  /** The mean credit over the questions that could be answered; undefined when there are none. */
  readonly answered?: Interval | undefined;
  /** The credit of each question, in order, for paired comparisons. */
  readonly credits: Float64Array;
  /** Which questions could be answered, in order. */
  readonly isAnswered: readonly boolean[];
}

/** Something that can be scored on a task, with the name it goes by. */
export interface NamedSystem<System> {
  readonly name: string;
  readonly role: SystemRole;
  readonly answer: System;
}

/**
 * A set of questions with the protocol that scores a system on them.
 *
 * Scoring is deterministic. A question that a system cannot answer counts as a guess and lowers the coverage; it is
 * never a silent zero.
 */
export interface Task<System> {
  readonly id: string;
  readonly title: string;
  /** The half of the questions this is; parameters are chosen on `development` only. */
  readonly split: TaskSplit;
  /** The number of questions. */
  readonly size: number;
  /** The mean chance of a blind guess, 0..1. */
  readonly chance: number;
  score(system: NamedSystem<System>): TaskScore;
}
