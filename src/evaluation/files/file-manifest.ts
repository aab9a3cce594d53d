import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Dataset, DatasetKind } from '../any-dataset.js';
import type { TaskManifest } from '../task-manifest.js';

const mainScores: { readonly [Kind in DatasetKind]: string } = {
  'rated-pairs': 'spearman with mean ratings',
  choices: 'accuracy',
  analogies: 'accuracy',
  properties: 'mean average precision',
  'relation-degrees': 'maxdiff accuracy',
  relata: 'mean average precision',
  'all-words': 'f1',
  'example-senses': 'accuracy',
  'words-in-context': 'accuracy',
  'target-senses': 'accuracy',
  metonymy: 'accuracy',
  aspects: 'accuracy',
};

/**
 * Makes the manifest of a task of a user's own files, of which nothing is known but what they hold.
 *
 * @param id see {@link fileTaskId}.
 * @param full the first of the files, where it lies.
 * @param facts the format and its columns, the files by their paths in the folder, and what was read from them.
 */
export function makeFileManifest(
  id: string,
  full: string,
  facts: Pick<TaskManifest, 'format' | 'columns' | 'data'> & { readonly dataset: Dataset },
): TaskManifest {
  const { format, columns, data, dataset } = facts;
  return {
    id,
    version: '1',
    description: `A data set of the user's own: ${basename(full)}`,
    source: 'a file of the user',
    address: pathToFileURL(full).href,
    licence: 'unknown',
    format,
    ...(columns === undefined ? {} : { columns }),
    data,
    splits: 'unknown',
    mainScore: mainScores[dataset.kind],
    published: [],
  };
}

/**
 * Makes the id of a task of a user's own file from its name: `My Pairs.csv` becomes `file-my-pairs`, and where that is taken,
 * `file-my-pairs-2`.
 */
export function fileTaskId(path: string, taken: (id: string) => boolean = () => false): string {
  const stem = basename(path)
    .replace(/(?<=.)\.[^.]*$/, '')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const id = stem === '' ? 'file' : `file-${stem}`;
  let free = id;
  for (let number = 2; taken(free); number++) free = `${id}-${number}`;
  return free;
}
