/**
 * Parts the words of a lemma by spaces instead of underscores; underscores on the outside stay, since the mark `_` is a
 * token too.
 *
 * @example spaceWords('means_of_transport') // 'means of transport'
 */
export function spaceWords(lemma: string): string {
  return lemma.replace(/(?<=[^_])_(?=[^_])/g, ' ');
}
