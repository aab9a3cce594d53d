/** How the members of a WNDB line stand to the sense keys of its synset. */
export interface MemberMatch {
  /** For each sense the key it uses, as an index into the keys. */
  readonly keyOfSense: readonly number[];
  /** For each member its sense. */
  readonly senseOfMember: readonly number[];
}

/**
 * Gives every member of a synset its sense key.
 *
 * Members that differ only in letter case may share a key ("A" and "a" as names of the letter); they make one sense.
 *
 * @returns the match, or the first member that has no key.
 */
export function matchMembers(
  members: readonly string[],
  lexicalIds: readonly number[],
  keys: readonly string[],
): MemberMatch | string {
  const keyOfSense: number[] = [];
  const senseOfMember: number[] = [];
  for (let i = 0; i < members.length; i++) {
    const member = members[i] as string;
    const key = findKey(keys, member.toLowerCase(), lexicalIds[i] as number);
    if (key === -1) return member;
    const known = keyOfSense.indexOf(key);
    senseOfMember.push(known === -1 ? keyOfSense.push(key) - 1 : known);
  }
  return { keyOfSense, senseOfMember };
}

// The key of the same lemma and lexical id, or else of the same lemma.
function findKey(keys: readonly string[], lemma: string, lexicalId: number): number {
  let found = -1;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string;
    if (key.charCodeAt(lemma.length) !== 37 || !key.startsWith(lemma)) continue;
    if (Number(key.slice(lemma.length + 6, lemma.length + 8)) === lexicalId) return i;
    if (found === -1) found = i;
  }
  return found;
}
