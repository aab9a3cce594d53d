import type { Sentence, Token } from './sentence.js';

/** A verb with the heads of its arguments, as indices of tokens; a missing argument is undefined. */
export interface Clause {
  readonly verb: number;
  readonly subject: number | undefined;
  readonly object: number | undefined;
}

/** A clause as it is read, with what later clauses may take over from it. */
interface Reading extends Clause {
  /** The subject on the surface: of a passive verb its logical object. */
  readonly surface: number | undefined;
  readonly passive: boolean;
  readonly relative: boolean;
}

/**
 * Finds verbs with the heads of their subjects and objects in a tagged sentence, without a parser.
 *
 * The rules read noun phrases left and right of a verb group. They know active and passive verbs, relative clauses
 * ("a mammal that eats meat", "the meat that it eats"), participles after a noun ("a machine producing steam", "a bond
 * issued by a bank"), infinitives of purpose ("a tool used to cut grass"), modifiers with prepositions, and verbs
 * joined by a conjunction, which share the subject. What the rules cannot place is left undefined.
 */
export function findClauses(sentence: Sentence): Clause[] {
  const { tokens } = sentence;
  const readings: Reading[] = [];
  for (let verb = 0; verb < tokens.length; verb++) {
    if (tokens[verb].tag !== 'VERB' || isModifier(tokens, verb)) continue;
    readings.push(readClause(tokens, verb, readings));
  }
  return readings.map(({ verb, subject, object }) => ({ verb, subject, object }));
}

function readClause(tokens: readonly Token[], verb: number, earlier: readonly Reading[]): Reading {
  const start = groupStart(tokens, verb);
  const relative = start > 0 && isRelativeForm(tokens[start - 1]);
  const surface = surfaceSubject(tokens, { start, verb }, earlier);
  const right = rightArgument(tokens, verb + 1, relative) ?? frontedObject(tokens, start);
  const passive = isPassive(tokens, { start, verb }, earlier);
  const bare = tokens.slice(start, verb).every(({ tag }) => tag !== 'AUX' && tag !== 'PART');
  const afterNoun = surface !== undefined && /^(NOUN|PROPN)$/.test(tokens[start - 1].tag);
  const reduced = bare && afterNoun && right === undefined && shapeOf(tokens[verb]) === 'past';
  if (!passive && !reduced) return { verb, subject: surface, object: right, surface, passive, relative };
  return { verb, subject: agent(tokens, verb + 1), object: surface, surface, passive, relative };
}

/** A verb is passive after a form of "be", unless it ends in -ing, and when it is joined to a passive participle. */
function isPassive(
  tokens: readonly Token[],
  { start, verb }: { readonly start: number; readonly verb: number },
  earlier: readonly Reading[],
): boolean {
  const group = tokens.slice(start, verb).filter(({ tag }) => tag !== 'ADV');
  const last = group.filter(({ lemma }) => lemma.toLowerCase() !== 'not').at(-1);
  if (last?.tag === 'AUX') return last.lemma.toLowerCase() === 'be' && shapeOf(tokens[verb]) !== 'gerund';
  const joined = group.length === 0 && tokens[start - 1]?.tag === 'CCONJ' && shapeOf(tokens[verb]) === 'past';
  return joined && earlier.at(-1)?.passive === true;
}

/** A participle before a noun modifies it ("carved wood", "running water") and has no clause of its own. */
function isModifier(tokens: readonly Token[], verb: number): boolean {
  const before = tokens[verb - 1]?.tag;
  const after = tokens[verb + 1]?.tag;
  const shape = shapeOf(tokens[verb]);
  if (shape !== 'past' && shape !== 'gerund') return false;
  const isInPhrase = before === 'DET' || before === 'ADJ' || (before === 'VERB' && shape === 'past');
  return isInPhrase && (after === 'NOUN' || after === 'PROPN');
}

/** Returns where the verb group begins: auxiliaries, negation, `to` and adverbs before the verb belong to it. */
function groupStart(tokens: readonly Token[], verb: number): number {
  let start = verb;
  while (start > 0) {
    const { tag } = tokens[start - 1];
    if ((tag !== 'AUX' && tag !== 'PART' && tag !== 'ADV') || isPossessive(tokens[start - 1])) break;
    start--;
  }
  return start;
}

function surfaceSubject(
  tokens: readonly Token[],
  { start, verb }: { readonly start: number; readonly verb: number },
  earlier: readonly Reading[],
): number | undefined {
  const before = tokens[start - 1];
  const previous = earlier.at(-1);
  if (before === undefined) return undefined;
  if (previous !== undefined && tokens[start].lemma.toLowerCase() === 'to') {
    return infinitiveSubject(tokens, start, previous);
  }
  // "keep reading it", "thought about reading it"
  const isAfterPreposition = before.tag === 'SCONJ' || before.tag === 'ADP';
  if (isAfterPreposition && shapeOf(tokens[verb]) === 'gerund') return previous?.surface;
  if (previous?.verb === start - 1) return previous.surface;
  if (before.tag === 'CCONJ' || (before.form === ',' && previous !== undefined)) {
    const shape = shapeOf(tokens[verb]);
    return (earlier.findLast((clause) => shapeOf(tokens[clause.verb]) === shape) ?? previous)?.surface;
  }
  // Right before a verb it is a relative pronoun, however it is tagged.
  if (isRelativeForm(before)) {
    const noun = antecedent(tokens, start - 1);
    const agrees = start !== verb || agreeInNumber(tokens[noun], tokens[verb]);
    return agrees ? noun : (outerHead(tokens, noun) ?? noun);
  }
  return headLeftOf(tokens, start - 1, earlier);
}

/**
 * "time for them to go": they go; "they asked him to go": who was asked goes; "a tool used to cut grass": what is used
 * does the cutting.
 */
function infinitiveSubject(
  tokens: readonly Token[],
  start: number,
  { object, surface, passive }: Reading,
): number | undefined {
  const end = start - 1;
  if (isNominal(tokens[end]) && tokens[phraseStart(tokens, end) - 1]?.tag === 'SCONJ') return end;
  const isAsked = !passive && object !== undefined && object !== surface && tokens[object].tag === 'PRON';
  return isAsked ? object : surface;
}

/** Returns the noun that a relative pronoun stands for; a pronoun without one asks or points, and is the head itself. */
function antecedent(tokens: readonly Token[], pronoun: number): number {
  let end = pronoun - 1;
  if (tokens[end]?.form === ',') end--;
  return end >= 0 && isNominal(tokens[end]) ? end : pronoun;
}

/** Returns the noun before the prepositional phrase that ends at `end`, where there is one. */
function outerHead(tokens: readonly Token[], end: number): number | undefined {
  const outer = phraseStart(tokens, end) - 2;
  return outer >= 0 && tokens[outer + 1].tag === 'ADP' && isNominal(tokens[outer]) ? outer : undefined;
}

/** "the leaves of a tree that have fallen": a noun with an ending is plural and goes with a present without one. */
function agreeInNumber(noun: Token, verb: Token): boolean {
  const shape = shapeOf(verb);
  if (noun.tag !== 'NOUN' || shape === 'past' || shape === 'gerund') return true;
  const isPlural = noun.form.toLowerCase() !== noun.lemma.toLowerCase();
  return isPlural === (shape === 'base');
}

/** Returns what stands before the subject in "the meat that it eats" and "what does it eat". */
function frontedObject(tokens: readonly Token[], start: number): number | undefined {
  const end = start - 1;
  if (end < 0 || !isNominal(tokens[end])) return undefined;
  let place = phraseStart(tokens, end) - 1;
  if (tokens[place]?.tag === 'AUX') place--;
  // In "a game in which you cheat" the pronoun belongs to the preposition.
  if (!isRelative(tokens[place]) || tokens[place - 1]?.tag === 'ADP') return undefined;
  return antecedent(tokens, place);
}

/**
 * Returns the head of the noun phrase that ends at `end`, climbing out of prepositional phrases: in "a mammal of the
 * north" the head is "mammal". Of joined phrases it is that of the first.
 */
function headLeftOf(tokens: readonly Token[], end: number, earlier: readonly Reading[]): number | undefined {
  const inRelative = earlier.find(({ relative, object, verb }) => relative && (object === end || verb === end));
  if (inRelative !== undefined) return inRelative.surface;
  if (end < 0 || !isNominal(tokens[end])) return undefined;
  const first = phraseStart(tokens, end);
  const before = tokens[first - 1];
  if (before?.tag === 'ADP') {
    const isShare = before.form.toLowerCase() === 'of' && isQuantity(tokens[first - 2]);
    return isShare ? first - 2 : headLeftOf(tokens, first - 2, earlier);
  }
  if (before?.tag === 'CCONJ' && first >= 2 && isNominal(tokens[first - 2])) {
    const opening = tokens[phraseStart(tokens, first - 2) - 1]?.tag;
    if (opening === undefined || opening === 'SCONJ' || opening === 'PUNCT') return first - 2;
  }
  return end;
}

/** Returns where the noun phrase that ends at `end` begins. */
function phraseStart(tokens: readonly Token[], end: number): number {
  let first = end;
  if (tokens[end].tag === 'PRON') return first;
  while (first > 0 && tokens[first].tag !== 'DET') {
    if (!isInsidePhrase(tokens[first - 1]) && !isDegree(tokens, first - 1)) break;
    first--;
  }
  return first;
}

/**
 * Returns the head of the noun phrase after a verb, unless it is the subject of a clause that follows; what follows a
 * relative clause goes on with the clause around it.
 */
function rightArgument(tokens: readonly Token[], start: number, relative: boolean): number | undefined {
  let place = start;
  while (tokens[place]?.tag === 'ADV') place++;
  const { head, end } = headRightOf(tokens, place);
  if (head === undefined) return undefined;
  if (!relative && opensClause(tokens, head, end)) return undefined;
  const opening = tokens[end];
  if (opening === undefined || !isInsidePhrase(opening)) return head;
  const opensPhrase = opening.tag === 'DET' || isPossessive(opening) || tokens[head].tag === 'PRON';
  if (!opensPhrase) return head;
  // "gave the dog a bone": the second phrase is the object.
  const second = headRightOf(tokens, end);
  return second.head === undefined || opensClause(tokens, second.head, second.end) ? head : second.head;
}

/** Returns the head of the noun phrase at `start`, the last noun of its first run, and where the phrase ends. */
function headRightOf(tokens: readonly Token[], start: number): { readonly head?: number; readonly end: number } {
  let place = start;
  let head: number | undefined;
  for (; place < tokens.length; place++) {
    const token = tokens[place];
    const isPlain = token.tag === 'PRON' || isInsidePhrase(token);
    const isInside = isPlain || isDegree(tokens, place) || (token.tag === 'VERB' && isModifier(tokens, place));
    if (!isInside || (isRelative(token) && head !== undefined)) break;
    if (head !== undefined && !isPossessive(token) && token.tag !== 'NOUN' && token.tag !== 'PROPN') break;
    if (head !== undefined && token.tag === 'PRON') break;
    if (isPossessive(token)) head = undefined;
    else if (isNominal(token)) head = place;
    if (token.tag === 'PRON' && !isPossessive(token)) return { head: place, end: place + 1 };
  }
  const last = place - 1;
  if (head !== undefined) return { head, end: place };
  const stands = last >= start && (tokens[last].tag === 'NUM' || tokens[last].form.toLowerCase() === 'her');
  const isShare = last >= start && tokens[place]?.form.toLowerCase() === 'of' && isQuantity(tokens[last]);
  return stands || isShare ? { head: last, end: place } : { end: place };
}

/** "said the attack failed", "think a cartoon of him is bad": what follows the verb is the subject of another. */
function opensClause(tokens: readonly Token[], head: number, end: number): boolean {
  let place = end;
  while (tokens[place]?.tag === 'ADP') {
    const next = headRightOf(tokens, place + 1).end;
    if (next === place + 1) return false;
    place = next;
  }
  while (tokens[place]?.tag === 'ADV') place++;
  const next = tokens[place];
  if (next?.tag === 'AUX') return true;
  if (next?.tag !== 'VERB') return false;
  return shapeOf(next) === 'present' || (tokens[head].tag === 'PRON' && shapeOf(next) === 'past');
}

/** Returns the head of the first phrase with "by" after a passive verb, before any other verb or punctuation. */
function agent(tokens: readonly Token[], start: number): number | undefined {
  for (let place = start; place < tokens.length; place++) {
    const { tag, form } = tokens[place];
    if (tag === 'PUNCT' || tag === 'VERB' || tag === 'SCONJ') return undefined;
    if (tag === 'ADP' && form.toLowerCase() === 'by') return headRightOf(tokens, place + 1).head;
  }
  return undefined;
}

/** "a very good day": an adverb inside a noun phrase, between its beginning and an adjective. */
function isDegree(tokens: readonly Token[], place: number): boolean {
  const before = tokens[place - 1];
  if (tokens[place].tag !== 'ADV' || tokens[place + 1]?.tag !== 'ADJ') return false;
  return before?.tag === 'DET' || (before !== undefined && isPossessive(before));
}

function isInsidePhrase(token: Token): boolean {
  const { tag } = token;
  const isWord = tag === 'NOUN' || tag === 'PROPN' || tag === 'DET' || tag === 'ADJ' || tag === 'NUM';
  return isWord || isPossessive(token);
}

function isNominal(token: Token): boolean {
  if (token.tag === 'NOUN' || token.tag === 'PROPN') return true;
  return token.tag === 'PRON' && !isRelative(token) && token.lemma.toLowerCase() !== 'there';
}

/** "many of", "one of", "all of": the word before "of" is the head of the phrase. */
function isQuantity(token: Token | undefined): boolean {
  return token?.tag === 'ADJ' || token?.tag === 'NUM' || token?.tag === 'DET';
}

function isRelative(token: Token | undefined): boolean {
  return token?.tag === 'PRON' && isRelativeForm(token);
}

function isRelativeForm({ form }: Token): boolean {
  return /^(that|which|who|whom|what)$/i.test(form);
}

function isPossessive({ tag, form }: Token): boolean {
  if (tag === 'PART') return /^(['’]s?|s)$/i.test(form);
  return tag === 'PRON' && /^(my|your|his|her|its|our|their|whose)$/i.test(form);
}

/** The shape of a verb form, as far as the form and its lemma show it. */
function shapeOf({ form, lemma }: Token): 'base' | 'present' | 'past' | 'gerund' {
  const [word, base] = [form.toLowerCase(), lemma.toLowerCase()];
  if (word === base) return 'base';
  if (word.endsWith('ing')) return 'gerund';
  return word.endsWith('s') ? 'present' : 'past';
}
