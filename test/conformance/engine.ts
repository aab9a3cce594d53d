import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Engine, JobAddress } from '../../src/engine/engine.js';

const module = new URL('../engine/jobs.mjs', import.meta.url).href;
/** Names a job of `test/engine/jobs.mjs`. */
export const job = (name: string): JobAddress => ({ module, name });

/** Checks that an engine keeps the contract of `Engine`, with the jobs of `test/engine/jobs.mjs`. */
export function describeEngine(name: string, create: () => Engine): void {
  describe(`${name} keeps the Engine contract`, () => {
    const engine = create();

    it('has a name', () => {
      expect(engine.name).not.toBe('');
    });

    it('returns the outputs in the order of the inputs, whichever job ends first', async () => {
      // The first job waits longest: with several threads it ends last.
      const inputs = [3, 1, 2].map((number, place) => ({ number, delay: 30 - 15 * place }));
      expect(await engine.map(job('square'), inputs)).toEqual([9, 1, 4]);
    });

    it('hands on inputs and outputs that can be cloned, whatever they are', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.string(), { maxLength: 3 }), async (texts) => {
          const inputs = texts.map((text) => ({ text, words: new Map([[text, 1]]), values: Float32Array.of(1, 2) }));
          expect(await engine.map(job('echo'), inputs)).toEqual(inputs);
        }),
        { numRuns: 5 },
      );
      const words = ['constructor', '__proto__', '', undefined];
      expect(await engine.map(job('echo'), words)).toEqual(words);
    });

    it('returns nothing for no inputs', async () => {
      expect(await engine.map(job('echo'), [])).toEqual([]);
    });

    it('leaves inputs untouched', async () => {
      const inputs = Object.freeze([Object.freeze({ number: 2 })]);
      expect(await engine.map(job('square'), inputs)).toEqual([4]);
    });

    it('reports a share of the work that never falls and ends with 1', async () => {
      const shares: number[] = [];
      await engine.map(job('reportWildly'), [1, 2], { onProgress: (share) => shares.push(share) });
      expect(shares).toEqual([...shares].sort((a, b) => a - b));
      expect(shares.at(-1)).toBe(1);
      // Two jobs, each half of the work: a job that is half done is a quarter of it.
      expect(shares[0]).toBe(0.25);
    });

    it('rejects with what onProgress throws', async () => {
      const error = new Error('no terminal');
      const onProgress = (): never => {
        throw error;
      };
      await expect(engine.map(job('square'), [{ number: 1 }], { onProgress })).rejects.toBe(error);
    });

    it('rejects with the error of a job: class, code, message and fields', async () => {
      await expect(engine.map(job('fail'), ['unknownWord'])).rejects.toMatchObject({
        name: 'UnknownWordError',
        code: 'UNKNOWN_WORD',
        message: '"constructor" is not in the space. The nearest known words are: construct.',
        word: 'constructor',
        place: 'the space',
        suggestions: ['construct'],
      });
      await expect(engine.map(job('fail'), ['own'])).rejects.toMatchObject({
        name: 'OwnError',
        code: 'OWN',
        message: 'of the job itself',
        words: ['constructor', '__proto__', ''],
        cause: { name: 'ParseError', text: 'n @' },
      });
      await expect(engine.map(job('fail'), ['type'])).rejects.toThrow(new TypeError('not a number'));
      await expect(engine.map(job('fail'), ['system'])).rejects.toMatchObject({ code: 'ENOENT', path: '__proto__' });
      await expect(engine.map(job('fail'), ['text'])).rejects.toBe('a text');
    });

    it('rejects when the module does not export the job', async () => {
      await expect(engine.map(job('toString'), [1])).rejects.toMatchObject({
        code: 'JOB',
        message: expect.stringContaining('exports no function named "toString"'),
      });
    });

    it('does not start when the signal has been aborted', async () => {
      const reason = new Error('not today');
      const signal = AbortSignal.abort(reason);
      await expect(engine.map(job('echo'), [1], { signal })).rejects.toBe(reason);
      await expect(engine.map(job('echo'), [], { signal })).rejects.toBe(reason);
    });

    it('rejects with the reason when it is aborted on the way', async () => {
      const controller = new AbortController();
      const reason = { word: 'constructor' };
      const onProgress = (): void => controller.abort(reason);
      const mapping = engine.map(job('square'), [{ number: 1 }, { number: 2 }], {
        signal: controller.signal,
        onProgress,
      });
      await expect(mapping).rejects.toBe(reason);
    });
  });
}
