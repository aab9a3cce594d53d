import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CorpusReader } from '../corpus/corpus-reader.js';
import { type InputStamp, readInputStamps } from '../corpus/counting/read-input-stamps.js';
import { joinReaders } from '../corpus/join-readers.js';
import { readCorpusManifests } from '../corpus/read-corpus-manifests.js';
import { renameReader } from '../corpus/rename-reader.js';
import { chooseCorporaFolder } from './choose-corpora.js';
import { CommandError } from './command-error.js';
import { openSource, type SourceFlags } from './open-source.js';

/** Corpora that are ready to be counted. */
export interface CountedSource {
  readonly reader: CorpusReader;
  /** The files that are read. */
  readonly inputs: readonly InputStamp[];
  /** What the sentences depend on besides the files, by name. */
  readonly settings: ReadonlyMap<string, string>;
  /** How formats were guessed, and what is known to be damaged. */
  readonly notes: readonly string[];
}

/** The options that say how text is read. */
const readingFlags: ReadonlySet<string> = new Set([
  'format',
  'encoding',
  'markup',
  'field',
  'column',
  'header',
  'include',
]);

/**
 * Opens corpora by their ids and files by their paths, and finds out what tells whether they have changed.
 *
 * @throws as `openSource` does; CommandError for text that is not English.
 */
export async function openCountedSource(names: readonly string[], flags: SourceFlags): Promise<CountedSource> {
  const manifests = await readCorpusManifests();
  const readers: CorpusReader[] = [];
  const inputs: InputStamp[] = [];
  const sizes: number[] = [];
  const notes: string[] = [];
  for (const name of names) {
    const { reader, language, note } = await openSource(name, flags);
    if (!/^en\b/i.test(language)) throw otherLanguage(name, language);
    readers.push(names.length === 1 ? reader : renameReader(reader, name));
    if (note !== undefined) notes.push(note);
    const isCorpus = manifests.some(({ id }) => id === name);
    const path = isCorpus ? join(chooseCorporaFolder(flags), name) : name;
    const stamps = !isCorpus || existsSync(path) ? await readInputStamps([path]) : [];
    inputs.push(...stamps);
    sizes.push(stamps.reduce((sum, { bytes }) => sum + bytes, 1));
  }
  const given = Object.entries(flags).filter(([name]) => readingFlags.has(name));
  const settings = new Map([
    ['corpora', names.join(' ')],
    ['reading', JSON.stringify(Object.fromEntries(given.sort()))],
  ]);
  return { reader: joinReaders(readers, { sizes }), inputs, settings, notes };
}

function otherLanguage(name: string, language: string): CommandError {
  const advice = 'Give --language en where the text is English after all.';
  return new CommandError('LANGUAGE', `"${name}" is in ${language}, and only English text is annotated here.`, advice);
}
