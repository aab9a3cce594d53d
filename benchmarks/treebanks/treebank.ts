import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { type UniversalTag, universalTags } from '../../src/corpus/sentence.js';
import { extract } from './extract.js';

/** A gold token of a treebank. */
export interface GoldToken {
  readonly form: string;
  readonly lemma: string;
  readonly tag: UniversalTag;
  /** The features as written, for instance `Number=Sing|PronType=Rel`. */
  readonly features: string;
  /** The index of the head in the sentence, -1 for the root. */
  readonly head: number;
  readonly relation: string;
  /** The last column as written, for instance `CorrectForm=wants|SpaceAfter=No`. */
  readonly remarks: string;
}

/** A gold sentence with its tree and its raw text. */
export interface GoldSentence {
  readonly text: string;
  readonly tokens: readonly GoldToken[];
}

/** The part of a treebank. */
export type TreebankPart = 'train' | 'dev' | 'test';

const folder = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'treebanks');
/** Where the archive of UD English EWT is expected. */
export const ewtArchive = join(folder, 'UD_English-EWT.tar.xz');
const gumArchive = join(folder, 'GUM_dep.tar.xz');

/** The text types of GUM whose texts are under CC BY or CC BY-SA; the annotation of all is under CC BY 4.0. */
const openTypes = ['academic', 'bio', 'court', 'interview', 'news', 'voyage'];

/** Reads one part of UD English EWT, the train part put together from the source files that its file list names. */
export function readEwt(part: TreebankPart): GoldSentence[] {
  if (part !== 'train') return parseTrees(extract(ewtArchive, [`./en_ewt-ud-${part}.conllu`]));
  const list = extract(ewtArchive, ['./not-to-release/file-lists/files.train']).split('\n');
  return parseTrees(
    extract(
      ewtArchive,
      list.filter((line) => line !== '').map((line) => `./not-to-release/sources/${line.trim()}`),
    ),
  );
}

/**
 * Reads the dev or test part of GUM without the documents whose words are masked (`GUM_reddit`), or of its train part
 * the documents of text types whose licence allows to publish what is learnt from them.
 */
export function readGum(part: 'open train' | 'dev' | 'test'): GoldSentence[] {
  const splits = extract(gumArchive, ['./splits.md']);
  const documentsOf = (heading: string): string[] => {
    const section = new RegExp(`## ${heading}\\n([\\s\\S]*?)(?:\\n## |$)`).exec(splits)?.[1] ?? '';
    return [...section.matchAll(/GUM_\w+/g)].map(([name]) => name);
  };
  const held = [...documentsOf('dev'), ...documentsOf('test')];
  const documents =
    part === 'open train'
      ? listMembers(gumArchive)
          .map((member) => /GUM_(?<type>[a-z]+)_\w+(?=\.conllu$)/.exec(member))
          .filter((match) => match !== null && openTypes.includes(match.groups?.['type'] ?? ''))
          .map((match) => match?.[0] ?? '')
          .filter((name) => !held.includes(name))
          .sort()
      : documentsOf(part).filter((name) => !name.startsWith('GUM_reddit'));
  return parseTrees(
    extract(
      gumArchive,
      documents.map((name) => `./dep/${name}.conllu`),
    ),
  );
}

/** Reads CoNLL-U: words only, neither the ranges of multi-word tokens nor empty nodes. */
export function parseTrees(content: string): GoldSentence[] {
  return content.split('\n\n').flatMap((block) => {
    const lines = block.split('\n');
    const text = lines.find((line) => line.startsWith('# text = '))?.slice(9) ?? '';
    const tokens = lines
      .map((line) => line.split('\t'))
      .filter(([id = '']) => /^\d+$/.test(id))
      .map(([, form = '', lemma = '', tag = '', , features = '', head, relation = '', , remarks = '']): GoldToken => {
        if (!isUniversalTag(tag)) throw new Error(`"${tag}" is not a universal tag, in "${text}".`);
        return { form, lemma, tag, features, head: Number(head) - 1, relation, remarks };
      });
    return tokens.length === 0 ? [] : [{ text, tokens }];
  });
}

function isUniversalTag(tag: string): tag is UniversalTag {
  return (universalTags as readonly string[]).includes(tag);
}

function listMembers(archive: string): string[] {
  return execFileSync('tar', ['-tJf', archive], { encoding: 'utf8' }).split('\n');
}
