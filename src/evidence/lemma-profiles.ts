import type { Space } from '../space/space.js';
import { type ContextVectors, meanDirection, toUnit } from './context-vectors.js';
import { dotProduct } from './dot-product.js';
import type { LemmaEvidence } from './lemma-evidence.js';
import { nearWords } from './near-words.js';

/** A lemma with the direction of its contexts. */
export interface LemmaProfile {
  readonly lemma: string;
  readonly partOfSpeech: string;
  readonly occurrences: number;
  /** The synset of the sense that is met most; undefined where the lexicon has none. */
  readonly synset: string | undefined;
  /** The direction of the words next to it, a unit vector. */
  readonly contexts: Float64Array;
  /** The vector of the word as other texts have it. */
  readonly word: Float64Array | undefined;
  /** Its unit vector in the space of words that can stand for each other. */
  readonly substitute: Float64Array | undefined;
}

/** A lemma near another one. */
export interface ProfileNeighbour {
  readonly profile: LemmaProfile;
  /** See {@link compareProfiles}. */
  readonly similarity: number;
}

/** From how many occurrences on a lemma has a profile. */
export const fewestOccurrences = 5;

/** The lemmas of a corpus by the contexts in which they stand there. */
export class LemmaProfiles {
  readonly #vectors: ContextVectors;
  readonly #substitutes: Space | undefined;
  readonly #profiles: LemmaProfile[] = [];
  #centred: CentredProfiles | undefined;

  constructor(vectors: ContextVectors, substitutes?: Space) {
    this.#vectors = vectors;
    this.#substitutes = substitutes;
  }

  /** Adds a lemma; one that is too rare, or of whose contexts nothing is known, is left out. */
  add(found: LemmaEvidence): void {
    if (found.occurrences < fewestOccurrences) return;
    const contexts = this.#contextsOf(found);
    if (contexts === undefined) return;
    const { lemma, partOfSpeech, occurrences, senses } = found;
    const best = senses.reduce<(typeof senses)[number] | undefined>(
      (most, sense) => (most === undefined || sense.expected > most.expected ? sense : most),
      undefined,
    );
    const word = this.#vectors.wordVector(lemma);
    const row = this.#substitutes?.targets.find(lemma);
    const substitute =
      row === undefined ? undefined : toUnit(Float64Array.from(this.#substitutes?.vectorAt(row) ?? []));
    this.#profiles.push({ lemma, partOfSpeech, occurrences, synset: best?.synset, contexts, word, substitute });
    this.#centred = undefined;
  }

  /** All profiles; what their contexts have in common is taken out of them. */
  get all(): readonly LemmaProfile[] {
    return this.#centre().profiles;
  }

  /** The profile of a lemma. */
  find(lemma: string, partOfSpeech: string): LemmaProfile | undefined {
    return this.#centre().byName.get(`${lemma} ${partOfSpeech}`);
  }

  /** The profile that some lines of a lemma have by their contexts alone; undefined where nothing is known of these. */
  describe(found: Pick<LemmaEvidence, 'lemma' | 'partOfSpeech' | 'lines'>): LemmaProfile | undefined {
    const contexts = this.#contextsOf(found);
    if (contexts === undefined) return undefined;
    const { lemma, partOfSpeech, lines } = found;
    return {
      lemma,
      partOfSpeech,
      occurrences: lines.length,
      synset: undefined,
      contexts: subtract(contexts, this.#centre().mean),
      word: undefined,
      substitute: undefined,
    };
  }

  /**
   * The lemmas with senses that are nearest to one, of the same part of speech, the nearest first.
   *
   * @param most how many at most.
   */
  neighbours(of: LemmaProfile, most: number): ProfileNeighbour[] {
    const nearest: ProfileNeighbour[] = [];
    const isNearer = (a: ProfileNeighbour, b: ProfileNeighbour): boolean => {
      return a.similarity > b.similarity || (a.similarity === b.similarity && a.profile.lemma < b.profile.lemma);
    };
    for (const profile of this.#centre().senseful.get(of.partOfSpeech) ?? []) {
      if (profile.lemma === of.lemma) continue;
      const similarity = compareProfiles(of, profile);
      const last = nearest.at(-1);
      // Most are far, and need no place among the few.
      if (nearest.length === most && last !== undefined && similarity < last.similarity) continue;
      const found = { profile, similarity };
      const place = nearest.findIndex((other) => isNearer(found, other));
      nearest.splice(place === -1 ? nearest.length : place, 0, found);
      if (nearest.length > most) nearest.pop();
    }
    return nearest;
  }

  #contextsOf({ lines, lemma }: Pick<LemmaEvidence, 'lemma' | 'lines'>): Float64Array | undefined {
    return meanDirection(
      lines.flatMap(({ words }) => this.#vectors.vectorOf(nearWords(words, lemma, eachSide), lemma) ?? []),
    );
  }

  #centre(): CentredProfiles {
    this.#centred ??= centre(this.#profiles);
    return this.#centred;
  }
}

interface CentredProfiles {
  readonly profiles: readonly LemmaProfile[];
  readonly byName: ReadonlyMap<string, LemmaProfile>;
  /** Those with senses, by part of speech. */
  readonly senseful: ReadonlyMap<string, readonly LemmaProfile[]>;
  /** What was taken out. */
  readonly mean: Float64Array;
}

/** So many words on each side of a word are next to it. */
const eachSide = 2;

/**
 * How alike two lemmas are, -1 to 1: by the space of words that can stand for each other where it has both, else by the mean of the
 * cosines of the words next to them and of their word vectors, or the first alone.
 */
export function compareProfiles(left: LemmaProfile, right: LemmaProfile): number {
  if (left.substitute !== undefined && right.substitute !== undefined) {
    return dotProduct(left.substitute, right.substitute);
  }
  const contexts = dotProduct(left.contexts, right.contexts);
  if (left.word === undefined || right.word === undefined) return contexts;
  return (contexts + dotProduct(left.word, right.word)) / 2;
}

function centre(all: readonly LemmaProfile[]): CentredProfiles {
  const mean = new Float64Array(all[0]?.contexts.length ?? 0);
  for (const { contexts } of all) {
    for (let column = 0; column < mean.length; column++) mean[column] += contexts[column] / all.length;
  }
  // Rows of one block lie side by side where neighbours are looked for.
  const block = new Float64Array(all.length * mean.length);
  const profiles = all.map((profile, place) => {
    const contexts = block.subarray(place * mean.length, (place + 1) * mean.length);
    contexts.set(subtract(profile.contexts, mean));
    return { ...profile, contexts };
  });
  const byName = new Map(profiles.map((profile) => [`${profile.lemma} ${profile.partOfSpeech}`, profile]));
  const senseful = new Map<string, LemmaProfile[]>();
  for (const profile of profiles) {
    if (profile.synset === undefined) continue;
    const same = senseful.get(profile.partOfSpeech) ?? [];
    same.push(profile);
    senseful.set(profile.partOfSpeech, same);
  }
  return { profiles, byName, senseful, mean };
}

/** The direction of what is left; the vector itself where nothing is. */
function subtract(vector: Float64Array, mean: Float64Array): Float64Array {
  const left = new Float64Array(vector.length);
  for (let column = 0; column < left.length; column++) left[column] = vector[column] - mean[column];
  return toUnit(left) ?? vector;
}
