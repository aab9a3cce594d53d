import { formatShort, isObject, isSimple, type Json, type JsonObject } from './format-value.js';

/** A table of texts. */
interface TextTable {
  /** Where it stands in the file: the names on the way, for instance `test, all words known`. */
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a file of results holds, as texts: single facts by name, and lists as tables. */
export interface TabulatedResult {
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly tables: readonly TextTable[];
}

/** Names that stand elsewhere on the page. */
const elsewhere = ['command', 'commands'];

/**
 * Turns any JSON into facts and tables: a list of objects becomes a table with a column for each of their fields, a list
 * inside of them a table of its own, whose rows begin with the texts of the object that they belong to.
 *
 * @example tabulate({ seed: 1, scores: [{ task: 'a', score: 0.5 }] }).tables[0]?.columns // ['task', 'score']
 */
export function tabulate(json: Json): TabulatedResult {
  const facts: [string, string][] = [];
  const tables: TextTable[] = [];
  const visit = (value: Json, path: readonly string[]): void => {
    const name = path.join(', ');
    const short = formatShort(value);
    if (short !== undefined) {
      if (!elsewhere.includes(name)) facts.push([name, short]);
    } else if (isObject(value)) {
      for (const [key, part] of Object.entries(value)) visit(part, [...path, key]);
    } else if (Array.isArray(value)) {
      tables.push(...tabulateList(name, value));
    }
  };
  visit(json, []);
  return { facts, tables };
}

/** A row on its way to a table: its cells by column. */
type Cells = Map<string, string>;

function tabulateList(title: string, list: readonly Json[]): TextTable[] {
  const inner = new Map<string, JsonObject[]>();
  const rows = list.map((item) => {
    const cells: Cells = new Map();
    const lists: [string, readonly Json[]][] = [];
    fillCells(item, '', { cells, lists });
    for (const [name, parts] of lists) {
      const owner = ownTexts(item);
      const owned = parts.map((part) => ({ ...owner, ...(isObject(part) ? part : { [name]: part }) }));
      inner.set(name, [...(inner.get(name) ?? []), ...owned]);
    }
    return cells;
  });
  const columns = [...new Set(rows.flatMap((cells) => [...cells.keys()]))];
  const own = { title, columns, rows: rows.map((cells) => columns.map((column) => cells.get(column) ?? '')) };
  const lower = [...inner].flatMap(([name, parts]) => tabulateList([title, name].filter(Boolean).join(', '), parts));
  return [...(columns.length === 0 ? [] : [own]), ...lower];
}

/** Writes a value into cells, of an object each field into its own; lists of objects are left for tables of their own. */
function fillCells(
  value: Json,
  name: string,
  into: { readonly cells: Cells; readonly lists: [string, readonly Json[]][] },
): void {
  const short = formatShort(value);
  if (short !== undefined) {
    if (!elsewhere.includes(name)) into.cells.set(name, short);
  } else if (isObject(value)) {
    for (const [key, part] of Object.entries(value)) fillCells(part, name === '' ? key : `${name}, ${key}`, into);
  } else if (Array.isArray(value)) {
    if (value.some(isObject)) into.lists.push([name, value]);
    else into.cells.set(name, value.map((part) => formatShort(part) ?? '…').join('; '));
  }
}

/** The fields of an object that name it: its texts, or its first number where it has none. */
function ownTexts(item: Json): JsonObject {
  if (!isObject(item)) return {};
  const simple = Object.entries(item).filter(([key, value]) => isSimple(value) && !elsewhere.includes(key));
  const texts = simple.filter(([, value]) => typeof value === 'string' && value.length < 80);
  return Object.fromEntries(texts.length > 0 ? texts : simple.slice(0, 1));
}
