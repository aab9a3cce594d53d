import type { PublishedRow } from './published-2011.js';

interface Score {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** A model over a space, with what it scores on a task. */
export interface MeasuredRow {
  readonly space: string;
  readonly task: string;
  readonly model: string;
  readonly ratings: Score;
  readonly means: Score;
  readonly answered: string;
  readonly missing: readonly string[];
  readonly high: number | null;
  readonly low: number | null;
}

/** Writes measured rows beside the published ones as tables of Markdown, one a task and space. */
export function writeTable(rows: readonly MeasuredRow[], published: readonly PublishedRow[]): string {
  const keys = [...new Set(rows.map(({ task, space }) => `${task}, ${space}`))];
  const tables = keys.map((key) => {
    const own = rows.filter(({ task, space }) => `${task}, ${space}` === key);
    const lines = own.map((row) => {
      const known = published.find(({ task, model }) => task === row.task && model === row.model);
      const cells = [
        row.model,
        writeScore(row.ratings),
        known === undefined ? '' : write(known.ratings),
        writeScore(row.means),
        write(row.high),
        write(row.low),
        row.answered,
        row.missing.join(', '),
      ];
      return `| ${cells.join(' | ')} |`;
    });
    const heads = [
      'model',
      'single ratings [95 %]',
      'published',
      'item means [95 %]',
      'HIGH',
      'LOW',
      'answered',
      'missing',
    ];
    return [
      `## ${key}`,
      '',
      `| ${heads.join(' | ')} |`,
      '| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
      ...lines,
      '',
    ].join('\n');
  });
  return `${tables.join('\n')}`;
}

function writeScore({ value, low, high }: Score): string {
  return `${write(value)} [${write(low)}, ${write(high)}]`;
}

function write(value: number | null): string {
  return value === null ? '' : value.toFixed(3).replace(/^(-?)0/, '$1');
}
