/** How many numbers the list of one query takes: its count, the certain scores, the kept rows with their scores. */
export function listLength(wanted: number, capacity: number): number {
  return 1 + wanted + 2 * capacity;
}

/**
 * Offers a row to a list and returns the new threshold, below which no row can be among the `wanted` best.
 *
 * A list is a count, then the `wanted` highest scores that are certain (a score less its bound) in falling order, then
 * `capacity` pairs of a row and its highest possible score (its score plus its bound). A full list forgets the rows
 * that the threshold rules out; one that stays full counts `capacity + 1` from then on.
 */
export function offerRow(
  list: Float64Array,
  { wanted, capacity }: { readonly wanted: number; readonly capacity: number },
  { row, score, bound }: { readonly row: number; readonly score: number; readonly bound: number },
): number {
  const lower = Math.fround(score - bound);
  if (lower > list[wanted]) {
    let place = wanted;
    for (; place > 1 && list[place - 1] < lower; place--) list[place] = list[place - 1];
    list[place] = lower;
  }
  const threshold = list[wanted];
  const kept = 1 + wanted;
  let count = list[0];
  if (count === capacity) {
    count = 0;
    for (let entry = 0; entry < capacity; entry++) {
      const from = kept + 2 * entry;
      if (list[from + 1] < threshold) continue;
      list.copyWithin(kept + 2 * count, from, from + 2);
      count++;
    }
    if (count === capacity) count = capacity + 1;
  }
  if (count < capacity) {
    list[kept + 2 * count] = row;
    list[kept + 2 * count + 1] = Math.fround(score + bound);
    count++;
  }
  list[0] = count;
  return threshold;
}
