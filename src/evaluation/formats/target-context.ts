import { FileFormatError } from '../../errors.js';
import type { DatasetFile } from '../dataset.js';
import type { TargetContext } from '../sense-dataset.js';

/**
 * Cuts a tokenised sentence at its spaces and checks that it has the target.
 *
 * @throws FileFormatError when the index is no whole number from 0, or the sentence has no token there.
 */
export function parseTargetContext(
  sentence: string,
  index: string,
  { path }: DatasetFile,
  place: string,
): TargetContext {
  const tokens = sentence.split(/ +/).filter((token) => token !== '');
  if (!/^\d+$/.test(index) || Number(index) >= tokens.length) {
    const expected = `expected the index of one of ${tokens.length} tokens, from 0`;
    throw new FileFormatError(path, place, `"${index}" is no place in "${sentence}"; ${expected}.`);
  }
  return { tokens, target: Number(index) };
}

/**
 * Reads the gold of a yes-or-no data set: `T` or `F`.
 *
 * @throws FileFormatError for anything else.
 */
export function parseTruth(text: string, { path }: DatasetFile, place: string): boolean {
  if (text !== 'T' && text !== 'F') throw new FileFormatError(path, place, `"${text}" is no label; expected T or F.`);
  return text === 'T';
}
