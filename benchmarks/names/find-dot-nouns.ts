import type { DotNoun, Facet, NounClass } from '../../src/lexicon/dot-objects/dot-records.js';
import { createDotType } from '../../src/lexicon/dot-objects/dot-type.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import type { Sense } from '../../src/lexicon/synset.js';

/** Two basic types, and how many nouns have senses of both. */
export interface TypePair {
  readonly types: readonly [string, string];
  readonly nouns: number;
  /** How many there would be if the basic types of the nouns with several senses were independent of one another. */
  readonly expected: number;
}

/** Endings of nouns that name what their verb does. */
const nominalEnding = /(?:ing|[tsx]ion|ment|ance|ence|al|ure|age|ery)$/;

/** Words of many glosses that say nothing of what a sense is about. */
const plainWords: ReadonlySet<string> = new Set(
  `about above action activity also another anything being between certain common does each especially etc example form from general
  give given group have having into kind large made make making many more most often other part people person persons place
  process provide provides result several small some someone something such than that their them thing things this type used
  uses using usually various very when where which while whose with within without your`.split(/\s+/),
);

/** The senses of each noun that name a class and not an instance, by lemma. */
export function listNounSenses(lexicon: Lexicon): Map<string, readonly Sense[]> {
  const nouns = new Map<string, readonly Sense[]>();
  for (const lemma of lexicon.lemmas()) {
    const senses = lexicon.findSenses(lemma, 'n').filter(({ synset }) => {
      return lexicon.related(lexicon.synset(synset), 'instanceHypernym').length === 0;
    });
    if (senses.length > 0) nouns.set(lemma, senses);
  }
  return nouns;
}

/**
 * Counts the pairs of basic types that nouns have (Buitelaar 1998), with the lexicographers' files of WordNet as basic types;
 * pairs come by name.
 */
export function countTypePairs(lexicon: Lexicon, nouns: ReadonlyMap<string, readonly Sense[]>): TypePair[] {
  const singles = new Map<string, number>();
  const pairs = new Map<string, number>();
  let ambiguous = 0;
  for (const senses of nouns.values()) {
    if (senses.length < 2) continue;
    ambiguous++;
    const files = senses.map(({ synset }) => lexicon.synset(synset).lexicographerFile.replace(/^noun\./, ''));
    const types = [...new Set(files)].sort();
    types.forEach((first, at) => {
      singles.set(first, (singles.get(first) ?? 0) + 1);
      for (const second of types.slice(at + 1)) {
        pairs.set(`${first} ${second}`, (pairs.get(`${first} ${second}`) ?? 0) + 1);
      }
    });
  }
  return [...pairs.keys()].sort().map((pair) => {
    const [first = '', second = ''] = pair.split(' ');
    const expected = ((singles.get(first) ?? 0) * (singles.get(second) ?? 0)) / ambiguous;
    return { types: [first, second], nouns: pairs.get(pair) ?? 0, expected };
  });
}

/**
 * Finds the members of classes of nouns, by class and then by lemma. Each facet is shown by the commonest sense that fits; a
 * class of kind `one` takes nouns by their commonest sense alone, one of kind `verb` takes nouns that end like nominalisations
 * and whose first facet is shown by a sense derived from a verb; the senses of `verb` and `gloss` must speak of the same thing.
 */
export function findDotNouns(
  lexicon: Lexicon,
  nouns: ReadonlyMap<string, readonly Sense[]>,
  classes: readonly NounClass[],
): DotNoun[] {
  const isAnchored = createAnchorTest(lexicon);
  const lemmas = [...nouns.keys()].sort();
  const ambiguous = lemmas.filter((lemma) => (nouns.get(lemma) ?? []).length > 1);
  return classes.flatMap((nounClass) =>
    (nounClass.kind === 'one' ? lemmas : ambiguous).flatMap((lemma) => {
      if (nounClass.kind === 'verb' && !nominalEnding.test(lemma)) return [];
      const chosen = chooseSenses(lexicon, nounClass, nouns.get(lemma) ?? [], isAnchored);
      if (chosen === undefined) return [];
      const shown = nounClass.facets.filter(({ id }) => chosen.has(id));
      const keys = new Map([...chosen].map(([facet, { key }]) => [facet, key]));
      const written = [...chosen.values()][0]?.lemma ?? lemma;
      const aspects = createDotType(shown.flatMap(({ aspect }) => aspect ?? []));
      return [{ lemma: written, class: nounClass.id, senses: keys, aspects }];
    }),
  );
}

type AnchorTest = (sense: Sense, anchors: readonly string[]) => boolean;

function chooseSenses(
  lexicon: Lexicon,
  { kind, facets }: NounClass,
  senses: readonly Sense[],
  isAnchored: AnchorTest,
): Map<string, Sense> | undefined {
  const needed = facets.filter((facet) => facet.needed);
  if (kind === 'one') {
    const [first] = senses;
    if (first === undefined || !needed.every((facet) => isAnchored(first, facet.anchors))) return undefined;
    return new Map(needed.map((facet) => [facet.id, findByFirstAnchor(facet, senses, isAnchored) ?? first]));
  }
  const [one, other] = needed;
  if (one === undefined || other === undefined) return undefined;
  const pair = choosePair(
    senses.filter((sense) => isAnchored(sense, one.anchors)),
    senses.filter((sense) => isAnchored(sense, other.anchors)),
    (first, second) => {
      if (kind === 'verb' && !isDerivedFromVerb(lexicon, first)) return false;
      return kind === 'pair' || shareWord(lexicon, first, second);
    },
  );
  if (pair === undefined) return undefined;
  const chosen = new Map([
    [one.id, pair[0]],
    [other.id, pair[1]],
  ]);
  for (const facet of facets.filter(({ needed: must }) => !must)) {
    const third = senses.find((sense) => isAnchored(sense, facet.anchors) && !pair.includes(sense));
    if (third !== undefined) chosen.set(facet.id, third);
  }
  return chosen;
}

/** The two commonest senses that fit one another. */
function choosePair(
  firsts: readonly Sense[],
  seconds: readonly Sense[],
  fits: (first: Sense, second: Sense) => boolean,
): readonly [Sense, Sense] | undefined {
  let best: readonly [Sense, Sense] | undefined;
  for (const first of firsts) {
    for (const second of seconds) {
      const isCommoner = best === undefined || first.rank + second.rank < best[0].rank + best[1].rank;
      if (isCommoner && first.synset !== second.synset && fits(first, second)) best = [first, second];
    }
  }
  return best;
}

/** The commonest sense under the first anchor that any sense is under: earlier anchors show the facet more plainly. */
function findByFirstAnchor(facet: Facet, senses: readonly Sense[], isAnchored: AnchorTest): Sense | undefined {
  for (const anchor of facet.anchors) {
    const found = senses.find((sense) => isAnchored(sense, [anchor]));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether two senses of a noun speak of the same thing: a word of their glosses and hypernyms, or the noun, is in both. */
function shareWord(lexicon: Lexicon, first: Sense, second: Sense): boolean {
  const known = wordsAbout(lexicon, first);
  known.add(stem(first.lemma));
  return [...wordsAbout(lexicon, second)].some((word) => known.has(word));
}

function wordsAbout(lexicon: Lexicon, sense: Sense): Set<string> {
  const synset = lexicon.synset(sense.synset);
  const above = lexicon.related(synset, 'hypernym').flatMap(({ senses }) => senses.map(({ lemma }) => lemma));
  const words =
    [synset.definition, ...above]
      .join(' ')
      .toLowerCase()
      .match(/[a-z]{4,}/g) ?? [];
  return new Set(words.filter((word) => !plainWords.has(word)).map(stem));
}

function stem(word: string): string {
  return word.toLowerCase().slice(0, 5);
}

/** Whether a sense of a noun is derived from a verb of another form. */
function isDerivedFromVerb(lexicon: Lexicon, sense: Sense): boolean {
  const synset = lexicon.synset(sense.synset);
  return synset.relations.some(({ type, target, sourceMember = -1, targetMember = -1 }) => {
    if (type !== 'derivation' || synset.senses[sourceMember]?.key !== sense.key) return false;
    const verb = lexicon.synset(target).senses[targetMember];
    return verb?.partOfSpeech === 'v' && verb.lemma !== sense.lemma;
  });
}

function createAnchorTest(lexicon: Lexicon): AnchorTest {
  const above = new Map<string, ReadonlySet<string>>();
  const synsets = new Map<string, string>();
  const findAbove = (id: string): ReadonlySet<string> => {
    const known = above.get(id);
    if (known !== undefined) return known;
    const found = new Set([id]);
    above.set(id, found);
    for (const higher of lexicon.related(lexicon.synset(id), 'hypernym')) {
      for (const one of findAbove(higher.id)) found.add(one);
    }
    return found;
  };
  const synsetOf = (key: string): string => {
    const known = synsets.get(key) ?? lexicon.sense(key).synset;
    synsets.set(key, known);
    return known;
  };
  return (sense, anchors) => {
    const file = lexicon.synset(sense.synset).lexicographerFile;
    return anchors.some((anchor) =>
      anchor.startsWith('noun.') ? anchor === file : findAbove(sense.synset).has(synsetOf(anchor)),
    );
  };
}
