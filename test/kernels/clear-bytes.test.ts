import fc from 'fast-check';
import { describeKernel } from './kernel-laws.js';

const ranges = fc.record({ bytes: fc.uint8Array({ maxLength: 200 }), begin: fc.nat({ max: 50 }) });

describeKernel('clearBytes', ranges, (arena, { bytes, begin }) => {
  const cleared = arena.copy(Uint8Array, bytes);
  const own = cleared.subarray(Math.min(begin, bytes.length), Math.max(bytes.length - 9, begin));
  arena.run('clearBytes', [own], { items: own.length, chunk: 33 });
  return [cleared];
});
