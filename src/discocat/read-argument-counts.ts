import { readCountTable } from '../corpus/read-count-table.js';
import { ArgumentCounts } from './argument-counts.js';

/** The tables of words with one argument that `qualia space build` writes, by their names without `.tsv`. */
export const argumentTables = ['verb-subject', 'verb-object', 'noun-adjective', 'noun-noun', 'verb-adverb'] as const;

/** The name of a table of words with one argument. */
export type ArgumentTable = (typeof argumentTables)[number];

/**
 * Reads a table of words with one argument, with tabs and the heads that `qualia space build` gives it; a packed one too.
 *
 * The word is what acts on its argument: a verb on its subject or object, an adjective on its noun, a modifying noun on the
 * head of its compound, an adverb on its verb.
 *
 * @throws MissingFileError when there is no such file; FileFormatError, with the line, when it is no such table.
 * @example const adjectives = await readArgumentCounts('spaces/noun-adjective.tsv', 'noun-adjective');
 */
export async function readArgumentCounts(path: string, table: ArgumentTable): Promise<ArgumentCounts> {
  const { title, heads } = tableColumns(table);
  const counts = new ArgumentCounts(title);
  await readCountTable(
    path,
    heads.map((head) => [head]),
    (members, count) => {
      const [word, argument] = members as [string, string];
      counts.add({ word, argument, count });
    },
  );
  return counts;
}

function tableColumns(table: ArgumentTable): {
  readonly title: string;
  readonly heads: readonly [word: string, argument: string];
} {
  switch (table) {
    case 'verb-subject':
      return { title: 'the verbs seen with a subject', heads: ['verb', 'subject'] };
    case 'verb-object':
      return { title: 'the verbs seen with an object', heads: ['verb', 'object'] };
    case 'noun-adjective':
      return { title: 'the adjectives seen with a noun', heads: ['adjective', 'noun'] };
    case 'noun-noun':
      return { title: 'the nouns seen before a noun', heads: ['modifier', 'head'] };
    case 'verb-adverb':
      return { title: 'the adverbs seen with a verb', heads: ['adverb', 'verb'] };
  }
}
