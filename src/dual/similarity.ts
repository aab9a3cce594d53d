/** One ingredient of a score: the similarity that was looked up, and what came out. */
export interface ScorePart {
  /** `d` for domain, `f` for function, or the name of a mono space. */
  readonly space: string;
  readonly left: string;
  readonly right: string;
  readonly similarity: number;
}

/** A score with the similarities it was made of, and what else decided it. */
export interface ExplainedScore {
  readonly score: number;
  readonly parts: readonly ScorePart[];
  /** Why the score is 0 although its parts are not, where that is so. */
  readonly reason?: string;
}

/**
 * Cosines of words in a domain and in a function space; the order of the two words does not matter.
 *
 * Both throw UnknownWordError for a word they do not hold, and QualiaError for one whose vector has no direction.
 */
export interface DualSimilarity {
  domain(left: string, right: string): number;
  function(left: string, right: string): number;
}

/**
 * Returns the geometric mean of similarities, 0 unless every one is above 0 (Turney 2012, equation 7).
 *
 * A value that is not a number makes the mean one that is not, so that a mistake does not look like a low score.
 *
 * @example geometricMean([0.5, 0.5]) // 0.5
 */
export function geometricMean(values: readonly number[]): number {
  if (values.some(Number.isNaN)) return Number.NaN;
  if (values.length === 0 || values.some((value) => !(value > 0))) return 0;
  return values.reduce((product, value) => product * value, 1) ** (1 / values.length);
}

/** Looks up similarities and remembers them, so that a score can say what it was made of. */
export class ScoreRecorder {
  readonly #similarity: DualSimilarity;
  readonly #parts: ScorePart[] = [];

  constructor(similarity: DualSimilarity) {
    this.#similarity = similarity;
  }

  /** The parts looked up so far, each pair once, in the order of the first look-up. */
  get parts(): readonly ScorePart[] {
    return this.#parts;
  }

  /** Returns and remembers the domain similarity of two words. */
  domain(left: string, right: string): number {
    return this.#record('d', left, right, this.#similarity.domain(left, right));
  }

  /** Returns and remembers the function similarity of two words. */
  function(left: string, right: string): number {
    return this.#record('f', left, right, this.#similarity.function(left, right));
  }

  #record(space: string, left: string, right: string, similarity: number): number {
    const known = this.#parts.some((part) => part.space === space && part.left === left && part.right === right);
    if (!known) this.#parts.push({ space, left, right, similarity });
    return similarity;
  }
}
