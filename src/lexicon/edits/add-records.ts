import { escapeId } from '../formats/escape-id.js';
import { createEntry, createForm, type EntryRecord } from '../records/entry-record.js';
import { noProvenance, type Provenance } from '../records/provenance.js';
import { createSense } from '../records/sense-record.js';
import { createSynset, type SynsetRecord } from '../records/synset-record.js';
import { createDefinition } from '../records/text-record.js';
import { EditError } from './edit-errors.js';
import type { EditSession } from './edit-session.js';
import type { OperationOf } from './operation.js';

/** Adds an entry without senses; one of the same lemma and part of speech only where an id is given for it. */
export function addEntry(session: EditSession, operation: OperationOf<'add-entry'>): OperationOf<'add-entry'> {
  const { lemma, partOfSpeech, forms = [] } = operation;
  if (operation.id === undefined) {
    const same = session.lexicon.entriesWithForm(lemma).find(({ record }) => {
      return record.lemma === lemma && record.partOfSpeech === partOfSpeech;
    });
    if (same !== undefined) {
      throw new EditError(
        `"${lemma}" has the entry ${same.record.id} as ${partOfSpeech} already; name an id for another.`,
      );
    }
  }
  const wanted = `${session.lexicon.head.id}-${escapeId(lemma)}-${partOfSpeech}`;
  const id = chooseId(session, operation.id, (copy) => (copy === 1 ? wanted : `${wanted}-${copy}`));
  session.addEntry(
    createEntry({
      id,
      lemma,
      partOfSpeech,
      forms: forms.map((writtenForm) => createForm({ writtenForm })),
      provenance: provenanceOf(operation),
    }),
  );
  return { ...operation, id };
}

/** Adds a sense, last of its entry and of its synset. */
export function addSense(session: EditSession, operation: OperationOf<'add-sense'>): OperationOf<'add-sense'> {
  const entry = session.entry(operation.entry).record;
  const synset = session.synset(operation.synset).record;
  requireFit(entry, synset);
  const id = chooseId(session, operation.id, (copy) => `${entry.id}-${entry.senses.length + copy}`);
  const sense = createSense({
    id,
    synset: synset.id,
    key: operation.key,
    order: nextOrder(session, entry),
    provenance: provenanceOf(operation),
  });
  session.putEntry({ ...entry, senses: [...entry.senses, sense] });
  if (synset.members.length > 0) session.putSynset({ ...synset, members: [...synset.members, id] });
  return { ...operation, id };
}

/** Adds a synset with a gloss, without senses and relations. */
export function addSynset(session: EditSession, operation: OperationOf<'add-synset'>): OperationOf<'add-synset'> {
  const { partOfSpeech, gloss, lexicographerFile, ili } = operation;
  const id = chooseSynsetId(session, operation.id, partOfSpeech);
  session.addSynset(
    createSynset({
      id,
      ili,
      partOfSpeech,
      lexicographerFile,
      definitions: [createDefinition(gloss)],
      provenance: provenanceOf(operation),
    }),
  );
  return { ...operation, id };
}

/** A free id for a new synset, or the one that is given. */
export function chooseSynsetId(session: EditSession, given: string | undefined, partOfSpeech: string): string {
  const { id } = session.lexicon.head;
  return chooseId(session, given, (copy) => `${id}-${firstNewNumber + session.change + copy - 1}-${partOfSpeech}`);
}

/** New synsets have numbers that no offset in a file of WordNet reaches. */
const firstNewNumber = 90_000_000;

function chooseId(session: EditSession, given: string | undefined, make: (copy: number) => string): string {
  if (given !== undefined) {
    if (session.lexicon.has(given)) throw new EditError(`The id "${given}" is taken.`);
    return given;
  }
  for (let copy = 1; ; copy++) {
    const id = make(copy);
    if (session.isFree(id)) return id;
  }
}

/** The number after those of the senses of all entries that share an index, in any letter case; undefined where they have none. */
function nextOrder(session: EditSession, { index, lemma, partOfSpeech }: EntryRecord): number | undefined {
  const shared = (index ?? lemma).toLowerCase();
  const orders = session.lexicon.entriesWithForm(lemma).flatMap(({ record }) => {
    const isShared = record.partOfSpeech === partOfSpeech && (record.index ?? record.lemma).toLowerCase() === shared;
    return isShared ? record.senses.map(({ order }) => order ?? 0) : [];
  });
  const last = Math.max(0, ...orders);
  return last === 0 ? undefined : last + 1;
}

/**
 * Requires that a word may stand in a synset.
 *
 * @throws EditError where it stands there already, or the parts of speech differ.
 */
export function requireFit(entry: EntryRecord, synset: SynsetRecord): void {
  const known = entry.senses.find((sense) => sense.synset === synset.id);
  if (known !== undefined) throw new EditError(`"${entry.lemma}" is in ${synset.id} already, by ${known.id}.`);
  const fold = (letter: string): string => (letter === 's' ? 'a' : letter);
  if (synset.partOfSpeech === '' || fold(entry.partOfSpeech) === fold(synset.partOfSpeech)) return;
  throw new EditError(`${entry.id} is ${entry.partOfSpeech}, the synset ${synset.id} is ${synset.partOfSpeech}.`);
}

/** The provenance that an operation gives to what it makes. */
export function provenanceOf({
  provenance,
}: {
  readonly provenance?: Readonly<Record<string, string>> | undefined;
}): Provenance {
  return provenance === undefined ? noProvenance : new Map(Object.entries(provenance));
}
