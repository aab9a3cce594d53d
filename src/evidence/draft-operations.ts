import { createHash } from 'node:crypto';
import { type Operation, parseOperation } from '../lexicon/edits/operation.js';
import { escapeId } from '../lexicon/formats/escape-id.js';
import type { StoredLexicon } from '../lexicon/store/stored-lexicon.js';

/** A new meaning of a word. */
export interface SenseDraft {
  readonly lemma: string;
  readonly partOfSpeech: string;
  /** What tells it from the other drafts of the word. */
  readonly mark: string;
  readonly gloss: string;
  /** A synset above it; undefined where none is known. */
  readonly hypernym: string | undefined;
  /** An example from the corpus. */
  readonly example: string | undefined;
  /** Where the example comes from. */
  readonly source: string;
}

/** Synsets that were suggested have numbers between those of WordNet and those of people. */
const firstNumber = 80_000_000;
const numbers = 9_999_999;

/** The edits that add a meaning to a lexicon: the entry where there is none, a synset, its hypernym, the sense, an example. */
export function draftSense(lexicon: StoredLexicon, draft: SenseDraft): Operation[] {
  const { lemma, partOfSpeech, gloss, hypernym, example, source } = draft;
  const synset = chooseSynset(lexicon, draft);
  const entry = findEntry(lexicon, lemma, partOfSpeech);
  const operations = [
    ...(entry.isNew ? [{ verb: 'add-entry', lemma, partOfSpeech, id: entry.id }] : []),
    { verb: 'add-synset', partOfSpeech, gloss, id: synset },
    ...(hypernym === undefined ? [] : [{ verb: 'relate', source: synset, type: 'hypernym', target: hypernym }]),
    { verb: 'add-sense', entry: entry.id, synset },
    ...(example === undefined
      ? []
      : [{ verb: 'add-example', of: synset, text: example, provenance: { 'dc:source': source } }]),
  ];
  return operations.map((operation) => parseOperation(operation));
}

/** The edits that put a word into a synset. */
export function draftMember(
  lexicon: StoredLexicon,
  { lemma, partOfSpeech, synset }: { readonly lemma: string; readonly partOfSpeech: string; readonly synset: string },
): Operation[] {
  const entry = findEntry(lexicon, lemma, partOfSpeech);
  const operations = [
    ...(entry.isNew ? [{ verb: 'add-entry', lemma, partOfSpeech, id: entry.id }] : []),
    { verb: 'add-sense', entry: entry.id, synset },
  ];
  return operations.map((operation) => parseOperation(operation));
}

/** The entry of a lemma, or the id that a new one gets. */
function findEntry(lexicon: StoredLexicon, lemma: string, partOfSpeech: string): { id: string; isNew: boolean } {
  const known = lexicon.entriesWithForm(lemma).filter(({ record }) => record.partOfSpeech === partOfSpeech);
  const [entry] = known.filter(({ record }) => record.lemma.toLowerCase() === lemma.toLowerCase());
  if (entry !== undefined) return { id: entry.record.id, isNew: false };
  const wanted = `${lexicon.head.id}-${escapeId(lemma)}-${partOfSpeech}`;
  for (let copy = 1; ; copy++) {
    const id = copy === 1 ? wanted : `${wanted}-${copy}`;
    if (!lexicon.has(id)) return { id, isNew: true };
  }
}

function chooseSynset(lexicon: StoredLexicon, { lemma, partOfSpeech, mark }: SenseDraft): string {
  const name = `${lemma} ${partOfSpeech} ${mark}`;
  const start = createHash('sha256').update(name).digest().readUInt32LE(0) % numbers;
  for (let step = 0; ; step++) {
    const id = `${lexicon.head.id}-${firstNumber + ((start + step) % numbers)}-${partOfSpeech}`;
    if (!lexicon.has(id)) return id;
  }
}
