import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, Option } from 'commander';
import { type FactorialSet, grid } from '../analysis/factors/factorial-set.js';
import { readFactorialSet } from '../analysis/factors/read-factorial-set.js';
import { OptionError } from '../errors.js';
import { CommandError } from './command-error.js';

/** Which items a command looks at, as typed. */
export interface FactorSetFlags {
  readonly grid?: string;
  readonly factor?: readonly string[];
  readonly template?: string;
}

/** A set of items, and what it is called. */
export interface OpenedFactorSet {
  readonly name: string;
  readonly set: FactorialSet;
}

/** The set that is taken where none is named. */
const usualGrid = 'adjective-noun';

/** Adds the options that choose a factorial set. */
export function addFactorSetOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--grid <table>',
        'items: a file of tab-separated values with a column a factor, and perhaps one called text; or a grid that comes with qualia: ' +
          'adjective-noun, modifier-head, verb-object, subject-verb-object, lemma-number, lemma-form (default: adjective-noun)',
      ),
    )
    .addOption(
      new Option(
        '--factor <name=values>',
        'a factor with its values, separated by commas: adjective=old,new; give two or more, and all combinations are made',
      ).argParser((text: string, before: readonly string[] = []) => [...before, text]),
    )
    .addOption(
      new Option('--template <text>', 'the text of an item, with names of factors in braces: "the {adjective} {noun}"'),
    );
}

/**
 * Opens the set that options name.
 *
 * @throws OptionError for a factor that is not written so; CommandError where a table and factors are both given; as `grid` and `readFactorialSet`.
 */
export async function openFactorSet(flags: FactorSetFlags): Promise<OpenedFactorSet> {
  const { grid: table, factor: factors = [], template } = flags;
  if (table !== undefined && factors.length > 0) {
    throw new CommandError(
      'OPTION',
      '--grid and --factor are both given.',
      'Give a table, or factors with their values.',
    );
  }
  if (factors.length === 0) {
    const path = await findTable(table ?? usualGrid);
    return { name: table ?? usualGrid, set: await readFactorialSet(path, { template }) };
  }
  const values = new Map<string, readonly string[]>();
  for (const text of factors) {
    const [, name = '', list = ''] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
    const own = list.split(',').map((value) => value.trim());
    if (name === '' || own.includes('') || values.has(name)) {
      throw new OptionError(
        '--factor',
        text,
        'a name, = and values separated by commas, each name once: adjective=old,new',
      );
    }
    values.set(name, [...new Set(own)]);
  }
  return { name: [...values.keys()].join('-'), set: grid(values, { template }) };
}

/** Returns the path of a grid that comes with this package, by its name, or else the path as given. */
async function findTable(table: string): Promise<string> {
  if (!/^[a-z-]+$/.test(table)) return table;
  const folder = fileURLToPath(new URL('../../benchmarks/analysis/grids/', import.meta.url));
  const names = await readdir(folder);
  return names.includes(`${table}.tsv`) ? join(folder, `${table}.tsv`) : table;
}
