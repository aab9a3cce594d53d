import { createThreadEngine } from '../../dist/engine/thread-engine.js';

/** A job that keeps more and more objects. */
export function takeAll() {
  const kept = [];
  for (;;) kept.push({ number: kept.length });
}

if (process.argv[2] === 'run') {
  const job = { module: import.meta.url, name: 'takeAll' };
  const error = await createThreadEngine({ threads: 2 })
    .map(job, [1, 2])
    .catch((reason) => reason);
  process.stdout.write(`${error.name} ${error.code}: ${error.message}`);
}
