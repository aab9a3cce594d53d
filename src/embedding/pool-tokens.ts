/** How the vectors of tokens become one: their mean, that of the first, which BERT calls `[CLS]`, or that of the last. */
export type Pooling = 'mean' | 'cls' | 'last';

/** The poolings by name. */
export const poolings: readonly Pooling[] = ['mean', 'cls', 'last'];

/** The vectors of the tokens of several texts, one after another, each text filled up to the same number of tokens. */
export interface TokenVectors {
  readonly values: Float32Array;
  /** How many tokens each text takes in `values`, with those that fill it up behind its own. */
  readonly tokens: number;
  readonly width: number;
}

/** Returns one vector for the tokens from `first` to before `last` of a text. */
export function poolTokens(
  { values, tokens, width }: TokenVectors,
  text: number,
  { first, last }: { readonly first: number; readonly last: number },
  pooling: Pooling,
): Float64Array {
  const from = pooling === 'last' ? last - 1 : first;
  const to = pooling === 'cls' ? first + 1 : last;
  const sum = new Float64Array(width);
  for (let token = from; token < to; token++) {
    const start = (text * tokens + token) * width;
    for (let column = 0; column < width; column++) sum[column] += values[start + column];
  }
  return sum.map((value) => value / (to - from));
}
