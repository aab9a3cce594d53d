import type { FormProfile, KeyBuffer, TaggingContext } from './tagging-features.js';

/** The places of what the features are made of that join two or more words or tags. */
const contextAtoms = {
  none: 0,
  last: 1,
  tagPair: 2,
  style: 3,
  word: 4,
  ambiguity: 5,
  ending: 6,
  shape: 7,
  wordBefore: 8,
  ambiguityBefore: 9,
  shapeBefore: 10,
  wordAfter: 11,
  ambiguityAfter: 12,
  shapeAfter: 13,
  wordTwoBefore: 14,
  ambiguityTwoAfter: 15,
} as const;

type ContextAtom = keyof typeof contextAtoms;

/** The number of a feature and the two atoms that it joins. */
const templates: readonly (readonly [number, ContextAtom, ContextAtom])[] = [
  [8, 'none', 'none'],
  [9, 'last', 'none'],
  [10, 'tagPair', 'none'],
  [11, 'last', 'word'],
  [12, 'last', 'ambiguity'],
  [13, 'tagPair', 'ambiguity'],
  [14, 'last', 'ambiguityAfter'],
  [15, 'last', 'wordAfter'],
  [16, 'last', 'ending'],
  [17, 'ambiguity', 'ambiguityAfter'],
  [18, 'ambiguityBefore', 'ambiguity'],
  [19, 'wordBefore', 'word'],
  [20, 'word', 'wordAfter'],
  [21, 'ambiguityAfter', 'ambiguityTwoAfter'],
  [22, 'wordBefore', 'wordAfter'],
  [23, 'word', 'ambiguityAfter'],
  [24, 'ambiguityBefore', 'shape'],
  [25, 'wordTwoBefore', 'ambiguity'],
  [26, 'last', 'shape'],
  [27, 'shape', 'shapeAfter'],
  [28, 'shapeBefore', 'shape'],
  [29, 'style', 'shape'],
  [30, 'style', 'ambiguity'],
];

/** Features that join the last tag too, which is added to their number. */
const templatesWithTag: readonly (readonly [number, ContextAtom, ContextAtom])[] = [
  [32, 'ambiguity', 'ambiguityAfter'],
  [64, 'word', 'ambiguityAfter'],
  [96, 'wordBefore', 'ambiguity'],
];

const all = [...templates, ...templatesWithTag];
const numbers = Int32Array.from(all, ([number]) => number);
const seconds = Uint8Array.from(all, ([, second]) => contextAtoms[second]);
const thirds = Uint8Array.from(all, ([, , third]) => contextAtoms[third]);

/** Finds the keys of the features that join two or more places. */
export class ContextKeys {
  readonly #atoms = new Int32Array(Object.keys(contextAtoms).length);

  /** Adds the keys to a buffer; `index` is the place of the word at -2. */
  add(buffer: KeyBuffer, context: TaggingContext, index: number): void {
    const { places, style, last, beforeLast } = context;
    const before = places[index + 1] as FormProfile;
    const here = places[index + 2] as FormProfile;
    const after = places[index + 3] as FormProfile;
    const atoms = this.#atoms;
    atoms[contextAtoms.last] = last;
    atoms[contextAtoms.tagPair] = last * 32 + beforeLast;
    atoms[contextAtoms.style] = style;
    atoms[contextAtoms.word] = here.word;
    atoms[contextAtoms.ambiguity] = here.ambiguity;
    atoms[contextAtoms.ending] = here.ending;
    atoms[contextAtoms.shape] = here.shape;
    atoms[contextAtoms.wordBefore] = before.word;
    atoms[contextAtoms.ambiguityBefore] = before.ambiguity;
    atoms[contextAtoms.shapeBefore] = before.shape;
    atoms[contextAtoms.wordAfter] = after.word;
    atoms[contextAtoms.ambiguityAfter] = after.ambiguity;
    atoms[contextAtoms.shapeAfter] = after.shape;
    atoms[contextAtoms.wordTwoBefore] = (places[index] as FormProfile).word;
    atoms[contextAtoms.ambiguityTwoAfter] = (places[index + 4] as FormProfile).ambiguity;

    // One loop over tables takes less time than a call for each feature. A key about an unknown atom is written over.
    const { keys } = buffer;
    let at = buffer.length;
    for (let i = 0; i < numbers.length; i++) {
      const second = atoms[seconds[i] as number] as number;
      const third = atoms[thirds[i] as number] as number;
      keys[at] = (numbers[i] as number) + (i >= templates.length ? last : 0);
      keys[at + 1] = second;
      keys[at + 2] = third;
      at += 3 & ~((second | third) >> 31);
    }
    buffer.length = at;
    if (style === 0) return;
    buffer.add(128 + style, before.shape, here.shape);
    buffer.add(131 + style, here.ending, 0);
    buffer.add(134 + style, here.word, 0);
  }
}
