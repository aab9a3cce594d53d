/** How many numbers a piece of a vector is: 8-bit integers or floats that fill a register once they are widened. */
export const pieceCells = { int8: 8, single: 4 } as const;

/** How many widened contexts the scratch space of {@link scoreGlosses} takes, of `pieceBytes` a piece. */
export const gatheredContexts = 16;

/** Bytes of a widened piece. */
export const pieceBytes = 16;

/**
 * Scores the candidate glosses of tokens `begin` to `end` of `order`: the inner product of gloss and context, times
 * the step of each. The scores of token t are written from `firsts[t]` on, in the order of its lemma's candidates.
 *
 * @param order tokens, those of a lemma together.
 * @param lemmas the lemma of each token.
 * @param starts for each lemma its first entry in `rows`; one more at the end.
 * @param rows the glosses of the candidates.
 * @param scratch only compiled kernels use it.
 */
export function scoreGlosses(
  glosses: Int8Array | Float32Array,
  glossSteps: Float32Array,
  contexts: Int8Array | Float32Array,
  contextSteps: Float32Array,
  pieces: number,
  order: Uint32Array,
  lemmas: Uint32Array,
  starts: Uint32Array,
  rows: Uint32Array,
  firsts: Uint32Array,
  scores: Float32Array,
  // biome-ignore lint/correctness/noUnusedFunctionParameters: compiled kernels need it at this place.
  scratch: Uint8Array,
  begin: number,
  end: number,
): void {
  const width = pieces * (glosses instanceof Int8Array ? pieceCells.int8 : pieceCells.single);
  for (let position = begin; position < end; position++) {
    const token = order[position];
    const first = starts[lemmas[token]];
    for (let entry = first; entry < starts[lemmas[token] + 1]; entry++) {
      const row = rows[entry];
      let sum = 0;
      for (let cell = 0; cell < width; cell++) sum += glosses[row * width + cell] * contexts[token * width + cell];
      scores[firsts[token] + entry - first] = Math.fround(Math.fround(sum) * glossSteps[row]) * contextSteps[token];
    }
  }
}
