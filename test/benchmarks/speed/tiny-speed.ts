import { defineSpeed, type SpeedCase } from '../../../benchmarks/speed/harness.js';

const work = { amount: 1000, unit: 'flop' } as const;
const sum = (numbers: Float64Array): number => numbers.reduce((total, value) => total + value, 0);

const tiny = (name: string, role: SpeedCase['role'], size: number): SpeedCase => ({
  name,
  role,
  work: { amount: size, unit: 'flop' },
  curve: { axis: 'numbers', at: size, line: role },
  prepare: () => {
    const numbers = new Float64Array(size).fill(1);
    return {
      call: () => ({ kernels: process.env['QUALIA_KERNELS'] === 'plain' ? 1 : 0 }),
      check: () => ({ sum: sum(numbers) }),
    };
  },
});

await defineSpeed(import.meta.url, {
  id: 'tiny',
  title: 'Sums of ones',
  cases: [
    tiny('a thousand', 'ours', 1000),
    tiny('two thousand', 'twin', 2000),
    { name: 'absent', role: 'peer', work, skip: 'it is not installed' },
    {
      name: 'broken',
      role: 'peer',
      work,
      prepare: () => {
        throw new Error('It cannot be prepared.');
      },
    },
    {
      name: 'python',
      role: 'peer',
      work,
      python: { script: '../../../test/benchmarks/speed/tiny-peer.py', arguments: { size: 1000 } },
    },
    {
      name: 'python without its module',
      role: 'peer',
      work,
      python: { script: '../../../test/benchmarks/speed/tiny-missing-peer.py' },
    },
  ],
});
