import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ignoreClosedPipe } from '../../src/cli/closed-pipe.js';

describe('ignoreClosedPipe', () => {
  it('ignores EPIPE and nothing else', () => {
    const stream = new PassThrough();
    ignoreClosedPipe(stream);
    expect(() => stream.emit('error', Object.assign(new Error('closed'), { code: 'EPIPE' }))).not.toThrow();
    expect(() => stream.emit('error', Object.assign(new Error('full'), { code: 'ENOSPC' }))).toThrow('full');
  });
});
