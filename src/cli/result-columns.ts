import type { TaskResult, TaskResultScore } from '../evaluation/task-result.js';
import type { RecordColumn } from './print-records.js';

/** The columns of a table of results: the main score of each with its interval, its coverage and its anchors. */
export const resultColumns: readonly RecordColumn<TaskResult>[] = [
  { title: 'task', value: ({ task }) => task },
  { title: 'method', value: ({ system }) => system.method },
  { title: 'measure', value: ({ mainScore }) => mainScore },
  {
    title: 'score',
    value: (result) => mainScoreOf(result)?.value ?? undefined,
    shown: (result) => mainScoreOf(result)?.value?.toFixed(3) ?? 'none',
    right: true,
  },
  { title: '95 %', value: (result) => formatInterval(mainScoreOf(result)), right: true },
  {
    title: 'answered',
    value: ({ counts }) => `${counts.answered} of ${counts.items}`,
    right: true,
  },
  {
    title: 'anchors',
    value: ({ anchors }) => anchors.map(({ name, value }) => `${name} ${value.toFixed(3)}`).join('; '),
  },
];

/** The score of the measure that the task's manifest reports; undefined where a result lacks it. */
function mainScoreOf({ mainScore, scores }: TaskResult): TaskResultScore | undefined {
  return scores.find(({ measure }) => measure === mainScore);
}

function formatInterval(score: TaskResultScore | undefined): string {
  const interval = score?.interval;
  return interval === null || interval === undefined ? '' : `${interval.low.toFixed(3)} to ${interval.high.toFixed(3)}`;
}
