import type { SenseInventory } from '../sense-inventory.js';
import type { EvaluatedSystem } from './evaluated-system.js';

/** The baseline that takes the first sense of every word in a lexicon's order. */
export function createFirstSenseSystem(inventory: SenseInventory): EvaluatedSystem {
  return {
    name: `first sense of ${inventory.name}`,
    description: { specification: 'first-sense', files: [], settings: { inventory: inventory.name } },
    answerers: {
      'all-words': ({ instances }) =>
        instances.map((instance) => {
          const [first] = inventory.candidates(instance);
          return first === undefined ? { answer: undefined, missing: [instance.lemma] } : { answer: [first] };
        }),
      'example-senses': ({ questions }) => questions.map(({ candidates }) => ({ answer: candidates.slice(0, 1) })),
    },
  };
}
