import { stat } from 'node:fs/promises';
import { type AmountTable, readAmounts } from '../analysis/associations/read-amounts.js';
import { type NamedAmounts, type SelectedParts, selectParts } from '../analysis/associations/select-parts.js';
import { FileFormatError, MissingFileError, UnknownWordError } from '../errors.js';
import { CompositionError } from '../matrix/compositions/composition-error.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { transpose, transposeDense } from '../matrix/transpose.js';
import { readSpace } from '../space/read-space.js';
import { CommandError } from './command-error.js';
import { readWordList } from './read-word-list.js';

/** Which rows and parts of a table are taken, as typed. */
export interface AmountFlags {
  readonly rows?: string;
  readonly parts?: string;
  readonly transpose: boolean;
}

/** Of counts that qualia wrote, which have tens of thousands of rows and columns, this much is taken by default. */
const defaults = { rows: 2000, parts: 50 } as const;

/**
 * Reads the counts or proportions that a command is given, from a table of text or a sparse space, and selects from them.
 *
 * @throws CommandError, with what to do, where the file or a choice will not do.
 */
export async function openAmounts(path: string, flags: AmountFlags, signal: AbortSignal): Promise<SelectedParts> {
  await requireFile(path);
  const isSpace = path.endsWith('.safetensors');
  const read = isSpace ? await readCounts(path) : await readTable(path, signal);
  signal.throwIfAborted();
  const amounts = flags.transpose ? turn(read) : read;
  const rows = await parseChoice('--rows', flags.rows);
  const parts = await parseChoice('--parts', flags.parts);
  try {
    return selectParts(amounts, {
      rows: rows ?? (isSpace ? defaults.rows : undefined),
      parts: parts ?? (isSpace ? defaults.parts : undefined),
    });
  } catch (cause) {
    throw adviseChoice(path, cause);
  }
}

async function requireFile(path: string): Promise<void> {
  const status = await stat(path).catch((cause: unknown) => {
    const advice = 'Name a table of tab- or comma-separated values, or a .counts.safetensors of "qualia space build".';
    throw new CommandError('MISSING_FILE', `There is no file ${path}.`, advice, { cause });
  });
  if (!status.isDirectory()) return;
  const advice = `Name a file in it; "qualia space build" writes counts as ${path}/domain.counts.safetensors.`;
  throw new CommandError('MISSING_FILE', `${path} is a folder.`, advice);
}

async function readTable(path: string, signal: AbortSignal): Promise<AmountTable> {
  return await readAmounts(path, { signal }).catch((cause: unknown) => {
    if (!(cause instanceof FileFormatError || cause instanceof MissingFileError)) throw cause;
    const advice =
      'A table has a header with names of parts, then rows of numbers from 0 upwards; names of rows come first.';
    throw new CommandError(cause.code, cause.message, advice, { cause });
  });
}

async function readCounts(path: string): Promise<NamedAmounts> {
  const { matrix, targets, contexts, name } = await readSpace(path).catch((cause: unknown) => {
    if (!(cause instanceof FileFormatError)) throw cause;
    throw new CommandError(cause.code, cause.message, 'Name a .counts.safetensors that "qualia space build" wrote.', {
      cause,
    });
  });
  if (!(matrix instanceof DenseMatrix) && contexts !== undefined) {
    return { matrix, rowNames: targets.labels, partNames: contexts.labels };
  }
  const problem = `The ${name} space of ${path} is reduced: its columns are no contexts any more.`;
  throw new CommandError('SHAPE', problem, `Name the counts beside it, such as ${name}.counts.safetensors.`);
}

function turn({ matrix, rowNames, partNames }: NamedAmounts): NamedAmounts {
  const turned = matrix instanceof DenseMatrix ? transposeDense(matrix) : transpose(matrix);
  return { matrix: turned, rowNames: partNames, partNames: rowNames };
}

/** A number, names separated by commas, or a file with a name a line, written @FILE. */
async function parseChoice(option: string, text: string | undefined): Promise<number | readonly string[] | undefined> {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  if (text.startsWith('@')) return await readWordList(option, text.slice(1), 'a number, names separated by commas');
  return text.split(',').map((name) => name.trim());
}

function adviseChoice(path: string, cause: unknown): unknown {
  if (cause instanceof UnknownWordError) {
    const advice = 'Names are written as in the table, separated by commas; --transpose turns rows into parts.';
    return new CommandError(cause.code, `${path}: ${cause.message}`, advice, { cause });
  }
  if (!(cause instanceof CompositionError)) return cause;
  return new CommandError(cause.code, `${path}: ${cause.message}`, 'Choose others by --rows and --parts.', { cause });
}
