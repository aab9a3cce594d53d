import { readFileSync, writeFileSync } from 'node:fs';
import type { Estimate } from './ablation-tasks.js';

/** What a row says of a task. */
export interface TaskCell {
  readonly score?: readonly [...Estimate, answered: number] | undefined;
  readonly difference?: Estimate | undefined;
}

interface AblationReport {
  readonly command: string;
  readonly tokens: number;
  readonly rows: readonly {
    readonly factor: string;
    readonly value: string;
    readonly tasks: Readonly<Record<string, TaskCell>>;
  }[];
}

/** Writes the score with its difference from the base, with a star where the interval of the difference leaves 0 out. */
export function formatAblationCell({ score, difference }: TaskCell): string {
  if (score === undefined) return '';
  const shown = score[0].toFixed(3).replace('0.', '.');
  if (difference === undefined) return shown;
  const [value, low, high] = difference;
  const isApart = low > 0 || high < 0;
  return `${shown} ${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(3).replace('0.', '.')}${isApart ? '*' : ''}`;
}

/** Writes the rows of a result of ablations.ts as a Markdown table beside it, and returns the table. */
export function writeAblationTable(path: string): string {
  const { command, tokens, rows } = JSON.parse(readFileSync(path, 'utf8')) as AblationReport;
  const names = Object.keys(rows[0]?.tasks ?? {});
  const lines = rows.map(({ factor, value, tasks }) => {
    return `| ${[factor, value, ...names.map((name) => formatAblationCell(tasks[name] ?? {}))].join(' | ')} |`;
  });
  const table = [
    `| factor | value | ${names.join(' | ')} |`,
    `|---|---|${names.map(() => '---:|').join('')}`,
    ...lines,
  ];
  const facts =
    `One thing at a time is changed of the base, over ${tokens.toLocaleString('en-US')} tokens: the score, and its difference ` +
    'from the base on the items that both answer; a star where the 95 % interval of the difference leaves 0 out. ' +
    `Items answered and all intervals are in the JSON beside this file. Command: \`${command}\`.`;
  const text = `${facts}\n\n${table.join('\n')}\n`;
  writeFileSync(path.replace(/json$/, 'md'), text);
  return text;
}
