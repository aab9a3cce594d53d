#!/usr/bin/env node
import { watchOutput } from './closed-pipe.js';
import { describeLittleMemory } from './little-memory.js';
import { OutputError } from './output-error.js';
import { describeFailure, exitCodes, runCli } from './run-cli.js';

const stop = new AbortController();
let isOutputWhole = true;
const failOutput = (): void => {
  isOutputWhole = false;
  // The stream may tell of it when all else is done.
  process.exitCode = exitCodes.failure;
};
watchOutput(process.stdout, (cause) => {
  const error = new OutputError('standard output', cause);
  process.stderr.write(describeFailure(error));
  failOutput();
  stop.abort(error);
});
// There nothing more can be said; the work goes on, and its end says that not all was told.
watchOutput(process.stderr, failOutput);
const notice = describeLittleMemory();
if (notice !== undefined) process.stderr.write(`${notice}\n`);
const code = await runCli(process.argv.slice(2), { stop });
process.exitCode = isOutputWhole ? code : exitCodes.failure;
// A module of the user's may wait for something for long; who stops a command does not want to.
if (stop.signal.aborted) process.exit();
