/**
 * A model that reads two texts together and says which label the pair has, for instance whether a text uses a word in the sense
 * that the other describes.
 */
export interface PairClassifier {
  readonly modelId: string;
  /** The names of the labels in the order of the logits; a model of one logit has one. */
  readonly labels: readonly string[];
  /** The place of the label that says that the texts belong together. */
  readonly positive: number;
  /** Returns the logits of each pair, one a label, in order. */
  doClassify(options: ClassifyPairsOptions): PromiseLike<ClassifyPairsResult>;
}

/** Two texts that a model reads together. */
export interface TextPair {
  readonly first: string;
  readonly second: string;
  /** What of the first text is never cut off, in UTF-16 units: from `start` to before `end`; default nothing. */
  readonly target?: { readonly start: number; readonly end: number } | undefined;
  /** Whether a mask stands in the place of the target; default false. */
  readonly masked?: boolean | undefined;
}

/** What a pair classifier is asked for. */
export interface ClassifyPairsOptions {
  readonly pairs: readonly TextPair[];
  readonly signal?: AbortSignal | undefined;
}

/** What a pair classifier returns. */
export interface ClassifyPairsResult {
  readonly logits: readonly Float32Array[];
}
