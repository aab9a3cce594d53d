import type { EntryRecord } from '../../records/entry-record.js';
import type { LexiconRecord } from '../../records/lexicon-record.js';
import type { SynsetRecord } from '../../records/synset-record.js';

/** The name and version of the format, on its first line. */
export const lexiconLinesFormat = { format: 'qualia-lexicon', version: 1 } as const;

/**
 * Writes lexicons as lines of JSON, one record a line, without loss; what is empty or as usual is left out.
 *
 * @example [...formatLexiconLines([createLexiconRecord({ id: 'tiny' })])].length // 2
 */
export function* formatLexiconLines(lexicons: Iterable<LexiconRecord>): Generator<string> {
  yield `${JSON.stringify(lexiconLinesFormat)}\n`;
  for (const { entries, synsets, ...lexicon } of lexicons) {
    yield line('lexicon', lexicon);
    for (const entry of entries) yield line('entry', entry);
    for (const synset of synsets) yield line('synset', synset);
  }
}

function line(kind: string, record: EntryRecord | SynsetRecord | object): string {
  return `${JSON.stringify({ [kind]: record }, replace)}\n`;
}

/** Fields that are left out where they have this value. */
const usual: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['external', false],
  ['lexicalized', true],
  ['phonemic', true],
]);

function replace(name: string, value: unknown): unknown {
  if (value instanceof Map) return value.size === 0 ? undefined : [...value];
  if (Array.isArray(value)) return value.length === 0 ? undefined : value;
  return usual.has(name) && usual.get(name) === value ? undefined : value;
}
