import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MissingFileError } from '../../../errors.js';
import { decodeLexiconText } from '../../read-lexicon-file.js';
import { type EnglishYamlRecords, parseEnglishYaml, type YamlFile } from './parse-english-yaml.js';

/**
 * Reads a folder of Open English WordNet in YAML, such as `src/yaml` of its repository, as records.
 *
 * @throws MissingFileError where there is no such folder or no file of entries; FileFormatError, with the line or entry, where
 *   a file is damaged.
 * @example (await readEnglishYaml('english-wordnet/src/yaml')).lexicon.id // 'oewn'
 */
export async function readEnglishYaml(folder: string): Promise<EnglishYamlRecords> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new MissingFileError(folder, 'It is no folder that can be read.', { cause });
  });
  const files: YamlFile[] = [];
  for (const name of names.filter((each) => each.endsWith('.yaml')).sort()) {
    const path = join(folder, name);
    files.push({ name: name.slice(0, -'.yaml'.length), path, text: decodeLexiconText(await readFile(path), path) });
  }
  if (!files.some(({ name }) => name.startsWith('entries-'))) {
    throw new MissingFileError(join(folder, 'entries-a.yaml'), 'Open English WordNet has its entries in such files.');
  }
  return parseEnglishYaml(files);
}
