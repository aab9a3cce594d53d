import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { watchOutput, writeToReader } from '../../src/cli/closed-pipe.js';

describe('watchOutput', () => {
  it('passes over EPIPE, and tells of anything else once', () => {
    const stream = new PassThrough();
    const told: string[] = [];
    watchOutput(stream, ({ message }) => told.push(message));
    stream.emit('error', Object.assign(new Error('closed'), { code: 'EPIPE' }));
    expect(told).toEqual([]);
    for (let time = 0; time < 2; time++) stream.emit('error', Object.assign(new Error('full'), { code: 'ENOSPC' }));
    expect(told).toEqual(['full']);
  });
});

describe('writeToReader', () => {
  /** A stream that takes one text at a time and, from the second on, answers with an error. */
  const failingWith = (code: string): Writable => {
    let texts = 0;
    const write = (_: unknown, __: unknown, done: (error?: Error) => void): void => {
      setImmediate(() => done(texts++ === 0 ? undefined : Object.assign(new Error(code), { code })));
    };
    const stream = new Writable({ highWaterMark: 1, write });
    watchOutput(stream, () => undefined);
    return stream;
  };

  it('waits for the reader, and tells when it went away', async () => {
    const stream = failingWith('EPIPE');
    expect(await writeToReader(stream, 'one')).toBe(true);
    expect(await writeToReader(stream, 'two')).toBe(false);
    expect(await writeToReader(stream, 'three')).toBe(false);
  });

  it('tells that the reader went away also where the stream has room and stays writable, as the standard output does', async () => {
    const write = (_: unknown, __: unknown, done: (error?: Error) => void): void =>
      done(Object.assign(new Error('closed'), { code: 'EPIPE' }));
    const stream = new Writable({ write });
    Object.defineProperty(stream, 'writable', { value: true });
    watchOutput(stream, () => undefined);
    expect(await writeToReader(stream, 'one')).toBe(false);
    expect(stream.listenerCount('error')).toBe(1);
  });

  it('writes nothing when it is told to stop before', async () => {
    const signal = AbortSignal.abort(new Error('stopped'));
    const stream = new PassThrough();
    await expect(writeToReader(stream, 'one', { signal })).rejects.toThrow('stopped');
    expect(stream.read()).toBeNull();
  });

  it('stops when it is told to while it waits', async () => {
    const stopping = new AbortController();
    const stream = new Writable({ highWaterMark: 1, write: () => undefined });
    const written = writeToReader(stream, 'one', { signal: stopping.signal });
    stopping.abort(new Error('stopped'));
    await expect(written).rejects.toThrow('stopped');
  });

  it('throws for any other trouble', async () => {
    const stream = new Writable({
      highWaterMark: 1,
      write: (_, __, done) => done(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    });
    await expect(writeToReader(stream, 'one')).rejects.toThrow('full');
  });
});
