/**
 * Returns the quantile of sorted values at a share from 0 to 1, between two of them by linear interpolation (Hyndman & Fan 1996,
 * definition 7); NaN of none.
 */
export function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  return below + (above - below) * (at - Math.floor(at));
}
