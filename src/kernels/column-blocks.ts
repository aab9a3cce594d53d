/**
 * Counts the entries of each column in rows `begin` to `end`, and writes the sum of the squares of each row.
 *
 * Row i is entries `starts[i]` to `starts[i + 1]`; `counts` goes on from what it holds.
 */
export function surveyRows(
  starts: Uint32Array,
  columns: Uint32Array,
  values: Float32Array,
  counts: Uint32Array,
  squares: Float64Array,
  begin: number,
  end: number,
): void {
  for (let row = begin; row < end; row++) {
    squares[row] = 0;
    for (let entry = starts[row]; entry < starts[row + 1]; entry++) {
      counts[columns[entry]]++;
      squares[row] += values[entry] * values[entry];
    }
  }
}

/**
 * Counts the entries of rows `begin` to `end` in each block of columns: those of row i in block b, the columns from
 * `cuts[b]` up to `cuts[b + 1]`, go to `counts[b * stride + i]`. Columns rise within a row.
 */
export function countBlockEntries(
  starts: Uint32Array,
  columns: Uint32Array,
  cuts: Uint32Array,
  blocks: number,
  counts: Uint32Array,
  stride: number,
  begin: number,
  end: number,
): void {
  for (let row = begin; row < end; row++) {
    let entry = starts[row];
    for (let block = 0; block < blocks; block++) {
      const first = entry;
      while (entry < starts[row + 1] && columns[entry] < cuts[block + 1]) entry++;
      counts[block * stride + row] = entry - first;
    }
  }
}

/**
 * Copies the entries of rows `begin` to `end` to their blocks of columns: those of row i in block b go to the places from
 * `places[b * stride + i]` up to the next; their columns count from `cuts[b]`.
 */
export function splitRows(
  starts: Uint32Array,
  columns: Uint32Array,
  values: Float32Array,
  cuts: Uint32Array,
  blocks: number,
  places: Uint32Array,
  stride: number,
  targetColumns: Uint16Array,
  targetValues: Float32Array,
  begin: number,
  end: number,
): void {
  for (let row = begin; row < end; row++) {
    let entry = starts[row];
    for (let block = 0; block < blocks; block++) {
      const place = block * stride + row;
      for (let to = places[place]; to < places[place + 1]; to++, entry++) {
        targetColumns[to] = columns[entry] - cuts[block];
        targetValues[to] = values[entry];
      }
    }
  }
}
