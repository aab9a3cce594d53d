import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDataset } from '../../src/evaluation/files/read-dataset.js';
import { readTaskManifests } from '../../src/evaluation/read-task-manifests.js';
import { type GoldSentence, readEwt, readGum, type TreebankPart } from '../treebanks/treebank.js';
import { completeSentence } from './completed-sentences.js';
import {
  type ClauseExtent,
  goldTriples,
  isMarkedAsMistaken,
  keepTokens,
  rootClauseTokens,
  type Triple,
  unifyTree,
} from './treebank-clauses.js';

/** A sentence with the lemmas of what it says, `subject verb object`, separated by blanks. */
export interface TransitiveItem {
  readonly text: string;
  readonly gold: readonly string[];
  /** Those of the root clause, where `gold` holds more. Default: all. */
  readonly root?: readonly string[];
  /** What kind of sentence it is. */
  readonly construction: string;
  /** The tree that it is taken from, in treebanks. */
  readonly tree?: GoldSentence;
}

const data = resolve(process.env['QUALIA_DATA'] ?? '../shared/data');

/** Reads our own sentences; every second one, the odd rows, was looked at while the lexicon was written. */
export function readOwnSentences(): { readonly seen: TransitiveItem[]; readonly unseen: TransitiveItem[] } {
  const path = fileURLToPath(new URL('transitive-sentences.tsv', import.meta.url));
  const items = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line): TransitiveItem => {
      const [construction = '', text = '', triples = ''] = line.split('\t');
      return { text, construction, gold: triples.split('; ') };
    });
  return {
    seen: items.filter((_, place) => place % 2 === 0),
    unseen: items.filter((_, place) => place % 2 === 1),
  };
}

/** Sentences of a treebank. */
export interface TreebankClauses {
  readonly items: readonly TransitiveItem[];
  /** How many more there were, in which the treebank marks a mistake. */
  readonly leftOut: number;
}

/**
 * Reads the sentences of a part of EWT and GUM whose root is a verb with a subject and an object, up to a length in words: whole, their root
 * clauses alone, and of these only verb, subject and object. Those in which the treebank marks a mistake are left out.
 */
export function readTreebankClauses(part: TreebankPart, longest: number): Map<string, TreebankClauses> {
  const banks: readonly (readonly [string, readonly GoldSentence[]])[] = [
    [`UD EWT ${part}`, readEwt(part)],
    [`GUM ${part}`, readGum(part === 'train' ? 'open train' : part)],
  ];
  const extents: readonly (readonly [string, ClauseExtent | undefined])[] = [
    ['whole sentences', undefined],
    ['root clauses', 'whole'],
    ['root clauses, verb with subject and object', 'core'],
  ];
  return new Map(
    banks.flatMap(([bank, written]) => {
      const trees = written.map(unifyTree);
      const chosen = trees.filter((tree) => tree.tokens.length <= longest && rootTriples(tree).length > 0);
      return extents.map(([name, extent]) => {
        const kept = chosen.map((tree) => (extent ? keepTokens(tree, rootClauseTokens(tree, extent)) : tree));
        const items = kept.filter((tree) => !isMarkedAsMistaken(tree)).map(itemOf);
        return [`${bank}, ${name}`, { items, leftOut: kept.length - items.length }] as const;
      });
    }),
  );
}

function itemOf(tree: GoldSentence): TransitiveItem {
  const { text, tokens } = tree;
  const write = ({ subject, verb, object }: Triple): string =>
    [subject, verb, object].map((word) => tokens[word].lemma.toLowerCase()).join(' ');
  return {
    text,
    gold: goldTriples(tree).map(write),
    root: rootTriples(tree).map(write),
    construction: tokens.length <= 12 ? 'up to 12 words' : 'longer',
    tree,
  };
}

function rootTriples(tree: GoldSentence): Triple[] {
  return goldTriples(tree).filter(({ verb }) => tree.tokens[verb].relation === 'root');
}

/** Makes sentences of the items of a task; undefined where its data are not there. */
export async function readCompletedSentences(id: string): Promise<TransitiveItem[] | undefined> {
  const manifest = (await readTaskManifests()).find((task) => task.id === id);
  if (manifest === undefined) throw new Error(`There is no task "${id}".`);
  const set = await readDataset(manifest, data).catch(() => undefined);
  if (set === undefined || set.dataset.kind !== 'rated-pairs') return undefined;
  const items = new Map<string, TransitiveItem>();
  for (const { left, right } of set.dataset.pairs) {
    for (const phrase of [left, right]) {
      const sentence = completeSentence(phrase);
      if (sentence === undefined) continue;
      const { text, words } = sentence;
      items.set(text, { text, gold: [words.join(' ').toLowerCase()], construction: phrase.form });
    }
  }
  return [...items.values()];
}

/** Reads the distinct sentences of both columns of SICK's train part. */
export function readSickTrain(): string[] {
  const rows = readFileSync(join(data, 'sick/SICK_train.txt'), 'utf8').trimEnd().split(/\r?\n/).slice(1);
  return [...new Set(rows.flatMap((row) => row.split('\t').slice(1, 3)))];
}

/** Reads the texts of EWT's development part with whether their root has a subject: the others are fragments or imperatives. */
export function readEwtDevelopment(): { readonly text: string; readonly hasSubject: boolean }[] {
  return readEwt('dev').map(({ text, tokens }) => {
    const root = tokens.findIndex(({ head }) => head === -1);
    return { text, hasSubject: tokens.some(({ head, relation }) => head === root && /^nsubj|^csubj/.test(relation)) };
  });
}
