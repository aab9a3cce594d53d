import { availableParallelism } from 'node:os';
import { Option } from 'commander';
import { decimalNumber } from './decimal-number.js';
import { wholeNumber } from './whole-number.js';

/** The seed of all chance; the same command with the same seed gives the same. */
export function seedOption(fallback = 1): Option {
  return new Option('--seed <n>', 'the seed of all chance')
    .argParser(wholeNumber('--seed', 0, 2 ** 32 - 1))
    .default(fallback);
}

/** How many threads work, by default as many as there are processors. */
export function threadsOption(): Option {
  return new Option('--threads <n>', 'threads to work with; the result does not depend on it')
    .argParser(wholeNumber('--threads', 1, 1024))
    .default(availableParallelism(), 'the number of processors');
}

/** Where what can be made again is kept. */
export function cacheFolderOption(): Option {
  return new Option(
    '--cache-folder <folder>',
    'where built spaces and vectors are kept (default: the user cache folder)',
  );
}

/** Whether damaged records are left out; a command that left some out ends with exit code 1. */
export function skipBadOption(): Option {
  return new Option('--skip-bad', 'leave out damaged records and list them at the end (exit code 1)').default(false);
}

/** How fast a model learns at first. */
export function learningRateOption(fallback?: number): Option {
  const option = new Option('--learning-rate <x>', 'the highest learning rate').argParser(
    decimalNumber('--learning-rate', 1e-9, 10),
  );
  return fallback === undefined ? option : option.default(fallback);
}

/** Whether JSON is printed in the place of a table. */
export function jsonOption(): Option {
  return new Option('--json', 'print JSON').default(false);
}
