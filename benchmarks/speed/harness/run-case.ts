import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Measures, Prepared, RoundReply, RoundRequest, SpeedCase, SpeedRun } from './speed-case.js';

type Reply = Prepared | RoundReply | { readonly failure: string };

/**
 * The child's side of a measurement: prepares the case, then measures one round for each message from the parent.
 * The first message is the round that does not count, which finds how many calls fill a round.
 */
export async function runCase(speedCase: SpeedCase): Promise<void> {
  const { warmUp = true } = speedCase;
  const collect = garbageCollector();
  try {
    const run = await prepare(speedCase);
    collect();
    await reply({ preparedBytes: process.memoryUsage.rss(), libraries: versionsOf(speedCase.libraries ?? []) });
    let calls = warmUp ? 0 : 1;
    process.on('message', ({ shortestSeconds }: RoundRequest) => {
      const round = async (): Promise<void> => {
        collect();
        if (calls > 0) {
          await reply(await measureRound(run, calls));
          return;
        }
        const found = await findCalls(run, shortestSeconds);
        calls = found.calls;
        await reply(found.reply);
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

/** Repeats the call until a round is long enough; returns how many calls that takes, and that round. */
async function findCalls(
  run: SpeedRun,
  shortestSeconds: number,
): Promise<{ readonly calls: number; readonly reply: RoundReply }> {
  let calls = 1;
  for (;;) {
    const measured = await measureRound(run, calls);
    const wanted = Math.ceil(shortestSeconds / Math.max(measured.wallSeconds, 1e-9));
    if (wanted <= calls) return { calls, reply: measured };
    calls = Math.min(wanted, 10 * calls);
  }
}

async function measureRound(run: SpeedRun, calls: number): Promise<RoundReply> {
  const { call, check } = typeof run === 'function' ? { call: run, check: undefined } : run;
  const cpu = process.cpuUsage();
  const start = performance.now();
  let measures: Measures | undefined;
  for (let time = 0; time < calls; time++) measures = await call();
  const wallSeconds = (performance.now() - start) / 1000 / calls;
  const { user, system } = process.cpuUsage(cpu);
  const cpuSeconds = (user + system) / 1e6 / calls;
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  if (check !== undefined) measures = { ...measures, ...(await check()) };
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
