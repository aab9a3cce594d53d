import { FileFormatError } from '../../errors.js';
import type { DatasetFile } from '../dataset.js';
import type { AllWordsSet } from '../sense-dataset.js';
import { parseAllWords } from './parse-all-words.js';

/**
 * Reads all-words data sets of the framework of Raganato, Camacho-Collados & Navigli (2017), and makes one set of them.
 *
 * Each text goes with the key file that has its name: `senseval2.data.xml` with `senseval2.gold.key.txt`; of two files the
 * names may be any. A single text stays as it is. Where there are several, the ids of sentences and instances get the name
 * of their data set in front, as in the makers' own file of all, and instances keep their `dataset`.
 *
 * @throws FileFormatError where a text has no key file or a key file no text, where two texts give the same id, and as
 *   `parseAllWords` does.
 */
export function parseAllWordsFiles(files: readonly DatasetFile[]): AllWordsSet {
  const sets = pairTexts(files).map(([text, key]) => parseAllWords(text, key));
  const [first, ...others] = sets;
  if (first === undefined) {
    throw new FileFormatError(files[0]?.path ?? 'all words', 'the file names', 'expected a text in XML, found none.');
  }
  return others.length === 0 ? first : joinSets(sets, files[0]?.path ?? '');
}

function pairTexts(files: readonly DatasetFile[]): (readonly [DatasetFile, DatasetFile])[] {
  const texts = files.filter(({ path }) => /\.xml$/i.test(path));
  const keys = files.filter((file) => !texts.includes(file));
  const [text, key] = [texts[0], keys[0]];
  if (files.length === 2 && text !== undefined && key !== undefined) return [[text, key]];
  const keysByName = new Map(keys.map((file) => [stemOf(file), file]));
  const pairs = texts.map((file) => {
    const found = keysByName.get(stemOf(file));
    keysByName.delete(stemOf(file));
    if (found !== undefined) return [file, found] as const;
    throw new FileFormatError(file.path, 'the file names', `there is no ${stemOf(file)}.gold.key.txt with its keys.`);
  });
  const lone = [...keysByName.values()][0];
  if (lone === undefined) return pairs;
  throw new FileFormatError(lone.path, 'the file names', `there is no ${stemOf(lone)}.data.xml with its text.`);
}

function stemOf({ path }: DatasetFile): string {
  return path
    .replace(/^.*[\\/]/, '')
    .replace(/\.(?:xml|txt)$/i, '')
    .replace(/\.(?:data|gold\.key|key|gold)$/i, '');
}

function joinSets(sets: readonly AllWordsSet[], path: string): AllWordsSet {
  const names = sets.map(({ name }) => name);
  const joined = { sentences: [], instances: [], findings: [] } as {
    sentences: AllWordsSet['sentences'][number][];
    instances: AllWordsSet['instances'][number][];
    findings: string[];
  };
  const ids = new Set<string>();
  for (const { name, sentences, instances, findings } of sets) {
    const before = joined.sentences.length;
    for (const sentence of sentences) joined.sentences.push({ ...sentence, id: addName(sentence.id, name) });
    for (const instance of instances) {
      const id = addName(instance.id, name);
      if (ids.has(id)) throw new FileFormatError(path, 'the ids', `two texts have an instance "${id}".`);
      ids.add(id);
      joined.instances.push({ ...instance, id, sentence: instance.sentence + before });
    }
    joined.findings.push(...findings);
  }
  return { kind: 'all-words', name: names.join('+'), ...joined };
}

function addName(id: string, name: string): string {
  return id.startsWith(`${name}.`) ? id : `${name}.${id}`;
}
