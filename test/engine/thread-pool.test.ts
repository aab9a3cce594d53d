import { describe, expect, it } from 'vitest';
import { openThreadPool as openFromSource, type ThreadPool } from '../../src/engine/thread-pool.js';
import { OptionError } from '../../src/errors.js';

// Worker threads cannot load TypeScript, so this runs the compiled pool: build before testing.
const { openThreadPool } = (await import(new URL('../../dist/engine/thread-pool.js', import.meta.url).href)) as {
  readonly openThreadPool: typeof openFromSource;
};

const maker = { module: new URL('./pool-jobs.mjs', import.meta.url).href, name: 'makeAdder' };

interface Input {
  readonly number: number;
  readonly wait?: number;
  readonly fail?: boolean;
  readonly exit?: boolean;
}
type Output = { readonly sum: number; readonly calls: number };

const open = (threads: number, setup: object = { term: 10 }): ThreadPool<Input, Output> =>
  openThreadPool<object, Input, Output>(maker, setup, { threads });

describe.each([1, 2])('a pool of %d threads', (threads) => {
  it('answers each input with its output, and sets its job up once a thread', async () => {
    const pool = open(threads);
    const outputs = await Promise.all([1, 2, 3, 4, 5].map((number) => pool.run({ number })));
    expect(outputs.map(({ sum }) => sum)).toEqual([11, 12, 13, 14, 15]);
    expect(Math.max(...outputs.map(({ calls }) => calls))).toBeGreaterThanOrEqual(Math.ceil(5 / threads));
    await pool.close();
  });

  it('goes on after an input for which the job throws', async () => {
    const pool = open(threads);
    await expect(pool.run({ number: 1, fail: true })).rejects.toThrow(new RangeError('cannot add 1'));
    expect((await pool.run({ number: 2 })).sum).toBe(12);
    await pool.close();
  });

  it('rejects every input when the job cannot be set up', async () => {
    const pool = open(threads, { failSetup: true });
    await expect(pool.run({ number: 1 })).rejects.toThrow('cannot be set up');
    await expect(pool.run({ number: 2 })).rejects.toThrow('cannot be set up');
    await pool.close();
  });
});

describe('openThreadPool', () => {
  it('ends threads that work when it is closed, and rejects what waits', async () => {
    const pool = open(2);
    const running = [1, 2, 3].map((number) => pool.run({ number, wait: 60_000 }));
    const outcomes = Promise.allSettled(running);
    await pool.close();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(pool.run({ number: 1 })).rejects.toMatchObject({ code: 'WORKER' });
  });

  it('rejects what runs and waits when a thread ends early', async () => {
    const pool = open(2);
    const running = [
      pool.run({ number: 1, exit: true }),
      pool.run({ number: 2, wait: 300 }),
      pool.run({ number: 3, wait: 300 }),
    ];
    expect((await Promise.allSettled(running)).map(({ status }) => status)).toContain('rejected');
    await expect(pool.run({ number: 4 })).rejects.toThrow('ended early with code 3');
    await pool.close();
  });

  it('runs the job in this thread with one thread, where it is handed the signal', async () => {
    const { signal } = new AbortController();
    const pool = openFromSource<object, Input, Output>(maker, { term: 1 }, { signal });
    expect((await pool.run({ number: 1 })).sum).toBe(2);
    await pool.close();
  });

  it.each([0, 1.5])('refuses %d threads', (threads) => {
    expect(() => openFromSource(maker, {}, { threads })).toThrow(OptionError);
  });
});
