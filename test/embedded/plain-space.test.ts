import { describe, expect, it } from 'vitest';
import { fromPlainSpace } from '../../src/embedded/plain-space.js';

describe('fromPlainSpace', () => {
  it('makes a space of what came from a thread', () => {
    const plain = {
      name: 'domain',
      targets: ['dog', 'constructor'],
      columns: 2,
      values: Float32Array.of(1, 0, 0.5, 0.25),
      history: [{ step: 'counts', options: { window: 7 } }],
    };
    const space = fromPlainSpace(structuredClone(plain));
    expect([space.name, space.targets.labels, space.history]).toEqual(['domain', plain.targets, plain.history]);
    expect([...space.vector('constructor')]).toEqual([0.5, 0.25]);
    expect(() => space.vector('__proto__')).toThrow('the domain space');
  });
});
