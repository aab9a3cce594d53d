import { type Command, Option } from 'commander';
import { readSpace } from '../space/read-space.js';
import { writeSpace } from '../space/write-space.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { decimalNumber } from './decimal-number.js';
import { addOutputOptions, type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';
import { requireOutFile } from './require-out-file.js';
import { viewAs, viewedAs } from './view-as.js';
import { wholeNumber } from './whole-number.js';

/** The options of `qualia space view`, as typed. */
interface ViewFlags extends OutputFlags {
  readonly rank?: number;
  readonly exponent?: number;
  readonly out: string;
}

interface ViewedSpace {
  readonly name: string;
  readonly targets: number;
  readonly rank: number;
  readonly exponent: number;
  readonly seconds: number;
  readonly out: string;
}

/** Adds `qualia space view`: a reduced space at another k and p. */
export function addSpaceViewCommand(space: Command, context: CommandContext): void {
  const command = space
    .command('view')
    .description('Write a reduced space at another k and p, without a new decomposition (Turney 2012).')
    .argument('<space>', 'a space that "qualia space build" wrote')
    .addOption(
      new Option('--rank <n>', 'how many dimensions, the first; at most those of the space (default: all)').argParser(
        wholeNumber('--rank', 1, 5000),
      ),
    )
    .addOption(
      new Option('--exponent <x>', 'the exponent on singular values (default: that of the space)').argParser(
        decimalNumber('--exponent', -2, 2),
      ),
    )
    .requiredOption('--out <file>', 'where the space goes, a .safetensors file');
  addOutputOptions(command).action((path: string, flags: ViewFlags) => runView(path, flags, context));
}

async function runView(path: string, flags: ViewFlags, { signal }: CommandContext): Promise<void> {
  const start = performance.now();
  const { out } = flags;
  if (flags.rank === undefined && flags.exponent === undefined) {
    throw new CommandError('OPTION', 'Neither --rank nor --exponent is given.', 'Give one of them, or both.');
  }
  await requireOutFile('--out', out, [path]);
  const view = viewAs(await readSpace(path), flags, '--');
  signal.throwIfAborted();
  await writeSpace(out, view, { signal });
  const { name, targets } = view;
  const seconds = (performance.now() - start) / 1000;
  const viewed: ViewedSpace = { name, targets: targets.size, ...viewedAs(view), seconds, out };
  if (flags.json) printJson(viewed);
  else printRecords([viewed], columns, flags);
}

const columns: readonly RecordColumn<ViewedSpace>[] = [
  { title: 'space', value: ({ name }) => name },
  { title: 'targets', value: ({ targets }) => targets, right: true },
  { title: 'rank', value: ({ rank }) => rank, right: true },
  { title: 'exponent', value: ({ exponent }) => exponent, right: true },
  {
    title: 'seconds',
    value: ({ seconds }) => seconds,
    shown: ({ seconds }) => seconds.toFixed(1),
    right: true,
  },
  { title: 'written to', value: ({ out }) => out },
];
