/**
 * Returns a function that takes the share of one job and tells `onProgress` the share of all `jobs`, never falling.
 *
 * A share below an earlier one of the same job, or none at all, changes nothing; one above 1 counts as 1.
 */
export function createProgress(
  jobs: number,
  onProgress: ((share: number) => void) | undefined,
): (job: number, share: number) => void {
  const shares = new Float64Array(jobs);
  return (job, share) => {
    if (!(share >= shares[job])) return;
    shares[job] = Math.min(share, 1);
    onProgress?.(shares.reduce((sum, value) => sum + value, 0) / jobs);
  };
}
