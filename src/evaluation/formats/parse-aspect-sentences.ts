import { FileFormatError } from '../../errors.js';
import { type Aspect, aspects, isAspect } from '../../lexicon/aspect.js';
import type { DatasetFile } from '../dataset.js';
import type { TaskSplit } from '../generated/split-by-hash.js';
import type { AspectItem, AspectSet } from '../sense-dataset.js';
import { type DatasetRow, readNamedRows, readWord } from './dataset-rows.js';

const columns = ['id', 'language', 'split', 'seen', 'kind', 'target', 'lemma', 'type', 'aspects', 'sentence'] as const;

/** An item with the half that its row is in. */
interface SplitItem extends AspectItem {
  readonly split: TaskSplit;
}

/**
 * Reads sentences of names and dot nouns: tab-separated columns `id`, `language`, `split` (dev or test), `seen` (seen or
 * unseen), `kind` (name or noun), `target`, `lemma`, `type`, `aspects` and `sentence`, in any order; more may stand beside them.
 *
 * The target stands in the sentence between brackets, which are taken out. A type is its aspects separated by dots; several
 * aspects of a sentence are separated by `|`. A target that differs from what is marked is told in the findings, and so is a name
 * that is unseen by its column and occurs in the development half, or the other way round; the rows of the half count then.
 *
 * @param split the half that is asked; the sentences of the development half come with both, for floors.
 * @throws FileFormatError with the line where a row is not of this form or has the id of another, and where no row is of the half.
 */
export function parseAspectSentences(file: DatasetFile, split: TaskSplit): AspectSet {
  const rows = readNamedRows(
    file,
    '\t',
    columns.map((name) => [name]),
    { quotes: false },
  );
  const findings: string[] = [];
  const read = rows.map((row) => ({ line: row.line, item: parseRow(file.path, row, findings) }));
  const ids = new Set<string>();
  for (const { line, item } of read) {
    if (ids.has(item.id)) throw new FileFormatError(file.path, `line ${line}`, `the id "${item.id}" is given twice.`);
    ids.add(item.id);
  }
  const known = new Set(read.filter(({ item }) => item.split === 'development').map(({ item }) => item.name));
  const items = read.map(({ line, item }) => {
    const isUnseen = !known.has(item.name);
    if (isUnseen !== item.isUnseen) {
      const found = isUnseen ? 'occurs in no' : 'occurs in a';
      findings.push(`${file.path}, line ${line}: "${item.name}" ${found} sentence of the development half.`);
    }
    return { ...item, isUnseen };
  });
  const half = (name: TaskSplit): AspectItem[] => {
    return items.filter((item) => item.split === name).map(({ split: _, ...item }) => item);
  };
  const asked = half(split);
  if (asked.length > 0) return { kind: 'aspects', items: asked, development: half('development'), findings };
  const expected = `expected rows of ${split === 'test' ? 'test' : 'dev'}, found none.`;
  throw new FileFormatError(file.path, 'the column "split"', expected);
}

function parseRow(path: string, { line, cells }: DatasetRow, findings: string[]): SplitItem {
  const [id, language, split, seen, kind, target, name, type, gold, sentence] = cells.map((cell) =>
    readWord(path, line, cell),
  ) as [string, string, string, string, string, string, string, string, string, string];
  const fail = (expected: string, found: string): FileFormatError => {
    return new FileFormatError(path, `line ${line}`, `expected ${expected}, found "${found}".`);
  };
  if (split !== 'dev' && split !== 'test') throw fail('the split dev or test', split);
  if (seen !== 'seen' && seen !== 'unseen') throw fail('seen or unseen', seen);
  if (kind !== 'name' && kind !== 'noun') throw fail('the kind name or noun', kind);
  const candidates = readAspects(type, '.');
  if (candidates === undefined) throw fail(`a type of ${aspects.join(', ')}, each once, separated by dots`, type);
  const meant = readAspects(gold, '|');
  if (meant?.every((aspect) => candidates.includes(aspect)) !== true) {
    throw fail(`aspects of the type ${type}, each once, separated by |`, gold);
  }
  const [, before = '', marked, after = ''] = /^([^[\]]*)\[([^[\]]+)\]([^[\]]*)$/.exec(sentence) ?? [];
  if (marked === undefined) throw fail('a sentence with one target in brackets', sentence);
  if (marked !== target) findings.push(`${path}, line ${line}: the target is "${target}", but "${marked}" is marked.`);
  return {
    id,
    language,
    text: before + marked + after,
    start: before.length,
    end: before.length + marked.length,
    kind,
    name,
    type,
    candidates,
    aspects: meant,
    isUnseen: seen === 'unseen',
    split: split === 'dev' ? 'development' : 'test',
  };
}

/** The aspects that a text names, none of them twice; undefined where it names others. */
function readAspects(text: string, separator: string): Aspect[] | undefined {
  const parts = text.split(separator);
  const found = parts.filter(isAspect);
  return found.length === parts.length && new Set(found).size === found.length ? found : undefined;
}
