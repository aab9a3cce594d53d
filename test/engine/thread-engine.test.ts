import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import { createInlineEngine } from '../../src/engine/inline-engine.js';
import { createThreadEngine as createFromSource } from '../../src/engine/thread-engine.js';
import { OptionError, type UnknownWordError } from '../../src/errors.js';
import { describeEngine, job } from '../conformance/engine.js';

// Worker threads cannot load TypeScript, so this runs the compiled engine: build before testing.
const dist = new URL('../../dist/', import.meta.url);
if (!existsSync(new URL('engine/thread-engine.js', dist))) throw new Error('There is no dist/: run `npm run build`.');
const compiled = (await import(new URL('engine/thread-engine.js', dist).href)) as {
  readonly createThreadEngine: typeof createFromSource;
};
const compiledErrors = (await import(new URL('errors.js', dist).href)) as {
  readonly UnknownWordError: typeof UnknownWordError;
};
const create = (): Engine => compiled.createThreadEngine({ threads: 2 });

/** How many ports to worker threads are open; each living worker has some. */
const openPorts = (): number => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;

describeEngine('the thread engine', create);

describe('createThreadEngine', () => {
  let before = 0;
  beforeAll(() => {
    before = openPorts();
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses %d threads', (threads) => {
    expect(() => createFromSource({ threads })).toThrow(OptionError);
  });

  it('runs inline with one thread', () => {
    expect(createFromSource({ threads: 1 }).name).toBe('inline');
    expect(create().name).toBe('threads');
  });

  it('gives the outputs of the inline engine in the same order', async () => {
    const inputs = Array.from({ length: 7 }, (_, number) => ({ number, delay: (number * 5) % 7 }));
    const outputs = await create().map(job('square'), inputs);
    expect(outputs).toEqual(await createInlineEngine().map(job('square'), inputs));
    expect(outputs).toEqual([0, 1, 4, 9, 16, 25, 36]);
  });

  it('gives errors of their own class back', async () => {
    await expect(create().map(job('fail'), ['unknownWord'])).rejects.toBeInstanceOf(compiledErrors.UnknownWordError);
  });

  it('stops jobs that would never end when it is aborted, and leaves no thread', async () => {
    const controller = new AbortController();
    const mapping = create().map(job('sleepForever'), ['sleep', 'sleep', 'sleep'], { signal: controller.signal });
    const rejected = expect(mapping).rejects.toThrow('changed my mind');
    await wait(50);
    expect(openPorts()).toBeGreaterThan(before);
    controller.abort(new Error('changed my mind'));
    await rejected;
    expect(openPorts()).toBe(before);
  });

  it('stops the other jobs when one fails, and leaves no thread', async () => {
    const module = job('').module;
    await expect(create().map({ module, name: 'failOrSleep' }, ['sleep', 'own'])).rejects.toMatchObject({
      code: 'OWN',
    });
    expect(openPorts()).toBe(before);
  });

  it('ends a thread whose job left a timer running', async () => {
    expect(await create().map(job('leaveTimer'), [1])).toEqual(['done']);
    expect(openPorts()).toBe(before);
  });

  it('takes its listener off the signal when it is done', async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...given: Parameters<typeof add>) => {
      listeners++;
      add(...given);
    };
    signal.removeEventListener = (...given: Parameters<typeof remove>) => {
      listeners--;
      remove(...given);
    };
    await create().map(job('echo'), [1], { signal });
    expect(listeners).toBe(0);
  });

  it('names the job when its input or output cannot be cloned', async () => {
    await expect(create().map(job('echo'), [() => undefined])).rejects.toMatchObject({
      code: 'JOB',
      message: expect.stringContaining('An input of the job "echo" cannot be sent'),
    });
    await expect(create().map(job('returnFunction'), [1])).rejects.toMatchObject({
      code: 'JOB',
      message: expect.stringContaining('The output of the job "returnFunction" cannot be sent'),
    });
    await expect(create().map(job('fail'), ['function'])).rejects.toBe('() => undefined');
  });

  it('rejects when a job ends its thread', async () => {
    await expect(create().map(job('exit'), [3])).rejects.toMatchObject({
      code: 'WORKER',
      message: 'A worker thread for "exit" ended early with code 3.',
    });
  });
});
