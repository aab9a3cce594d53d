import { nameRelation } from '../records/relation-record.js';
import { findInverse, mayLead, relationTypeRecords } from '../records/relation-types.js';
import type { CheckContext, LexiconCheck, Trouble } from './lexicon-check.js';
import { endsOf, listSources } from './list-relations.js';

/** Checks of relations: 4xx. */
export const relationChecks: readonly LexiconCheck[] = [
  { code: 'E401', title: 'The target of a relation is missing or invalid.', find: findLostTargets },
  { code: 'W402', title: 'The type of a relation is invalid for its ends.', find: findInvalidTypes },
  { code: 'W403', title: 'A relation stands twice.', find: findRedundantRelations },
  { code: 'W404', title: 'The inverse of a relation is missing.', find: (context) => findOneSided(context, false) },
  { code: 'W451', title: 'A symmetric relation is one-sided.', find: (context) => findOneSided(context, true) },
  { code: 'W452', title: 'Two synsets, not two senses, are antonyms.', find: findSynsetAntonyms },
];

function* findLostTargets({ lexicon, index }: CheckContext): Generator<Trouble> {
  for (const { id, kind, relations } of listSources(lexicon)) {
    for (const { type, target } of relations) {
      if (endsOf(kind, target, index) !== undefined) continue;
      const what = index.senses.has(target) ? 'is a sense; a synset relates to synsets' : 'is missing';
      const repair = { verb: 'unrelate', values: [id, type, target] } as const;
      yield { subject: id, message: `The target ${target} of ${type} from ${id} ${what}.`, repair };
    }
  }
}

function* findInvalidTypes({ lexicon, index }: CheckContext): Generator<Trouble> {
  for (const { id, kind, relations } of listSources(lexicon)) {
    for (const { type, target } of relations) {
      const ends = endsOf(kind, target, index);
      const record = relationTypeRecords.get(type);
      if (ends === undefined || (record !== undefined && mayLead(record, ends))) continue;
      const why = record === undefined ? 'is unknown' : `may not lead ${ends === 'sense to synset' ? '' : 'between '}`;
      const between = record === undefined ? '' : ends === 'sense to synset' ? 'from a sense to a synset' : ends;
      yield { subject: id, message: `The relation ${type} from ${id} to ${target} ${why}${between}.` };
    }
  }
}

function* findRedundantRelations({ lexicon }: CheckContext): Generator<Trouble> {
  for (const { id, relations } of listSources(lexicon)) {
    if (relations.length < 2) continue;
    const seen = new Set<string>();
    for (const relation of relations) {
      const name = `${nameRelation(relation)} ${relation.target}`;
      if (!seen.has(name)) seen.add(name);
      else yield { subject: id, message: `The relation ${name} stands twice at ${id}.` };
    }
  }
}

function* findOneSided({ lexicon, index }: CheckContext, symmetric: boolean): Generator<Trouble> {
  for (const { id, kind, relations } of listSources(lexicon)) {
    for (const { type, target } of relations) {
      const ends = endsOf(kind, target, index);
      const inverse = ends === undefined ? undefined : findInverse(type, ends);
      // A sense or synset of another lexicon says in that one what leads back.
      if (inverse === undefined || (inverse === type) !== symmetric || isExternal(target, index)) continue;
      const there = ends === 'synsets' ? index.synsets.get(target) : index.senses.get(target)?.sense;
      if (there?.relations.some((relation) => relation.target === id && relation.type === inverse)) continue;
      const repair = { verb: 'relate', values: [target, inverse, id] } as const;
      yield { subject: id, message: `${id} is related by ${type} to ${target}, which has no ${inverse} back.`, repair };
    }
  }
}

function isExternal(id: string, { senses, synsets }: CheckContext['index']): boolean {
  return senses.get(id)?.sense.external ?? synsets.get(id)?.external ?? false;
}

function* findSynsetAntonyms({ lexicon, name }: CheckContext): Generator<Trouble> {
  for (const { id, relations } of lexicon.synsets) {
    for (const { type, target } of relations) {
      if (type !== 'antonym' && !type.startsWith('anto_')) continue;
      yield { subject: id, message: `${name(id)} has the ${type} ${name(target)}; words are antonyms, not synsets.` };
    }
  }
}
