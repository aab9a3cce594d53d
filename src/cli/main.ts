#!/usr/bin/env node
import { ignoreClosedPipe } from './closed-pipe.js';
import { runCli } from './run-cli.js';

for (const stream of [process.stdout, process.stderr]) ignoreClosedPipe(stream);
process.exitCode = await runCli(process.argv.slice(2));
