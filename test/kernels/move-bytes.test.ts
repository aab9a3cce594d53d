import fc from 'fast-check';
import { describeKernel } from './kernel-laws.js';

describeKernel('moveBytes', fc.uint8Array({ maxLength: 200 }), (arena, bytes) => {
  const moved = arena.zeros(Uint8Array, bytes.length);
  arena.run('moveBytes', [arena.copy(Uint8Array, bytes), moved], { items: bytes.length, chunk: 33 });
  return [moved];
});
