import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoistWords } from '../../../src/discocat/drawing/hoist-words.js';
import { cup, diagrams, followWires, makeDiagram, word } from './drawn-diagrams.js';

describe('hoistWords', () => {
  it('moves words that stand after cups before them, and keeps them in the order of reading', () => {
    const late = makeDiagram([
      [word('chase', 'n.r s n.l'), 0],
      [word('cats', 'n'), 3],
      [cup('n.l', 'n'), 2],
      [word('dogs', 'n'), 0],
      [cup('n', 'n.r'), 0],
    ]);
    const { layers, codomain } = hoistWords(late);
    expect(layers.map(({ box }) => (box.kind === 'word' ? box.word : box.kind))).toEqual([
      'dogs',
      'chase',
      'cats',
      'cup',
      'cup',
    ]);
    expect(layers.map(({ offset }) => offset)).toEqual([0, 1, 4, 3, 0]);
    expect(codomain).toEqual(late.codomain);
  });

  it('leaves a word between the outputs of one box below it', () => {
    const enclosed = makeDiagram([
      [{ kind: 'cap', left: { base: 'n', adjoint: 0 }, right: { base: 'n', adjoint: -1 } }, 0],
      [word('inside', 'n'), 1],
    ]);
    expect(hoistWords(enclosed)).toEqual(enclosed);
  });

  it('keeps every diagram well typed, with the same boxes', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        const hoisted = hoistWords(diagram);
        expect(followWires(hoisted)).toEqual(diagram.codomain);
        expect(new Set(hoisted.layers.map(({ box }) => box))).toEqual(new Set(diagram.layers.map(({ box }) => box)));
      }),
    );
  });
});
