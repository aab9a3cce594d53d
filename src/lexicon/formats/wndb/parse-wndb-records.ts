import { FileFormatError } from '../../../errors.js';
import { lexicographerFiles } from '../../lexicographer-files.js';
import { locateSenses } from '../../locate-senses.js';
import { matchMembers } from '../../match-members.js';
import { parseSenseIndex, type SenseIndex } from '../../parse-sense-index.js';
import { scanWndbData, type WndbData } from '../../parse-wndb-data.js';
import { decodeLexiconText } from '../../read-lexicon-file.js';
import { createEntry, type EntryRecord } from '../../records/entry-record.js';
import { createLexiconRecord, type LexiconRecord } from '../../records/lexicon-record.js';
import { createProvenance, noProvenance } from '../../records/provenance.js';
import { createRelation, type RelationRecord } from '../../records/relation-record.js';
import { createSense, type SenseRecord } from '../../records/sense-record.js';
import { createSynset, type SynsetRecord } from '../../records/synset-record.js';
import { createDefinition, createExample } from '../../records/text-record.js';
import { splitGloss } from '../../split-gloss.js';
import { type PartOfSpeech, partsOfSpeech } from '../../synset.js';
import { escapeId, UniqueIds } from '../escape-id.js';
import { verbFrames } from './verb-frames.js';
import { joinGloss } from './wndb-gloss.js';
import { describePadding, formatWndbLayout } from './wndb-layout.js';
import { parseLicence } from './wndb-licence.js';
import { parseWndbFullLine, parseWndbHead, type WndbFullLine } from './wndb-line.js';
import { findPointerRelation } from './wndb-pointers.js';

/** The bytes of the files of a WNDB folder, with their paths. */
export interface WndbBytes {
  readonly data: Readonly<Record<PartOfSpeech, { readonly bytes: Buffer; readonly path: string }>>;
  readonly senses: { readonly bytes: Buffer; readonly path: string };
  /** The files `index.noun` and so on that are there, by name; only the spaces at their end are looked at. */
  readonly indexes?: ReadonlyMap<string, Buffer> | undefined;
}

/** How {@link readWndbRecords} names what it reads. */
export interface WndbNames {
  /** What begins the ids; default `wn` and the digits of the version. */
  readonly id?: string | undefined;
  /** Default `WordNet`. */
  readonly label?: string | undefined;
  /** Default what the licence text of the nouns says, else `unknown`. */
  readonly version?: string | undefined;
}

/** A line on its way, with the ids of its senses. */
interface Draft {
  readonly source: Source;
  readonly offset: number;
  readonly id: string;
  readonly senseIds: readonly string[];
  readonly entries: readonly EntryDraft[];
  /** The row of the sense index for each word. */
  readonly rows: readonly number[];
}

/** A data file with its text. */
interface Source {
  readonly data: WndbData;
  readonly text: string;
}

interface EntryDraft {
  readonly id: string;
  readonly lemma: string;
  readonly partOfSpeech: PartOfSpeech;
  readonly senses: SenseRecord[];
}

/**
 * Makes records of WNDB files.
 *
 * @throws FileFormatError, with the path and the byte or line, where a file is damaged or two do not belong together.
 */
export function parseWndbRecords(bytes: WndbBytes, names: WndbNames = {}): LexiconRecord {
  const { data, senses, indexes = new Map<string, Buffer>() } = bytes;
  const files = partsOfSpeech.map((letter) => scanWndbData(data[letter].bytes, letter, data[letter].path));
  const index = parseSenseIndex(decodeLexiconText(senses.bytes, senses.path), senses.path);
  const licence = parseLicence(data.n.bytes);
  const { version = licence.version ?? 'unknown', label = 'WordNet' } = names;
  const id = names.id ?? `wn${version.replace(/\D/g, '')}`;
  const { drafts, entries } = draftLines(files, index, { id, indexPath: senses.path });
  const bySynset = new Map(drafts.map((draft) => [placeNumber(draft.offset, draft.source.data.partOfSpeech), draft]));
  const frames = verbFrames.map((_, at) => `${id}-frame-${at + 1}`);
  const synsets = drafts.map((draft) => makeSynset(draft, { index, drafts: bySynset, frames }));
  return createLexiconRecord({
    id,
    label,
    language: 'en',
    license: licence.text === '' ? '' : 'https://wordnet.princeton.edu/license-and-commercial-use',
    version,
    url: 'https://wordnet.princeton.edu/',
    entries: entries.map(makeEntry),
    synsets,
    behaviours: verbFrames.map((frame, at) => ({ id: frames[at], frame, senses: [] })),
    provenance: createProvenance([
      ['dc:rights', licence.text === '' ? undefined : licence.text],
      ['dc:format', describePadding(indexes)],
    ]),
  });
}

function draftLines(
  files: readonly WndbData[],
  index: SenseIndex,
  { id, indexPath }: { readonly id: string; readonly indexPath: string },
): { readonly drafts: Draft[]; readonly entries: EntryDraft[] } {
  const locations = locateSenses(index, files, indexPath);
  const ids = new UniqueIds();
  const entries = new Map<string, EntryDraft>();
  const drafts: Draft[] = [];
  for (const data of files) {
    const source = { data, text: decodeLexiconText(data.bytes, data.path) };
    for (const offset of data.offsets) {
      const place = { path: data.path, offset };
      const line = parseWndbHead(cutLine(source, offset), place);
      checkType(line, data, place);
      const rows = matchRows(line, locations.rowsAt(drafts.length), index, { ...place, indexPath });
      const own = line.members.map(({ word }) => {
        const lemma = word.replaceAll('_', ' ');
        const name = `${data.partOfSpeech} ${lemma}`;
        const known = entries.get(name);
        if (known !== undefined) return known;
        const entryId = ids.take(`${id}-${escapeId(lemma)}-${data.partOfSpeech}`);
        const entry: EntryDraft = { id: entryId, lemma, partOfSpeech: data.partOfSpeech, senses: [] };
        entries.set(name, entry);
        return entry;
      });
      const digits = String(offset).padStart(8, '0');
      const senseIds = own.map((entry) => ids.take(`${entry.id}-${digits}`));
      drafts.push({ source, offset, id: `${id}-${digits}-${data.partOfSpeech}`, senseIds, entries: own, rows });
    }
  }
  return { drafts, entries: [...entries.values()] };
}

/** A number for the place of a synset in the files. */
function placeNumber(offset: number, partOfSpeech: PartOfSpeech): number {
  return offset * partsOfSpeech.length + partsOfSpeech.indexOf(partOfSpeech);
}

function cutLine({ data, text }: Source, offset: number): string {
  const end = data.bytes.indexOf(10, offset);
  // Where every character is one byte, the text can be cut by bytes.
  return text.length === data.bytes.length ? text.slice(offset, end) : data.bytes.toString('utf8', offset, end);
}

function checkType(
  { type, fileNumber }: Pick<WndbFullLine, 'type' | 'fileNumber'>,
  { partOfSpeech }: WndbData,
  { path, offset }: { readonly path: string; readonly offset: number },
): void {
  const fail = (problem: string): never => {
    throw new FileFormatError(path, `byte ${offset}`, problem);
  };
  if (type !== partOfSpeech && !(type === 's' && partOfSpeech === 'a')) fail(`expected synset type ${partOfSpeech}.`);
  const last = lexicographerFiles.length - 1;
  if (fileNumber > last) fail(`expected a lexicographers file from 0 to ${last}, found ${fileNumber}.`);
}

function matchRows(
  { members }: Pick<WndbFullLine, 'members'>,
  rows: Int32Array,
  index: SenseIndex,
  { path, offset, indexPath }: { readonly path: string; readonly offset: number; readonly indexPath: string },
): number[] {
  const words = members.map(({ word }) => word);
  const lexicalIds = members.map(({ lexicalId }) => lexicalId);
  const keys = Array.from(rows, (row) => index.key(row));
  const match = matchMembers(words, lexicalIds, keys);
  if (typeof match !== 'string')
    return match.senseOfMember.map((sense) => rows[match.keyOfSense[sense] as number] as number);
  const problem = `expected a line for member "${match}" of this synset in ${indexPath}, found none.`;
  throw new FileFormatError(path, `byte ${offset}`, problem);
}

/** Makes a synset, and its senses, which it hands to their entries. */
function makeSynset(
  { source, offset, id, senseIds, entries, rows }: Draft,
  {
    index,
    drafts,
    frames: frameIds,
  }: { readonly index: SenseIndex; readonly drafts: ReadonlyMap<number, Draft>; readonly frames: readonly string[] },
): SynsetRecord {
  const { path } = source.data;
  const line = parseWndbFullLine(cutLine(source, offset), { path, offset });
  const { members, pointers, frames, gloss } = line;
  const bySource = new Map<number, RelationRecord[]>();
  for (const pointer of pointers) {
    const type = findPointerRelation(pointer.symbol);
    const letter = pointer.partOfSpeech === 's' ? 'a' : (pointer.partOfSpeech as PartOfSpeech);
    const synset = drafts.get(placeNumber(Number(pointer.offset), letter));
    const target = pointer.target === 0 ? synset?.id : synset?.senseIds[pointer.target - 1];
    if (type === undefined || target === undefined) {
      const problem = `the pointer ${pointer.symbol} ${pointer.offset} ${pointer.partOfSpeech} leads nowhere.`;
      throw new FileFormatError(path, `byte ${offset}`, problem);
    }
    const known = bySource.get(pointer.source);
    if (known === undefined) bySource.set(pointer.source, [createRelation(type, target)]);
    else known.push(createRelation(type, target));
  }
  const frameId = (number: number): string => {
    const found = frameIds[number - 1];
    if (found !== undefined) return found;
    const problem = `expected a frame from 1 to ${frameIds.length}, found ${number}.`;
    throw new FileFormatError(path, `byte ${offset}`, problem);
  };
  members.forEach(({ position }, at) => {
    const row = rows[at] as number;
    // Spellings that differ in letter case only share a line of the index, and what was counted is said once.
    const count = rows.indexOf(row) === at ? (index.counts[row] as number) : 0;
    const own = frames.filter(({ word }) => word === 0 || word === at + 1).map(({ number }) => frameId(number));
    entries[at]?.senses.push(
      createSense({
        id: senseIds[at] as string,
        synset: id,
        key: index.key(row),
        order: index.ranks[row] as number,
        adjectivePosition: position,
        frames: own.length > 0 ? [...new Set(own)] : undefined,
        relations: bySource.get(at + 1),
        counts: count > 0 ? [{ value: count, provenance: noProvenance }] : undefined,
      }),
    );
  });
  const { definition, examples } = splitGloss(gloss);
  return createSynset({
    id,
    partOfSpeech: line.type,
    lexicographerFile: lexicographerFiles[line.fileNumber] as string,
    members: senseIds,
    definitions: definition === '' ? [] : [createDefinition(definition)],
    examples: examples.length > 0 ? examples.map((example) => createExample(example)) : undefined,
    relations: bySource.get(0),
    provenance: createProvenance([
      [
        'dc:format',
        formatWndbLayout(
          line,
          rows.map((row) => readLexicalId(index.key(row))),
        ),
      ],
      ['dc:description', joinGloss(definition, examples) === gloss ? undefined : gloss],
    ]),
  });
}

function makeEntry({ id, lemma, partOfSpeech, senses }: EntryDraft): EntryRecord {
  const folded = lemma.toLowerCase();
  senses.sort((a, b) => (a.order as number) - (b.order as number));
  return createEntry({ id, lemma, partOfSpeech, index: folded === lemma ? undefined : folded, senses });
}

function readLexicalId(key: string): number {
  const at = key.indexOf('%');
  return Number(key.slice(at + 6, at + 8));
}
