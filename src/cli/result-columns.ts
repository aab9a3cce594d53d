import { mainScoreOf, systemLabelOf, type TaskResult, type TaskResultScore } from '../evaluation/task-result.js';
import type { RecordColumn } from './print-records.js';

/** The columns of a table of results: the main score of each with its interval, its coverage and its anchors. */
export const resultColumns: readonly RecordColumn<TaskResult>[] = [
  { title: 'task', value: ({ task }) => task },
  { title: 'system', value: systemLabelOf },
  { title: 'measure', value: ({ mainScore, mock }) => (mock ? `${mainScore} (mock run)` : mainScore) },
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
  { title: 'unknown words', value: ({ missing }) => listBriefly(missing) },
  {
    title: 'anchors',
    value: ({ anchors, mainScore }) =>
      anchors
        .filter(({ measure }) => measure === mainScore)
        .map(({ name, value }) => `${name} ${value.toFixed(3)}`)
        .join('; '),
  },
];

/** How many words that a system did not know are shown. */
const shownWords = 3;

function listBriefly(words: readonly string[]): string {
  const shown = words.slice(0, shownWords).join(', ');
  const rest = words.length - shownWords;
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

function formatInterval(score: TaskResultScore | undefined): string {
  const interval = score?.interval;
  return interval === null || interval === undefined ? '' : `${interval.low.toFixed(3)} to ${interval.high.toFixed(3)}`;
}
