import { isAspect } from '../aspect.js';
import { buildLmf } from '../build-lmf.js';
import { Lexicon } from '../lexicon.js';
import type { LexiconReading } from '../lexicon-reading.js';
import { createMemoryStore } from '../memory-store.js';
import type { LmfContent, LmfLink, LmfSense, LmfSynset } from '../parse-lmf.js';
import { normaliseLemma } from '../synset.js';
import type { LexiconRecord } from './lexicon-record.js';
import { nameRelation, type RelationRecord } from './relation-record.js';
import { findLexicographerFile } from './synset-record.js';

/**
 * Makes the lexicon in which models look senses up of the records that a tool edits, as reading a file for look-up does.
 *
 * @param fold the form of a lemma below {@link normaliseLemma}, such as its simplified characters; default as it is.
 * @example lexiconFromRecords(createLexiconRecord({ id: 'tiny' })).lexicon.synsetCount // 0
 */
export function lexiconFromRecords(record: LexiconRecord, fold = (lemma: string): string => lemma): LexiconReading {
  const normalise = (lemma: string): string => normaliseLemma(fold(lemma));
  const places: string[] = [];
  const content = makeContent(record, (id) => places.push(id) - 1);
  const { synsets, findings } = buildLmf(content, (place) => `${record.id}, ${places[place]}`, normalise);
  const lexicon = new Lexicon(record.label, record.version, createMemoryStore(synsets, normalise));
  return { lexicon, language: record.language === '' ? undefined : record.language, findings };
}

/** @param placeOf hands out a number for the record with an id. */
function makeContent(record: LexiconRecord, placeOf: (id: string) => number): LmfContent {
  const senses: LmfSense[] = [];
  for (const entry of record.entries) {
    entry.senses.forEach(({ id, synset, key, order, counts, examples, relations }, at) => {
      const line = placeOf(id);
      senses.push({
        id,
        synset,
        entry: entry.id,
        lemma: entry.lemma,
        partOfSpeech: entry.partOfSpeech,
        identifier: key,
        place: order ?? at + 1,
        line,
        count: counts.reduce((sum, { value }) => sum + value, 0),
        examples: examples.map(({ text }) => text),
        links: relations.map((relation) => linkOf(relation, line)),
      });
    });
  }
  const synsets = record.synsets.map((synset): LmfSynset => {
    const line = placeOf(synset.id);
    // What a definition of a side of the meaning says is no part of the gloss.
    const definitions = synset.definitions.filter(({ provenance }) => !isAspect(provenance.get('dc:type') ?? ''));
    return {
      id: synset.id,
      partOfSpeech: synset.partOfSpeech,
      lexicographerFile: findLexicographerFile(synset) ?? '',
      members: synset.members,
      line,
      definitions: definitions.map(({ text }) => text),
      examples: synset.examples.map(({ text }) => text),
      links: synset.relations.map((relation) => linkOf(relation, line)),
    };
  });
  const forms = record.entries.flatMap(({ lemma, forms: own }) =>
    own.map(({ writtenForm: form }) => ({ form, lemma })),
  );
  const { id, label, version, language } = record;
  return { id, label, version, language, senses, synsets, forms };
}

function linkOf(relation: RelationRecord, line: number): LmfLink {
  return { name: nameRelation(relation), target: relation.target, line };
}
