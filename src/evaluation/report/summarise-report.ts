import { countNoun } from './format-numbers.js';
import type { Report } from './report.js';

/** The most unknown words of a system that a page or a text lists. */
export const listedWords = 30;

/** Says in two sentences what a report holds and which version scored it. */
export function summarise({ tasks, versions }: Report): string {
  const systems = new Set(tasks.flatMap((task) => task.systems.map(({ name }) => name)));
  const results = tasks.reduce((sum, task) => sum + task.systems.length, 0);
  const scope = `${countNoun(systems.size, 'system')} on ${countNoun(tasks.length, 'task')}`;
  return `${scope}, ${countNoun(results, 'result')} in all. Scored by qualia ${versions.join(' and ')}.`;
}
