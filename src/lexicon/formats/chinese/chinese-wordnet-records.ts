import { buildChineseWordnet } from '../../build-chinese-wordnet.js';
import { createDotType } from '../../dot-objects/dot-type.js';
import type { Finding } from '../../finding.js';
import { nameLmfRelation } from '../../lmf-relations.js';
import { type ChineseWordnetEntry, parseChineseWordnet } from '../../parse-chinese-wordnet.js';
import { type LexiconFile, readLexiconText } from '../../read-lexicon-file.js';
import { createEntry, type EntryRecord, type PronunciationRecord } from '../../records/entry-record.js';
import { createLexiconRecord, type LexiconRecord } from '../../records/lexicon-record.js';
import { createRelation } from '../../records/relation-record.js';
import { createSense, type SenseRecord } from '../../records/sense-record.js';
import { createSynset, type SynsetRecord } from '../../records/synset-record.js';
import { createDefinition, createExample } from '../../records/text-record.js';
import { normaliseLemma } from '../../synset.js';
import { escapeId, UniqueIds } from '../escape-id.js';

/** Chinese Wordnet as records. */
export interface ChineseWordnetRecords {
  readonly lexicon: LexiconRecord;
  /** What was put right or left out. */
  readonly findings: readonly Finding[];
}

/**
 * Reads Chinese Wordnet from an open JSON file as records. Each sense is a synset of its own, with the places of its word in
 * the examples. The aspects of a dot object are senses of one aspect each; the first in canonical order has the others as
 * metonyms.
 *
 * @throws FileFormatError when it is not UTF-8 or not such JSON.
 */
export async function readChineseWordnetRecords(file: LexiconFile): Promise<ChineseWordnetRecords> {
  const { entries, findings } = parseChineseWordnet(await readLexiconText(file), file.path);
  const content = buildChineseWordnet(entries, normaliseLemma);
  const gather = new EntryGathering();
  const bySense = new Map(entries.map((entry) => [entry.id, entry]));
  const synsets: SynsetRecord[] = [];
  for (const { id, partOfSpeech, senses, definition, relations } of content.synsets) {
    const { lemma = '' } = senses[0] ?? {};
    const source = bySense.get(id.slice('cwn-'.length, -2));
    const sense = createSense({ id: `${id}-sense`, synset: id });
    gather.add({ lemma, partOfSpeech, zhuyin: source?.zhuyin }, sense);
    synsets.push(
      createSynset({
        id,
        partOfSpeech,
        members: [sense.id],
        definitions: definition === '' ? [] : [createDefinition(definition)],
        examples: listExamples(source),
        relations: relations.map(({ type, target }) => createRelation(nameLmfRelation(type), target)),
      }),
    );
  }
  for (const { name, senses } of content.dotObjects) synsets.push(...addDotObject(name, senses, { gather, bySense }));
  const lexicon = createLexiconRecord({
    id: 'cwn',
    label: 'Chinese Wordnet',
    language: 'zh',
    entries: gather.list(),
    synsets,
  });
  return { lexicon, findings: [...findings, ...content.findings] };
}

function listExamples(source: ChineseWordnetEntry | undefined) {
  return source?.examples.map(({ text, target }) => createExample(text, { target }));
}

/** Gathers senses by the lemma and part of speech of their entry. */
class EntryGathering {
  readonly #ids = new UniqueIds();
  readonly #entries = new Map<
    string,
    { readonly entry: EntryRecord; readonly spoken: Map<string, PronunciationRecord>; readonly senses: SenseRecord[] }
  >();

  add(
    word: { readonly lemma: string; readonly partOfSpeech: string; readonly zhuyin: string | undefined },
    sense: SenseRecord,
  ): void {
    const { lemma, partOfSpeech, zhuyin: text } = word;
    const name = `${partOfSpeech} ${lemma}`;
    const known = this.#entries.get(name) ?? {
      entry: createEntry({ id: this.#ids.take(`cwn-${escapeId(lemma)}-${partOfSpeech}`), lemma, partOfSpeech }),
      spoken: new Map<string, PronunciationRecord>(),
      senses: [],
    };
    this.#entries.set(name, known);
    known.senses.push(sense);
    if (text === undefined) return;
    known.spoken.set(text, { text, variety: undefined, notation: 'zhuyin', phonemic: true, audio: undefined });
  }

  list(): EntryRecord[] {
    return Array.from(this.#entries.values(), ({ entry, spoken, senses }) => {
      return { ...entry, senses, pronunciations: [...spoken.values()] };
    });
  }
}

type DotSenses = ReturnType<typeof buildChineseWordnet>['dotObjects'][number]['senses'];

function addDotObject(
  lemma: string,
  senses: DotSenses,
  { gather, bySense }: { readonly gather: EntryGathering; readonly bySense: ReadonlyMap<string, ChineseWordnetEntry> },
): SynsetRecord[] {
  const order = createDotType(senses.flatMap(({ aspect }) => aspect ?? []));
  const first = senses.find(({ aspect }) => aspect === order[0] && aspect !== undefined);
  const senseId = (id: string): string => `cwn-${id}-n-sense`;
  return senses.map(({ id, aspect, definition }) => {
    const others = senses.filter((other) => other.aspect !== undefined && other !== first);
    const isOther = first !== undefined && aspect !== undefined && first.id !== id;
    const relations =
      first?.id === id
        ? others.map((other) => createRelation('has_metonym', senseId(other.id)))
        : isOther
          ? [createRelation('metonym', senseId(first.id))]
          : [];
    const source = bySense.get(id);
    const dotType = aspect === undefined ? [] : [aspect];
    const synset = `cwn-${id}-n`;
    gather.add(
      { lemma, partOfSpeech: 'n', zhuyin: source?.zhuyin },
      createSense({ id: senseId(id), synset, dotType, relations }),
    );
    const definitions = [createDefinition(definition)];
    const examples = listExamples(source);
    return createSynset({ id: synset, partOfSpeech: 'n', members: [senseId(id)], definitions, examples });
  });
}
