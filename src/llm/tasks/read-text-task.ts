import { basename } from 'node:path';
import { openFileTexts } from '../../corpus/open-texts.js';
import { readFilePieces } from '../../corpus/read-text.js';
import { splitUtf8Lines } from '../../corpus/read-utf8-lines.js';
import { FileFormatError } from '../../errors.js';
import { copyPieces } from '../../matrix/unpack.js';
import { type LabelledText, splitTexts, type TextTask } from './text-task.js';

/** Options of {@link readTextTask}. */
export interface ReadTextTaskOptions {
  /** Of the split of texts that come in one part; default 1. */
  readonly seed?: number;
  /** The share of such texts that are scored, in (0, 1); default 0.2. */
  readonly testShare?: number;
}

/** A text as a file has it. */
interface NamedText {
  readonly text: string;
  readonly label: string;
  readonly part?: 'train' | 'test' | undefined;
}

/** A file of a collection: its texts have the label that is said here, or each line begins with its own. */
interface CollectionFile {
  readonly name: string;
  readonly label?: string;
  readonly part?: 'train' | 'test';
}

/** Collections that are known by the names of their files; lines of ISO-8859-1, which holds the ASCII that most of them are. */
const collections: readonly (readonly CollectionFile[])[] = [
  [
    { name: 'train.txt', part: 'train' },
    { name: 'test.txt', part: 'test' },
  ],
  [
    { name: 'quote.tok.gt9.5000', label: 'subjective' },
    { name: 'plot.tok.gt9.5000', label: 'objective' },
  ],
  [
    { name: 'rt-polarity.neg', label: 'negative' },
    { name: 'rt-polarity.pos', label: 'positive' },
  ],
];

/**
 * Reads labelled texts: from a file of UTF-8 lines `label TAB text`, with `TAB train` or `TAB test` behind them where the parts are given; or
 * from the archive of a known collection: question types (Li & Roth 2002; the six coarse ones), subjectivity (Pang & Lee 2004) and sentence
 * polarity (Pang & Lee 2005).
 *
 * Texts that come in one part are split by chance, label by label. Lines without text are passed over.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when a line is not of the form, an archive is of no known collection, or there are fewer than
 * two labels or a part is empty; OptionError when an option is out of range.
 * @example const questions = await readTextTask('qc.zip');
 */
export async function readTextTask(path: string, options: ReadTextTaskOptions = {}): Promise<TextTask> {
  const { seed = 1, testShare = 0.2 } = options;
  const files = await readFiles(path);
  const only = [...files.values()][0];
  const texts =
    files.size === 1 && only !== undefined && files.has('') ? readLines(only, path) : readCollection(files, path);
  const labels = [...new Set(texts.map(({ label }) => label))].sort((left, right) => (left < right ? -1 : 1));
  if (labels.length < 2) {
    throw new FileFormatError(
      path,
      'labels',
      `has ${labels.length} of them, and at least two are needed to tell apart.`,
    );
  }
  const coded = texts.map(({ text, label, part }) => ({ text, label: labels.indexOf(label), part }));
  const isSplit = coded.some(({ part }) => part !== undefined);
  const [train, test] = isSplit
    ? [coded.filter(({ part }) => part !== 'test'), coded.filter(({ part }) => part === 'test')]
    : splitTexts(coded, { seed, share: testShare });
  const empty = train.length === 0 ? 'learn from' : test.length === 0 ? 'score' : undefined;
  if (empty !== undefined) throw new FileFormatError(path, 'texts', `has none to ${empty}; give more of each label.`);
  const plain = ({ text, label }: LabelledText): LabelledText => ({ text, label });
  return { id: basename(path).replace(/\.[^.]*$/, ''), labels, train: train.map(plain), test: test.map(plain) };
}

/** The files of an archive by their names; of another file the text under the empty name. */
async function readFiles(path: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for await (const text of openFileTexts(path, readFilePieces)) {
    const pieces: Uint8Array[] = [];
    for await (const piece of copyPieces(text.bytes)) pieces.push(piece);
    files.set(text.path === path ? '' : basename(text.path), Buffer.concat(pieces));
  }
  return files;
}

function readCollection(files: ReadonlyMap<string, Buffer>, path: string): NamedText[] {
  const collection = collections.find((names) => names.every(({ name }) => files.has(name)));
  if (collection === undefined) {
    const known = collections.map((names) => names.map(({ name }) => name).join(' and ')).join('; ');
    const problem = `are those of no known collection (${known}); give a file of lines "label TAB text".`;
    throw new FileFormatError(path, 'its files', problem);
  }
  return collection.flatMap(({ name, label, part }) => {
    const lines = (files.get(name) as Buffer).toString('latin1').split(/\r?\n/);
    return lines.flatMap((line, at): NamedText[] => {
      const text = line.trim();
      if (text === '') return [];
      return [label === undefined ? { ...readCoded(text, `${path}:${name}`, at), part } : { text, label, part }];
    });
  });
}

/** A line such as `DESC:manner How did ...`, whose label is DESC. */
function readCoded(line: string, path: string, at: number): { readonly text: string; readonly label: string } {
  const found = /^([A-Z]+):\S+\s+(.+)$/.exec(line);
  if (found === null)
    throw new FileFormatError(path, `line ${at + 1}`, 'does not begin with a label such as "DESC:manner".');
  return { label: found[1] as string, text: found[2] as string };
}

function readLines(bytes: Uint8Array, path: string): NamedText[] {
  return splitUtf8Lines(bytes, path).flatMap((line, at): NamedText[] => {
    if (line.trim() === '') return [];
    const [label = '', text = '', part, ...more] = line.split('\t').map((cell) => cell.trim());
    const isPart = part === undefined || part === 'train' || part === 'test';
    if (label === '' || text === '' || !isPart || more.length > 0) {
      const form =
        'is not of the form "label TAB text", with "TAB train" or "TAB test" behind it where parts are given.';
      throw new FileFormatError(path, `line ${at + 1}`, form);
    }
    return [{ label, text, part: part as 'train' | 'test' | undefined }];
  });
}
