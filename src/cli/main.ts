#!/usr/bin/env node
import { ignoreClosedPipe } from './closed-pipe.js';
import { exitCodes, runCli } from './run-cli.js';
import { guardTerminal } from './show-controls.js';

for (const stream of [process.stdout, process.stderr]) {
  ignoreClosedPipe(stream);
  guardTerminal(stream);
}
const code = await runCli(process.argv.slice(2));
process.exitCode = code;
// A module of the user's may wait for something for long; who stops a command does not want to.
if (code === exitCodes.interrupted) process.exit();
