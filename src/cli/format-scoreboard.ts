import type { EmbeddedScoreboard } from '../embedded/score-embedded.js';
import type { Comparison } from '../evaluation/generated/scoreboard.js';
import type { Interval } from '../evaluation/statistics/bootstrap.js';
import { type Colours, plainColours } from './colours.js';
import { plainTable } from './plain-table.js';

/** Prints a scoreboard: every system with its interval, and whether the model beats the best baseline. */
export function formatScoreboard(board: EmbeddedScoreboard, colours: Colours = plainColours): string {
  const { title, split, questions, population, restriction, chance, scores, overall } = board;
  const rows = scores.map(({ system, role, accuracy, coverage }) => [
    role === 'model' ? colours.bold(system) : system,
    formatInterval(accuracy),
    `${(100 * coverage).toFixed(1)}%`,
    role,
  ]);
  return [
    colours.bold(`Scoreboard: ${title}`),
    `  ${questions.toLocaleString('en-US')} questions of the ${split} half; ${restriction}`,
    `  (WordNet gives ${population.toLocaleString('en-US')} in all). Chance ${(100 * chance).toFixed(1)}%.`,
    plainTable(['system', 'accuracy, 95% interval', 'coverage', ''], rows, { right: [2], colours }),
    `  ${formatComparison(overall)}`,
  ].join('\n');
}

function formatInterval({ mean, low, high }: Interval): string {
  return `${(100 * mean).toFixed(1)} [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`;
}

function formatComparison({ model, baseline, difference }: Comparison): string {
  const verdict =
    difference.low > 0 ? 'above it' : difference.high < 0 ? 'below it' : 'not told apart from it by these questions';
  return `${model} less ${baseline}, the best baseline: ${formatInterval(difference)} points, ${verdict}.`;
}
