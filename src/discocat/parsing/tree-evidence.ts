import type { DependencyTree, Token } from '../../corpus/sentence.js';
import type { Wait } from './chart-item.js';
import type { WordEvidence } from './english-lexicon.js';
import { addGaps } from './gap-evidence.js';
import { fillsStranded } from './stranded-prepositions.js';

/** Relations of function words to their content words: the two make one link, see {@link linkCosts}. */
const functionRelations = ['case', 'cop', 'aux', 'aux:pass', 'mark', 'cc', 'cc:preconj', 'det', 'punct'];

/** How long a link between a function word and its content word is; all others are 1. */
const functionLength = 0.25;

/** What a link to an argument of a verb above costs. */
const sharedCost = 0.1;

/** What a link between words costs at most. */
const highestCost = 3;

/** Returns what a tree says of each word; all words are roots where there is none. */
export function readEvidence(tokens: readonly Token[], tree: DependencyTree | undefined): WordEvidence[] {
  const dependents = tokens.map(() => new Set<string>());
  tree?.heads.forEach((head, place) => {
    if (head >= 0) dependents[head].add(tree.relations[place]);
  });
  if (tree !== undefined) addGaps(tokens, tree, dependents);
  return tokens.map((_, place) => {
    const relation = tree?.relations[place] ?? 'root';
    const governor = tree === undefined ? -1 : governorOf(place, tree);
    return {
      relation,
      dependents: dependents[place],
      headRelation: tree?.relations[tree.heads[place]],
      governorTag: tokens[governor]?.tag,
      governorRelation: governor < 0 ? undefined : tree?.relations[governor],
      clauseNoun: tokens[tree?.heads[tree.heads[place]] ?? -1]?.lemma.toLowerCase(),
    };
  });
}

/** What the phrase of a word modifies: for a function word the head of its content word, of a predicate after its marks itself. */
function governorOf(place: number, { heads, relations }: DependencyTree): number {
  const head = heads[place];
  if (head < 0) return -1;
  return relations[place] === 'case' || relations[place] === 'cc' ? heads[head] : head;
}

/**
 * Returns what it costs that a word's type has another word in one of its places: nothing where the tree links the two,
 * the length of the way between them in the tree less 1 elsewhere, at most 3. On that way a link between a function word and its content
 * word has length 0.25, since the two stand for each other: a preposition is linked to its noun alone, while its
 * type takes both the noun and what it modifies. Without a tree the cost grows with the distance in the text.
 *
 * The result has the words as rows and columns.
 */
export function linkCosts(count: number, tree: DependencyTree | undefined): Float64Array {
  const costs = new Float64Array(count * count);
  if (tree === undefined) return costs.map((_, cell) => textCost(Math.floor(cell / count), cell % count));
  const neighbours: { readonly word: number; readonly length: number }[][] = Array.from({ length: count }, () => []);
  tree.heads.forEach((head, word) => {
    if (head < 0) return;
    const length = functionRelations.includes(tree.relations[word]) ? functionLength : 1;
    neighbours[head].push({ word, length });
    neighbours[word].push({ word: head, length });
  });
  const reach = (from: number, to: number, length: number, before: number): void => {
    costs[from * count + to] = Math.min(highestCost, Math.max(0, length - 1));
    if (length > highestCost + 1) return;
    for (const next of neighbours[to]) if (next.word !== before) reach(from, next.word, length + next.length, to);
  };
  costs.fill(highestCost);
  for (let word = 0; word < count; word++) reach(word, word, 0, -1);
  shareArguments(costs, tree);
  joinObjects(costs, tree);
  return costs;
}

const argumentRelations = ['nsubj', 'nsubj:pass', 'expl', 'obj', 'iobj'];
const sharingRelations = ['conj', 'xcomp', 'advcl'];

/**
 * Verbs that are joined, and open complements, share the subject and the object of the verb above, at next to no cost; so do those in a
 * clause on a noun that noun.
 */
function shareArguments(costs: Float64Array, { heads, relations }: DependencyTree): void {
  const count = heads.length;
  const sharers = relations.map((_, word) => {
    const above: number[] = [];
    let verb = word;
    while (sharingRelations.includes(relations[verb]) && heads[verb] >= 0 && above.length < count) {
      verb = heads[verb];
      above.push(verb);
    }
    return above;
  });
  // The noun before "the art of cooking", "a plan to go" or "the fact that he goes" is not what does it.
  const hasOtherSubject = (verb: number): boolean =>
    relations.some(
      (relation, word) => heads[word] === verb && ['mark', 'case', 'nsubj', 'nsubj:pass'].includes(relation),
    );
  sharers.forEach((above, other) => {
    for (const verb of above) {
      if (relations[verb] !== 'acl:relcl' && (relations[verb] !== 'acl' || hasOtherSubject(verb))) continue;
      const place = other * count + heads[verb];
      costs[place] = Math.min(costs[place], sharedCost);
    }
  });
  for (let word = 0; word < count; word++) {
    if (!argumentRelations.includes(relations[word])) continue;
    const verb = heads[word];
    for (let other = 0; other < count; other++) {
      const isShared = sharers[other].includes(verb) || (relations[word] === 'obj' && sharers[verb].includes(other));
      if (isShared) costs[other * count + word] = Math.min(costs[other * count + word], sharedCost);
    }
  }
}

/** What it costs that a noun is joined to the object of the verb that the tree joins it to. */
const joinedCost = 0.3;

/** A noun that the tree joins to a verb with an object may be joined to the object: "sends love and greetings". */
function joinObjects(costs: Float64Array, { heads, relations }: DependencyTree): void {
  const count = heads.length;
  const lower = (one: number, other: number): void => {
    costs[one * count + other] = Math.min(costs[one * count + other], joinedCost);
    costs[other * count + one] = Math.min(costs[other * count + one], joinedCost);
  };
  relations.forEach((relation, joined) => {
    if (relation !== 'conj') return;
    const object = relations.findLastIndex(
      (own, word) => own === 'obj' && heads[word] === heads[joined] && word < joined,
    );
    if (object === -1) return;
    lower(joined, object);
    relations.forEach((own, word) => {
      if (heads[word] === joined && word < joined && (own === 'cc' || own === 'punct')) lower(word, object);
    });
  });
}

function textCost(from: number, to: number): number {
  return Math.min(highestCost, Math.max(0, (Math.abs(from - to) - 1) / 10));
}

/**
 * Counts the parts into which the tree falls apart when only the words from `start` to before `end` are kept: 1 for words that the tree
 * holds together. Punctuation is not counted.
 */
export function countTreeParts(
  tokens: readonly Token[],
  tree: DependencyTree | undefined,
): (start: number, end: number) => number {
  const counts = new Int32Array((tokens.length + 1) ** 2);
  if (tree === undefined) return () => 1;
  const { heads } = tree;
  for (let start = 0; start < tokens.length; start++) {
    let parts = 0;
    const hanging = new Map<number, number>();
    for (let end = start; end < tokens.length; end++) {
      // The word joins the part of its head where that is kept already, and the parts that wait for it join it.
      parts -= hanging.get(end) ?? 0;
      if (tokens[end].tag !== 'PUNCT') {
        const head = heads[end];
        const isHeld = head >= start && head < end;
        if (!isHeld) parts++;
        if (head > end) hanging.set(head, (hanging.get(head) ?? 0) + 1);
      }
      counts[start * (tokens.length + 1) + end + 1] = parts;
    }
  }
  return (start, end) => counts[start * (tokens.length + 1) + end];
}

/** The relations that the word of a variable may have to the word that waits for it, where the tree links the two. */
const slotRelations: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'subject',
    ['nsubj', 'csubj', 'expl', 'nsubj:pass', 'nsubj:outer', 'acl', 'acl:relcl', 'amod', 'compound', 'cop', 'obj'],
  ],
  ['object', ['obj', 'iobj', 'nsubj:pass', 'ccomp', 'acl', 'acl:relcl', 'amod', 'dep']],
  ['predicative', ['xcomp', 'obj']],
  ['recipient', ['iobj', 'obj']],
  ['retained', ['obj', 'xcomp']],
  ['predicate', ['cop', 'nsubj', 'xcomp', 'obj']],
  ['complement', ['ccomp', 'xcomp', 'parataxis', 'csubj', 'nsubj', 'root', 'advcl']],
]);

/** What it costs that a link of the tree has a relation that does not go with the variable. */
const slotCost = 1;

/** The relations of words before a noun to that noun, and of what hangs on them. */
const prenominal = ['compound', 'flat', 'flat:name', 'amod', 'nummod', 'nmod:poss', 'det', 'goeswith', 'advmod'];

/** What it costs that a word before a noun hangs on another one before it: "State" in "State Department hands". */
const nestedCost = 0.1;

/** What it costs that the tree does not link a verb to its argument at all. */
const unlinkedCost = 0.3;

/**
 * Returns what it costs that a variable of a word stands for another word: that of {@link linkCosts}, and 1 more where the tree
 * links the two by a relation that does not go with the variable, as an object that is a vocative.
 */
export function createLinkCost(
  leastCost: (word: number, filler: number) => number,
  tree: DependencyTree | undefined,
): (wait: Wait, filler: number) => number {
  return ({ word, slot }, filler) => {
    if (slot === 'gap' && tree !== undefined && fillsStranded(word, filler, tree)) return 0;
    const linked = leastCost(word, filler);
    const isNested = slot === 'noun' && tree !== undefined && standsBefore(word, filler, tree);
    const least = isNested ? Math.min(linked, nestedCost) : linked;
    const allowed = slotRelations.get(slot);
    if (tree === undefined || allowed === undefined) return least;
    const lower = tree.heads[filler] === word ? filler : tree.heads[word] === filler ? word : undefined;
    if (lower === undefined) return least > sharedCost ? least + unlinkedCost : least;
    return allowed.includes(tree.relations[lower]) ? least : least + slotCost;
  };
}

/** Whether a word hangs on a noun by words before it that modify one another. */
function standsBefore(word: number, noun: number, { heads, relations }: DependencyTree): boolean {
  let place = word;
  for (let depth = 0; depth < heads.length && place !== noun; depth++) {
    if (place < word || place > noun || !prenominal.includes(relations[place])) return false;
    place = heads[place];
  }
  return place === noun;
}

/**
 * Returns the tree with the last word of each flat name as its head, on which all that hung on the first one hangs: pregroup types
 * make the words of a name modify the next one.
 */
export function headNames({ heads, relations }: DependencyTree): DependencyTree {
  const last = heads.map((_, word) => word);
  heads.forEach((head, word) => {
    if (head >= 0 && relations[word].startsWith('flat') && word > head) last[head] = Math.max(last[head], word);
  });
  if (last.every((other, word) => other === word)) return { heads, relations };
  const isFlat = (word: number): boolean => heads[word] >= 0 && relations[word].startsWith('flat');
  return {
    heads: heads.map((head, word) => {
      if (last[word] !== word && !isFlat(word)) return last[word];
      const isLast = isFlat(word) && last[head] === word;
      const above = isLast ? heads[head] : head;
      return above < 0 ? above : last[above];
    }),
    relations: relations.map((relation, word) => {
      if (last[word] !== word && !isFlat(word)) return 'flat';
      return isFlat(word) && last[heads[word]] === word ? relations[heads[word]] : relation;
    }),
  };
}
