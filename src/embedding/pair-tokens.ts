import type { TextPair } from './pair-classifier.js';
import { cutAround, type LocatedTarget, locateTarget, requireRoom, type TokenCoder } from './transformer-tokens.js';

/** A token that frames texts, with the type that tells which text it belongs to. */
export interface TypedToken {
  readonly id: number;
  readonly type: number;
}

/** What makes a pair of texts into the tokens of a transformer. */
export interface PairCoder extends Pick<TokenCoder, 'encode' | 'mask'> {
  /** What stands before the first text, for instance `[CLS]`. */
  readonly before: readonly TypedToken[];
  /** What stands between the texts, for instance `[SEP]`. */
  readonly between: readonly TypedToken[];
  /** What stands behind the second text. */
  readonly after: readonly TypedToken[];
  /** The type of the tokens of the first text. */
  readonly firstType: number;
  readonly secondType: number;
}

/** A pair of texts as a transformer takes it. */
export interface PairSequence {
  readonly ids: readonly number[];
  /** The type of each token. */
  readonly types: readonly number[];
}

/**
 * Returns the tokens of a pair with those that frame it. Where it has more tokens than `most`, the first text is cut first, around
 * its target, so that half of what is kept beside the target stands on each side; then the second at its end. The target is
 * never cut, nor the first token of the second text. A first text without a target is cut at its end.
 *
 * @throws OptionError when the target does not lie in the first text; QualiaError when it has more tokens than fit, or is to be
 * masked by a model without a mask.
 */
export function encodePair(coder: PairCoder, pair: TextPair, most: number): PairSequence {
  const { before, between, after, firstType, secondType } = coder;
  const context = locate(coder, pair);
  const second = coder.encode(pair.second);
  const room = most - before.length - between.length - after.length;
  const own = context.last - context.first;
  const { start = 0, end = 0 } = pair.target ?? {};
  requireRoom(context, pair.first.slice(start, end), { room: room - Math.min(1, second.length), most });
  const kept = cutAround(context, Math.max(own, room - second.length)).ids;
  const tokens = [
    ...before,
    ...kept.map((id) => ({ id, type: firstType })),
    ...between,
    ...second.slice(0, room - kept.length).map((id) => ({ id, type: secondType })),
    ...after,
  ];
  return { ids: tokens.map(({ id }) => id), types: tokens.map(({ type }) => type) };
}

function locate(coder: PairCoder, { first, target, masked = false }: TextPair): LocatedTarget {
  if (target !== undefined) return locateTarget(coder, { text: first, ...target }, { masked });
  return { ids: coder.encode(first), first: 0, last: 0, isEmpty: true };
}
