import type { Sentence, Token } from '../../src/corpus/sentence.js';
import { goldClauses } from '../clauses/gold-clauses.js';
import type { GoldSentence } from '../treebanks/treebank.js';

/** A verb with a subject and an object, as indices of tokens. */
export interface Triple {
  readonly subject: number;
  readonly verb: number;
  readonly object: number;
}

interface PartialTriple {
  readonly subject: number | undefined;
  readonly verb: number;
  readonly object: number | undefined;
}

/** A tree as far as triples need it. */
export interface Tree {
  readonly heads: readonly number[];
  readonly relations: readonly string[];
}

/** What the alone-standing root clause leaves out, wherever it hangs. */
const leftOut = ['advcl', 'parataxis', 'vocative', 'discourse', 'dislocated', 'reparandum', 'list', 'orphan', 'dep'];

/** What the root's own dependents are besides its subject and object, where nothing but these is kept. */
const core = /^(?:nsubj|obj|iobj|aux|expl|compound:prt|obl:agent)(?::|$)/;

/**
 * Reads all triples of subject, verb and object of a tree: those of `goldClauses`, a contact clause with the noun that it modifies as its
 * object, and of joined nouns each. A participle that a preposition joins to a noun has not that noun as its subject, though `goldClauses`
 * gives it one, and neither have participles joined to it. The copula has no object, and what is said to be a clause (`nsubj:outer`) is not
 * the subject of that clause.
 */
export function goldTriples(tree: GoldSentence): Triple[] {
  const { tokens } = tree;
  const triples = goldClauses(tree).flatMap(({ verb, subject, object = unnamedObject(tree, verb) }): Triple[] => {
    if (subject === undefined || object === undefined) return [];
    const first = firstJoined(tree, verb);
    if (subject === tree.tokens[first].head && isGerundOf(tree, first)) return [];
    return [{ subject, verb, object }];
  });
  return expandJoined(triples, {
    heads: tokens.map(({ head }) => head),
    relations: tokens.map(({ relation }) => relation),
    tags: tokens.map(({ tag }) => tag),
  });
}

/** The first of joined verbs: "the art of cooking rice and eating it". */
function firstJoined({ tokens }: GoldSentence, verb: number): number {
  let first = verb;
  while (tokens[first].relation === 'conj') first = tokens[first].head;
  return first;
}

/** Nouns after which a clause without a pronoun lacks no object: "the way we work", "the day I came". */
const circumstances = /^(?:way|time|day|week|month|year|moment|reason|place|manner|extent)$/;

/** Whether a participle that hangs on a noun by a preposition has not that noun as its subject: "the art of cooking rice". */
function isGerundOf({ tokens }: GoldSentence, verb: number): boolean {
  const isMarked = tokens.some(({ head, relation }) => head === verb && (relation === 'mark' || relation === 'case'));
  return tokens[verb].relation === 'acl' && isMarked;
}

/** The object of a verb that the tree gives no object of its own. */
function unnamedObject(tree: GoldSentence, verb: number): number | undefined {
  return missingObject(tree, verb) ?? sharedObject(tree, verb);
}

/**
 * The object that stands after two joined verbs: "he waives or modifies the rule". UD hangs what both share on the first one
 * (universaldependencies.org, `conj`, shared dependents).
 */
function sharedObject({ tokens }: GoldSentence, verb: number): number | undefined {
  const { relation, head } = tokens[verb];
  if (relation !== 'conj' || tokens[head].tag !== 'VERB') return undefined;
  const hasOwn = tokens.some(
    (token) => token.head === verb && /^(?:obj|ccomp|xcomp|nsubj:pass|aux:pass)/.test(token.relation),
  );
  const shared = tokens.findIndex((token) => token.head === head && token.relation === 'obj');
  return hasOwn || shared < verb ? undefined : shared;
}

/** The noun that a contact clause modifies: "the man I saw". */
function missingObject({ tokens }: GoldSentence, verb: number): number | undefined {
  const { relation, head } = tokens[verb];
  if (relation !== 'acl:relcl') return undefined;
  const inside = tokens.filter((token) => token.head === verb);
  const isGap = (token: GoldSentence['tokens'][number]): boolean =>
    token.features.includes('PronType=Rel') ||
    /^(?:obj|ccomp|xcomp|nsubj:pass)/.test(token.relation) ||
    (token.tag === 'ADP' && /^(?:obl|advmod)/.test(token.relation));
  const hasSubject = inside.some((token) => token.relation === 'nsubj');
  return inside.some(isGap) || !hasSubject || circumstances.test(tokens[head].lemma) ? undefined : head;
}

/**
 * Gives a triple for each noun that is joined to its subject or its object. Where one row of nouns stands in another ("a list, and nicks or
 * cuts"), UD hangs the inner one on its own first noun (universaldependencies.org, `conj`, nested coordination), so joined nouns are
 * followed all the way.
 */
export function expandJoined<Clause extends PartialTriple>(
  triples: readonly Clause[],
  { heads, relations, tags }: Tree & { readonly tags: readonly string[] },
): Clause[] {
  const joinedTo = (noun: number): readonly number[] => [
    noun,
    ...heads.flatMap((head, word) =>
      head === noun && isNominal(tags[word]) && relations[word] === 'conj' ? joinedTo(word) : [],
    ),
  ];
  /** A name stands as its last word, and hangs by its first one. */
  const headOf = (word: number): number => (relations[word].startsWith('flat') ? heads[word] : word);
  const lastOf = (noun: number): number => {
    return Math.max(
      noun,
      heads.findLastIndex((head, word) => head === noun && relations[word].startsWith('flat')),
    );
  };
  const each = (noun: number | undefined): readonly (number | undefined)[] =>
    noun === undefined ? [undefined] : joinedTo(headOf(noun)).map(lastOf);
  return triples.flatMap((triple) =>
    each(triple.subject).flatMap((subject) => each(triple.object).map((object) => ({ ...triple, subject, object }))),
  );
}

function isNominal(tag: string): boolean {
  return ['NOUN', 'PROPN', 'PRON', 'NUM', 'SYM', 'X', 'DET', 'ADJ'].includes(tag);
}

/** How much of a root clause is kept: all its arguments and modifiers, or the verb with auxiliaries, particles, negation, subject and object. */
export type ClauseExtent = 'whole' | 'core';

/**
 * Tells whether the treebank marks a mistake in a sentence or a part of one: a word that is spelt or inflected wrong (`Typo=Yes`), torn in
 * two (`goeswith`) or written together with the next (`CorrectSpaceAfter=Yes`), words that the speaker takes back (`reparandum`), and words that hang on nothing by grammar (`dep`). Such a sentence is
 * not taken for a grammatical one. Nothing else is.
 */
export function isMarkedAsMistaken({ tokens }: GoldSentence): boolean {
  return tokens.some(({ features, relation, remarks }) => {
    const isMisspelt = /(?:^|\|)Typo=Yes(?:\||$)/.test(features) || /(?:^|\|)CorrectSpaceAfter=Yes/.test(remarks);
    return isMisspelt || /^(?:goeswith|reparandum|dep)(?::|$)/.test(relation);
  });
}

/** Verbs that take a question (Karttunen 1977, "Syntax and semantics of questions", (2)), and those that do so in EWT: see, figure, say, understand, think. */
const questionVerbs = new Set(
  (
    'know remember recall forget learn notice discover tell show indicate inform disclose decide determine specify guess predict ' +
    'estimate ask wonder investigate see figure say understand think'
  ).split(' '),
);

const questionWord = /^(?:what|who|whom|which|how|when|where|why)$/i;
const questionAdverb = /^(?:how|when|where|why)$/i;

/**
 * Returns the tree as both treebanks write it. The form "people" has the lemma "people", as in EWT and in WordNet; GUM alone has "person". All
 * words of a name hang on its first one, as the guidelines have it (universaldependencies.org, `flat`), where GUM hangs the name in a
 * title and a name on the title and so the last word on another than the first. The question of "I know what he did" is a clause, see
 * `embedQuestions`.
 */
export function unifyTree(tree: GoldSentence): GoldSentence {
  const { text, tokens } = embedQuestions(tree);
  const isFlat = (word: number): boolean => tokens[word].relation.startsWith('flat');
  const firstOf = (word: number): number => (isFlat(word) ? firstOf(tokens[word].head) : word);
  return {
    text,
    tokens: tokens.map((token, word) => ({
      ...token,
      head: isFlat(word) ? firstOf(word) : token.head,
      lemma: token.form.toLowerCase() === 'people' ? 'people' : token.lemma,
    })),
  };
}

/**
 * Makes clauses of questions that verbs like *know* take, and the question word a word of that clause. GUM reads most of them as free
 * relatives: the question word is the object, and the clause modifies it (`acl`, `acl:relcl`). EWT never does so with *how*, *when*, *where* and
 * *why* (95 clauses in its train part), nor with *what* after *know*, *tell*, *see*, *say* and *figure* (64).
 */
function embedQuestions(tree: GoldSentence): GoldSentence {
  const { text, tokens } = tree;
  const made = tokens.map((token) => ({ ...token }));
  tokens.forEach(({ form, head, relation }, word) => {
    if (relation !== 'obj' || head > word || !questionWord.test(form)) return;
    if (!questionVerbs.has(tokens[head].lemma) && !questionAdverb.test(form)) return;
    const clause = tokens.findIndex((token) => token.head === word && /^acl(?::|$)/.test(token.relation));
    if (clause === -1) return;
    const hasSubject = tokens.some((token) => token.head === clause && /^[nc]subj/.test(token.relation));
    const role = missingObject(tree, clause) === word ? 'obj' : hasSubject ? 'obl' : 'nsubj';
    Object.assign(made[clause], { head, relation: 'ccomp' });
    Object.assign(made[word], { head: clause, relation: questionAdverb.test(form) ? 'advmod' : role });
  });
  return { text, tokens: made };
}

/**
 * Returns where the root clause begins. Of "The problem is that he left" the root is "left", on which hang also "problem" (`nsubj:outer`) and
 * the copula: they are another clause, around that of the root.
 */
function startOfRootClause(tokens: GoldSentence['tokens'], root: number): number {
  const isOuter = ({ head, relation }: GoldSentence['tokens'][number]): boolean =>
    head === root && /^[nc]subj:outer/.test(relation);
  if (!tokens.some(isOuter)) return 0;
  const around = tokens.flatMap((token, word) =>
    isOuter(token) || (token.head === root && token.relation === 'cop') ? [word] : [],
  );
  const before = around.filter((word) => word < root);
  return Math.max(-1, ...before) + 1;
}

/**
 * Returns which tokens the root clause alone has: without adverbial clauses, parataxis, joined verbs, who is spoken to, words of discourse,
 * quotes and brackets, nor the clause around it whose predicate it is.
 */
export function rootClauseTokens({ tokens }: GoldSentence, extent: ClauseExtent): number[] {
  const root = tokens.findIndex(({ head }) => head === -1);
  const start = startOfRootClause(tokens, root);
  const isKept = (word: number): boolean => {
    for (let place = word; place !== root; place = tokens[place].head) {
      const { relation, head, lemma, tag, form } = tokens[place];
      if (leftOut.some((name) => relation === name || relation.startsWith(`${name}:`))) return false;
      if (tag === 'PUNCT' && /[()[\]{}"“”‘’`«»*_]|^''?$/.test(form)) return false;
      if (head !== root) continue;
      if (['conj', 'cc', 'mark', 'punct'].includes(relation) || relation.endsWith(':outer')) return false;
      if (place < start) return false;
      if (extent === 'whole') continue;
      const isNegation = relation === 'advmod' && /^(?:not|n't|never)$/i.test(lemma);
      // Without its stranded preposition a clause lacks a part: "what did you vote for".
      const isStranded = relation === 'obl' && tag === 'ADP';
      if (!core.test(relation) && !isNegation && !isStranded) return false;
    }
    return true;
  };
  const kept = tokens.flatMap((_, word) => (isKept(word) ? [word] : []));
  // Commas around what was left out stand at the end, or side by side.
  const isComma = (word: number | undefined): boolean => word !== undefined && /^[,;:]$/.test(tokens[word].form);
  return kept.filter((word, place) => !isComma(word) || (place < kept.length - 1 && !isComma(kept[place + 1])));
}

/** Writes tokens of a sentence out, spaced as in its text, with a capital and a full stop, or the question mark that it has. */
export function writeTokens(tree: GoldSentence, kept: readonly number[]): string {
  const places = placesOf(tree);
  const pieces = kept.map((word, index) => {
    const { form } = tree.tokens[word];
    const isLast = index === kept.length - 1;
    const isNext = kept[index + 1] === word + 1;
    const isGlued = isNext && places[word].end === places[word + 1].start;
    return isLast || isGlued ? form : `${form} `;
  });
  const text = pieces
    .join('')
    .replace(/\s+([,;:.?!])/g, '$1')
    .replace(/[,;:.?!\s]+$/, '');
  const mark = /\?\W*$/.test(tree.text) ? '?' : '.';
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${mark}`;
}

/** Finds the tokens in the text, one after the other; a token that is not there stands at the end of the one before. */
function placesOf({ text, tokens }: GoldSentence): { readonly start: number; readonly end: number }[] {
  let from = 0;
  return tokens.map(({ form }) => {
    const found = text.indexOf(form, from);
    const start = found === -1 ? from : found;
    const end = found === -1 ? from : found + form.length;
    from = end;
    return { start, end };
  });
}

/** Makes the annotated sentence that a gold tree is. */
export function annotateGold(tree: GoldSentence): Sentence {
  const places = placesOf(tree);
  const tokens = tree.tokens.map(({ form, lemma, tag }, word): Token => ({ form, lemma, tag, ...places[word] }));
  const { text } = tree;
  return {
    document: '',
    position: 0,
    text,
    tokens,
    tree: { heads: tree.tokens.map(({ head }) => head), relations: tree.tokens.map(({ relation }) => relation) },
  };
}

/** Returns a part of a tree as one of its own; what hung on what is left out hangs on the root. */
export function keepTokens(tree: GoldSentence, kept: readonly number[]): GoldSentence {
  const root = kept.findIndex((word) => tree.tokens[word].head === -1);
  const tokens = kept.map((word, place) => {
    const head = kept.indexOf(tree.tokens[word].head);
    return { ...tree.tokens[word], head: place === root ? -1 : head === -1 ? root : head };
  });
  return { text: writeTokens(tree, kept), tokens };
}
