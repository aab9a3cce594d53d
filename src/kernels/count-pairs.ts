/**
 * Counts the contexts of targets and writes the counts as sorted sparse rows, for units `begin` to `end` of the rows.
 *
 * `contexts` is the text as context ids, with the id `dummy` wherever there is none; the target of a row stands at
 * `positions[rowStarts[row]]` to `positions[rowStarts[row + 1]]`. A context k - `left` places behind a target counts
 * `weights[k]` (k up to `left + right`, whole numbers, 0 for the target's own place). Unit i is rows `units[2 * i]` to
 * `units[2 * i + 1]`; their entries are written one after the other from `places[i]` of `columns` and `values` on, each
 * sum divided by `scale`, and the number of entries of each row to `lengths`.
 *
 * `sums` (one more than contexts, rounded up to 512) and `flags` (a 16th of that) are 0 before and after; `windows` is
 * scratch space of the compiled kernel, 8448 bytes, which writes up
 * to four entries more than there are behind those of a unit.
 */
export function countPairs(
  contexts: Uint16Array | Uint32Array,
  positions: Uint32Array,
  rowStarts: Uint32Array,
  units: Uint32Array,
  places: Uint32Array,
  weights: Uint32Array,
  left: number,
  right: number,
  sums: Uint32Array | Float64Array,
  _flags: Uint8Array,
  _windows: Uint8Array,
  dummy: number,
  scale: number,
  columns: Uint32Array,
  values: Float32Array,
  lengths: Uint32Array,
  begin: number,
  end: number,
): void {
  for (let unit = begin; unit < end; unit++) {
    let to = places[unit];
    for (let row = units[2 * unit]; row < units[2 * unit + 1]; row++) {
      const first = to;
      for (let occurrence = rowStarts[row]; occurrence < rowStarts[row + 1]; occurrence++) {
        const window = positions[occurrence] - left;
        for (let place = 0; place <= left + right; place++) {
          if (weights[place] !== 0) sums[contexts[window + place]] += weights[place];
        }
      }
      for (let column = 0; column < dummy; column++) {
        if (sums[column] === 0) continue;
        columns[to] = column;
        values[to++] = sums[column] / scale;
      }
      sums.fill(0, 0, dummy + 1);
      lengths[row] = to - first;
    }
  }
}
