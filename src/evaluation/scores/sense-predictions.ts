import { FileFormatError, requireOption } from '../../errors.js';
import type { DatasetFile } from '../dataset.js';
import { splitLines } from '../formats/dataset-lines.js';

/** The sense keys that a system answers, by the id of the instance; ids it does not attempt are absent or have none. */
export type SensePredictions = ReadonlyMap<string, readonly string[]>;

/**
 * Writes predictions as the scorer of Raganato, Camacho-Collados & Navigli (2017) reads them: `id key [key ...]`, a line an
 * instance, with single spaces and LF, in the order of the map. Instances without an answer have no line.
 *
 * @throws OptionError when an id or key is empty or holds white space.
 * @example formatPredictions(new Map([['d000.s000.t000', ['art%1:09:00::']]])) // 'd000.s000.t000 art%1:09:00::\n'
 */
export function formatPredictions(predictions: SensePredictions): string {
  let text = '';
  for (const [id, keys] of predictions) {
    if (keys.length === 0) continue;
    requireOption(/^\S+$/.test(id), 'predictions', id, 'ids without white space');
    for (const key of keys) requireOption(/^\S+$/.test(key), 'predictions', key, 'sense keys without white space');
    text += `${[id, ...keys].join(' ')}\n`;
  }
  return text;
}

/**
 * Reads what {@link formatPredictions} writes.
 *
 * The lines of one id are taken together, and a key counts once, as in the official scorer. Empty lines are skipped.
 *
 * @throws FileFormatError with the line where an id has no key; the official scorer prints a message there and goes on.
 */
export function parsePredictions(file: DatasetFile): Map<string, string[]> {
  const predictions = new Map<string, Set<string>>();
  for (const [index, line] of splitLines(file).entries()) {
    if (line.trim() === '') continue;
    const [id = '', ...keys] = line.trim().split(/[ \t]+/);
    if (keys.length === 0) {
      throw new FileFormatError(file.path, `line ${index + 1}`, `"${line}" has no key; expected "id key [key ...]".`);
    }
    const known = predictions.get(id) ?? new Set();
    for (const key of keys) known.add(key);
    predictions.set(id, known);
  }
  return new Map(Array.from(predictions, ([id, keys]) => [id, [...keys]]));
}
