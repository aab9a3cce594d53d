import { ShapeError } from '../../errors.js';
import { createRandom, shuffled } from '../../random.js';
import type { Candidate, Inventory } from '../candidate.js';
import type { HeadExample } from './head-example.js';

/** An example with its candidates. */
export interface AskedExample extends HeadExample {
  readonly candidates: readonly Candidate[];
}

/** Returns the examples that an inventory has two candidates or more for, a right one among them. */
export function askAll(inventory: Inventory, examples: readonly HeadExample[]): AskedExample[] {
  return examples.flatMap((example) => {
    const candidates = inventory.candidates(example.occurrence);
    const gold = example.gold.filter((key) => candidates.some((candidate) => candidate.key === key));
    return candidates.length < 2 || gold.length === 0 ? [] : [{ ...example, gold, candidates }];
  });
}

/** Puts documents aside: those that weights are fitted on, and those that metrics are of; which ones is drawn by the seed. */
export function splitDocuments<Example extends HeadExample>(
  known: readonly Example[],
  { seed, heldOut }: { readonly seed: number; readonly heldOut: number },
): Readonly<Record<'learned' | 'fitted' | 'reported', Example[]>> {
  const documents = [...new Set(known.map(({ document }) => document))].sort();
  if (documents.length < 4) {
    const found = `${known.length} examples with two candidates or more, of ${documents.length} documents`;
    throw new ShapeError('trainSenseHead', found, 'some of four documents at least');
  }
  const aside = Math.max(2, Math.round(heldOut * documents.length));
  const roles = new Map(
    shuffled(documents, createRandom(seed))
      .slice(0, aside)
      .map((document, place) => [document, place % 2 === 0 ? 'fitted' : 'reported']),
  );
  const ofRole = (role: string | undefined) => known.filter(({ document }) => roles.get(document) === role);
  return { learned: ofRole(undefined), fitted: ofRole('fitted'), reported: ofRole('reported') };
}
