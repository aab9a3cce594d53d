/** The model whose vectors tests keep. */
export const toyIdentity = { provider: 'toy', modelId: 'one' };

/** The vector of the text with a number. */
export function vectorOf(place: number): Float32Array {
  return Float32Array.from({ length: 300 }, (_, column) => place + column / 512);
}
