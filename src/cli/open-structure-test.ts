import type { BackgroundKnowledge } from '../analysis/structure/background-knowledge.js';
import { categoriesOf, kindOfColumns, numbersOf } from '../analysis/structure/choose-columns.js';
import type { ConditionalTest } from '../analysis/structure/conditional-test.js';
import { chiSquared, gSquared } from '../analysis/structure/count-tests.js';
import { fisherZ } from '../analysis/structure/fisher-z.js';
import { logRatioTest } from '../analysis/structure/log-ratio-test.js';
import { normalScores } from '../analysis/structure/normal-scores.js';
import type { TextTable } from '../analysis/structure/parse-property-table.js';
import type { CategoryTable, NumberTable } from '../analysis/structure/property-table.js';
import { OptionError } from '../errors.js';
import { CommandError } from './command-error.js';

/** The options that choose a test and its columns, as typed. */
export interface StructureTestFlags {
  readonly test?: 'fisher-z' | 'chi-squared' | 'g-squared' | 'log-ratio';
  readonly columns?: readonly string[];
  readonly without?: readonly string[];
  readonly discrete?: readonly string[];
  readonly bins?: number;
  readonly scores: 'values' | 'normal';
  readonly reference: string;
}

/** A table with the test that it is for. */
export interface OpenedTest {
  readonly table: NumberTable | CategoryTable;
  /** Makes the test of a table with the same columns, for instance of drawn rows. */
  readonly createTest: (table: NumberTable | CategoryTable) => ConditionalTest;
  readonly notices: readonly string[];
}

/**
 * Chooses the test of a table and makes it.
 *
 * @throws CommandError when columns are of both kinds and no test is named.
 */
export function openStructureTest(text: TextTable, flags: StructureTestFlags): OpenedTest {
  const { test = guessTest(text, flags), scores, reference } = flags;
  if (test === 'chi-squared' || test === 'g-squared') {
    const create = test === 'chi-squared' ? chiSquared : gSquared;
    return {
      table: categoriesOf(text, flags),
      createTest: (table) => create(table as CategoryTable),
      notices: [],
    };
  }
  const table = numbersOf(text, flags);
  if (test === 'fisher-z') {
    const score = (values: NumberTable): NumberTable => (scores === 'normal' ? normalScores(values) : values);
    return { table, createTest: (values) => fisherZ(score(values as NumberTable)), notices: [] };
  }
  const createTest = ({
    names,
    columns,
  }: NumberTable | CategoryTable): ConditionalTest & { readonly replaced: number } =>
    logRatioTest(names, columns, { reference });
  const share = (100 * createTest(table).replaced).toFixed(1);
  const parts = table.names.length;
  const bias = `Log-ratios to the mean of ${parts} parts pull correlations towards -1/${parts - 1}.`;
  const notices = [`${share} % of the cells are zero and count as 0.5.`];
  return { table, createTest, notices: reference === 'clr' ? [...notices, bias] : notices };
}

function guessTest(text: TextTable, flags: StructureTestFlags): 'fisher-z' | 'g-squared' {
  const kind = flags.bins === undefined ? kindOfColumns(text, flags) : 'categories';
  if (kind !== 'mixed') return kind === 'numbers' ? 'fisher-z' : 'g-squared';
  throw new CommandError(
    'MIXED_COLUMNS',
    'Some columns are many numbers, others categories, and no test takes both.',
    'Give --test fisher-z to take all as numbers, --bins 4 to part numbers into categories, or --without to leave columns out.',
  );
}

/** Reads what is known beforehand: `--tiers`, `--require` and `--forbid`. */
export function readKnowledge(flags: {
  readonly tiers?: string;
  readonly require: readonly string[];
  readonly forbid: readonly string[];
}): BackgroundKnowledge {
  const edge = (option: string) => (text: string) => {
    const [from = '', to = '', ...rest] = text.split('>').map((name) => name.trim());
    if (from === '' || to === '' || rest.length > 0) throw new OptionError(option, text, 'two columns as in "a>b"');
    return [from, to] as const;
  };
  const tiers = (flags.tiers ?? '')
    .split(';')
    .flatMap((tier, place) => tier.split(',').map((name) => [name.trim(), place] as const))
    .filter(([name]) => name !== '');
  return {
    tiers: new Map(tiers),
    required: flags.require.map(edge('--require')),
    forbidden: flags.forbid.map(edge('--forbid')),
  };
}
