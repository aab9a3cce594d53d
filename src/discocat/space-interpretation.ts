import { requireOption, UnknownWordError } from '../errors.js';
import type { Space } from '../space/space.js';
import type { Interpretation } from './interpretation.js';
import { isSameType, leftAdjoint, type PregroupType, printType, rightAdjoint } from './pregroup-type.js';
import { stackVectors, wordVector } from './stack-vectors.js';
import {
  asNetwork,
  type DensityOperator,
  type Tensor,
  type TensorNetwork,
  vectorTensor,
  wireTensor,
} from './tensor.js';
import { knownTriples, type VerbArguments } from './verb-arguments.js';

/**
 * What a sentence with subject s, verb matrix V and object o is: `copy-subject` s . (V x o) and `copy-object` o . (V^T x s) in the
 * space of nouns N (Kartsaklis, Sadrzadeh & Pulman 2012), `relational` V . (s (x) o) in N (x) N (Grefenstette & Sadrzadeh 2011),
 * `scalar` the number s^T V o.
 */
export type SentenceSpace = 'copy-subject' | 'copy-object' | 'relational' | 'scalar';

/** How words that are no nouns get their tensors. */
export interface SpaceInterpretationOptions {
  /** The arguments of transitive verbs, type n.r s n.l; without them such verbs are read as other words are. */
  readonly verbs?: VerbArguments;
  /** Default `copy-subject`. */
  readonly sentence?: SentenceSpace;
  /** Words that leave what they modify as it is, such as determiners and auxiliaries; their types are t t.l or t.r t. */
  readonly transparent?: ReadonlySet<string>;
  /** Asked first for every word; where it returns nothing, the rules of {@link createSpaceInterpretation} hold. */
  readonly tensors?: (word: string, type: PregroupType) => Tensor | undefined;
}

const subjectRelative = 'n.r n s.l n';
const objectRelative = 'n.r n n.l.l s.l';
const transitive = 'n.r s n.l';

/**
 * Interprets the basic types n and s over a space of word vectors.
 *
 * A noun is its vector, sparse where the space is. A transitive verb is sum_k c_k s_k (x) o_k over its argument pairs, kept in factors,
 * with subject and object copied to the sentence as `sentence` says. Relative pronouns (n.r n s.l n and n.r n n.l.l s.l) merge their
 * nouns and delete the sentence (Sadrzadeh, Clark & Coecke 2013). Any other word is its own vector, copied to all its wires: an
 * adjective n n.l or an intransitive verb n.r s multiplies entry by entry.
 *
 * What it looks up throws UnknownWordError for a word that the space or the verbs do not have, and for a type it has no rule for.
 *
 * @throws OptionError when `sentence` is none of the four.
 * @example evaluateDiagram(diagram, createSpaceInterpretation(space, { verbs, transparent: new Set(['the']) }))
 */
export function createSpaceInterpretation(space: Space, options: SpaceInterpretationOptions = {}): Interpretation {
  const { sentence = 'copy-subject', tensors, transparent } = options;
  const dimensions = space.matrix.columns;
  const sentenceSpaces: ReadonlyMap<SentenceSpace, readonly number[]> = new Map([
    ['copy-subject', [dimensions]],
    ['copy-object', [dimensions]],
    ['relational', [dimensions, dimensions]],
    ['scalar', []],
  ]);
  const sentenceSpace = sentenceSpaces.get(sentence);
  requireOption(sentenceSpace !== undefined, 'sentence', sentence, [...sentenceSpaces.keys()].join(', '));
  const spaces = new Map([
    ['n', [dimensions]],
    ['s', sentenceSpace],
  ]);
  return {
    spaces,
    wordTensor: (word, type) =>
      tensors?.(word, type) ??
      (transparent?.has(word)
        ? passThrough(word, type, spaces)
        : tensorByType({ space, spaces, ...options, sentence }, word, type)),
  };
}

interface Lookup extends SpaceInterpretationOptions {
  readonly space: Space;
  readonly spaces: ReadonlyMap<string, readonly number[]>;
  readonly sentence: SentenceSpace;
}

function tensorByType(lookup: Lookup, word: string, type: PregroupType): Tensor {
  const { space, verbs, sentence } = lookup;
  switch (printType(type)) {
    case 'n':
      return wordVector(space, word);
    case subjectRelative:
    case objectRelative:
      return relativePronoun(lookup, type);
    case transitive:
      return verbs === undefined
        ? copiedVector(lookup, word, type)
        : transitiveVerb(argumentTensor(lookup, verbs, word), sentence);
    default:
      return copiedVector(lookup, word, type);
  }
}

/** The relational matrix of a verb, as factors: one pair of rows an argument pair. */
function argumentTensor({ space }: Lookup, verbs: VerbArguments, verb: string): TensorNetwork {
  const triples = knownTriples(verbs, verb, space);
  const [subjects, objects] = (['subject', 'object'] as const).map((role) =>
    stackVectors(
      space,
      triples.map((triple) => triple[role]),
    ),
  );
  const counts = vectorTensor(Float64Array.from(triples, ({ count }) => count));
  const { columns } = space.matrix;
  return {
    kind: 'network',
    dimensions: [triples.length, columns, columns],
    factors: [
      { tensor: subjects, indices: [0, 1] },
      { tensor: objects, indices: [0, 2] },
      { tensor: counts, indices: [0] },
    ],
    legs: [1, 2],
  };
}

/**
 * Wires a transitive verb, a matrix with rows for subjects and columns for objects or a density operator over both, to the type
 * n.r s n.l: subject and object are copied to the sentence as its space says.
 */
export function transitiveVerb(verb: DensityOperator, sentence?: SentenceSpace): DensityOperator;
export function transitiveVerb(verb: Exclude<Tensor, DensityOperator>, sentence?: SentenceSpace): TensorNetwork;
export function transitiveVerb(
  verb: Tensor,
  sentence: SentenceSpace = 'copy-subject',
): TensorNetwork | DensityOperator {
  const copies: ReadonlyMap<SentenceSpace, readonly number[]> = new Map([
    ['copy-subject', [0]],
    ['copy-object', [1]],
    ['relational', [0, 1]],
    ['scalar', []],
  ]);
  const legs = [0, ...(copies.get(sentence) ?? []), 1];
  if (verb.kind !== 'density') return wireTensor(verb, legs);
  return { kind: 'density', operator: wireTensor(verb.operator, [...legs, ...legs.map((leg) => leg + 2)]) };
}

/** Merges the nouns and deletes the sentence. */
function relativePronoun({ space, spaces }: Lookup, type: PregroupType): TensorNetwork {
  const dimensions = [space.matrix.columns];
  const legs = type.flatMap(({ base }) => {
    if (base === 'n') return [0];
    return (spaces.get(base) ?? []).map((length) => dimensions.push(length) - 1);
  });
  return { kind: 'network', dimensions, factors: [], legs };
}

/** The vector of a word copied to all its wires. */
function copiedVector({ space, spaces, sentence }: Lookup, word: string, type: PregroupType): TensorNetwork {
  const sentences = type.filter(({ base }) => base === 's').length;
  const isKnown = type.length > 0 && type.every(({ base }) => spaces.has(base));
  if (!isKnown || (sentence === 'relational' && sentences > 1)) throw withoutRule(word, type);
  const legs = type.flatMap(({ base }) => (spaces.get(base) ?? []).map(() => 0));
  return wireTensor(asNetwork(wordVector(space, word)), legs);
}

/** The identity of what a word modifies: the k-th wire from the left is the k-th from the right. */
function passThrough(word: string, type: PregroupType, spaces: Lookup['spaces']): TensorNetwork {
  const half = type.length / 2;
  const [left, right] = [type.slice(0, half), type.slice(half)];
  if (!isSameType(right, leftAdjoint(left)) && !isSameType(left, rightAdjoint(right))) throw withoutRule(word, type);
  const dimensions: number[] = [];
  const wires = left.map(({ base }) => (spaces.get(base) ?? []).map((length) => dimensions.push(length) - 1));
  return { kind: 'network', dimensions, factors: [], legs: [...wires, ...wires.toReversed()].flat() };
}

function withoutRule(word: string, type: PregroupType): UnknownWordError {
  return new UnknownWordError(
    word,
    `the interpretation as a word of type ${printType(type)}; give its tensor in "tensors"`,
  );
}
