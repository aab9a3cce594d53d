import type { SenseFrequency } from '../lexicon/evidence/evidence-run.js';
import type { EntryRecord } from '../lexicon/records/entry-record.js';
import { type Html, html } from './html.js';
import type { LexiconDesk } from './lexicon-desk.js';

/** How often senses of a word were met in a corpus, by their ids. */
export type FrequencyOf = ReadonlyMap<string, SenseFrequency>;

/** How often senses were met in the corpus that was read last; empty where none was. */
export function readFrequencies(desk: LexiconDesk, senses: readonly string[]): FrequencyOf {
  const run = desk.evidence.latestRun();
  return run === undefined ? new Map() : desk.evidence.frequencies(run.number, senses);
}

/** Says how often a sense was met, with the way to the lines. */
export function describeFrequency(
  desk: LexiconDesk,
  frequencies: FrequencyOf,
  { sense, entry }: { readonly sense: string; readonly entry: EntryRecord },
): Html[] {
  if (frequencies.size === 0) return [];
  const total = [...frequencies.values()].reduce((sum, { chosen }) => sum + chosen, 0);
  const chosen = frequencies.get(sense)?.chosen ?? 0;
  const share = total === 0 ? 0 : Math.round((100 * chosen) / total);
  const address = desk.at(['concordance'], { lemma: entry.lemma, pos: entry.partOfSpeech, sense });
  return [html`<a href="${address}">${chosen} of ${total} in the corpus, ${share}%</a>`];
}
