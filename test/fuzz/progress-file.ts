import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';

/** How far a target has come with a seed; a later line of the file takes the place of an earlier one. */
export interface ProgressLine {
  readonly target: string;
  readonly seed: number;
  readonly inputs: number;
  readonly accepted: number;
  readonly refused: number;
  readonly faults: number;
  readonly seconds: number;
}

/** Reads the lines of a file of progress, oldest first; none where there is no file. A last line that was cut short is passed over. */
export function readProgressLines(path: string): ProgressLine[] {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ProgressLine);
}

/** The newest line of each target that was run with a seed. */
export function latestProgress(lines: readonly ProgressLine[], seed: number): ReadonlyMap<string, ProgressLine> {
  return new Map(lines.filter((line) => line.seed === seed).map((line) => [line.target, line]));
}

/** Adds a line to a file of progress, in place of a last line that was cut short. */
export function appendProgress(path: string, line: ProgressLine): void {
  if (existsSync(path)) truncateSync(path, readFileSync(path).lastIndexOf('\n') + 1);
  appendFileSync(path, `${JSON.stringify(line)}\n`);
}
