import { createRelation } from '../records/relation-record.js';
import { findInverse } from '../records/relation-types.js';
import type { SenseRecord } from '../records/sense-record.js';
import { createSynset, type SynsetRecord } from '../records/synset-record.js';
import { type CountRecord, createDefinition, type ExampleRecord } from '../records/text-record.js';
import { chooseSynsetId, requireFit } from './add-records.js';
import { EditError } from './edit-errors.js';
import type { EditSession } from './edit-session.js';
import type { OperationOf } from './operation.js';
import { enterSynset, forgetMember, joinRelations, redirectLinks, replaceListedSense } from './references.js';

/**
 * Merges a synset into another: its senses, examples and relations go there, what led to it leads there. Its gloss goes there
 * where that one has none. A word that is in both keeps its sense there, which gets what the other had.
 */
export function mergeSynsets(session: EditSession, operation: OperationOf<'merge'>): OperationOf<'merge'> {
  const { synset: fromId, into: intoId } = operation;
  const from = session.synset(fromId).record;
  const into = session.synset(intoId).record;
  if (fromId === intoId) throw new EditError(`${fromId} cannot be merged with itself.`);
  requireSamePart(from, into);
  for (const { sense, entry } of session.lexicon.members(fromId)) {
    const kept = session.entry(entry.record.id).record.senses.find(({ synset }) => synset === intoId);
    forgetMember(session, sense.id);
    if (kept === undefined) enterSynset(session, sense.id, intoId);
    else mergeSenses(session, sense.id, kept.id);
  }
  redirectLinks(session, fromId, intoId);
  const left = session.synset(fromId).record;
  const now = session.synset(intoId).record;
  session.putSynset({
    ...now,
    ili: now.ili === '' ? left.ili : now.ili,
    iliDefinition: now.ili === '' ? left.iliDefinition : now.iliDefinition,
    definitions: now.definitions.length === 0 ? left.definitions : now.definitions,
    relations: joinRelations(now.relations, left.relations, [fromId, intoId]),
    examples: joinExamples(now.examples, left.examples),
  });
  session.removeSynset(fromId);
  return operation;
}

/** Gives one sense what another of its entry has, and removes that one. */
function mergeSenses(session: EditSession, fromId: string, keptId: string): void {
  replaceListedSense(session, fromId, keptId);
  redirectLinks(session, fromId, keptId);
  const { sense: from, entry } = session.sense(fromId);
  const { sense: kept } = session.sense(keptId);
  const merged: SenseRecord = {
    ...kept,
    relations: joinRelations(kept.relations, from.relations, [fromId, keptId]),
    examples: joinExamples(kept.examples, from.examples),
    counts: joinCounts(kept.counts, from.counts),
    frames: [...new Set([...kept.frames, ...from.frames])],
    dotType: kept.dotType.length === 0 ? from.dotType : kept.dotType,
    aspectGlosses: new Map([...from.aspectGlosses, ...kept.aspectGlosses]),
    qualia: [...kept.qualia, ...from.qualia].sort(
      (a, b) => Number(a.target !== undefined) - Number(b.target !== undefined),
    ),
  };
  const senses = entry.record.senses.flatMap((sense) => {
    return sense.id === fromId ? [] : [sense.id === keptId ? merged : sense];
  });
  session.putEntry({ ...entry.record, senses });
}

/** Parts a synset: some senses leave for a new one, which has the same hypernyms and, where no other is given, the same gloss. */
export function splitSynset(session: EditSession, operation: OperationOf<'split'>): OperationOf<'split'> {
  const { record } = session.synset(operation.synset);
  const members = session.lexicon.members(record.id).map(({ sense }) => sense.id);
  const leaving = new Set(operation.senses);
  for (const sense of leaving) {
    if (!members.includes(sense))
      throw new EditError(`${sense} is no sense of ${record.id}; it has ${members.join(', ')}.`);
  }
  if (leaving.size === members.length) throw new EditError(`All senses of ${record.id} would leave; one has to stay.`);
  const id = chooseSynsetId(session, operation.id, record.partOfSpeech);
  const upward = record.relations.filter(({ type }) => type === 'hypernym' || type === 'instance_hypernym');
  session.addSynset(
    createSynset({
      id,
      partOfSpeech: record.partOfSpeech,
      lexicographerFile: record.lexicographerFile,
      definitions:
        operation.gloss === undefined
          ? record.definitions.map((definition) => ({ ...definition, sourceSense: undefined }))
          : [createDefinition(operation.gloss)],
      relations: upward,
    }),
  );
  for (const { type, target } of upward) {
    const above = session.lexicon.findSynset(target)?.record;
    const inverse = findInverse(type, 'synsets');
    if (above === undefined || inverse === undefined) continue;
    session.putSynset({ ...above, relations: [...above.relations, createRelation(inverse, id)] });
  }
  for (const sense of leaving) {
    forgetMember(session, sense);
    enterSynset(session, sense, id);
  }
  return { ...operation, id };
}

/** Puts a sense in another synset; what leads to it and from it stays. */
export function moveSense(session: EditSession, operation: OperationOf<'move-sense'>): OperationOf<'move-sense'> {
  const { entry } = session.sense(operation.sense);
  const synset = session.synset(operation.synset).record;
  requireFit(entry.record, synset);
  forgetMember(session, operation.sense);
  enterSynset(session, operation.sense, synset.id);
  return operation;
}

function requireSamePart(from: SynsetRecord, into: SynsetRecord): void {
  const fold = (letter: string): string => (letter === 's' ? 'a' : letter);
  if (fold(from.partOfSpeech) === fold(into.partOfSpeech)) return;
  throw new EditError(`${from.id} is ${from.partOfSpeech}, ${into.id} is ${into.partOfSpeech}; they cannot be merged.`);
}

function joinExamples(examples: readonly ExampleRecord[], further: readonly ExampleRecord[]): ExampleRecord[] {
  const texts = new Set(examples.map(({ text }) => text));
  return [...examples, ...further.filter(({ text }) => !texts.has(text))];
}

/** Counts of one source are added up. */
function joinCounts(counts: readonly CountRecord[], further: readonly CountRecord[]): CountRecord[] {
  const joined = [...counts];
  const sourceOf = ({ provenance }: CountRecord): string => JSON.stringify([...provenance]);
  for (const count of further) {
    const at = joined.findIndex((known) => sourceOf(known) === sourceOf(count));
    const known = joined[at];
    if (known === undefined) joined.push(count);
    else joined[at] = { ...known, value: known.value + count.value };
  }
  return joined;
}
