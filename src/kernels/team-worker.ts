import { workerData } from 'node:worker_threads';
import { instantiateKernels } from './compile.js';
import type { TeamWorkerData } from './team.js';
import { field, takeChunks } from './team-control.js';

// The body of a thread of a team: sleeps until a run opens, takes chunks of it, leaves, sleeps again.
const { module, memory, control, thread } = workerData as TeamWorkerData;
const { counters } = control;
const compiled = instantiateKernels(module, memory);
for (;;) {
  const epoch = Atomics.load(counters, field.epoch);
  if (Atomics.load(counters, field.stop) === 1) break;
  // Entering before looking whether the run is open: whoever closes it then waits for this thread.
  Atomics.add(counters, field.inside, 1);
  try {
    if (Atomics.load(counters, field.open) === 1) takeChunks(control, compiled, thread);
  } catch {
    Atomics.store(counters, field.failed, thread);
  } finally {
    Atomics.sub(counters, field.inside, 1);
    Atomics.notify(counters, field.inside);
  }
  Atomics.wait(counters, field.epoch, epoch);
}
