import type { DependencyTree, Sentence } from '../../corpus/sentence.js';

const clauseRelations = ['acl', 'acl:relcl'];
const verbTags: readonly string[] = ['VERB', 'AUX'];
const subjectRelations = ['nsubj', 'nsubj:pass'];

/**
 * Makes what gives other trees of a sentence with a relative clause before its verb, such as "the cat the dog chases sleeps": a parser
 * that goes from left to right easily hangs the verb of the sentence on that of the clause, or gives one verb two subjects.
 *
 * Each has the same words and tags; sentences without such a clause have none.
 *
 * @example attachRelativeClauses(sentence).length // 0 for "dogs chase cats"
 */
export function attachRelativeClauses(sentence: Sentence): Sentence[] {
  const { tree, tokens } = sentence;
  if (tree === undefined) return [];
  return tokens.flatMap(({ tag }, clause): Sentence[] => {
    if (!verbTags.includes(tag)) return [];
    const noun = nounBefore(tree, clause);
    if (noun === undefined) return [];
    return verbsAfter(sentence, tree, clause).map((main) => ({
      ...sentence,
      tree: reattach(tree, { noun, clause, main }),
    }));
  });
}

/** The noun that a clause may modify: what it hangs on, or the first one of two subjects. */
function nounBefore({ heads, relations }: DependencyTree, clause: number): number | undefined {
  if (clauseRelations.includes(relations[clause])) return heads[clause] < clause ? heads[clause] : undefined;
  const subjects = relations.flatMap((relation, word) => {
    return heads[word] === clause && word < clause && subjectRelations.includes(relation) ? [word] : [];
  });
  return subjects.length === 2 ? subjects[0] : undefined;
}

/** The verbs after a clause that hang on it without a subject; undefined stands for none, where the clause has two subjects. */
function verbsAfter(
  { tokens }: Sentence,
  { heads, relations }: DependencyTree,
  clause: number,
): readonly (number | undefined)[] {
  const hasSubject = (verb: number): boolean =>
    relations.some(
      (relation, word) => heads[word] === verb && (subjectRelations.includes(relation) || relation === 'mark'),
    );
  const verbs = tokens.flatMap(({ tag }, word) => {
    return word > clause && heads[word] === clause && verbTags.includes(tag) && !hasSubject(word) ? [word] : [];
  });
  const isRelative = clauseRelations.includes(relations[clause]);
  return isRelative || heads[clause] < 0 ? verbs : [...verbs, undefined];
}

interface Attachment {
  readonly noun: number;
  readonly clause: number;
  /** The verb that the noun is the subject of; undefined where it has what the clause was. */
  readonly main: number | undefined;
}

/** Hangs a clause on a noun, and the noun as the subject on the verb after it, which takes over what hung on them beyond. */
function reattach({ heads, relations }: DependencyTree, { noun, clause, main }: Attachment): DependencyTree {
  const above = heads[noun] === clause ? clause : noun;
  const newHeads = [...heads];
  const newRelations = [...relations];
  newHeads[clause] = noun;
  if (!clauseRelations.includes(relations[clause])) newRelations[clause] = 'acl:relcl';
  const top = main ?? noun;
  newHeads[top] = heads[above];
  newRelations[top] = relations[above];
  if (main === undefined) return { heads: newHeads, relations: newRelations };
  newHeads[noun] = main;
  newRelations[noun] = 'nsubj';
  heads.forEach((head, word) => {
    const isBeyond = word > main && (head === clause || head === noun);
    const isBefore = word < noun && head === clause;
    if (isBeyond || isBefore) newHeads[word] = main;
  });
  return { heads: newHeads, relations: newRelations };
}
