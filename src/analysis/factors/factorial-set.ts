import { OptionError, requireOption } from '../../errors.js';

/** What varies over a set of items, with its values by name. */
export interface Factor {
  readonly name: string;
  /** At least two, each of some item. */
  readonly values: readonly string[];
}

/**
 * Items that are combinations of values of factors: all of them, or any list.
 *
 * Item i has the text `texts[i]`, and of factor h the value `factors[h].values[labels[h][i]]`.
 */
export interface FactorialSet {
  readonly factors: readonly Factor[];
  readonly texts: readonly string[];
  /** One list a factor, with the place of the value of each item. */
  readonly labels: readonly Int32Array[];
}

/** An item as it is given: one value a factor, and a text. */
export interface FactorialRow {
  /** In the order of the factors; none is empty. */
  readonly values: readonly string[];
  /** Default the values, joined by spaces. */
  readonly text?: string | undefined;
}

/** Options of {@link grid}. */
export interface GridOptions {
  /**
   * The text of an item: a text with the names of factors in braces, `the {adjective} {noun}`, or a function of the values in the
   * order of the factors; default the values, joined by spaces.
   */
  readonly template?: string | ((values: readonly string[]) => string) | undefined;
}

/** A set of more items than this is taken for a mistake. */
const mostItems = 5_000_000;

/**
 * Makes a set of rows. Values are in the order of their first items.
 *
 * Several rows may have one combination, with other texts, and combinations may be missing.
 *
 * @param names the factors, at least two, in the order of the values of each row.
 * @throws OptionError for a factor without a name or with that of another, a row with another number of values or an empty one, a factor with
 * one value alone, or a row that is there twice.
 * @example createFactorialSet(['lemma', 'number'], [{ values: ['dog', 'one'], text: 'dog' }, { values: ['cat', 'more'], text: 'cats' }])
 */
export function createFactorialSet(names: readonly string[], rows: readonly FactorialRow[]): FactorialSet {
  const isNamed = names.length >= 2 && names.every((name) => name !== '') && new Set(names).size === names.length;
  requireOption(isNamed, 'factors', names, 'two names or more, none empty or given twice');
  requireOption(rows.length <= mostItems, 'rows', rows.length, `at most ${mostItems} items`);
  const places = names.map(() => new Map<string, number>());
  const labels = names.map(() => new Int32Array(rows.length));
  const seen = new Set<string>();
  const texts = rows.map(({ values, text = values.join(' ') }, row) => {
    const isWhole = values.length === names.length && values.every((value) => value !== '');
    requireOption(isWhole, 'values', values, `${names.length} values that are not empty, in row ${row + 1}`);
    const key = JSON.stringify([text, ...values]);
    if (seen.has(key)) throw new OptionError('rows', [text, ...values], 'each row once');
    seen.add(key);
    values.forEach((value, factor) => {
      const own = places[factor];
      const place = own.get(value) ?? own.size;
      own.set(value, place);
      labels[factor][row] = place;
    });
    return text;
  });
  const factors = names.map((name, factor) => ({ name, values: [...places[factor].keys()] }));
  for (const { name, values } of factors) {
    requireOption(values.length >= 2, name, values, 'at least two values');
  }
  return { factors, texts, labels };
}

/**
 * Makes the set of all combinations of values, the last factor varying fastest.
 *
 * @param factors the values of each factor by its name, an object or a Map.
 * @throws OptionError as {@link createFactorialSet}, and for a template that names another factor.
 * @example grid({ adjective: ['old', 'new'], noun: ['house', 'car'] }).texts // ['old house', 'old car', 'new house', 'new car']
 */
export function grid(
  factors: Readonly<Record<string, readonly string[]>> | ReadonlyMap<string, readonly string[]>,
  options: GridOptions = {},
): FactorialSet {
  const entries: [string, readonly string[]][] =
    factors instanceof Map ? [...factors] : Object.entries(factors as Readonly<Record<string, readonly string[]>>);
  const names = entries.map(([name]) => name);
  const write = createWriter(names, options.template);
  const size = entries.reduce((product, [, values]) => product * values.length, 1);
  requireOption(size <= mostItems, 'factors', size, `at most ${mostItems} combinations`);
  let combinations: string[][] = [[]];
  for (const [, values] of entries) {
    combinations = combinations.flatMap((begun) => values.map((value) => [...begun, value]));
  }
  return createFactorialSet(
    names,
    combinations.map((values) => ({ values, text: write(values) })),
  );
}

/**
 * Makes the writer of the texts of items; see {@link GridOptions}.
 *
 * @throws OptionError for a template that names another factor, or none.
 */
export function createWriter(
  names: readonly string[],
  template: GridOptions['template'],
): (values: readonly string[]) => string {
  if (template === undefined) return (values) => values.join(' ');
  if (typeof template !== 'string') return template;
  const parts = template.split(/\{([^{}]*)\}/);
  const places = parts.map((part, place) => (place % 2 === 0 ? -1 : names.indexOf(part)));
  const isKnown = parts.length > 1 && places.every((place, part) => part % 2 === 0 || place >= 0);
  requireOption(isKnown, 'template', template, `a text with names of factors in braces: {${names.join('}, {')}}`);
  return (values) => parts.map((part, place) => (place % 2 === 0 ? part : values[places[place]])).join('');
}

/** Returns the value of each factor of an item, in the order of the factors. */
export function valuesOf({ factors, labels }: FactorialSet, item: number): string[] {
  return factors.map(({ values }, factor) => values[labels[factor][item]]);
}

/**
 * Returns the set of some items, in the given order, without the values that none of them has.
 *
 * @throws OptionError where a factor has less than two values left.
 */
export function selectItems(set: FactorialSet, items: readonly number[]): FactorialSet {
  return createFactorialSet(
    set.factors.map(({ name }) => name),
    items.map((item) => ({ values: valuesOf(set, item), text: set.texts[item] })),
  );
}
