/** The parts of {@link SenseQuestions}. */
export interface SenseQuestionParts {
  /** The vectors of the contexts, questions x width, one row after another. */
  readonly contexts: Float32Array;
  readonly width: number;
  /** Where the candidates of each question begin, and behind the last one where they end. */
  readonly offsets: Int32Array;
  /** The number of the sense that each candidate is. */
  readonly senses: Int32Array;
  /** The share of the right answer that each candidate has; those of a question add up to 1. */
  readonly gold: Float32Array;
}

/** Contexts with the senses that compete for each, as numbers: what a head is trained on. */
export class SenseQuestions {
  readonly contexts: Float32Array;
  readonly width: number;
  readonly offsets: Int32Array;
  readonly senses: Int32Array;
  readonly gold: Float32Array;

  constructor({ contexts, width, offsets, senses, gold }: SenseQuestionParts) {
    this.contexts = contexts;
    this.width = width;
    this.offsets = offsets;
    this.senses = senses;
    this.gold = gold;
  }

  /** How many questions there are. */
  get count(): number {
    return this.offsets.length - 1;
  }

  /** The vector of a question's context, a view. */
  context(question: number): Float32Array {
    return this.contexts.subarray(question * this.width, (question + 1) * this.width);
  }
}
