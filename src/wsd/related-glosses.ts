import type { RelationType, Synset } from '../lexicon/synset.js';

/** The relations whose glosses are added to a sense's own, after Banerjee & Pedersen 2003. */
const relatedTypes: readonly RelationType[] = [
  'hypernym',
  'instanceHypernym',
  'hyponym',
  'similar',
  'derivation',
  'domainTopic',
  'partMeronym',
  'partHolonym',
  'memberHolonym',
  'entailment',
  'cause',
  'verbGroup',
  'pertainym',
  'alsoSee',
];

/** At most so many synsets of one relation are read: a sense with a hundred hyponyms says little by each. */
const relatedLimit = 8;

/** Lists the ids of the synsets whose glosses are read beside a sense's own, by the type of the relation. */
export function listRelatedGlosses({ relations }: Synset): string[] {
  return relatedTypes.flatMap((type) => {
    const found: string[] = [];
    for (const relation of relations) {
      if (relation.type === type && found.length < relatedLimit) found.push(relation.target);
    }
    return found;
  });
}
