import type { EntryRecord } from '../records/entry-record.js';
import type { SenseRecord } from '../records/sense-record.js';
import type { CheckContext, LexiconCheck, Trouble } from './lexicon-check.js';

/** Checks of ids, entries and senses: 1xx and 2xx. */
export const wordChecks: readonly LexiconCheck[] = [
  { code: 'E101', title: 'An id is not unique.', find: findRepeatedIds },
  { code: 'W201', title: 'An entry has no senses.', find: findEmptyEntries },
  { code: 'W202', title: 'An entry has two senses in one synset.', find: findRedundantSenses },
  { code: 'W203', title: 'Two entries have one lemma and a sense in one synset.', find: findRedundantEntries },
  { code: 'E204', title: 'The synset of a sense is missing.', find: findLostSenses },
];

function* findRepeatedIds({ lexicon }: CheckContext): Generator<Trouble> {
  const seen = new Map<string, string>();
  const meet = function* (id: string, kind: string): Generator<Trouble> {
    const first = seen.get(id);
    if (first === undefined) seen.set(id, kind);
    else yield { subject: id, message: `The id "${id}" of ${kind} is the id of ${first} already.` };
  };
  for (const entry of lexicon.entries) {
    yield* meet(entry.id, 'an entry');
    for (const { id } of entry.forms) if (id !== undefined) yield* meet(id, 'a form');
    for (const { id } of entry.senses) yield* meet(id, 'a sense');
  }
  for (const { id } of lexicon.synsets) yield* meet(id, 'a synset');
  for (const { id } of lexicon.behaviours) if (id !== undefined) yield* meet(id, 'a syntactic behaviour');
}

function* findEmptyEntries({ lexicon }: CheckContext): Generator<Trouble> {
  for (const { id, lemma, senses, forms, pronunciations, external } of lexicon.entries) {
    if (senses.length > 0 || external) continue;
    const isBare = forms.length === 0 && pronunciations.length === 0;
    const repair = isBare ? ({ verb: 'remove', values: [id, 'it has no senses'] } as const) : undefined;
    yield { subject: id, message: `The entry "${lemma}" has no senses.`, repair };
  }
}

function* findRedundantSenses({ lexicon }: CheckContext): Generator<Trouble> {
  for (const { lemma, senses } of lexicon.entries) {
    if (senses.length < 2) continue;
    const first = new Map<string, string>();
    for (const sense of senses) {
      const known = first.get(sense.synset);
      if (sense.external) continue;
      if (known === undefined) first.set(sense.synset, sense.id);
      else {
        const repair = isBare(sense)
          ? ({ verb: 'remove', values: [sense.id, `it repeats ${known}`] } as const)
          : undefined;
        yield { subject: sense.id, message: `"${lemma}" is in ${sense.synset} already, by ${known}.`, repair };
      }
    }
  }
}

function isBare({ relations, examples, counts, qualia, aspectGlosses }: SenseRecord): boolean {
  return relations.length + examples.length + counts.length + qualia.length + aspectGlosses.size === 0;
}

function* findRedundantEntries({ lexicon }: CheckContext): Generator<Trouble> {
  const byLemma = new Map<string, EntryRecord[]>();
  for (const entry of lexicon.entries) {
    const known = byLemma.get(entry.lemma);
    if (entry.external) continue;
    if (known === undefined) byLemma.set(entry.lemma, [entry]);
    else known.push(entry);
  }
  for (const [lemma, entries] of byLemma) {
    const first = new Map<string, EntryRecord>();
    if (entries.length < 2) continue;
    for (const entry of entries) {
      for (const { synset } of entry.senses) {
        const known = first.get(synset) ?? entry;
        first.set(synset, known);
        if (known === entry) continue;
        yield { subject: entry.id, message: `"${lemma}" is in ${synset} already, by the entry ${known.id}.` };
      }
    }
  }
}

function* findLostSenses({ lexicon, index }: CheckContext): Generator<Trouble> {
  for (const { lemma, senses } of lexicon.entries) {
    for (const { id, synset, external } of senses) {
      if (external || index.synsets.has(synset)) continue;
      yield { subject: id, message: `The synset ${synset} of this sense of "${lemma}" is missing.` };
    }
  }
}
