import type { DotName } from '../../src/lexicon/dot-objects/dot-records.js';
import type { FindInstanceClass } from '../../src/lexicon/dot-objects/instance-class.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import type { Sense, Synset } from '../../src/lexicon/synset.js';

/** A Chinese form of a name, found again by its English form and its class. */
export interface ChineseName {
  readonly name: string;
  readonly class: string;
  readonly chinese: readonly string[];
}

/** From how many choices of annotators on, a place takes a form from persons that they never chose. */
const manyChoices = 6;

interface FoundName extends DotName {
  readonly sense: string;
  readonly rank: number;
}

/**
 * The names of a wordnet: each instance whose class a rule gives, under the first form of its synset with the others as aliases,
 * by name and then by rank of the sense.
 *
 * A form is left out of a person that annotators never chose for it where they chose a place at least six times: "France" is
 * the country, and the author is "Anatole France". A form without a capital is a common word, such as "world" for the Earth or
 * "lynx" for the browser, and left out too.
 *
 * @throws Error where a Chinese form belongs to no name.
 */
export function findDotNames(
  lexicon: Lexicon,
  classOf: FindInstanceClass,
  chineseNames: readonly ChineseName[],
): DotName[] {
  const found: FoundName[] = [];
  for (const synset of lexicon.scanSynsets()) {
    const nameClass = classOf(synset);
    const senses = listForms(lexicon, synset, classOf);
    const [first] = senses;
    if (nameClass === undefined || first === undefined) continue;
    const forms = [...new Set(senses.map(({ lemma }) => lemma))];
    const { lemma: name, key: sense, rank } = first;
    found.push({ name, aliases: forms.slice(1), chinese: [], class: nameClass.id, sense, rank });
  }
  found.sort((a, b) => compare(a.name, b.name) || a.rank - b.rank || compare(a.sense, b.sense));
  const chinese = findChinese(found, chineseNames);
  return found.map(({ name, aliases, class: id, sense }) => {
    return { name, aliases, chinese: chinese.get(sense) ?? [], class: id, sense };
  });
}

function listForms(lexicon: Lexicon, synset: Synset, classOf: FindInstanceClass): readonly Sense[] {
  const names = synset.senses.filter(({ lemma }) => lemma !== lemma.toLowerCase() || !/\p{L}/u.test(lemma));
  if (classOf(synset)?.kind !== 'person') return names;
  return names.filter(({ lemma, count }) => {
    if (count > 0) return true;
    const common = lexicon.findSenses(lemma, 'n').filter((sense) => sense.count >= manyChoices);
    return common.every((sense) => classOf(lexicon.synset(sense.synset))?.kind !== 'place');
  });
}

/** The Chinese forms by the key of the sense that they belong to. */
function findChinese(
  found: readonly FoundName[],
  chineseNames: readonly ChineseName[],
): ReadonlyMap<string, readonly string[]> {
  const bySense = new Map<string, readonly string[]>();
  for (const { name, class: id, chinese } of chineseNames) {
    const named = found.filter((entry) => entry.class === id && [entry.name, ...entry.aliases].includes(name));
    const entry = named.find((one) => one.name === name) ?? named[0];
    if (entry === undefined) throw new Error(`No name "${name}" of the class "${id}".`);
    bySense.set(entry.sense, chinese);
  }
  return bySense;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
