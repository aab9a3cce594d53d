import type { Command } from 'commander';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import type { HistoryStep } from '../space/history.js';
import { readSpace } from '../space/read-space.js';
import { addOutputOptions, type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';

/** Adds `qualia space info`: what a space holds and what made it. */
export function addSpaceInfoCommand(space: Command): void {
  const command = space
    .command('info')
    .description('Say how many targets and columns a space has, and by which steps with which options it was made.')
    .argument('<space>', 'a space of qualia, a .safetensors file');
  addOutputOptions(command).action(runInfo);
}

async function runInfo(path: string, flags: OutputFlags): Promise<void> {
  const { name, targets, matrix, contexts, history } = await readSpace(path);
  const nonzeros = matrix instanceof DenseMatrix ? undefined : matrix.nonzeros;
  if (flags.json) {
    const kind = nonzeros === undefined ? 'dense' : 'sparse';
    printJson({ name, targets: targets.size, columns: matrix.columns, kind, nonzeros, history });
    return;
  }
  if (!flags.tsv) {
    const number = (value: number): string => value.toLocaleString('en-US');
    const columns = contexts === undefined ? 'columns' : 'contexts';
    const filled = nonzeros === undefined ? 'dense' : `${number(nonzeros)} nonzeros`;
    process.stdout.write(
      `The ${name} space: ${number(targets.size)} targets, ${number(matrix.columns)} ${columns}, ${filled}.\n`,
    );
  }
  printRecords(history, columns, flags);
}

const columns: readonly RecordColumn<HistoryStep>[] = [
  { title: 'step', value: ({ step }) => step, shown: ({ step }) => shorten(step) },
  { title: 'options', value: ({ options }) => listValues(options) },
  { title: 'result', value: ({ result = {} }) => listValues(result) },
];

/** A step may name every file of a corpus. */
function shorten(step: string): string {
  return step.length <= longestStep ? step : `${step.slice(0, longestStep - 3)}...`;
}

const longestStep = 40;

type StepValue = string | number | boolean | readonly number[];

function listValues(values: Readonly<Record<string, StepValue>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${formatValue(value)}`)
    .join(' ');
}

/** Figures are shown with four digits, whole numbers in full, and of lists of them how many and between which they lie. */
function formatValue(value: StepValue): string {
  if (typeof value === 'number') return Number.isInteger(value) ? `${value}` : `${Number(value.toPrecision(4))}`;
  if (!Array.isArray(value)) return `${value}`;
  const [first, last] = [value.at(0), value.at(-1)];
  if (first === undefined || last === undefined) return 'none';
  return `${value.length} from ${formatValue(first)} to ${formatValue(last)}`;
}
