import type { Sentence, Token } from './sentence.js';

/** A verb with the heads of its arguments, as indices of tokens; a missing argument is undefined. */
export interface Clause {
  readonly verb: number;
  readonly subject: number | undefined;
  readonly object: number | undefined;
}

/**
 * Finds verbs with the heads of their subjects and objects in a tagged sentence, without a parser.
 *
 * The rules read noun phrases left and right of a verb group. They know active and passive verbs, relative clauses
 * ("a mammal that eats meat"), participles after a noun ("a machine producing steam", "a bond issued by a bank"),
 * infinitives of purpose after a passive ("a tool used to cut grass"), modifiers with prepositions, and verbs joined
 * by a conjunction, which share the subject. What the rules cannot place is left undefined.
 */
export function findClauses(sentence: Sentence): Clause[] {
  const { tokens } = sentence;
  const clauses: Clause[] = [];
  for (let verb = 0; verb < tokens.length; verb++) {
    if (tokens[verb].tag !== 'VERB' || isModifier(tokens, verb)) continue;
    clauses.push(readClause(tokens, verb, clauses));
  }
  return clauses;
}

function readClause(tokens: readonly Token[], verb: number, earlier: readonly Clause[]): Clause {
  const start = groupStart(tokens, verb);
  const participle = isPastParticiple(tokens[verb]);
  const auxiliaries = tokens.slice(start, verb).filter((token) => token.tag === 'AUX');
  const passive = participle && auxiliaries.at(-1)?.lemma.toLowerCase() === 'be';
  const bare = auxiliaries.length === 0;
  const left = leftArgument(tokens, start, earlier);
  const right = rightArgument(tokens, verb + 1);
  const reduced = bare && participle && right === undefined && left !== undefined && tokens[start - 1]?.tag !== 'PRON';
  if (passive || reduced) return { verb, subject: agent(tokens, verb + 1), object: left };
  return { verb, subject: left, object: right };
}

/** A participle before a noun modifies it ("carved wood", "running water") and has no clause of its own. */
function isModifier(tokens: readonly Token[], verb: number): boolean {
  const before = tokens[verb - 1]?.tag;
  const after = tokens[verb + 1]?.tag;
  const isParticiple = isPastParticiple(tokens[verb]) || isGerund(tokens[verb]);
  return isParticiple && (before === 'DET' || before === 'ADJ') && (after === 'NOUN' || after === 'PROPN');
}

/** Returns where the verb group begins: auxiliaries, negation, `to` and adverbs before the verb belong to it. */
function groupStart(tokens: readonly Token[], verb: number): number {
  let start = verb;
  while (start > 0) {
    const tag = tokens[start - 1].tag;
    if (tag !== 'AUX' && tag !== 'PART' && tag !== 'ADV') break;
    if (tokens[start - 1].lemma === "'s") break;
    start--;
  }
  return start;
}

function leftArgument(tokens: readonly Token[], start: number, earlier: readonly Clause[]): number | undefined {
  const before = tokens[start - 1];
  const previous = earlier.at(-1);
  if (before === undefined) return undefined;
  if (tokens[start].tag === 'PART' && previous !== undefined) return purposeSubject(tokens, start, previous);
  if (before.tag === 'CCONJ' || (before.form === ',' && previous !== undefined)) return previous?.subject;
  let end = start - 1;
  if (isRelative(before)) {
    end = start - 2;
    if (tokens[end]?.form === ',') end--;
  }
  return headLeftOf(tokens, end);
}

/** "a tool used to cut grass": what is used does the cutting; otherwise the subject carries over. */
function purposeSubject(tokens: readonly Token[], start: number, previous: Clause): number | undefined {
  const lemma = tokens[start].lemma.toLowerCase();
  if (lemma !== 'to') return previous.subject;
  return previous.subject ?? previous.object;
}

function isRelative(token: Token): boolean {
  const form = token.form.toLowerCase();
  return form === 'that' || form === 'which' || form === 'who';
}

/**
 * Returns the head of the noun phrase that ends at `end`, climbing out of prepositional phrases: in "a mammal of the
 * north" the head is "mammal".
 */
function headLeftOf(tokens: readonly Token[], end: number): number | undefined {
  if (end < 0 || !isNominal(tokens[end])) return undefined;
  let first = end;
  while (first > 0 && isInsidePhrase(tokens[first - 1])) first--;
  if (tokens[first - 1]?.tag === 'ADP') return headLeftOf(tokens, first - 2) ?? undefined;
  return end;
}

/** Returns the head of the noun phrase that starts at `start`, adverbs skipped: the last noun of its first run. */
function rightArgument(tokens: readonly Token[], start: number): number | undefined {
  let place = start;
  while (tokens[place]?.tag === 'ADV') place++;
  return headRightOf(tokens, place);
}

function headRightOf(tokens: readonly Token[], start: number): number | undefined {
  let place = start;
  let head: number | undefined;
  while (place < tokens.length && (isInsidePhrase(tokens[place]) || isModifierBefore(tokens, place))) {
    if (isNominal(tokens[place])) head = place;
    else if (head !== undefined && tokens[place].tag !== 'PART') break;
    place++;
  }
  return head;
}

function isModifierBefore(tokens: readonly Token[], place: number): boolean {
  return tokens[place].tag === 'VERB' && isModifier(tokens, place);
}

/** Returns the head of the first phrase with "by" after a passive verb, before any other verb or punctuation. */
function agent(tokens: readonly Token[], start: number): number | undefined {
  for (let place = start; place < tokens.length; place++) {
    const { tag, form } = tokens[place];
    if (tag === 'PUNCT' || tag === 'VERB' || tag === 'SCONJ') return undefined;
    if (tag === 'ADP' && form.toLowerCase() === 'by') return headRightOf(tokens, place + 1);
  }
  return undefined;
}

function isInsidePhrase(token: Token): boolean {
  switch (token.tag) {
    case 'NOUN':
    case 'PROPN':
    case 'PRON':
    case 'DET':
    case 'ADJ':
    case 'NUM':
      return true;
    case 'PART':
      return token.form.startsWith("'") || token.form.startsWith('’');
    default:
      return false;
  }
}

function isNominal(token: Token): boolean {
  return token.tag === 'NOUN' || token.tag === 'PROPN' || (token.tag === 'PRON' && !isRelative(token));
}

function isPastParticiple(token: Token): boolean {
  const form = token.form.toLowerCase();
  const lemma = token.lemma.toLowerCase();
  return form !== lemma && !form.endsWith('ing') && !form.endsWith('s');
}

function isGerund(token: Token): boolean {
  return token.form.toLowerCase().endsWith('ing');
}
