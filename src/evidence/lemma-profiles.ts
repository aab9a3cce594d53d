import { innerProduct } from '../wsd/word-sums.js';
import { type ContextVectors, meanDirection, toUnit } from './context-vectors.js';
import type { LemmaEvidence } from './lemma-evidence.js';

/** A lemma with the direction of its contexts. */
export interface LemmaProfile {
  readonly lemma: string;
  readonly partOfSpeech: string;
  readonly occurrences: number;
  /** The synset of the sense that is met most; undefined where the lexicon has none. */
  readonly synset: string | undefined;
  /** A unit vector. */
  readonly contexts: Float64Array;
  /** The vector of the word as other texts have it. */
  readonly word: Float64Array | undefined;
}

/** A lemma near another one. */
export interface ProfileNeighbour {
  readonly profile: LemmaProfile;
  /** The mean of the cosines of contexts and of word vectors, or the first where there is no second; -1 to 1. */
  readonly similarity: number;
}

/** From how many occurrences on a lemma has a profile. */
const fewestOccurrences = 5;

/** The lemmas of a corpus by the contexts in which they stand there. */
export class LemmaProfiles {
  readonly #vectors: ContextVectors;
  readonly #profiles: LemmaProfile[] = [];
  #centred: readonly LemmaProfile[] | undefined;

  constructor(vectors: ContextVectors) {
    this.#vectors = vectors;
  }

  /** Adds a lemma; one that is too rare, or of whose contexts nothing is known, is left out. */
  add({ lemma, partOfSpeech, occurrences, senses, lines }: LemmaEvidence): void {
    if (occurrences < fewestOccurrences) return;
    const contexts = meanDirection(lines.flatMap(({ words }) => this.#vectors.vectorOf(words, lemma) ?? []));
    if (contexts === undefined) return;
    const best = senses.reduce<(typeof senses)[number] | undefined>(
      (most, sense) => (most === undefined || sense.expected > most.expected ? sense : most),
      undefined,
    );
    const word = this.#vectors.wordVector(lemma);
    this.#profiles.push({ lemma, partOfSpeech, occurrences, synset: best?.synset, contexts, word });
    this.#centred = undefined;
  }

  /** All profiles; what their contexts have in common is taken out of them. */
  get all(): readonly LemmaProfile[] {
    this.#centred ??= centre(this.#profiles);
    return this.#centred;
  }

  /** The profile of a lemma. */
  find(lemma: string, partOfSpeech: string): LemmaProfile | undefined {
    return this.all.find((profile) => profile.lemma === lemma && profile.partOfSpeech === partOfSpeech);
  }

  /**
   * The lemmas with senses that are nearest to one, of the same part of speech, the nearest first.
   *
   * @param most how many at most.
   */
  neighbours(of: LemmaProfile, most: number): ProfileNeighbour[] {
    return this.all
      .filter(({ lemma, partOfSpeech, synset }) => {
        return partOfSpeech === of.partOfSpeech && synset !== undefined && lemma !== of.lemma;
      })
      .map((profile) => ({ profile, similarity: compareProfiles(of, profile) }))
      .sort((a, b) => b.similarity - a.similarity || (a.profile.lemma < b.profile.lemma ? -1 : 1))
      .slice(0, most);
  }
}

/** How alike two lemmas are by their profiles, as {@link ProfileNeighbour.similarity} says. */
export function compareProfiles(left: LemmaProfile, right: LemmaProfile): number {
  const contexts = innerProduct(left.contexts, right.contexts);
  if (left.word === undefined || right.word === undefined) return contexts;
  return (contexts + innerProduct(left.word, right.word)) / 2;
}

function centre(profiles: readonly LemmaProfile[]): LemmaProfile[] {
  const columns = profiles[0]?.contexts.length ?? 0;
  const mean = new Float64Array(columns);
  for (const { contexts } of profiles) {
    for (let column = 0; column < columns; column++) mean[column] += contexts[column] / profiles.length;
  }
  return profiles.map((profile) => {
    const centred = toUnit(profile.contexts.map((value, column) => value - mean[column]));
    return { ...profile, contexts: centred ?? profile.contexts };
  });
}
