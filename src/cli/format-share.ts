/** Writes a share for reading, in hundredths with a decimal place: `62.5 %`. */
export function formatShare(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
