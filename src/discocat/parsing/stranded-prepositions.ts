import type { DependencyTree, Token } from '../../corpus/sentence.js';

/** The relation that {@link hangStranded} gives. */
export const strandedRelation = 'case:stranded';

/**
 * Returns the tree with each stranded preposition on what its phrase modifies, in the relation `case:stranded`: "talk" in "the man that I talk
 * to". Treebanks hang it on the pronoun before it, as `case`, or, where there is none, on the verb, as `obl`.
 */
export function hangStranded({ heads, relations }: DependencyTree, tokens: readonly Token[]): DependencyTree {
  const newHeads = [...heads];
  const newRelations = [...relations];
  heads.forEach((head, word) => {
    if (tokens[word].tag !== 'ADP' || head < 0) return;
    const isBehind = relations[word] === 'case' && head < word && heads[head] >= 0;
    if (!isBehind && relations[word] !== 'obl') return;
    newHeads[word] = isBehind ? heads[head] : head;
    newRelations[word] = strandedRelation;
  });
  return { heads: newHeads, relations: newRelations };
}

/**
 * Tells whether a word before it fills the place of a stranded preposition: what hangs on the same word, as in "what do you talk about", or the
 * noun whose clause the preposition is in.
 */
export function fillsStranded(preposition: number, filler: number, { heads, relations }: DependencyTree): boolean {
  if (filler > preposition) return false;
  if (heads[filler] === heads[preposition]) return true;
  let clause = heads[preposition];
  for (let depth = 0; clause >= 0 && depth < heads.length; depth++) {
    if (heads[clause] === filler) return true;
    if (relations[clause] === 'acl:relcl') return false;
    clause = heads[clause];
  }
  return false;
}
