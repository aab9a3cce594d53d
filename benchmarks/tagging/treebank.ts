import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { type UniversalTag, universalTags } from '../../src/corpus/sentence.js';

/** A gold token of a treebank. */
export interface GoldToken {
  readonly form: string;
  readonly lemma: string;
  readonly tag: UniversalTag;
}

/** A gold sentence with its raw text. */
export interface GoldSentence {
  readonly text: string;
  readonly tokens: readonly GoldToken[];
}

/** A part of UD English EWT. */
export type EwtPart = 'train' | 'dev' | 'test';

const treebankFolder = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'treebanks');
/** Where the archive of UD English EWT is expected. */
export const ewtArchive = join(treebankFolder, 'UD_English-EWT.tar.xz');
const gumArchive = join(treebankFolder, 'GUM_dep.tar.xz');

/** Reads one part of UD English EWT, the train part put together from the source files that its file list names. */
export function readEwt(part: EwtPart): GoldSentence[] {
  if (part !== 'train') return parseConllu(extract(ewtArchive, [`./en_ewt-ud-${part}.conllu`]));
  const list = extract(ewtArchive, ['./not-to-release/file-lists/files.train']).split('\n');
  const members = list.filter((line) => line !== '').map((line) => `./not-to-release/sources/${line.trim()}`);
  return parseConllu(extract(ewtArchive, members));
}

/** Reads the test part of GUM, without the documents whose words are masked (`GUM_reddit`). */
export function readGumTest(): GoldSentence[] {
  const splits = extract(gumArchive, ['./splits.md']);
  const section = /## test\n([\s\S]*?)(?:\n## |$)/.exec(splits)?.[1] ?? '';
  const documents = [...section.matchAll(/GUM_\w+/g)].map((match) => match[0]);
  const open = documents.filter((document) => !document.startsWith('GUM_reddit'));
  return parseConllu(
    extract(
      gumArchive,
      open.map((document) => `./dep/${document}.conllu`),
    ),
  );
}

/** Reads CoNLL-U: words only, neither the ranges of multi-word tokens nor empty nodes. */
export function parseConllu(content: string): GoldSentence[] {
  const sentences: GoldSentence[] = [];
  let text = '';
  let tokens: GoldToken[] = [];
  for (const line of content.split('\n')) {
    if (line.startsWith('# text = ')) text = line.slice(9);
    if (line === '' && tokens.length > 0) {
      sentences.push({ text, tokens });
      tokens = [];
    }
    if (line === '' || line.startsWith('#')) continue;
    const [id = '', form = '', lemma = '', tag = ''] = line.split('\t');
    if (!/^\d+$/.test(id)) continue;
    if (!isUniversalTag(tag)) throw new Error(`"${tag}" is not a universal tag: ${line}`);
    tokens.push({ form, lemma, tag });
  }
  return sentences;
}

function isUniversalTag(tag: string): tag is UniversalTag {
  return (universalTags as readonly string[]).includes(tag);
}

function extract(archive: string, members: readonly string[]): string {
  return execFileSync('tar', ['-xJOf', archive, ...members], { encoding: 'utf8', maxBuffer: 2 ** 28 });
}
