import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { FileFormatError, MissingFileError } from '../../errors.js';
import { type AnyAnswer, type Dataset, datasetKinds, type ItemAnswer } from '../any-dataset.js';
import { taskKindOf } from '../kinds/task-kinds.js';
import { parsePredictions } from '../scores/sense-predictions.js';
import type { Answerers, EvaluatedSystem } from './evaluated-system.js';

const columns = 'id, answer and, where the file is of several tasks, task';

/** An answer as its cell has it, with where it stands. */
interface PredictedAnswer {
  readonly text: string;
  readonly place: string;
}

/** The answers of a file: by task, where it names tasks, else under the empty name; then by item. */
type Predictions = ReadonlyMap<string, ReadonlyMap<string, PredictedAnswer>>;

/**
 * Reads predictions that were made elsewhere: a table with a header and the columns `id`, `answer` and, where it is of
 * several tasks, `task`, separated by commas, or by tabs where the name ends in `.tsv`. A file that ends in `.txt` or `.key`
 * holds sense keys in the form of the scorer of Raganato et al. (2017), `id key [key ...]` a line.
 *
 * An answer is what `AnswerForms` says of the kind of the data set; lists are separated by spaces, and a number that is not
 * known is `-`. Items that are absent, or whose cell is empty, have no answer. An id that is none of the data set's is an
 * error: it would be a prediction of something else.
 *
 * @throws MissingFileError where there is no such file; FileFormatError, naming the line, where it is malformed, an item
 * comes twice, or, once a data set is asked, an id or an answer does not belong to it.
 */
export async function readPredictionSystem(
  path: string,
  options: { readonly name?: string | undefined } = {},
): Promise<EvaluatedSystem> {
  const bytes = await readFile(path).catch((cause) => {
    throw new MissingFileError(path, 'Predictions are a table with the columns id and answer.', { cause });
  });
  const text = bytes.toString('utf8');
  const predictions = /\.(txt|key)$/.test(path) ? readKeys(path, text) : readTable(path, text);
  const answer = (set: Dataset, { task }: { readonly task: string }): ItemAnswer<AnyAnswer>[] =>
    answerItems(set, path, predictions.get(task) ?? predictions.get('') ?? new Map());
  return {
    name: options.name ?? basename(path),
    description: {
      specification: `predictions:${basename(path)}`,
      files: [{ path: basename(path), sha256: createHash('sha256').update(bytes).digest('hex') }],
      settings: {},
    },
    // What is answered to a kind is checked when it is scored.
    answerers: Object.fromEntries(datasetKinds.map((kind) => [kind, answer])) as Answerers,
    canAnswer: (task) => predictions.has(task) || predictions.has(''),
  };
}

function answerItems(
  set: Dataset,
  path: string,
  predicted: ReadonlyMap<string, PredictedAnswer>,
): ItemAnswer<AnyAnswer>[] {
  const kind = taskKindOf(set);
  const ids = kind.listItems(set);
  const known = new Set(ids);
  for (const [id, { place }] of predicted) {
    if (known.has(id)) continue;
    throw new FileFormatError(path, place, `"${id}" is no item of the data set, whose first is "${ids[0]}".`);
  }
  return ids.map((id, place) => {
    const cell = predicted.get(id);
    if (cell === undefined || cell.text.trim() === '') return { answer: undefined };
    const answer = kind.parseAnswer(cell.text);
    const fault = kind.findFault(set, place, answer);
    if (fault !== undefined) throw new FileFormatError(path, cell.place, `item "${id}": ${fault}`);
    return { answer: answer as AnyAnswer };
  });
}

function readKeys(path: string, text: string): Predictions {
  const found = [...parsePredictions({ path, text })];
  return new Map([['', new Map(found.map(([id, keys]) => [id, { text: keys.join(' '), place: `item "${id}"` }]))]]);
}

function readTable(path: string, text: string): Predictions {
  const [header, ...rows] = parseRows(path, text);
  const names = header?.cells.map((name) => name.trim().toLowerCase()) ?? [];
  const [task, id, answer] = ['task', 'id', 'answer'].map((name) => names.indexOf(name)) as [number, number, number];
  if (id === -1 || answer === -1) {
    throw new FileFormatError(path, 'line 1', `expected the columns ${columns}, found ${names.join(', ') || 'none'}.`);
  }
  const predictions = new Map<string, Map<string, PredictedAnswer>>();
  for (const { cells, line } of rows) {
    const name = task === -1 ? '' : (cells[task] ?? '').trim();
    const items = predictions.get(name) ?? new Map<string, PredictedAnswer>();
    predictions.set(name, items);
    const key = (cells[id] ?? '').trim();
    const earlier = items.get(key);
    if (key === '') throw new FileFormatError(path, `line ${line}`, 'the id is empty.');
    if (earlier !== undefined) {
      throw new FileFormatError(path, `line ${line}`, `"${key}" has an answer in ${earlier.place} too.`);
    }
    items.set(key, { text: cells[answer] ?? '', place: `line ${line}` });
  }
  if (predictions.size === 0) throw new FileFormatError(path, 'line 2', 'expected answers, found none.');
  return predictions;
}

interface TableRow {
  readonly cells: readonly string[];
  readonly line: number;
}

function parseRows(path: string, text: string): TableRow[] {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: path.endsWith('.tsv') ? '\t' : ',',
      info: true,
      skip_empty_lines: true,
    }) as unknown as { readonly record: string[]; readonly info: { readonly lines: number } }[];
    return records.map(({ record, info }) => ({ cells: record, line: info.lines }));
  } catch (cause) {
    const { lines } = cause as { readonly lines?: number };
    throw new FileFormatError(path, `line ${lines ?? '?'}`, (cause as Error).message, { cause });
  }
}
