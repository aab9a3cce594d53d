import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Prepared, RoundReply, SpeedCase, SpeedRun } from './speed-case.js';

/** A round lasts at least this long; short calls are repeated. */
const shortestRound = 0.05;

type Reply = Prepared | RoundReply | { readonly failure: string };

/**
 * The child's side of a measurement: prepares the case, then measures one round for each message from the parent.
 * The first message is the round that does not count, which finds how many calls fill a round.
 */
export async function runCase(speedCase: SpeedCase): Promise<void> {
  const collect = garbageCollector();
  try {
    const run = await prepare(speedCase);
    collect();
    await reply({ preparedBytes: process.memoryUsage.rss(), libraries: versionsOf(speedCase.libraries ?? []) });
    let calls = 0;
    process.on('message', () => {
      const round = async (): Promise<void> => {
        collect();
        if (calls === 0) calls = await findCalls(run);
        collect();
        await reply(await measureRound(run, calls));
      };
      round().catch(fail);
    });
  } catch (error) {
    await fail(error);
  }
}

async function prepare({ name, prepare: make }: SpeedCase): Promise<SpeedRun> {
  if (make === undefined) throw new Error(`The case "${name}" has neither prepare nor python.`);
  return make();
}

/** Calls once untimed for the compiler, then enough times to see how many calls fill a round. */
async function findCalls(run: SpeedRun): Promise<number> {
  let calls = 1;
  for (;;) {
    const { wallSeconds } = await measureRound(run, calls);
    const wanted = Math.ceil(shortestRound / Math.max(wallSeconds, 1e-9));
    if (wanted <= calls) return calls;
    calls = Math.min(wanted, 10 * calls);
  }
}

async function measureRound(run: SpeedRun, calls: number): Promise<RoundReply> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  let measures: Awaited<ReturnType<SpeedRun>>;
  for (let call = 0; call < calls; call++) measures = await run();
  const wallSeconds = (performance.now() - start) / 1000 / calls;
  const { user, system } = process.cpuUsage(cpu);
  const cpuSeconds = (user + system) / 1e6 / calls;
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  return { cpuSeconds, wallSeconds, peakBytes, ...(measures === undefined ? {} : { measures }) };
}

async function fail(error: unknown): Promise<void> {
  await reply({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  process.disconnect();
}

function reply(message: Reply): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, undefined, {}, (error) => (error === null ? resolve() : reject(error)));
  });
}

function versionsOf(libraries: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    libraries.map((name) => {
      const path = new URL(`../../../node_modules/${name}/package.json`, import.meta.url);
      return [name, (JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string }).version];
    }),
  );
}

/** Rounds start without the garbage of the ones before. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
