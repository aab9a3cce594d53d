import { describe, expect, it } from 'vitest';
import type { Dataset, DatasetKind, ItemAnswer } from '../../src/evaluation/any-dataset.js';
import { taskKindOf } from '../../src/evaluation/kinds/task-kinds.js';
import type { Answerer, EvaluatedSystem } from '../../src/evaluation/systems/evaluated-system.js';

/** A system with data sets that it can be asked. */
export interface EvaluatedSystemCase {
  readonly system: EvaluatedSystem;
  readonly sets: readonly Dataset[];
  /** Words of the sets that the system does not know; each is named by the answer of some item. */
  readonly unknown?: readonly string[];
}

/** Checks that a system keeps the contract of `EvaluatedSystem`. */
export function describeEvaluatedSystem(
  name: string,
  create: () => EvaluatedSystemCase | Promise<EvaluatedSystemCase>,
): void {
  const ask = async (system: EvaluatedSystem, set: Dataset): Promise<readonly ItemAnswer[]> => {
    const answerer = system.answerers[set.kind] as Answerer<DatasetKind> | undefined;
    if (answerer === undefined) throw new Error(`no answerer for ${set.kind}`);
    return await answerer(set, { task: 'toy' });
  };

  describe(`${name} keeps the EvaluatedSystem contract`, () => {
    it('has a name, and says what it was made of without the folders of a machine', async () => {
      const { system } = await create();
      expect(system.name).not.toBe('');
      expect(system.description.specification).not.toBe('');
      for (const { path, sha256 } of system.description.files) {
        expect(path).not.toMatch(/[\\/]/);
        expect(sha256).not.toBe('');
      }
    });

    it('can be asked the data sets, and gives one answer of their form an item', async () => {
      const { system, sets } = await create();
      expect(sets.length).toBeGreaterThan(0);
      for (const set of sets) {
        expect(system.canAnswer?.('toy', set) ?? true).toBe(true);
        const kind = taskKindOf(set);
        const answers = await ask(system, set);
        expect(answers).toHaveLength(kind.listItems(set).length);
        for (const [place, { answer }] of answers.entries()) {
          if (answer !== undefined) expect(kind.findFault(set, place, answer)).toBeUndefined();
        }
        expect(answers.some(({ answer }) => answer !== undefined)).toBe(true);
      }
    });

    it('gives the same answers again, and leaves the data set as it was', async () => {
      const { system, sets } = await create();
      const other = await create();
      for (const [place, set] of sets.entries()) {
        const before = structuredClone(set);
        const first = await ask(system, set);
        expect(set).toEqual(before);
        expect(await ask(system, set)).toEqual(first);
        expect(await ask(other.system, other.sets[place] ?? set)).toEqual(first);
      }
    });

    it('names the words that it does not know', async () => {
      const { system, sets, unknown = [] } = await create();
      const missing = new Set<string>();
      for (const set of sets) {
        for (const answer of await ask(system, set)) for (const word of answer.missing ?? []) missing.add(word);
      }
      expect([...missing].sort()).toEqual([...unknown].sort());
    });
  });
}
