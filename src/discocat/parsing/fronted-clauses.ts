import type { DependencyTree, Token } from '../../corpus/sentence.js';

/**
 * Returns the tree with each adverbial clause that stands before the subject of its sentence and has none of its own on that subject, which it
 * shares: "smiling, she left", "to win, he runs". So the clause and the subject are one part of the tree, as they are in the types.
 */
export function hangFronted({ heads, relations }: DependencyTree, tokens: readonly Token[]): DependencyTree {
  const childOf = (verb: number, pattern: RegExp): number =>
    relations.findIndex((relation, word) => heads[word] === verb && pattern.test(relation));
  const newHeads = heads.map((head, clause) => {
    if (relations[clause] !== 'advcl' || head <= clause || tokens[clause].tag !== 'VERB') return head;
    const subject = childOf(head, /^nsubj(?::pass)?$/);
    const hasOwn = childOf(clause, /subj|expl/) !== -1;
    return hasOwn || subject <= clause || subject > head ? head : subject;
  });
  return { heads: newHeads, relations };
}
