import type { ArgumentTables } from '../../src/discocat/argument-tables.js';
import { listArgumentNeeds } from '../../src/discocat/construction-needs.js';
import type { TransitiveModel } from '../../src/discocat/transitive-operators.js';
import { constructionOf } from '../../src/evaluation/systems/phrase-constructions.js';
import {
  tagArgumentCounts,
  tagPairs,
  tagProperties,
  tagVerbArguments,
} from '../../src/evaluation/systems/tagged-words.js';
import { listPhrases, type NamedSet } from './score-tasks.js';

/** Returns a data set with its words tagged by what they are in their phrases, for spaces of tagged lemmas. */
export function tagTask<Named extends NamedSet>({ id, set }: Named): Named {
  return { id, set: set.kind === 'properties' ? tagProperties(set) : tagPairs(set) } as Named;
}

/** Returns the arguments of the words of tagged data sets of which models need these, tagged. */
export function tagTables(
  tables: ArgumentTables,
  sets: readonly NamedSet[],
  models: readonly TransitiveModel[],
): ArgumentTables {
  const phrases = sets.flatMap(({ set }) => listPhrases(set)).flatMap((phrase) => constructionOf(phrase) ?? []);
  const needs = phrases.flatMap((phrase) => models.flatMap((model) => listArgumentNeeds(model, phrase)));
  const asked = new Set(needs.map(({ word }) => word));
  return {
    verbs: tables.verbs && tagVerbArguments(tables.verbs, asked),
    counts: new Map(Array.from(tables.counts ?? [], ([name, own]) => [name, tagArgumentCounts(own, name, asked)])),
  };
}
