/** What the indices of two tensors are to their product. */
export interface PairIndices {
  /** Those of both that are kept, as they stand on the left. */
  readonly batch: readonly number[];
  /** Those of both that are summed, as they stand on the left. */
  readonly summed: readonly number[];
  /** Those of the left alone. */
  readonly rows: readonly number[];
  /** Those of the right alone. */
  readonly columns: readonly number[];
}

/** Tells what each index of two tensors is to their product; an index of one alone is always kept. */
export function parseIndices(
  left: { readonly indices: readonly number[] },
  right: { readonly indices: readonly number[] },
  isKept: (index: number) => boolean,
): PairIndices {
  const shared = left.indices.filter((index) => right.indices.includes(index));
  return {
    batch: shared.filter(isKept),
    summed: shared.filter((index) => !isKept(index)),
    rows: left.indices.filter((index) => !shared.includes(index)),
    columns: right.indices.filter((index) => !shared.includes(index)),
  };
}

/** The indices of a product in the order of its axes. */
export function arrangePair({ batch, rows, columns }: PairIndices): number[] {
  return [...batch, ...rows, ...columns];
}
