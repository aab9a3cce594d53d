import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ParserState, type Transition, transitions } from '../../../src/corpus/parser/parser-state.js';
import { wordsOf } from './random-trees.js';

/** Follows choices as far as they are allowed and returns how many transitions it took. */
function run(state: ParserState, choices: readonly number[]): number {
  let steps = 0;
  for (; !state.isDone; steps++) {
    const allowed = Object.values(transitions).filter((transition) => state.allows(transition));
    const transition = allowed[(choices[steps] ?? 0) % allowed.length] as Transition;
    if (transition === transitions.shift) state.shift();
    else state.attach(state.headOf(transition), 1);
  }
  return steps;
}

describe('ParserState', () => {
  it('ends after two transitions a word in a projective tree with one root, whatever is chosen', () => {
    const state = new ParserState();
    fc.assert(
      fc.property(fc.nat({ max: 12 }), fc.array(fc.nat(2), { minLength: 24, maxLength: 24 }), (length, choices) => {
        state.start(wordsOf(length));
        expect(run(state, choices)).toBe(2 * length);
        const heads = [...state.heads.subarray(0, length)];
        expect(heads.filter((head) => head === length)).toHaveLength(Math.min(length, 1));
        for (const [place, head] of heads.entries()) {
          expect(head).toBeGreaterThanOrEqual(0);
          const [low, high] = [Math.min(place, head), Math.max(place, head)];
          if (head === length) continue;
          for (let inside = low + 1; inside < high; inside++) {
            expect(heads[inside]).toBeGreaterThanOrEqual(low);
            expect(heads[inside]).toBeLessThanOrEqual(high);
          }
        }
      }),
    );
  });

  it('keeps the outermost two dependents on each side', () => {
    const state = new ParserState();
    state.start(wordsOf(3));
    state.shift();
    state.shift();
    state.attach(2, 5);
    state.attach(2, 6);
    expect([state.left1[2], state.left2[2], state.leftCounts[2]]).toEqual([0, 1, 2]);
    expect([state.labels[1], state.labels[0]]).toEqual([5, 6]);
    expect(state.right1[2]).toBe(-1);
  });
});
