import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EmbedTargetsOptions, TargetInContext } from '../../src/embedding/contextual-model.js';
import { embedTargets } from '../../src/embedding/embed-targets.js';
import { EmbeddingBatchError } from '../../src/embedding/embedding-batch-error.js';
import { describeContextualModel } from '../conformance/contextual-model.js';
import { targetVector, toyContextualModel } from './toy-contextual-model.js';
import { memoryCache } from './toy-model.js';

/** The target that stands between stars. */
function targetOf(starred: string): TargetInContext {
  const [left = '', word = '', right = ''] = starred.split('*');
  return { text: `${left}${word}${right}`, start: left.length, end: left.length + word.length };
}

const numbers = (vectors: readonly Float32Array[]): number[][] => vectors.map((vector) => Array.from(vector));

describeContextualModel(
  'the toy',
  () => toyContextualModel(),
  ['the *bank*', '*constructor* of', 'a *b* c'].map(targetOf),
);

describe('embedTargets', () => {
  it('gives each target its vector, in order, whatever the size of a call', async () => {
    const starred = fc.tuple(fc.stringMatching(/^[a-c ]{0,4}$/), fc.stringMatching(/^[a-c]{1,3}$/));
    await fc.assert(
      fc.asyncProperty(fc.array(starred), fc.integer({ min: 1, max: 5 }), async (parts, textsPerCall) => {
        const targets = parts.map(([left, word]) => targetOf(`${left}*${word}*`));
        const found = await embedTargets(toyContextualModel(), targets, { textsPerCall });
        expect(numbers(found)).toEqual(targets.map((target) => targetVector(target)));
      }),
    );
  });

  it('asks for equal targets once, and for those of texts of like length together', async () => {
    const asked: EmbedTargetsOptions[] = [];
    const starred = ['a long text with a *word*', '*word*', 'a long *text* with a word', '*word*', 'on *it*'];
    const found = await embedTargets(toyContextualModel(asked), starred.map(targetOf), { textsPerCall: 2 });
    expect(asked.map(({ targets }) => targets.map(({ text }) => text))).toEqual([
      ['word', 'on it'],
      ['a long text with a word', 'a long text with a word'],
    ]);
    expect(found[1]).toBe(found[3]);
  });

  it('counts the tokens of the texts, not of their names in the cache', async () => {
    const asked: EmbedTargetsOptions[] = [];
    const targets = ['*aaa*', '*bbb*', '*ccc*'].map(targetOf);
    await embedTargets(toyContextualModel(asked), targets, { tokensPerCall: 2 });
    expect(asked.map(({ targets: { length } }) => length)).toEqual([2, 1]);
  });

  it('tells the model the layers and the mask, and keeps their vectors apart in the cache', async () => {
    const cache = memoryCache();
    const asked: EmbedTargetsOptions[] = [];
    const model = toyContextualModel(asked);
    const targets = [targetOf('the *bank*')];
    const options = [{}, { masked: true }, { layers: [3] }, { layers: [3, 4] }];
    for (const option of [...options, ...options]) await embedTargets(model, targets, { ...option, cache });
    expect(asked.map(({ layers, masked }) => [layers, masked])).toEqual([
      [undefined, false],
      [undefined, true],
      [[3], false],
      [[3, 4], false],
    ]);
    expect(numbers(await embedTargets(model, targets, { masked: true, cache }))).toEqual([[4, 8, 1]]);
    expect(cache.known.size).toBe(4);
    expect(cache.known.has('the bank')).toBe(false);
  });

  it('tells how far it is, and returns nothing for nothing', async () => {
    const shares: number[] = [];
    const targets = ['*a*', '*bb*', '*a*'].map(targetOf);
    await embedTargets(toyContextualModel(), targets, { textsPerCall: 1, onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([0.5, 1]);
    expect(await embedTargets(toyContextualModel(), [])).toEqual([]);
  });

  it('tries again what may be tried again', async () => {
    let failures = 0;
    const model = toyContextualModel();
    const flaky = {
      ...model,
      doEmbedTargets: async (options: EmbedTargetsOptions) => {
        if (failures++ < 2) throw Object.assign(new Error('busy'), { isRetryable: true });
        return await model.doEmbedTargets(options);
      },
    };
    const found = await embedTargets(flaky, [targetOf('*a*')], { wait: async () => undefined });
    expect([failures, numbers(found)]).toEqual([3, [[1, 1, 0]]]);
  });

  it('names the targets of a call that fails, with their places', async () => {
    const model = { ...toyContextualModel(), doEmbedTargets: async () => ({ embeddings: [[1]] }) };
    const targets = ['*a*', 'the *bank*', '*a*', '*bb*'].map(targetOf);
    const error: unknown = await embedTargets(model, targets).catch((found: unknown) => found);
    expect(error).toBeInstanceOf(EmbeddingBatchError);
    expect(error).toMatchObject({ texts: ['[a]', '[bb]', 'the [bank]'], places: [0, 3, 1], tries: 1 });
    expect((error as Error).message).toContain('in context of toy gives 1 vectors for 3 texts');
  });

  it('refuses numbers that are not finite and lengths that differ', async () => {
    const answering = (embeddings: number[][]) => ({
      ...toyContextualModel(),
      doEmbedTargets: async () => ({ embeddings }),
    });
    const targets = ['*a*', '*b*'].map(targetOf);
    await expect(embedTargets(answering([[Number.NaN], [1]]), targets)).rejects.toThrow('no finite vector');
    await expect(embedTargets(answering([[1], [1, 2]]), targets)).rejects.toThrow('vectors of 1 and 2 numbers');
  });

  it('is left at once when the signal is aborted', async () => {
    const stop = new AbortController();
    const stubborn = { ...toyContextualModel(), doEmbedTargets: () => new Promise<never>(() => undefined) };
    const asking = embedTargets(stubborn, [targetOf('*a*')], { signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(asking).rejects.toThrow('enough');
  });
});
