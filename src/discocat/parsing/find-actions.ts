import type { TransitiveSentence } from '../transitive-sentence.js';
import { ArgumentWires } from './argument-wires.js';
import type { ParsedSentence } from './parsed-sentence.js';

/** A verb of a parsed sentence with the heads of its logical subject and object, as indices of `words`. */
export interface Action {
  readonly verb: number;
  readonly subject: number | undefined;
  readonly object: number | undefined;
  readonly isPassive: boolean;
}

/**
 * Reads who does what off the contractions: for each verb the words that its subject and its object stand for, through
 * determiners, adjectives, auxiliaries, relative pronouns and conjunctions, whose types pass on the word that they modify.
 *
 * The subject of a passive verb is its agent, its object the surface subject. Of joined nouns each makes an action of its own, the first
 * one first. What stayed open is undefined.
 *
 * @example findActions(parser.parse('Dogs chase cats and mice')).length // 2
 */
export function findActions(parsed: ParsedSentence): Action[] {
  const wires = new ArgumentWires(parsed);
  const agents = findAgents(parsed, wires);
  return parsed.words.flatMap(({ tag, entry }, verb): Action[] => {
    if (tag !== 'VERB' && !(tag === 'AUX' && entry.variables.includes('predicate'))) return [];
    const subjects = orUnknown(agents.get(verb) ?? wires.wordsOf(verb, 'subject'));
    const objects = orUnknown(wires.wordsOf(verb, 'object'));
    const isPassive = entry.isPassive === true;
    return subjects.flatMap((subject) => objects.map((object) => ({ verb, subject, object, isPassive })));
  });
}

function orUnknown(words: readonly number[]): readonly (number | undefined)[] {
  return words.length === 0 ? [undefined] : words;
}

/** The agents that prepositions give to passive verbs, by verb. */
function findAgents({ words }: ParsedSentence, wires: ArgumentWires): Map<number, readonly number[]> {
  const isPassive = (word: number): boolean => words[word].entry.isPassive === true;
  const agents = new Map<number, readonly number[]>();
  words.forEach(({ entry }, word) => {
    const agent = wires.wordsOf(word, 'agent');
    if (agent.length === 0) return;
    const [verb] = entry.variables.includes('verb') ? wires.wordsOf(word, 'verb') : [];
    const passive = verb ?? wires.modifiedBy(word).find(isPassive);
    if (passive !== undefined && isPassive(passive)) agents.set(passive, agent);
  });
  return agents;
}

/** A verb with its logical subject and object by their lemmas, in lower case. */
export interface NamedAction {
  readonly verb: string;
  readonly subject: string | undefined;
  readonly object: string | undefined;
}

/** Reads who does what, see {@link findActions}, by lemmas. */
export function nameActions(parsed: ParsedSentence): NamedAction[] {
  const lemmaOf = (word: number): string => parsed.words[word].lemma.toLowerCase();
  return findActions(parsed).map(({ verb, subject, object }) => ({
    verb: lemmaOf(verb),
    subject: subject === undefined ? undefined : lemmaOf(subject),
    object: object === undefined ? undefined : lemmaOf(object),
  }));
}

/** Returns those of actions that have both a subject and an object. */
export function keepTransitive(actions: readonly NamedAction[]): TransitiveSentence[] {
  return actions.flatMap(({ subject, verb, object }) => {
    return subject === undefined || object === undefined ? [] : [{ subject, verb, object }];
  });
}

/**
 * Finds the transitive sentences in a parsed one: the lemmas, in lower case, of each verb that has a subject and an object.
 *
 * @example findTransitive(parser.parse('The cat was chased by dogs')) // [{ subject: 'dog', verb: 'chase', object: 'cat' }]
 */
export function findTransitive(parsed: ParsedSentence): TransitiveSentence[] {
  return keepTransitive(nameActions(parsed));
}
