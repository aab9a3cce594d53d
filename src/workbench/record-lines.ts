import type { EntryRecord } from '../lexicon/records/entry-record.js';
import type { Provenance } from '../lexicon/records/provenance.js';
import { nameRelation, type RelationRecord } from '../lexicon/records/relation-record.js';
import type { SenseRecord } from '../lexicon/records/sense-record.js';
import type { SynsetRecord } from '../lexicon/records/synset-record.js';
import { decodeEntry, decodeSynset } from '../lexicon/store/record-json.js';
import type { StoredKind } from '../lexicon/store/stored-lexicon.js';

/** One thing that a record says. */
export interface RecordLine {
  /** What it is about: `gloss`, `example`, `hypernym`. */
  readonly name: string;
  readonly text: string;
  /** Whether the text is the id of another record. */
  readonly isId: boolean;
}

/** What a record that was written as JSON says, line by line. */
export function listRecordLines(kind: StoredKind, json: string): RecordLine[] {
  if (kind === 'entry') return listEntryLines(decodeEntry(json));
  if (kind === 'synset') return listSynsetLines(decodeSynset(json));
  return Object.entries(JSON.parse(json) as Record<string, unknown>).map(([name, value]) =>
    toLine(name, JSON.stringify(value)),
  );
}

function toLine(name: string, text: string, isId = false): RecordLine {
  return { name, text, isId };
}

function listSynsetLines(synset: SynsetRecord): RecordLine[] {
  const { definitions, iliDefinition, examples, relations, members, ili, partOfSpeech, lexicographerFile } = synset;
  return [
    toLine('part of speech', partOfSpeech),
    ...(ili === '' ? [] : [toLine('ILI', ili)]),
    ...(lexicographerFile === undefined ? [] : [toLine('file', lexicographerFile)]),
    ...definitions.map(({ text }) => toLine('gloss', text)),
    ...(iliDefinition === undefined ? [] : [toLine('ILI definition', iliDefinition.text)]),
    ...examples.map(({ text }) => toLine('example', text)),
    ...members.map((member) => toLine('member', member, true)),
    ...relations.map(relationLine),
    ...provenanceLines(synset.provenance),
  ];
}

function listEntryLines({ lemma, partOfSpeech, forms, senses, provenance }: EntryRecord): RecordLine[] {
  return [
    toLine('lemma', `${lemma}, ${partOfSpeech}`),
    ...forms.map(({ writtenForm }) => toLine('form', writtenForm)),
    ...senses.flatMap(listSenseLines),
    ...provenanceLines(provenance),
  ];
}

function listSenseLines(sense: SenseRecord): RecordLine[] {
  const { id, synset, key, order, examples, counts, relations, dotType, aspectGlosses, qualia, provenance } = sense;
  const lines = [
    ...(key === undefined ? [] : [toLine('key', key)]),
    ...(order === undefined ? [] : [toLine('order', String(order))]),
    ...(dotType.length === 0 ? [] : [toLine('dot type', dotType.join('.'))]),
    ...Array.from(aspectGlosses, ([aspect, text]) => toLine(`aspect ${aspect}`, text)),
    ...qualia.map(({ role, target, text = '' }) => toLine(role, target ?? text, target !== undefined)),
    ...examples.map(({ text }) => toLine('example', text)),
    ...counts.map(({ value }) => toLine('count', String(value))),
    ...relations.map(relationLine),
    ...provenanceLines(provenance),
  ];
  return [toLine(`sense ${id}`, synset, true), ...lines.map((line) => ({ ...line, name: `${id}: ${line.name}` }))];
}

function relationLine(relation: RelationRecord): RecordLine {
  return toLine(nameRelation(relation).replaceAll('_', ' '), relation.target, true);
}

function provenanceLines(provenance: Provenance): RecordLine[] {
  return Array.from(provenance, ([name, text]) => toLine(name, text));
}

/** What two versions of a record say that the other one does not, in their order. */
export function compareLines(
  before: readonly RecordLine[],
  after: readonly RecordLine[],
): { readonly gone: RecordLine[]; readonly come: RecordLine[] } {
  return { gone: without(before, after), come: without(after, before) };
}

function without(lines: readonly RecordLine[], others: readonly RecordLine[]): RecordLine[] {
  const keyOf = ({ name, text }: RecordLine): string => `${name}\n${text}`;
  const counts = new Map<string, number>();
  for (const line of others) counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + 1);
  return lines.filter((line) => {
    const left = counts.get(keyOf(line)) ?? 0;
    counts.set(keyOf(line), left - 1);
    return left <= 0;
  });
}
