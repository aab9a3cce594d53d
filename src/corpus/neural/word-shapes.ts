/** The shapes of words by their capitals; the first is that of what is no word. Their order is that of the network's vectors. */
export const wordShapes = ['none', 'lower', 'initial', 'upper', 'mixed', 'other'] as const;

/** The shape of a word, see {@link shapeOf}. */
export type WordShape = (typeof wordShapes)[number];

/**
 * Tells the shape of a form: of small letters, with a capital in front, of capitals, of both in another way, or without a letter.
 *
 * A single capital counts as one in front. What has no case, such as digits, may stand anywhere.
 */
export function shapeOf(form: string): WordShape {
  if (!/\p{L}/u.test(form)) return 'other';
  if (isSmall(form)) return 'lower';
  const [first = '', ...rest] = form;
  if (isCapital(form)) return rest.length > 0 ? 'upper' : 'initial';
  return isCapital(first) && isSmall(rest.join('')) ? 'initial' : 'mixed';
}

/** Whether a text has small letters, and no others that have a case. */
function isSmall(text: string): boolean {
  return /\p{Lowercase}/u.test(text) && !/[\p{Uppercase}\p{Lt}]/u.test(text);
}

/** Whether a text has capitals, and no others that have a case. */
function isCapital(text: string): boolean {
  return /\p{Uppercase}/u.test(text) && !/[\p{Lowercase}\p{Lt}]/u.test(text);
}
