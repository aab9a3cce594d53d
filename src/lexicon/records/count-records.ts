import { isProperName } from './entry-record.js';
import type { LexiconRecord } from './lexicon-record.js';
import { nameRelation } from './relation-record.js';

/** How much a lexicon holds. */
export interface RecordCounts {
  readonly entries: number;
  readonly forms: number;
  readonly pronunciations: number;
  readonly senses: number;
  readonly synsets: number;
  readonly definitions: number;
  readonly examples: number;
  /** Relations of senses and synsets. */
  readonly relations: number;
  /** Senses with a count. */
  readonly counted: number;
  readonly dotObjects: number;
  readonly properNames: number;
  /** Synsets by part of speech, in the order of the lexicon. */
  readonly byPartOfSpeech: ReadonlyMap<string, number>;
  /** Relations by name, most first. */
  readonly byRelation: ReadonlyMap<string, number>;
}

/**
 * Counts what a lexicon holds.
 *
 * @example countRecords(createLexiconRecord({ id: 'tiny' })).synsets // 0
 */
export function countRecords({ entries, synsets }: LexiconRecord): RecordCounts {
  const byPartOfSpeech = new Map<string, number>();
  const byRelation = new Map<string, number>();
  const add = (counts: Map<string, number>, name: string): void => {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const senses = entries.flatMap((entry) => entry.senses);
  for (const { relations } of senses) for (const relation of relations) add(byRelation, nameRelation(relation));
  for (const { relations, partOfSpeech } of synsets) {
    add(byPartOfSpeech, partOfSpeech);
    for (const relation of relations) add(byRelation, nameRelation(relation));
  }
  return {
    entries: entries.length,
    forms: sum(entries.map(({ forms }) => forms.length)),
    pronunciations: sum(entries.map(({ pronunciations }) => pronunciations.length)),
    senses: senses.length,
    synsets: synsets.length,
    definitions: sum(synsets.map(({ definitions }) => definitions.length)),
    examples: sum([...senses, ...synsets].map(({ examples }) => examples.length)),
    relations: sum([...byRelation.values()]),
    counted: senses.filter(({ counts }) => counts.length > 0).length,
    dotObjects: senses.filter(({ dotType }) => dotType.length > 0).length,
    properNames: entries.filter(isProperName).length,
    byPartOfSpeech,
    byRelation: new Map([...byRelation].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))),
  };
}
