import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ParserState, type Transition, transitions } from '../../../src/corpus/parser/parser-state.js';
import { transitionCost } from '../../../src/corpus/parser/transition-costs.js';
import { projectiveTrees, wordsOf } from './random-trees.js';

const all = [transitions.shift, transitions.left, transitions.right] as const;

function follow(length: number, path: readonly Transition[]): ParserState {
  const state = new ParserState();
  state.start(wordsOf(length));
  for (const transition of path) {
    if (transition === transitions.shift) state.shift();
    else state.attach(state.headOf(transition), 1);
  }
  return state;
}

/** The most gold arcs that any way on from here can have, by trying all. */
function reachable(heads: readonly number[], path: readonly Transition[]): number {
  const state = follow(heads.length, path);
  if (state.isDone) return heads.filter((head, place) => state.heads[place] === head).length;
  return Math.max(...all.filter((t) => state.allows(t)).map((t) => reachable(heads, [...path, t])));
}

describe('transitionCost', () => {
  it('is how many gold arcs a transition puts out of reach, by exhaustive search over short sentences', () => {
    fc.assert(
      fc.property(
        projectiveTrees.filter((heads) => heads.length <= 4),
        fc.array(fc.nat(2), { maxLength: 8 }),
        (heads, choices) => {
          const path: Transition[] = [];
          for (const choice of choices) {
            const state = follow(heads.length, path);
            if (state.isDone) break;
            const before = reachable(heads, path);
            for (const transition of all.filter((t) => state.allows(t))) {
              const lost = before - reachable(heads, [...path, transition]);
              expect(transitionCost(state, heads, transition)).toBe(lost);
            }
            const allowed = all.filter((t) => state.allows(t));
            path.push(allowed[choice % allowed.length] as Transition);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leads to the gold tree when every transition costs nothing', () => {
    fc.assert(
      fc.property(projectiveTrees, (heads) => {
        const state = new ParserState();
        state.start(wordsOf(heads.length));
        while (!state.isDone) {
          const free = all.find((t) => state.allows(t) && transitionCost(state, heads, t) === 0);
          if (free === undefined) throw new Error('no transition is free');
          if (free === transitions.shift) state.shift();
          else state.attach(state.headOf(free), 1);
        }
        expect([...state.heads.subarray(0, heads.length)]).toEqual(heads);
      }),
    );
  });
});
