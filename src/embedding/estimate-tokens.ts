/**
 * Estimates how many tokens a text has, from above for most: a third of its UTF-8 bytes, and at least 1.
 *
 * English has about four bytes a token and Chinese about one character, of three bytes, a token; a model's own tokeniser may
 * differ from it by half.
 */
export function estimateTokens(text: string): number {
  return Math.max(1, Math.ceil(Buffer.byteLength(text, 'utf8') / 3));
}
