import { FileFormatError } from '../../errors.js';
import { decodeArrays, encodeArrays } from '../model-arrays.js';
import type { LabelWeights } from './label-weights.js';
import type { WordTables } from './parser-words.js';

/** What a trained parser consists of; {@link encodeParserModel} gives its file form. */
export interface ParserModel {
  readonly tables: WordTables;
  /** The relations; the first stands for none. */
  readonly labels: readonly string[];
  /**
   * The labels seen between two words, by their fine classes: the list at `(head * n + dependent) * 3 + side`, n the
   * number of fine classes, the side 0 for the root, 1 for a dependent on the left, 2 for one on the right.
   */
  readonly candidates: readonly (readonly number[])[];
  /** The weights of the three transitions, packed by `packWeights`. */
  readonly transitionWeights: Uint32Array;
  /** The weights of the labels, packed by `packLabelWeights`. */
  readonly labelWeights: LabelWeights;
}

const formatName = 'qualia-parser-1';

/**
 * Writes a model in the safetensors layout: `words`, `fine`, `lexical`, `labels` are U8, UTF-8 text with a name a line;
 * `candidates` is U8 text with a line for each list, its labels separated by spaces; `transitions` and
 * `labelSlots` are U32, `labelRows` is I8 with a row for each feature and a column for each label.
 */
export function encodeParserModel(model: ParserModel): Uint8Array {
  const { tables, labels, candidates, transitionWeights, labelWeights } = model;
  const text = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'));
  return encodeArrays({ format: formatName }, [
    { name: 'transitions', array: transitionWeights },
    { name: 'labelSlots', array: labelWeights.slots },
    { name: 'labelRows', array: labelWeights.rows, shape: [labelWeights.rows.length / labels.length, labels.length] },
    { name: 'words', array: text(tables.words) },
    { name: 'fine', array: text(tables.fine) },
    { name: 'lexical', array: text(tables.lexical) },
    { name: 'labels', array: text(labels) },
    { name: 'candidates', array: text(candidates.map((list) => list.join(' '))) },
  ]);
}

/**
 * Reads what {@link encodeParserModel} wrote.
 *
 * @param path the file's name for messages.
 * @throws FileFormatError where the bytes are not such a file.
 */
export function decodeParserModel(file: Uint8Array, path: string): ParserModel {
  const { metadata, bytesOf } = decodeArrays(file, path);
  if (metadata['format'] !== formatName) {
    throw new FileFormatError(path, 'header', `This is not a "${formatName}" file.`);
  }
  const lines = (name: string): string[] => new TextDecoder().decode(bytesOf(name)).split('\n');
  const weights = (name: string): Uint32Array => {
    const { buffer } = bytesOf(name, 4);
    const slots = new Uint32Array(buffer);
    if ((slots.length & (slots.length - 1)) === 0 && slots.length > 0) return slots;
    throw new FileFormatError(path, name, `Found ${slots.length} slots, expected a power of two.`);
  };
  const tables = { words: lines('words'), fine: lines('fine'), lexical: lines('lexical') };
  const labels = lines('labels');
  const candidates = lines('candidates').map((line) => (line === '' ? [] : line.split(' ').map(Number)));
  if (candidates.length !== 3 * tables.fine.length ** 2) {
    throw new FileFormatError(
      path,
      'candidates',
      `Found ${candidates.length} lists for ${tables.fine.length} classes.`,
    );
  }
  if (candidates.some((list) => list.some((label) => labels[label] === undefined))) {
    throw new FileFormatError(path, 'candidates', 'A list names a label that is not there.');
  }
  const labelWeights = { slots: weights('labelSlots'), rows: new Int8Array(bytesOf('labelRows').buffer) };
  const rowCount = labelWeights.rows.length / labels.length;
  if (!Number.isInteger(rowCount)) {
    const problem = `Found ${labelWeights.rows.length} weights, expected as many as ${labels.length} labels for each row.`;
    throw new FileFormatError(path, 'labelRows', problem);
  }
  if (labelWeights.slots.some((slot) => (slot & 0xffffff) > rowCount)) {
    throw new FileFormatError(path, 'labelSlots', 'A slot names a row that is not there.');
  }
  return { tables, labels, candidates, transitionWeights: weights('transitions'), labelWeights };
}
