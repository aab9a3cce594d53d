import type { DependencyTree, Token } from '../../corpus/sentence.js';
import { contactClause, contactSubject, objectBefore, relativeGap } from './lexicon-row.js';
import { strandedRelation } from './stranded-prepositions.js';

const relativeAdverbs = ['where', 'when', 'why', 'how'];
const relativePronouns = ['that', 'which', 'whom', 'who'];
const relativeWords = [...relativePronouns, ...relativeAdverbs, 'whose', 'what', 'whatever', 'whichever', 'whoever'];

/**
 * Adds to the dependents of words what a tree says of clauses whose object is not in its place: {@link relativeGap},
 * {@link contactClause}, {@link contactSubject} and {@link objectBefore}.
 */
export function addGaps(tokens: readonly Token[], tree: DependencyTree, dependents: readonly Set<string>[]): void {
  const { heads, relations } = tree;
  const isContact = (verb: number): boolean =>
    relations[verb] === 'acl:relcl' && !hasRelativeWord(tokens, heads[verb] + 1, verb);
  relations.forEach((relation, word) => {
    // The tree may take a relative clause for one that says what the noun is: "the cat that the dog chases".
    const mayLack = relation === 'acl' && dependents[word].has('nsubj');
    if ((relation === 'acl:relcl' || mayLack) && !isElsewhere(tokens, tree, word)) dependents[word].add(relativeGap);
    if (isContact(word)) dependents[heads[word]].add(contactClause);
    if (sharesObject(tree, word)) dependents[word].add('obj');
    if (relation !== 'nsubj' || heads[word] < 0) return;
    if (isContact(heads[word])) dependents[word].add(contactSubject);
    if (hasObjectBefore(tokens, tree, word)) dependents[word].add(objectBefore);
  });
}

/** Whether the noun of a relative clause is in another place of it than the object's: "the man I talk to", "the house where he lives". */
function isElsewhere(tokens: readonly Token[], { heads, relations }: DependencyTree, verb: number): boolean {
  return heads.some((head, word) => {
    if (head !== verb) return false;
    if (relations[word] === strandedRelation) return true;
    const { form, tag } = tokens[word];
    const lower = form.toLowerCase();
    if (relations[word] === 'advmod') return word < verb && relativeAdverbs.includes(lower);
    return relations[word] === 'obl' && word < verb && tag === 'PRON' && relativePronouns.includes(lower);
  });
}

/** Whether a joined verb has the object that hangs on the one before it but stands after both: "finds and opens the box". */
function sharesObject({ heads, relations }: DependencyTree, verb: number): boolean {
  if (relations[verb] !== 'conj') return false;
  const isOwn = (word: number): boolean =>
    heads[word] === verb && /^(?:obj|ccomp|xcomp|nsubj:pass|aux:pass)/.test(relations[word]);
  return (
    relations.every((_, word) => !isOwn(word)) &&
    relations.some((relation, word) => {
      return word > verb && relation === 'obj' && heads[word] === heads[verb];
    })
  );
}

/** Whether a relative or interrogative word stands among tokens. */
function hasRelativeWord(tokens: readonly Token[], start: number, end: number): boolean {
  return tokens.slice(start, end).some(({ form, tag }) => {
    const lower = form.toLowerCase();
    return relativeWords.includes(lower) && !(lower === 'that' && tag === 'DET');
  });
}

/** Whether the object of a subject's verb stands before the subject, but not as what a question asks for. */
function hasObjectBefore(tokens: readonly Token[], { heads, relations }: DependencyTree, subject: number): boolean {
  const object = relations.findIndex((relation, word) => relation === 'obj' && heads[word] === heads[subject]);
  if (object === -1 || object > subject) return false;
  // The head of a free relative clause may be an object: "whatever you order, you will love".
  const isHead = relations.some((relation, word) => relation === 'acl:relcl' && heads[word] === object);
  return isHead || !hasRelativeWord(tokens, 0, object + 1);
}
