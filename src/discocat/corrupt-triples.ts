import { compareText } from '../corpus/count-contexts.js';
import { requireWhole } from '../errors.js';
import { createRandom, type Random, shuffled } from '../random.js';
import type { TransitiveSentence } from './transitive-sentence.js';
import type { VerbArguments } from './verb-arguments.js';

/** Which arguments of a triple are replaced. */
export const corruptions = ['subject', 'object', 'both'] as const;

/** Which arguments of a triple are replaced. */
export type Corruption = (typeof corruptions)[number];

/** A triple that was seen, with those made of it that were not. */
export interface PlausibilityItem {
  readonly seen: TransitiveSentence;
  readonly corrupted: ReadonlyMap<Corruption, TransitiveSentence>;
}

/** How {@link corruptTriples} draws. */
export interface CorruptTriplesOptions {
  /** How many nouns nearest in frequency, half of them more and half less frequent, a replacement is drawn from; default 50. */
  readonly neighbours?: number;
  /** Which nouns may stand in; default all that were seen in the place. */
  readonly accept?: (noun: string) => boolean;
  /** Default 1. */
  readonly seed?: number;
}

/** So many draws are tried before a triple is given up. */
const mostDraws = 200;

/**
 * Makes, of each triple, one with another subject, one with another object, and one with both others.
 *
 * The nouns of a place, subject or object, are ordered by the number of distinct triples that they were seen in there, equal
 * ones by chance. A replacement is drawn from those next to the noun in that order, so that frequency tells nothing, and
 * drawn again while the triple that it makes is among all that were ever seen. A triple is left out where no draw leads to
 * such a one, or where one of its nouns may not stand in itself.
 *
 * @param seen every triple of the corpus, of training and held-out parts alike.
 * @throws OptionError when `neighbours` is not a whole number from 2.
 * @example
 * const items = corruptTriples(heldOut, verbs, { accept: (noun) => space.has(noun) });
 */
export function corruptTriples(
  triples: Iterable<TransitiveSentence>,
  seen: VerbArguments,
  options: CorruptTriplesOptions = {},
): PlausibilityItem[] {
  const { neighbours = 50, accept = () => true, seed = 1 } = options;
  requireWhole('neighbours', neighbours, 2);
  const random = createRandom(seed);
  const half = Math.floor(neighbours / 2);
  const subjects = new FrequencyOrder(
    countNouns(seen, ({ subject }) => subject, accept),
    half,
    random,
  );
  const objects = new FrequencyOrder(
    countNouns(seen, ({ object }) => object, accept),
    half,
    random,
  );
  if (subjects.size < 2 || objects.size < 2) return [];
  const known = new Set<string>();
  for (const triple of seen.all()) known.add(keyOf(triple));
  const items: PlausibilityItem[] = [];
  for (const { verb, subject, object } of triples) {
    if (!subjects.has(subject) || !objects.has(object)) continue;
    const corrupted = new Map<Corruption, TransitiveSentence>();
    for (const corruption of corruptions) {
      for (let attempt = 0; attempt < mostDraws && !corrupted.has(corruption); attempt++) {
        const made = {
          verb,
          subject: corruption === 'object' ? subject : subjects.draw(subject),
          object: corruption === 'subject' ? object : objects.draw(object),
        };
        if (!known.has(keyOf(made))) corrupted.set(corruption, made);
      }
    }
    if (corrupted.size === corruptions.length) items.push({ seen: { verb, subject, object }, corrupted });
  }
  return items;
}

/** Nouns in the order of their frequency. */
class FrequencyOrder {
  readonly #nouns: readonly string[];
  readonly #ranks: ReadonlyMap<string, number>;
  readonly #half: number;
  readonly #random: Random;

  constructor(counts: ReadonlyMap<string, number>, half: number, random: Random) {
    const names = shuffled([...counts.keys()].sort(compareText), random);
    this.#nouns = names.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
    this.#ranks = new Map(this.#nouns.map((noun, rank) => [noun, rank]));
    this.#half = half;
    this.#random = random;
  }

  get size(): number {
    return this.#nouns.length;
  }

  has(noun: string): boolean {
    return this.#ranks.has(noun);
  }

  /** Draws one of the nouns around another, which is in the order with others; towards an end there are fewer of them. */
  draw(noun: string): string {
    const rank = this.#ranks.get(noun) ?? 0;
    const from = Math.max(0, rank - this.#half);
    const to = Math.min(this.#nouns.length - 1, rank + this.#half);
    const drawn = from + this.#random.integer(to - from);
    return this.#nouns[drawn < rank ? drawn : drawn + 1] as string;
  }
}

function countNouns(
  verbs: VerbArguments,
  nounOf: (triple: TransitiveSentence) => string,
  accept: (noun: string) => boolean,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const triple of verbs.all()) {
    const noun = nounOf(triple);
    if (accept(noun)) counts.set(noun, (counts.get(noun) ?? 0) + 1);
  }
  return counts;
}

/** Lengths keep words with blanks apart. */
function keyOf({ verb, subject, object }: TransitiveSentence): string {
  return `${verb.length} ${subject.length} ${verb}${subject}${object}`;
}
