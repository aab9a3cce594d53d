import type { Lexicon } from '../lexicon/lexicon.js';
import type { Synset } from '../lexicon/synset.js';
import type { GlossWords } from '../wsd/gloss-words.js';
import type { ShardOutput } from './annotate-shard.js';

/** The content lemmas of every gloss of a lexicon, annotated once, and how often each lemma occurs in all of them. */
export interface StoredGlossWords extends GlossWords {
  readonly frequencies: ReadonlyMap<string, number>;
}

/** Puts the words of the shards together; the shards must cover the lexicon's synsets in order. */
export function collectGlossWords(lexicon: Lexicon, shards: readonly ShardOutput[]): StoredGlossWords {
  const units = new Map<string, readonly (readonly string[])[]>();
  const frequencies = new Map<string, number>();
  let shardIndex = 0;
  let unit = 0;
  for (const { id, examples } of lexicon.synsets) {
    while (unit + 1 >= shards[shardIndex].unitStarts.length) {
      shardIndex++;
      unit = 0;
    }
    const { lemmas, words, unitStarts } = shards[shardIndex];
    const ofSynset: string[][] = [];
    for (let position = 0; position <= examples.length; position++) {
      const labels = Array.from(words.subarray(unitStarts[unit], unitStarts[unit + 1]), (word) => lemmas[word]);
      for (const label of labels) frequencies.set(label, (frequencies.get(label) ?? 0) + 1);
      ofSynset.push(labels);
      unit++;
    }
    units.set(id, ofSynset);
  }
  const wordsOf = ({ id }: Synset, position: number): readonly string[] => units.get(id)?.[position] ?? [];
  return {
    frequencies,
    definition: (synset) => wordsOf(synset, 0),
    example: (synset, index) => wordsOf(synset, index + 1),
  };
}
