import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { UniversalTag } from '../../src/corpus/sentence.js';
import { type EwtPart, ewtArchive } from '../tagging/treebank.js';

/** A token of a dependency tree. */
export interface TreeToken {
  readonly form: string;
  readonly lemma: string;
  readonly tag: UniversalTag;
  /** The features as written, for instance `Number=Sing|PronType=Rel`. */
  readonly features: string;
  /** The index of the head in the sentence, -1 for the root. */
  readonly head: number;
  readonly relation: string;
}

/** A sentence with its tree and its raw text. */
export interface Tree {
  readonly text: string;
  readonly tokens: readonly TreeToken[];
}

/** Reads the trees of the dev or test part of UD English EWT. */
export function readEwtTrees(part: Exclude<EwtPart, 'train'>): Tree[] {
  return parseTrees(extract(ewtArchive, [`./en_ewt-ud-${part}.conllu`]));
}

/** Reads the trees of the test part of GUM, without the documents whose words are masked (`GUM_reddit`). */
export function readGumTestTrees(): Tree[] {
  const archive = join(dirname(ewtArchive), 'GUM_dep.tar.xz');
  const section = /## test\n([\s\S]*?)(?:\n## |$)/.exec(extract(archive, ['./splits.md']))?.[1] ?? '';
  const documents = [...section.matchAll(/GUM_\w+/g)].map(([document]) => document);
  const members = documents.filter((name) => !name.startsWith('GUM_reddit')).map((name) => `./dep/${name}.conllu`);
  return parseTrees(extract(archive, members));
}

function parseTrees(content: string): Tree[] {
  return content.split('\n\n').flatMap((block) => {
    const lines = block.split('\n');
    const text = lines.find((line) => line.startsWith('# text = '))?.slice(9) ?? '';
    const tokens = lines
      .map((line) => line.split('\t'))
      .filter(([id = '']) => /^\d+$/.test(id))
      .map(([, form = '', lemma = '', tag, , features = '', head, relation = '']): TreeToken => {
        return { form, lemma, tag: tag as UniversalTag, features, head: Number(head) - 1, relation };
      });
    return tokens.length === 0 ? [] : [{ text, tokens }];
  });
}

function extract(archive: string, members: readonly string[]): string {
  return execFileSync('tar', ['-xJOf', archive, ...members], { encoding: 'utf8', maxBuffer: 2 ** 28 });
}
