import { compareText } from '../corpus/count-contexts.js';
import { requireWhole } from '../errors.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { createRandom, type Random, shuffled } from '../random.js';
import type { TripleSplit } from './split-triples.js';
import type { VerbArguments } from './verb-arguments.js';

/** A verb between its arguments, with verbs in its place: one that a corpus has there, and two that it does not have. */
export interface VerbSubstitution {
  readonly subject: string;
  readonly verb: string;
  readonly object: string;
  /** Shares a sense with the verb, and was seen between these arguments. */
  readonly right: string;
  /** Shares another sense with the verb, and was not seen between these arguments. */
  readonly wrong: string;
  /** Shares no sense with the verb, is about as frequent as `right`, and was not seen between these arguments. */
  readonly unrelated: string;
}

/** How {@link listVerbSubstitutions} chooses. */
export interface VerbSubstitutionOptions {
  /** Verbs that take no part; default none. */
  readonly without?: Iterable<string>;
  /** The last rank of a sense of `right` and `wrong` that counts, by how common it is; default 3. */
  readonly lastRank?: number;
  /** The fewest distinct triples that each verb has in training; default 20. */
  readonly leastTriples?: number;
  /** The most arguments of a verb and its two substitutes that are kept with either on the right; default 5. */
  readonly mostAlike?: number;
  /** The most items of a verb; default 60. */
  readonly mostOfVerb?: number;
  /** Default 1. */
  readonly seed?: number;
}

/** A stand-in for an unrelated verb is drawn from so many that are next in frequency, on either side. */
const neighbours = 25;

/**
 * Lists verbs with substitutes that fit their arguments and others that do not, out of triples that were held out: what GS2011
 * asks of raters, asked of a corpus (after the lexical substitution of McCarthy & Navigli 2007).
 *
 * Let s, w, o be held out. A verb v takes w for its substitute where they share a synset, s and o are seen with v in training,
 * each more often than by chance. Each other member u of v's synsets that shares none with w, and is nowhere seen with s and o,
 * makes an item: v between s and o is nearer to w than to u. Of v, w and u as many items are kept with w on the right as
 * with u on the right, so that nothing is won by knowing which verbs are alike: it is the arguments that decide.
 *
 * @throws OptionError when an option is not a whole number from 1.
 * @example listVerbSubstitutions(splitTriples(verbs), await readWordnet(), { without: ['meet', 'show'] })
 */
export function listVerbSubstitutions(
  { training, heldOut }: TripleSplit,
  lexicon: Lexicon,
  options: VerbSubstitutionOptions = {},
): VerbSubstitution[] {
  const { without = [], lastRank = 3, leastTriples = 20, mostAlike = 5, mostOfVerb = 60, seed = 1 } = options;
  for (const [name, value] of Object.entries({ lastRank, leastTriples, mostAlike, mostOfVerb })) {
    requireWhole(name, value, 1);
  }
  const banned = new Set(without);
  const sizes = new Map(training.verbs.map((verb) => [verb, training.of(verb).length]));
  const allows = (verb: string): boolean => !banned.has(verb) && (sizes.get(verb) ?? 0) >= leastTriples;
  const seen = new Set(
    [...training.all(), ...heldOut].map(({ subject, verb, object }) => keyOf(subject, verb, object)),
  );
  const isSeen = (verb: string, { subject, object }: Nouns): boolean => seen.has(keyOf(subject, verb, object));
  const senses = new VerbSenses(lexicon, { lastRank, allows });
  const prefers = createPreference(training);
  const groups = new Map<string, Group>();
  for (const { subject, verb: right, object } of heldOut) {
    if (!allows(right)) continue;
    for (const verb of senses.substituted(right)) {
      if (!prefers(verb, { subject, object })) continue;
      for (const wrong of senses.substitutes(verb)) {
        if (senses.share(right, wrong) || isSeen(wrong, { subject, object })) continue;
        addNouns(groups, { verb, right, wrong }, { subject, object });
      }
    }
  }
  const random = createRandom(seed);
  const items = takeBalanced([...groups.values()], { mostAlike, mostOfVerb }, random);
  const ordered = [...sizes.keys()].filter(allows).sort((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0));
  const places = new Map(ordered.map((verb, place) => [verb, place]));
  const found = items.flatMap((item): VerbSubstitution[] => {
    const place = places.get(item.right) ?? 0;
    const near = ordered.slice(Math.max(0, place - neighbours), place + neighbours + 1);
    const fits = (verb: string): boolean => verb !== item.verb && !senses.share(verb, item.verb) && !isSeen(verb, item);
    const [unrelated] = shuffled(near.filter(fits), random);
    return unrelated === undefined ? [] : [{ ...item, unrelated }];
  });
  return keepBalanced(found);
}

interface Nouns {
  readonly subject: string;
  readonly object: string;
}

/** A verb with two substitutes, and the arguments with which the first or the second is right. */
interface Group {
  readonly verb: string;
  readonly substitutes: readonly [string, string];
  readonly nouns: readonly [Nouns[], Nouns[]];
}

/** Lengths keep words with blanks apart. */
function keyOf(...words: readonly string[]): string {
  return words.map((word) => `${word.length} ${word}`).join(' ');
}

function addNouns(
  groups: Map<string, Group>,
  { verb, right, wrong }: { readonly verb: string; readonly right: string; readonly wrong: string },
  nouns: Nouns,
): void {
  const substitutes: [string, string] = compareText(right, wrong) < 0 ? [right, wrong] : [wrong, right];
  const key = keyOf(verb, ...substitutes);
  const group = groups.get(key) ?? { verb, substitutes, nouns: [[], []] };
  groups.set(key, group);
  group.nouns[substitutes[0] === right ? 0 : 1].push(nouns);
}

function takeBalanced(
  groups: readonly Group[],
  { mostAlike, mostOfVerb }: { readonly mostAlike: number; readonly mostOfVerb: number },
  random: Random,
): Omit<VerbSubstitution, 'unrelated'>[] {
  const taken = new Map<string, number>();
  return shuffled(groups, random).flatMap(({ verb, substitutes: [first, second], nouns: [ofFirst, ofSecond] }) => {
    const left = Math.floor((mostOfVerb - (taken.get(verb) ?? 0)) / 2);
    const each = Math.min(mostAlike, ofFirst.length, ofSecond.length, left);
    taken.set(verb, (taken.get(verb) ?? 0) + 2 * each);
    const draw = (nouns: readonly Nouns[]): Nouns[] => shuffled(nouns, random).slice(0, each);
    return [
      ...draw(ofFirst).map((own) => ({ ...own, verb, right: first, wrong: second })),
      ...draw(ofSecond).map((own) => ({ ...own, verb, right: second, wrong: first })),
    ];
  });
}

/** Leaves out what has one of two substitutes on the right more often than the other, where items without an unrelated verb are gone. */
function keepBalanced(items: readonly VerbSubstitution[]): VerbSubstitution[] {
  const counts = new Map<string, number>();
  for (const { verb, right, wrong } of items) {
    const key = keyOf(verb, right, wrong);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const kept = new Map<string, number>();
  return items.filter(({ verb, right, wrong }) => {
    const key = keyOf(verb, right, wrong);
    const place = kept.get(key) ?? 0;
    kept.set(key, place + 1);
    return place < (counts.get(keyOf(verb, wrong, right)) ?? 0);
  });
}

/** Which verbs stand for which, by the synsets of a lexicon. */
class VerbSenses {
  readonly #lexicon: Lexicon;
  readonly #lastRank: number;
  readonly #allows: (verb: string) => boolean;
  readonly #synsets = new Map<string, ReadonlySet<string>>();

  constructor(lexicon: Lexicon, options: { readonly lastRank: number; readonly allows: (verb: string) => boolean }) {
    this.#lexicon = lexicon;
    this.#lastRank = options.lastRank;
    this.#allows = options.allows;
  }

  /** The verbs that share a synset with a verb in which they are common. */
  substitutes(verb: string): string[] {
    const synsets = [...this.#synsetsOf(verb)];
    return this.#members(synsets, this.#lastRank).filter((member) => member !== verb);
  }

  /** The verbs that a verb is a substitute of. */
  substituted(verb: string): string[] {
    const common = this.#lexicon.findSenses(verb, 'v').filter(({ rank }) => rank <= this.#lastRank);
    const synsets = common.map(({ synset }) => synset);
    return this.#members(synsets, Number.POSITIVE_INFINITY).filter((member) => member !== verb);
  }

  share(one: string, other: string): boolean {
    const synsets = this.#synsetsOf(one);
    return [...this.#synsetsOf(other)].some((synset) => synsets.has(synset));
  }

  #synsetsOf(verb: string): ReadonlySet<string> {
    const known = this.#synsets.get(verb);
    if (known !== undefined) return known;
    const synsets = new Set(this.#lexicon.findSenses(verb, 'v').map(({ synset }) => synset));
    this.#synsets.set(verb, synsets);
    return synsets;
  }

  #members(synsets: readonly string[], lastRank: number): string[] {
    const senses = synsets.flatMap((synset) => this.#lexicon.synset(synset).senses);
    const names = senses.filter(({ rank }) => rank <= lastRank).map(({ lemma }) => lemma.toLowerCase());
    return [...new Set(names)].filter(this.#allows);
  }
}

/** Tells of which nouns a verb takes both more often than by chance, in their places. */
function createPreference(verbs: VerbArguments): (verb: string, nouns: Nouns) => boolean {
  const counts = new Map<string, number>();
  const add = (key: string, count: number): void => {
    counts.set(key, (counts.get(key) ?? 0) + count);
  };
  let total = 0;
  for (const { verb, subject, object, count } of verbs.all()) {
    total += count;
    add(`v${keyOf(verb)}`, count);
    for (const [place, noun] of Object.entries({ s: subject, o: object })) {
      add(`${place}${keyOf(noun)}`, count);
      add(`${place}${keyOf(verb, noun)}`, count);
    }
  }
  const prefersIn = (place: string, verb: string, noun: string): boolean => {
    const [both, ofVerb, ofNoun] = [`${place}${keyOf(verb, noun)}`, `v${keyOf(verb)}`, `${place}${keyOf(noun)}`].map(
      (key) => counts.get(key) ?? 0,
    );
    return both * total > ofVerb * ofNoun;
  };
  return (verb, { subject, object }) => prefersIn('s', verb, subject) && prefersIn('o', verb, object);
}
