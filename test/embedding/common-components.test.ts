import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitCommonComponents, removeCommonComponents } from '../../src/embedding/common-components.js';
import { createStaticEmbedding } from '../../src/embedding/static-embedding.js';
import { OptionError } from '../../src/errors.js';
import { readSpace } from '../../src/space/read-space.js';
import { writeSpace } from '../../src/space/write-space.js';
import { describeEmbeddingModel } from '../conformance/embedding-model.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { spaceOf } from '../space/small-spaces.js';

const rows: [string, number[]][] = [
  ['dog', [3, 1]],
  ['cat', [3, -1]],
  ['constructor', [4, 2]],
  ['along', [5, 0]],
];
const model = createStaticEmbedding(spaceOf('dense', rows));
const createRemoved = async () => removeCommonComponents(model, await fitCommonComponents(model, ['dog', 'cat']));

describeEmbeddingModel('the embedding without common components', createRemoved, ['dog', 'cat dog dog', 'constructor']);

describe('fitCommonComponents', () => {
  it('finds the direction of the largest sum of squares', async () => {
    // The rows (3, 1) and (3, -1) have the Gram matrix diag(18, 2).
    const components = await fitCommonComponents(model, ['dog', 'cat', 'dog']);
    expect([...components.vectorAt(0)].map(Math.abs)).toEqual([1, 0]);
    const { step, options, result } = components.history.at(-1) ?? {};
    expect(step).toBe('commonComponents');
    expect(options).toMatchObject({ provider: 'qualia', modelId: model.modelId, components: 1 });
    expect(result).toEqual({ texts: 2, singularValues: [expect.closeTo(Math.sqrt(18), 6)] });
  });

  it('refuses more components than the texts have directions', async () => {
    await expect(fitCommonComponents(model, ['dog'], { components: 2 })).rejects.toMatchObject({ code: 'RANK' });
    await expect(fitCommonComponents(model, [])).rejects.toMatchObject({ code: 'RANK' });
  });

  it.each([0, 1.5, Number.NaN])('refuses %d components', async (components) => {
    await expect(fitCommonComponents(model, ['dog'], { components })).rejects.toThrow(OptionError);
  });

  it('stops at a signal', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(fitCommonComponents(model, ['dog'], { signal })).rejects.toThrow('enough');
  });
});

describe('removeCommonComponents', () => {
  const embed = async (text: string): Promise<number[] | undefined> => {
    return (await (await createRemoved()).doEmbed({ values: [text] })).embeddings[0];
  };

  it('leaves what lies across the components', async () => {
    expect(await embed('constructor')).toEqual([0, 2]);
    expect(await embed('dog dog cat')).toEqual([0, expect.closeTo(1 / 3, 12)]);
  });

  it('refuses a text of which nothing is left', async () => {
    await expect(embed('along')).rejects.toMatchObject({ code: 'ZERO_VECTOR' });
    await expect(embed('dog cat')).rejects.toMatchObject({ code: 'ZERO_VECTOR' });
  });

  it('makes every vector orthogonal to the components', async () => {
    const vector = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(vector, { minLength: 6, maxLength: 9 }), async (vectors) => {
        const random = createStaticEmbedding(
          spaceOf(
            'dense',
            vectors.map((values, word) => [`w${word}`, values]),
          ),
        );
        const texts = vectors.map((_, word) => `w${word}`);
        const components = await fitCommonComponents(random, texts, { components: 2 }).catch(rankError);
        if (components === undefined) return;
        const removed = removeCommonComponents(random, components);
        const { embeddings } = await Promise.resolve(removed.doEmbed({ values: texts })).catch(zeroError);
        for (const embedding of embeddings) {
          for (let row = 0; row < 2; row++) {
            const direction = components.vectorAt(row);
            expect(embedding.reduce((sum, value, column) => sum + value * (direction[column] ?? 0), 0)).toBeCloseTo(
              0,
              4,
            );
          }
        }
      }),
    );
  });

  it('tells in its history and id what was removed', async () => {
    const removed = await createRemoved();
    expect(removed.history.map(({ step }) => step)).toEqual(['counts', 'meanOfWords', 'commonComponents']);
    expect(removed.modelId).toMatch(new RegExp(`^${model.modelId}-without-1-[0-9a-f]{16}$`));
    const more = removeCommonComponents(model, await fitCommonComponents(model, ['dog', 'along']));
    expect(more.modelId).not.toBe(removed.modelId);
  });

  it('takes components that were kept on disk', async () => {
    const components = await fitCommonComponents(model, ['dog', 'cat']);
    const path = `${await makeTemporaryFolder()}/components.safetensors`;
    await writeSpace(path, components);
    expect(removeCommonComponents(model, await readSpace(path)).modelId).toBe(
      removeCommonComponents(model, components).modelId,
    );
  });

  it('refuses components of another model, and spaces without any', async () => {
    const components = await fitCommonComponents(model, ['dog', 'cat']);
    const other = createStaticEmbedding(spaceOf('dense', rows), { lowerCase: false });
    expect(() => removeCommonComponents(other, components)).toThrow(/not of small-[0-9a-f]{16} of qualia/);
    expect(() => removeCommonComponents(model, spaceOf('dense', rows))).toThrow(/fitCommonComponents makes them/);
  });
});

function rankError(error: unknown): undefined {
  expect(error).toMatchObject({ code: 'RANK' });
}

function zeroError(error: unknown): { embeddings: number[][] } {
  expect(error).toMatchObject({ code: 'ZERO_VECTOR' });
  return { embeddings: [] };
}
