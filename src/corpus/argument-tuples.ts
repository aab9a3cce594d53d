import { findClauses } from './clauses.js';
import type { Sentence, Token } from './sentence.js';

/** The kinds of tuples of words that grammar brings together, each with the names of its members in order. */
export const tupleKinds = [
  { name: 'verb-subject-object', members: ['verb', 'subject', 'object'] },
  { name: 'verb-object', members: ['verb', 'object'] },
  { name: 'verb-subject', members: ['verb', 'subject'] },
  { name: 'noun-adjective', members: ['noun', 'adjective'] },
  { name: 'noun-noun', members: ['head', 'modifier'] },
  { name: 'verb-adverb', members: ['verb', 'adverb'] },
] as const;

/** The name of a kind of tuples. */
export type TupleKind = (typeof tupleKinds)[number]['name'];

/** Takes a tuple: its kind and the indices of its tokens in the order of the members. */
export type EmitTuple = (kind: TupleKind, first: number, second: number, third?: number) => void;

/**
 * Finds the tuples of a sentence: the arguments of verbs as `findClauses` gives them, and modifiers.
 *
 * Modifiers come from the tree where there is one: `amod`, `compound` between nouns, and `advmod` of verbs. Without a
 * tree the head of an adjective or a noun is the last noun of the run of nouns behind it, and adverbs are not looked for.
 */
export function extractTuples(sentence: Sentence, emit: EmitTuple): void {
  for (const { verb, subject, object } of findClauses(sentence)) {
    if (subject !== undefined) emit('verb-subject', verb, subject);
    if (object !== undefined) emit('verb-object', verb, object);
    if (subject !== undefined && object !== undefined) emit('verb-subject-object', verb, subject, object);
  }
  if (sentence.tree === undefined) emitNeighbours(sentence.tokens, emit);
  else emitDependants(sentence.tokens, sentence.tree.heads, sentence.tree.relations, emit);
}

function emitDependants(
  tokens: readonly Token[],
  heads: readonly number[],
  relations: readonly string[],
  emit: EmitTuple,
): void {
  for (let place = 0; place < tokens.length; place++) {
    const head = heads[place];
    if (head === -1) continue;
    const [relation] = relations[place].split(':');
    if (relation === 'amod' && isNoun(tokens[head])) emit('noun-adjective', head, place);
    else if (relation === 'compound' && isNoun(tokens[head]) && isNoun(tokens[place])) emit('noun-noun', head, place);
    else if (relation === 'advmod' && tokens[head].tag === 'VERB') emit('verb-adverb', head, place);
  }
}

/** Reads noun phrases backwards, so that the last noun of a run is known when its modifiers come. */
function emitNeighbours(tokens: readonly Token[], emit: EmitTuple): void {
  let head = -1;
  for (let place = tokens.length - 1; place >= 0; place--) {
    const { tag } = tokens[place];
    if (tag === 'NOUN' || tag === 'PROPN') {
      const isInRun = head !== -1 && isNoun(tokens[place + 1]);
      if (isInRun) emit('noun-noun', head, place);
      else head = place;
    } else if (tag === 'ADJ' && head !== -1) {
      emit('noun-adjective', head, place);
    } else {
      head = -1;
    }
  }
}

function isNoun({ tag }: Token): boolean {
  return tag === 'NOUN' || tag === 'PROPN';
}
