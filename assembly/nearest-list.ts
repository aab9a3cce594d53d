// Layout: the list of a query is one run of f64: how many rows it keeps, the `wanted` highest scores so far less their
// bounds in falling order, and `capacity` pairs of a row and its score plus its bound.
// Trick: a row is kept while its highest possible score reaches the lowest of the `wanted` scores that are certain, so
// no row of the true answer is ever lost; a full list first forgets what the risen threshold rules out.

/** Offers a row to a list and returns the new threshold; a list that overflows counts `capacity + 1` from then on. */
export function offerRow(list: usize, wanted: usize, capacity: usize, row: usize, score: f32, bound: f32): f32 {
  const certain = list + 8;
  const last = certain + ((wanted - 1) << 3);
  const lower = <f64>(score - bound);
  if (lower > load<f64>(last)) {
    let place = last;
    for (; place > certain && load<f64>(place - 8) < lower; place -= 8) store<f64>(place, load<f64>(place - 8));
    store<f64>(place, lower);
  }
  const threshold = load<f64>(last);
  const kept = last + 8;
  let count = <usize>load<f64>(list);
  if (count === capacity) {
    count = 0;
    for (let entry: usize = 0; entry < capacity; entry++) {
      const from = kept + (entry << 4);
      if (load<f64>(from, 8) < threshold) continue;
      v128.store(kept + (count << 4), v128.load(from));
      count++;
    }
    if (count === capacity) count = capacity + 1;
  }
  if (count < capacity) {
    store<f64>(kept + (count << 4), <f64>row);
    store<f64>(kept + (count << 4), <f64>(score + bound), 8);
    count++;
  }
  store<f64>(list, <f64>count);
  return <f32>threshold;
}
