import { type Command, Option } from 'commander';
import {
  type Association,
  type AssociationMeasure,
  type Associations,
  associate,
} from '../analysis/associations/associate.js';
import { associationDot, associationGraph } from '../analysis/associations/association-graph.js';
import type { LogRatioShrinkage } from '../analysis/associations/log-ratio-inverse.js';
import type { SelectedParts } from '../analysis/associations/select-parts.js';
import { UnknownWordError } from '../errors.js';
import { CompositionError } from '../matrix/compositions/composition-error.js';
import { type ZeroReplacement, zeroReplacements } from '../matrix/compositions/replace-zeros.js';
import { writeWholeText } from '../matrix/write-whole-file.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { decimalNumber } from './decimal-number.js';
import { type AmountFlags, openAmounts } from './open-amounts.js';
import { addOutputOptions, type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';
import { createProgress } from './progress.js';
import { requireOutText } from './require-out-file.js';
import { seedOption } from './shared-options.js';
import { wholeNumber } from './whole-number.js';

/** The names of measures on the command line; `clr-correlation` says what its correlation is of. */
const measures: ReadonlyMap<string, AssociationMeasure> = new Map([
  ['partial', 'partial'],
  ['rho', 'rho'],
  ['phi', 'phi'],
  ['phs', 'phs'],
  ['vlr', 'vlr'],
  ['clr-correlation', 'correlation'],
]);

/** The options of `qualia analyse associations`, as typed. */
interface AssociationFlags extends OutputFlags, AmountFlags {
  readonly measure: string;
  readonly shrink: LogRatioShrinkage;
  readonly reference: string;
  readonly zeros?: Extract<ZeroReplacement, string>;
  readonly pseudoCount?: number;
  readonly permutations?: number;
  readonly fdr: number;
  readonly limit: number;
  readonly seed: number;
  readonly dot?: string;
  readonly graph?: string;
}

/** Adds `qualia analyse associations`: which parts of compositions go together. */
export function addAnalyseAssociationsCommand(analyse: Command, context: CommandContext): void {
  const command = analyse
    .command('associations')
    .description(
      'Find which parts of compositions go together, such as contexts of words, net of all others and of the size ' +
        'of rows: partial correlations of log-ratios (Erb 2020), or proportionality.',
    )
    .argument(
      '<table>',
      'counts or proportions: tab- or comma-separated values with a header, rows are observations and columns parts; ' +
        'or a .counts.safetensors of "qualia space build"',
    )
    .addOption(new Option('--measure <name>', 'what is measured').choices([...measures.keys()]).default('partial'))
    .addOption(
      new Option('--shrink <how>', 'for partial: how covariances are shrunk')
        .choices(['none', 'basis', 'plain'])
        .default('none'),
    )
    .addOption(
      new Option(
        '--reference <parts>',
        'clr, iqlr (not for partial), or names of parts, of which partial takes one',
      ).default('clr'),
    )
    .addOption(
      new Option('--zeros <how>', 'what becomes of zeros (default: multiplicative)').choices([...zeroReplacements]),
    )
    .addOption(
      new Option('--pseudo-count <x>', 'zeros by a Dirichlet prior of this pseudo-count a part')
        .argParser(decimalNumber('--pseudo-count', Number.MIN_VALUE, Number.POSITIVE_INFINITY))
        .conflicts('zeros'),
    )
    .addOption(
      new Option(
        '--permutations <n>',
        'tables of chance for false discovery rates; 0 for none (default: 20 where there are no p values)',
      ).argParser(wholeNumber('--permutations', 0, 100_000)),
    )
    .addOption(
      new Option('--fdr <x>', 'the false discovery rate up to which a pair passes')
        .argParser(decimalNumber('--fdr', 0, 1))
        .default(0.05),
    )
    .addOption(
      new Option('--limit <n>', 'how many pairs are listed, the strongest')
        .argParser(wholeNumber('--limit', 0, 1_000_000))
        .default(30),
    )
    .addOption(
      new Option(
        '--parts <which>',
        'a number: those that the most rows have; names separated by commas; or @FILE, a name a line (default: all; of counts 50)',
      ),
    )
    .addOption(
      new Option('--rows <which>', 'likewise; a number: those of the largest sums (default: all; of counts 2000)'),
    )
    .addOption(new Option('--transpose', 'take rows for parts, and columns for observations').default(false))
    .addOption(seedOption(0))
    .addOption(new Option('--dot <file>', 'write the graph for Graphviz, a .dot file'))
    .addOption(new Option('--graph <file>', 'write the graph as JSON'));
  addOutputOptions(command).action((path: string, flags: AssociationFlags) => runAssociations(path, flags, context));
}

async function runAssociations(path: string, flags: AssociationFlags, { signal }: CommandContext): Promise<void> {
  const { dot, graph } = flags;
  if (dot !== undefined) await requireOutText('--dot', dot, [path]);
  if (graph !== undefined) await requireOutText('--graph', graph, [path]);
  const table = await openAmounts(path, flags, signal);
  const found = await measure(table, flags, signal).catch(advise(path, table));
  const drawn = associationGraph(found.associations);
  if (dot !== undefined) await writeWholeText(dot, associationDot(drawn));
  if (graph !== undefined) await writeWholeText(graph, `${JSON.stringify(drawn, null, 2)}\n`);
  const { emptyRows } = table;
  if (flags.json) printJson({ table: path, ...found, emptyRows });
  else printRecords(found.associations, columnsOf(found), flags);
  if (flags.json) return;
  process.stderr.write(`${summarise(found)}\n`);
  if (emptyRows > 0) process.stderr.write(`${emptyRows} rows had none of the parts and were left out.\n`);
  for (const { code, message } of found.notices) process.stderr.write(`${code}: ${message}\n`);
}

async function measure(table: SelectedParts, flags: AssociationFlags, signal: AbortSignal): Promise<Associations> {
  const { shrink, zeros = 'multiplicative', pseudoCount, permutations, fdr, limit, seed, reference } = flags;
  const names = reference.split(',').map((name) => name.trim());
  const progress = createProgress(process.stderr);
  try {
    return await associate(table, {
      measure: measures.get(flags.measure) as AssociationMeasure,
      shrink,
      reference: names.length === 1 ? (names[0] as string) : names,
      zeros: pseudoCount === undefined ? zeros : { alpha: pseudoCount },
      ...(permutations !== undefined && { permutations }),
      falseDiscovery: fdr,
      limit,
      seed,
      signal,
      onProgress: (share) => progress.update('measuring pairs', share),
    });
  } finally {
    progress.stop();
  }
}

/** Says of a table that is no composition which row and part it is, by name, and what to do. */
function advise(path: string, { rowNames, parts }: SelectedParts): (cause: unknown) => never {
  return (cause) => {
    if (cause instanceof UnknownWordError) {
      const advice = `--reference takes clr, iqlr or names of parts, such as ${parts.slice(0, 3).join(', ')}.`;
      throw new CommandError(cause.code, cause.message, advice, { cause });
    }
    if (!(cause instanceof CompositionError)) throw cause;
    const row = cause.row === undefined ? '' : ` (row ${rowNames[cause.row] ?? cause.row + 1})`;
    const part = cause.column === undefined ? '' : ` (part ${parts[cause.column] ?? cause.column + 1})`;
    const advice = 'Choose rows and parts by --rows and --parts, or another way by --zeros.';
    throw new CommandError(cause.code, `${path}${row}${part}: ${cause.message}`, advice, { cause });
  };
}

function columnsOf({ measure, test }: Associations): RecordColumn<Association>[] {
  const value: RecordColumn<Association> = {
    title: measure,
    value: (pair) => pair.value,
    shown: (pair) => pair.value.toFixed(4),
    right: true,
  };
  const pValue: RecordColumn<Association> = {
    title: 'p',
    value: (pair) => pair.pValue,
    shown: (pair) => shownRate(pair.pValue),
    right: true,
  };
  const rate: RecordColumn<Association> = {
    title: 'false discovery',
    value: (pair) => pair.falseDiscovery,
    shown: (pair) => shownRate(pair.falseDiscovery),
    right: true,
  };
  return [
    { title: 'left', value: ({ left }) => left },
    { title: 'right', value: ({ right }) => right },
    value,
    ...(test === 'fisher-z' ? [pValue] : []),
    ...(test === 'none' ? [] : [rate]),
  ];
}

function shownRate(rate: number | undefined): string {
  return rate === undefined ? '' : rate === 0 ? '0' : rate.toPrecision(2);
}

function summarise(found: Associations): string {
  const { rows, parts, pairs, passing, associations, test, conditionedOn, degrees, lambda } = found;
  const tested = test === 'fisher-z' ? "Fisher's z and Benjamini-Hochberg" : 'permutations';
  const passed =
    passing === undefined ? `${pairs} pairs, none tested` : `${passing} of ${pairs} pairs pass (${tested})`;
  const given = conditionedOn === undefined ? '' : `; each given ${conditionedOn} other log-ratios`;
  const free = test === 'fisher-z' ? `, ${degrees} degrees of freedom` : '';
  const shrunk = lambda === undefined ? '' : `; correlations shrunk by ${lambda.toFixed(3)}`;
  return `${rows} rows, ${parts} parts: ${passed}, ${associations.length} listed${given}${free}${shrunk}.`;
}
