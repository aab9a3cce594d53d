import type { EntryRecord } from '../lexicon/records/entry-record.js';
import { type Html, html } from './html.js';
import type { LexiconDesk } from './lexicon-desk.js';

/** How often senses were met in a corpus, by their ids. */
export type FrequencyOf = ReadonlyMap<string, { readonly chosen: number; readonly expected: number }>;

/** How often senses were met in the corpus that was read last; empty where none was. */
export function readFrequencies(_desk: LexiconDesk, _senses: readonly string[]): FrequencyOf {
  return new Map();
}

/** Says how often a sense was met, with the way to the lines. */
export function describeFrequency(
  desk: LexiconDesk,
  frequencies: FrequencyOf,
  { sense, entry }: { readonly sense: string; readonly entry: EntryRecord },
): Html[] {
  const found = frequencies.get(sense);
  if (frequencies.size === 0) return [];
  const total = [...frequencies.values()].reduce((sum, { chosen }) => sum + chosen, 0);
  const chosen = found?.chosen ?? 0;
  const share = total === 0 ? 0 : Math.round((100 * chosen) / total);
  const address = desk.at(['concordance'], { lemma: entry.lemma, pos: entry.partOfSpeech, sense });
  return [html`<a href="${address}">${chosen} of ${total} in the corpus, ${share}%</a>`];
}
