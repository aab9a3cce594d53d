/**
 * The lower end of the 95 % interval of a share (Wilson 1927): what is left of it when few cases speak for it.
 *
 * @example lowerShare(31, 34) // 0.77
 */
export function lowerShare(count: number, total: number): number {
  if (total === 0) return 0;
  const z = 1.959964;
  const share = count / total;
  const middle = share + (z * z) / (2 * total);
  const spread = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  return Math.max(0, (middle - spread) / (1 + (z * z) / total));
}
