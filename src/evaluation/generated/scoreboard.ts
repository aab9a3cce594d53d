import { compareText } from '../../corpus/count-contexts.js';
import { requireOption } from '../../errors.js';
import { meanOf } from '../../matrix/mean.js';
import { bootstrapDifference, type Interval } from '../statistics/bootstrap.js';
import type { NamedSystem, Task, TaskScore } from './task.js';

/** A task with the scores of several systems, and the best model held against the best baseline. */
export interface Scoreboard {
  readonly task: string;
  readonly title: string;
  readonly split: string;
  readonly questions: number;
  readonly chance: number;
  readonly scores: readonly ScoreboardRow[];
  /** The best model less the best baseline, over all questions. */
  readonly overall: Comparison;
  /** The same over the questions that the model could answer; undefined when there are none. */
  readonly answered?: Comparison | undefined;
}

/** A line of a scoreboard: a task score without its items. */
export type ScoreboardRow = Omit<TaskScore, 'credits' | 'isAnswered'>;

/** The paired difference of two systems in mean credit, with its 95 % interval. */
export interface Comparison {
  readonly model: string;
  readonly baseline: string;
  readonly difference: Interval;
}

/**
 * Scores systems on a task and compares the best model with the best baseline by a paired bootstrap.
 *
 * The comparison over answered questions uses the questions that the model could answer, for both systems, and the
 * baseline that is best on those.
 *
 * Systems of equal mean credit go by name.
 *
 * @param options.seed of the bootstrap, default 1.
 * @throws OptionError when there is no model or no baseline.
 */
export function makeScoreboard<System>(
  task: Task<System>,
  systems: readonly NamedSystem<System>[],
  options: { readonly seed?: number } = {},
): Scoreboard {
  for (const wanted of ['model', 'baseline'] as const) {
    const roles = systems.map(({ role }) => role);
    requireOption(
      roles.includes(wanted),
      'systems',
      systems.map(({ name }) => name),
      `at least one ${wanted}`,
    );
  }
  const scores = systems.map((system) => task.score(system));
  const [model] = rank(
    scores.filter(({ role }) => role === 'model'),
    ({ accuracy }) => accuracy.mean,
  );
  const baselines = scores.filter(({ role }) => role === 'baseline');
  const restricted = (score: TaskScore): Float64Array => score.credits.filter((_, item) => model.isAnswered[item]);
  const compare = (pick: (score: TaskScore) => Float64Array): Comparison => {
    const [baseline] = rank(baselines, (score) => meanOf(pick(score)));
    return {
      model: model.system,
      baseline: baseline.system,
      difference: bootstrapDifference(pick(model), pick(baseline), options),
    };
  };
  const overall = compare(({ credits }) => credits);
  const compareAnswered = (): Comparison => (model.coverage === 1 ? overall : compare(restricted));
  return {
    task: task.id,
    title: task.title,
    split: task.split,
    questions: task.size,
    chance: task.chance,
    scores: scores.map(({ credits: _, isAnswered: __, ...row }) => row),
    overall,
    answered: model.coverage === 0 ? undefined : compareAnswered(),
  };
}

function rank(scores: readonly TaskScore[], by: (score: TaskScore) => number): TaskScore[] {
  return [...scores].sort((a, b) => by(b) - by(a) || compareText(a.system, b.system));
}
