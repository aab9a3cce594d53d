/** Sets up a job that adds what it was set up with, and tells how often it was set up in its thread. */
export function makeAdder({ term, failSetup = false }) {
  if (failSetup) throw new RangeError('cannot be set up');
  let calls = 0;
  return ({ number, wait = 0, fail = false, exit = false }) => {
    if (wait > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    if (exit) process.exit(3);
    if (fail) throw new RangeError(`cannot add ${number}`);
    calls++;
    return { sum: number + term, calls };
  };
}
