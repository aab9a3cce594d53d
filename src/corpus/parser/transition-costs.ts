import { type ParserState, type Transition, transitions } from './parser-state.js';

/**
 * Returns how many gold arcs a transition puts out of reach (Goldberg and Nivre 2013, section 4.2, arc-hybrid), on
 * projective trees exactly; on others arcs that were out of reach already are counted too.
 *
 * @param heads the gold heads; the root is the place `state.length`.
 */
export function transitionCost(state: ParserState, heads: ArrayLike<number>, transition: Transition): number {
  const { stack, top, next, length } = state;
  const onTop = stack[top];
  const waiting = (): number => {
    let count = 0;
    for (let place = next; place < length; place++) if (heads[place] === onTop) count++;
    return count;
  };
  let cost = 0;
  switch (transition) {
    case transitions.shift:
      for (let depth = 0; depth < top; depth++) {
        if (heads[next] === stack[depth]) cost++;
        if (heads[stack[depth]] === next) cost++;
      }
      return heads[onTop] === next ? cost + 1 : cost;
    case transitions.left: {
      const head = heads[onTop];
      const isBelow = head === stack[top - 1];
      const isLater = head > next && head !== length;
      return waiting() + (isBelow || isLater ? 1 : 0);
    }
    default: {
      const head = heads[onTop];
      return waiting() + (head >= next && head !== length ? 1 : 0);
    }
  }
}
