/**
 * Gives the subsets of `items` of one size in lexicographic order of their places.
 *
 * The array is filled anew each time: who keeps it must copy it.
 */
function* subsetsOf(items: readonly number[], size: number): Generator<number[], undefined> {
  if (size > items.length) return;
  const places = Array.from({ length: size }, (_, k) => k);
  const subset = places.map((place) => items[place]);
  for (;;) {
    yield subset;
    let moved = size - 1;
    while (moved >= 0 && places[moved] === items.length - size + moved) moved--;
    if (moved < 0) return;
    places[moved] = places[moved] + 1;
    for (let k = moved + 1; k < size; k++) places[k] = places[k - 1] + 1;
    for (let k = moved; k < size; k++) subset[k] = items[places[k]];
  }
}

/** Goes through the subsets of `items` of one size until `visit` returns true; tells whether one did. */
export function visitSubsets(items: readonly number[], size: number, visit: (subset: number[]) => boolean): boolean {
  for (const subset of subsetsOf(items, size)) if (visit(subset)) return true;
  return false;
}

/** Goes through subsets as {@link visitSubsets} does, and pauses between them: there may be millions. */
export async function searchSubsets(
  items: readonly number[],
  size: number,
  { visit, pause }: { readonly visit: (subset: number[]) => boolean; readonly pause: () => Promise<void> | undefined },
): Promise<boolean> {
  for (const subset of subsetsOf(items, size)) {
    if (visit(subset)) return true;
    const waiting = pause();
    if (waiting !== undefined) await waiting;
  }
  return false;
}

/** Returns how many subsets of one size a set of `count` has. */
export function countSubsets(count: number, size: number): number {
  let result = 1;
  for (let k = 1; k <= size; k++) result = (result * (count - size + k)) / k;
  return Math.round(result);
}
