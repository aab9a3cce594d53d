import { QualiaError, requireOption } from '../errors.js';
import type { TargetInContext } from './contextual-model.js';

/** What splits a text into the tokens of a transformer. */
export interface TokenCoder {
  /** The ids of a text's tokens, without those that frame every text. */
  readonly encode: (text: string) => readonly number[];
  /** The ids that stand before every text, for instance that of `[CLS]`. */
  readonly before: readonly number[];
  /** The ids that stand behind every text, for instance that of `[SEP]`. */
  readonly after: readonly number[];
  /** The id of the mask; undefined where the model has none. */
  readonly mask: number | undefined;
}

/** The tokens of a text as a transformer takes them, and which of them make its vector: from `first` to before `last`. */
export interface TokenSequence {
  readonly ids: readonly number[];
  readonly first: number;
  readonly last: number;
}

/**
 * Returns the tokens of a text with those that frame it; all of them make its vector. A text of more tokens than `most` loses
 * its end.
 *
 * @throws QualiaError when the text has no token.
 */
export function encodeText(coder: TokenCoder, text: string, most: number): TokenSequence {
  const { before, after } = coder;
  const ids = [...before, ...coder.encode(text).slice(0, most - before.length - after.length), ...after];
  if (ids.length > 0) return { ids, first: 0, last: ids.length };
  throw new QualiaError('NO_TOKENS', `The text "${text}" has no token, so it has no vector.`);
}

/**
 * Returns the tokens of the text around a target; those that the target has a part in make its vector. Of a text of more
 * tokens than `most`, the part around the target is kept.
 *
 * @throws OptionError when the target does not lie in its text; QualiaError when it has no token, more tokens than fit, or is to
 * be masked by a model without a mask.
 */
export function encodeTarget(
  coder: TokenCoder,
  target: TargetInContext,
  most: number,
  { masked = false }: { readonly masked?: boolean | undefined } = {},
): TokenSequence {
  const { before, after } = coder;
  const whole = locateTarget(coder, target, { masked });
  const word = target.text.slice(target.start, target.end);
  if (whole.isEmpty) throw new QualiaError('NO_TOKENS', `The target "${word}" has no token, so it has no vector.`);
  const room = most - before.length - after.length;
  requireRoom(whole, word, { room, most });
  const { ids, first, last } = cutAround(whole, room);
  return { ids: [...before, ...ids, ...after], first: before.length + first, last: before.length + last };
}

/** The tokens of a whole text without those that frame it, and which of them are a target's or the mask in its place. */
export interface LocatedTarget extends TokenSequence {
  /** Whether no token of the text is the target's. */
  readonly isEmpty: boolean;
}

/**
 * Finds the tokens of a target in those of its text, and puts a mask in their place where it is to be masked.
 *
 * @throws OptionError when the target does not lie in its text; QualiaError when it is to be masked by a model without a mask.
 */
export function locateTarget(
  coder: Pick<TokenCoder, 'encode' | 'mask'>,
  target: TargetInContext,
  { masked }: { readonly masked: boolean },
): LocatedTarget {
  requireTarget(target);
  const body = coder.encode(target.text);
  const [from, to] = placeTarget(coder, target, body);
  const isEmpty = from >= to;
  if (!masked) return { ids: body, first: from, last: to, isEmpty };
  const { mask } = coder;
  if (mask === undefined) throw new QualiaError('NO_MASK', 'The model has no mask to put in place of a target.');
  return { ids: [...body.slice(0, from), mask, ...body.slice(to)], first: from, last: from + 1, isEmpty };
}

/** @throws QualiaError when a target has more tokens than there is room for. */
export function requireRoom(
  { first, last }: TokenSequence,
  word: string,
  { room, most }: { readonly room: number; readonly most: number },
): void {
  if (last - first <= room) return;
  const problem = `The target "${word}" has ${last - first} tokens, but the model takes ${most} with those around a text.`;
  throw new QualiaError('LONG_TARGET', problem);
}

/** Keeps the most tokens that fit: the target, and half of the other room on each side; what one side does not need goes to the other. */
export function cutAround({ ids, first, last }: TokenSequence, room: number): TokenSequence {
  const rest = room - (last - first);
  const after = ids.length - last;
  const left = Math.min(first, Math.max(Math.floor(rest / 2), rest - after));
  const start = first - left;
  return { ids: ids.slice(start, last + Math.min(after, rest - left)), first: left, last: last - start };
}

function requireTarget({ text, start, end }: TargetInContext): void {
  const isPlace = (place: number): boolean => Number.isInteger(place) && place >= 0 && place <= text.length;
  requireOption(isPlace(start), 'start', start, `a whole number, 0..${text.length}`);
  requireOption(isPlace(end) && end > start, 'end', end, `a whole number above ${start}, up to ${text.length}`);
}

/**
 * Finds which tokens of a text a target has a part in. Tokenisers tell no places, so the tokens of the text up to the target are
 * compared with those of the whole: where both begin alike, they lie before it. The end is found in the same way, and where it
 * lies within a token, from behind.
 */
function placeTarget(
  { encode }: Pick<TokenCoder, 'encode'>,
  { text, start, end }: TargetInContext,
  body: readonly number[],
): readonly [from: number, to: number] {
  // White space at the edge belongs to the next token, or is a token of its own, so that it is no edge.
  const before = encode(text.slice(0, start).trimEnd());
  const from = countShared(before, body);
  const through = encode(text.slice(0, end).trimEnd());
  if (through.length >= from && countShared(through, body) === through.length) return [from, through.length];
  const behind = encode(text.slice(end));
  const shared = countShared([...behind].reverse(), [...body].reverse());
  return [from, Math.max(from, body.length - shared)];
}

function countShared(left: readonly number[], right: readonly number[]): number {
  const differs = left.findIndex((id, place) => id !== right[place]);
  return differs === -1 ? Math.min(left.length, right.length) : differs;
}
