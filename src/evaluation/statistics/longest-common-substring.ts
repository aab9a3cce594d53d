/**
 * Finds the longest stretch of characters that two texts share; the earliest in the first text when several are as long.
 *
 * Its length is the score of the spelling-only baseline, and 4 or more excludes a question from the surface-disjoint slice.
 *
 * @example longestCommonSubstring('saxophonist', 'saxist') // 'sax'
 */
export function longestCommonSubstring(first: string, second: string): string {
  // lengths[j] is the length of the longest common ending of first[..i] and second[..j - 1].
  const lengths = new Uint32Array(second.length + 1);
  let longest = 0;
  let end = 0;
  for (let i = 0; i < first.length; i++) {
    for (let j = second.length; j > 0; j--) {
      const length = first.charCodeAt(i) === second.charCodeAt(j - 1) ? (lengths[j - 1] as number) + 1 : 0;
      lengths[j] = length;
      if (length <= longest) continue;
      longest = length;
      end = i + 1;
    }
  }
  return first.slice(end - longest, end);
}
