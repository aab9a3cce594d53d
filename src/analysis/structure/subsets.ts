/**
 * Goes through the subsets of `items` of one size in lexicographic order of their places, until `visit` returns true.
 *
 * The array that `visit` gets is filled anew each time: who keeps it must copy it.
 *
 * @returns whether a visit returned true.
 */
export function visitSubsets(items: readonly number[], size: number, visit: (subset: number[]) => boolean): boolean {
  if (size > items.length) return false;
  const places = Array.from({ length: size }, (_, k) => k);
  const subset = places.map((place) => items[place]);
  for (;;) {
    if (visit(subset)) return true;
    let moved = size - 1;
    while (moved >= 0 && places[moved] === items.length - size + moved) moved--;
    if (moved < 0) return false;
    places[moved] = places[moved] + 1;
    for (let k = moved + 1; k < size; k++) places[k] = places[k - 1] + 1;
    for (let k = moved; k < size; k++) subset[k] = items[places[k]];
  }
}

/** Returns how many subsets of one size a set of `count` has. */
export function countSubsets(count: number, size: number): number {
  let result = 1;
  for (let k = 1; k <= size; k++) result = (result * (count - size + k)) / k;
  return Math.round(result);
}
