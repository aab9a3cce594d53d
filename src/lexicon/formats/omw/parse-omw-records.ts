import { FileFormatError } from '../../../errors.js';
import { type Finding, RepeatedFindings } from '../../finding.js';
import { createEntry, type EntryRecord } from '../../records/entry-record.js';
import { createLexiconRecord, type LexiconRecord } from '../../records/lexicon-record.js';
import { createProvenance } from '../../records/provenance.js';
import { createSense, type SenseRecord } from '../../records/sense-record.js';
import { createSynset, type SynsetRecord } from '../../records/synset-record.js';
import {
  createDefinition,
  createExample,
  type DefinitionRecord,
  type ExampleRecord,
} from '../../records/text-record.js';
import { escapeId, UniqueIds } from '../escape-id.js';
import { describeOmwFile } from './omw-layout.js';

/** A lexicon of an OMW tab file. */
export interface OmwRecords {
  readonly lexicon: LexiconRecord;
  /** Lines that could not be read. */
  readonly findings: readonly Finding[];
}

interface SynsetDraft {
  readonly id: string;
  readonly letter: string;
  readonly members: string[];
  readonly definitions: DefinitionRecord[];
  readonly examples: ExampleRecord[];
}

interface EntryDraft {
  readonly id: string;
  readonly lemma: string;
  readonly letter: string;
  readonly senses: SenseRecord[];
}

/**
 * Makes records of an OMW tab file: `# name, language, address, licence` on the first line, then on each line a synset of
 * WordNet 3.0, a kind such as `cmn:lemma`, `cmn:def` or `cmn:exe`, and a text, separated by tabs.
 *
 * Each line is kept with its number, as the `dc:source` of what it gave, so that the file can be written again line for line.
 * Words keep their marks and underscores.
 *
 * @throws FileFormatError where no line has a lemma.
 */
export function parseOmwRecords(text: string, path: string): OmwRecords {
  const hasReturns = text.includes('\r\n');
  const lines = text.split(hasReturns ? /\r?\n/ : '\n');
  const header = (lines[0] ?? '').startsWith('#') ? (lines[0] as string) : undefined;
  const [name = '', language, url, license] = header?.slice(1).split('\t') ?? [];
  const code = language?.trim() || /\t([\w-]+):lemma\t/.exec(text)?.[1] || 'und';
  const id = `omw-${escapeId(code)}`;
  const ids = new UniqueIds();
  const synsets = new Map<string, SynsetDraft>();
  const entries = new Map<string, EntryDraft>();
  const findings = new RepeatedFindings();
  const open = (offset: string): SynsetDraft => {
    const known = synsets.get(offset);
    if (known !== undefined) return known;
    const letter = offset.slice(-1);
    const draft: SynsetDraft = { id: ids.take(`${id}-${offset}`), letter, members: [], definitions: [], examples: [] };
    synsets.set(offset, draft);
    return draft;
  };
  lines.forEach((line, at) => {
    if (line === '' || (at === 0 && header !== undefined)) return;
    const [offset = '', kind = '', ...columns] = line.split('\t');
    const place = `${path}, line ${at + 1}`;
    const fields = columns.length === 0 ? undefined : readKind(kind);
    if (!/^\d{8}-[nvasr]$/.test(offset) || fields === undefined) {
      findings.add({ code: 'R351', message: 'A line is no synset, kind and text; it is left out.', place });
      return;
    }
    const source = createProvenance([
      ['dc:source', `line ${at + 1}`],
      ['dc:format', kind === `${code}:${fields}` ? undefined : kind],
    ]);
    const value = columns.join('\t');
    const synset = open(offset);
    if (fields === 'def') synset.definitions.push(createDefinition(value, { provenance: source }));
    else if (fields === 'exe') synset.examples.push(createExample(value, { provenance: source }));
    else {
      const entryName = `${synset.letter} ${value}`;
      const letter = synset.letter === 's' ? 'a' : synset.letter;
      const entry = entries.get(entryName) ?? { id: '', lemma: value, letter, senses: [] };
      const entryId = entry.id || ids.take(`${id}-${escapeId(value)}-${letter}`);
      const senseId = ids.take(`${entryId}-${offset.slice(0, 8)}`);
      entry.senses.push(createSense({ id: senseId, synset: synset.id, provenance: source }));
      synset.members.push(senseId);
      entries.set(entryName, { ...entry, id: entryId });
    }
  });
  if (entries.size === 0) {
    throw new FileFormatError(path, 'the whole file', 'no line is a synset, "lemma" and a word separated by tabs.');
  }
  const lexicon = createLexiconRecord({
    id,
    label: name.trim() === '' ? undefined : name.trim(),
    language: code,
    license: license?.trim(),
    url: url?.trim(),
    entries: Array.from(entries.values(), makeEntry),
    synsets: Array.from(synsets.values(), makeSynset),
    provenance: createProvenance([
      ['dc:source', header],
      ['dc:format', describeOmwFile({ hasReturns, hasHeader: header !== undefined, hasEnd: text.endsWith('\n') })],
    ]),
  });
  return { lexicon, findings: findings.list() };
}

function readKind(kind: string): 'lemma' | 'def' | 'exe' | undefined {
  const name = /^(?:[\w-]+:)?(lemma|def|exe)$/.exec(kind)?.[1];
  return name as 'lemma' | 'def' | 'exe' | undefined;
}

function makeEntry({ id, lemma, letter, senses }: EntryDraft): EntryRecord {
  return createEntry({ id, lemma, partOfSpeech: letter, senses });
}

function makeSynset({ id, letter, members, definitions, examples }: SynsetDraft): SynsetRecord {
  return createSynset({ id, partOfSpeech: letter, members, definitions, examples });
}
