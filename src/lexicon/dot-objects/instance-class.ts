import type { Lexicon } from '../lexicon.js';
import type { Synset } from '../synset.js';
import type { DotClass } from './dot-records.js';

/** Finds the class of what a synset names; undefined for one that is no instance, or that no rule covers. */
export type FindInstanceClass = (synset: Synset) => DotClass | undefined;

/**
 * Makes the look-up of classes of instances by rules: from each instance hypernym upwards, the nearest synset that has a rule
 * decides. Where several instance hypernyms lead to classes, the one with the most aspects counts, the first of equal ones.
 *
 * Rules for senses that the lexicon does not hold are left out.
 */
export function createInstanceClasses(
  lexicon: Lexicon,
  rules: ReadonlyMap<string, string>,
  classes: ReadonlyMap<string, DotClass>,
): FindInstanceClass {
  const bySynset = placeRules(lexicon, rules, classes);
  return (synset) => {
    let best: DotClass | undefined;
    for (const hypernym of lexicon.related(synset, 'instanceHypernym')) {
      const found = findNearest(lexicon, hypernym, bySynset);
      if (found !== undefined && found.type.length > (best?.type.length ?? 0)) best = found;
    }
    return best;
  };
}

/** How small a part of the uses of a lemma a sense may be, beside the first, so as to count. */
const leastShare = 0.2;

/** Finds the classes of names that the senses of a common noun are kinds of, those with several aspects that are no mere things. */
export type FindNounClasses = (lemma: string) => DotClass[];

/**
 * Makes the look-up of the classes whose names a common noun is the word for, such as "museum": the nearest rule at or above each of
 * its senses that is the first, or has a fifth of its uses. Persons and things are left out, so that a writer is no work.
 */
export function createNounClasses(
  lexicon: Lexicon,
  rules: ReadonlyMap<string, string>,
  classes: ReadonlyMap<string, DotClass>,
): FindNounClasses {
  const bySynset = placeRules(lexicon, rules, classes);
  return (lemma) => {
    const senses = lexicon.findSenses(lemma, 'n');
    const uses = senses.reduce((sum, { count }) => sum + count, 0);
    const common = senses.filter(({ count }, place) => place === 0 || (count > 0 && count >= leastShare * uses));
    return common.flatMap(({ synset }) => {
      const found = findNearest(lexicon, lexicon.synset(synset), bySynset);
      const isDot = found !== undefined && found.type.length > 1 && found.kind !== 'person' && found.kind !== 'thing';
      return isDot ? [found] : [];
    });
  };
}

/** The classes of rules by the synsets that they are for. */
function placeRules(
  lexicon: Lexicon,
  rules: ReadonlyMap<string, string>,
  classes: ReadonlyMap<string, DotClass>,
): Map<string, DotClass> {
  const bySynset = new Map<string, DotClass>();
  for (const [key, id] of rules) {
    const sense = lexicon.findSense(key);
    const nameClass = classes.get(id);
    if (sense !== undefined && nameClass !== undefined) bySynset.set(sense.synset, nameClass);
  }
  return bySynset;
}

function findNearest<Value>(lexicon: Lexicon, start: Synset, known: ReadonlyMap<string, Value>): Value | undefined {
  const seen = new Set([start.id]);
  let level: readonly Synset[] = [start];
  while (level.length > 0) {
    const next: Synset[] = [];
    for (const synset of level) {
      const found = known.get(synset.id);
      if (found !== undefined) return found;
      const above = [...lexicon.related(synset, 'hypernym'), ...lexicon.related(synset, 'instanceHypernym')];
      for (const higher of above) {
        if (seen.has(higher.id)) continue;
        seen.add(higher.id);
        next.push(higher);
      }
    }
    level = next;
  }
  return undefined;
}
