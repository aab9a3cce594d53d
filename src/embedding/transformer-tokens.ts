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
  const { before, after, mask } = coder;
  const word = wordOf(target);
  const body = coder.encode(target.text);
  const [from, to] = placeTarget(coder, target, body);
  if (from >= to) throw new QualiaError('NO_TOKENS', `The target "${word}" has no token, so it has no vector.`);
  if (masked && mask === undefined)
    throw new QualiaError('NO_MASK', 'The model has no mask to put in place of a target.');
  const own = masked && mask !== undefined ? [mask] : body.slice(from, to);
  const room = most - before.length - after.length - own.length;
  if (room < 0) {
    const problem = `The target "${word}" has ${own.length} tokens, but the model takes ${most} with those around a text.`;
    throw new QualiaError('LONG_TARGET', problem);
  }
  const [leftAll, rightAll] = [body.slice(0, from), body.slice(to)];
  // Half of the room each, and what one side does not need goes to the other.
  const leftCount = Math.min(leftAll.length, Math.max(Math.floor(room / 2), room - rightAll.length));
  const left = leftAll.slice(leftAll.length - leftCount);
  const right = rightAll.slice(0, room - leftCount);
  const first = before.length + left.length;
  return { ids: [...before, ...left, ...own, ...right, ...after], first, last: first + own.length };
}

function wordOf({ text, start, end }: TargetInContext): string {
  const isPlace = (place: number): boolean => Number.isInteger(place) && place >= 0 && place <= text.length;
  requireOption(isPlace(start), 'start', start, `a whole number, 0..${text.length}`);
  requireOption(isPlace(end) && end > start, 'end', end, `a whole number above ${start}, up to ${text.length}`);
  return text.slice(start, end);
}

/**
 * Finds which tokens of a text a target has a part in. Tokenisers tell no places, so the tokens of the text up to the target are
 * compared with those of the whole: where both begin alike, they lie before it. The end is found in the same way, and where it
 * lies within a token, from behind.
 */
function placeTarget(
  { encode }: TokenCoder,
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
