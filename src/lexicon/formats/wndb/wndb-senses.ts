import type { Finding } from '../../finding.js';
import { lexicographerFiles } from '../../lexicographer-files.js';
import type { LexiconRecord } from '../../records/lexicon-record.js';
import { gatherMembers, type PlacedSense } from '../../records/record-index.js';
import { findLexicographerFile, type SynsetRecord } from '../../records/synset-record.js';
import { formatSenseKey, parseSenseKey } from '../../sense-key.js';
import type { PartOfSpeech } from '../../synset.js';
import { joinWords } from './wndb-text.js';

/** A sense on its way into WNDB files. */
export interface WndbSense extends PlacedSense {
  /** As it stands in a data file, with underscores and the marker of its position. */
  readonly word: string;
  /** The lemma under which it stands in an index file. */
  readonly indexLemma: string;
  readonly lexicalId: number;
  readonly key: string;
  /** What annotators counted. */
  readonly count: number;
}

/** A synset on its way into WNDB files. */
export interface WndbSynset {
  readonly synset: SynsetRecord;
  /** The file it stands in. */
  readonly file: PartOfSpeech;
  readonly fileNumber: number;
  readonly senses: readonly WndbSense[];
}

const types = 'nvars';
const defaultFiles = { n: 'noun.Tops', v: 'verb.stative', a: 'adj.all', r: 'adv.all' } as const;

/**
 * Gathers the synsets that WNDB can hold, each with its senses and their sense keys; keys that are missing or do not fit are
 * made. What cannot be held is left out and told.
 */
export function gatherWndbSynsets(lexicon: LexiconRecord, tell: (finding: Finding) => void): WndbSynset[] {
  const members = gatherMembers(lexicon);
  const gathered = lexicon.synsets.flatMap((synset) => {
    const place = `${lexicon.id}, ${synset.id}`;
    const leave = (reason: string): never[] => {
      tell({ code: 'X301', message: `A synset ${reason} has no place in WNDB and is left out.`, place });
      return [];
    };
    const own = members.get(synset.id) ?? [];
    const letter = synset.partOfSpeech || (own[0]?.entry.partOfSpeech ?? '');
    if (!types.includes(letter) || letter === '') return leave(`with the part of speech "${letter}"`);
    if (own.length === 0) return leave('without senses');
    if (synset.external) return leave('of another lexicon');
    const file = (letter === 's' ? 'a' : letter) as PartOfSpeech;
    return [{ synset, letter, file, fileNumber: numberFile(synset, file, tell, place), own }];
  });
  const used = new Set<string>();
  const kept = new Map<PlacedSense, { readonly key: string; readonly lexicalId: number }>();
  for (const { letter, fileNumber, own } of gathered) {
    for (const placed of own) {
      const fields = readKey(placed, letter, fileNumber);
      if (fields === undefined) continue;
      kept.set(placed, fields);
      used.add(idName(foldLemma(placed), fileNumber, fields.lexicalId));
    }
  }
  const chooseId = (placed: PlacedSense, fileNumber: number): number => {
    let lexicalId = 0;
    while (used.has(idName(foldLemma(placed), fileNumber, lexicalId))) lexicalId++;
    used.add(idName(foldLemma(placed), fileNumber, lexicalId));
    return lexicalId;
  };
  const ids = new Map<PlacedSense, number>();
  for (const { fileNumber, own } of gathered) {
    for (const placed of own) ids.set(placed, kept.get(placed)?.lexicalId ?? chooseId(placed, fileNumber));
  }
  const heads = new Map(gathered.map(({ synset, letter, own }) => [synset.id, letter === 'a' ? own[0] : undefined]));
  return gathered.map(({ synset, letter, file, fileNumber, own }) => {
    const satelliteHead = letter === 's' ? findHead(synset, heads) : undefined;
    const senses = own.map((placed): WndbSense => {
      const lexicalId = ids.get(placed) as number;
      const key =
        kept.get(placed)?.key ??
        formatSenseKey({
          lemma: foldLemma(placed),
          partOfSpeech: file,
          satellite: letter === 's',
          fileNumber,
          lexicalId,
          head: satelliteHead === undefined ? '' : foldLemma(satelliteHead),
          headId: satelliteHead === undefined ? undefined : (ids.get(satelliteHead) as number),
        });
      const { sense, entry } = placed;
      const marker = sense.adjectivePosition === undefined ? '' : `(${sense.adjectivePosition})`;
      return {
        ...placed,
        word: `${joinWords(entry.lemma)}${marker}`,
        indexLemma: joinWords(entry.index ?? entry.lemma).toLowerCase(),
        lexicalId,
        key,
        count: sense.counts.reduce((sum, { value }) => sum + value, 0),
      };
    });
    return { synset, file, fileNumber, senses };
  });
}

function numberFile(synset: SynsetRecord, file: PartOfSpeech, tell: (finding: Finding) => void, place: string): number {
  const name = findLexicographerFile(synset) ?? '';
  const found = (lexicographerFiles as readonly string[]).indexOf(name);
  if (found !== -1) return found;
  const chosen = defaultFiles[file];
  const message = `The lexicographers' file "${name}" is none of WordNet's; ${chosen} is written.`;
  tell({ code: 'X302', message, place });
  return (lexicographerFiles as readonly string[]).indexOf(chosen);
}

/** The key of a sense where it fits the word and the synset. */
function readKey(
  placed: PlacedSense,
  letter: string,
  fileNumber: number,
): { readonly key: string; readonly lexicalId: number } | undefined {
  const { key } = placed.sense;
  if (key === undefined || !/^[^\s%]+%[1-5]:\d\d:\d\d:(?:[^\s:%]+:\d\d|:)$/.test(key)) return undefined;
  const start = `${joinWords(foldLemma(placed))}%${types.indexOf(letter) + 1}:${String(fileNumber).padStart(2, '0')}:`;
  return key.startsWith(start) ? { key, lexicalId: parseSenseKey(key).lexicalId } : undefined;
}

function foldLemma({ entry }: PlacedSense): string {
  return entry.lemma.toLowerCase();
}

function idName(lemma: string, fileNumber: number, lexicalId: number): string {
  return `${lexicalId} ${fileNumber} ${lemma}`;
}

function findHead(synset: SynsetRecord, heads: ReadonlyMap<string, PlacedSense | undefined>): PlacedSense | undefined {
  for (const { type, target } of synset.relations) {
    const head = type === 'similar' ? heads.get(target) : undefined;
    if (head !== undefined) return head;
  }
  return undefined;
}
