import { parseDotTable } from './dot-objects/dot-table.js';

/** What an entry of a table of glosses is in its sentence; particles that only show how words belong together are markers. */
export const glossKinds = [
  'preposition',
  'marker',
  'localizer',
  'measure',
  'pronoun',
  'number',
  'function',
  'time',
  'verb',
  'noun',
  'adjective',
] as const;

/** What an entry of a table of glosses is in its sentence. */
export type GlossKind = (typeof glossKinds)[number];

/** A Chinese word in English, as one kind of word. */
export interface ChineseGloss {
  readonly kind: GlossKind;
  /** Empty where English has no word for it; of a marker the name of what it does. */
  readonly english: string;
}

/** A table of Chinese words with English ones. */
export interface ChineseGlosses {
  /** How many words it has. */
  readonly size: number;
  /** The entries of a word in simplified characters in the order of the table; an empty list where it has none. */
  find(word: string): readonly ChineseGloss[];
}

/**
 * Reads a table of glosses: the columns `chinese`, `kind` and `english`; a word has a line for each kind it can be.
 *
 * @throws FileFormatError with the line where it is damaged, names another kind, or gives a word the same kind twice.
 * @example parseChineseGlosses({ path: 'glosses.tsv', content }).find('在') // [{ kind: 'preposition', english: 'in' }]
 */
export function parseChineseGlosses({
  content,
  path,
}: {
  readonly content: string;
  readonly path: string;
}): ChineseGlosses {
  const entries = new Map<string, ChineseGloss[]>();
  for (const { fields, fail } of parseDotTable(content, ['chinese', 'kind', 'english'], path)) {
    const [word, name, english] = fields;
    if (word === '') fail('has no Chinese word.');
    const kind = glossKinds.find((one) => one === name) ?? fail(`"${name}" is none of ${glossKinds.join(', ')}.`);
    const known = entries.get(word) ?? [];
    if (known.some((entry) => entry.kind === kind)) fail(`gives "${word}" as ${kind} a second time.`);
    entries.set(word, [...known, { kind, english }]);
  }
  return { size: entries.size, find: (word) => entries.get(word) ?? [] };
}
