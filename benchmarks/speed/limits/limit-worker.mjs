// A thread beside the first one: runs its share whenever `turns[0]` changes, then counts itself out in `turns[1]`.
import { workerData } from 'node:worker_threads';

const { module, memory, name, region, stride, items, chunk, turns } = workerData;
const { exports } = new WebAssembly.Instance(module, { env: { memory } });
for (let turn = 0; ; turn++) {
  Atomics.wait(turns, 0, turn);
  for (let begin = 0; begin < items; begin += chunk)
    exports[name](region, stride, begin, Math.min(items, begin + chunk));
  Atomics.sub(turns, 1, 1);
  Atomics.notify(turns, 1);
}
