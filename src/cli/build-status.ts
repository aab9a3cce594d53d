import type { BuildProgress } from '../embedded/finish-build.js';
import { formatBytes } from './format-bytes.js';

/** Shows how far the building of spaces has come. */
export interface BuildStatus {
  update(progress: BuildProgress): void;
  /** Ends the line; called on success and on failure alike. */
  stop(): void;
}

/** Where the status is shown, the clock in milliseconds and the memory in bytes, for tests. */
export interface BuildStatusOptions {
  readonly now?: () => number;
  readonly memory?: () => number;
}

/** Milliseconds between two lines on a terminal, and elsewhere. */
const pauses = { terminal: 200, log: 10_000 } as const;

/** Makes a status line that is written over on a terminal, and plain lines every ten seconds elsewhere. */
export function createBuildStatus(
  stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>,
  options: BuildStatusOptions = {},
): BuildStatus {
  const { now = () => performance.now(), memory = () => process.memoryUsage.rss() } = options;
  const clock = new BuildClock(now());
  const pause = stream.isTTY ? pauses.terminal : pauses.log;
  let last = stream.isTTY ? Number.NEGATIVE_INFINITY : now();
  let part = '';
  let isOpen = false;
  return {
    update(progress) {
      const time = now();
      clock.observe(progress, time);
      const current = partOf(progress);
      if (time - last < pause && current === part) return;
      last = time;
      part = current;
      const line = formatStatus(progress, clock, { time, memory: memory() });
      isOpen = stream.isTTY;
      stream.write(stream.isTTY ? `\r\u001b[K${line.slice(0, Math.max(20, (stream.columns ?? 80) - 1))}` : `${line}\n`);
    },
    stop() {
      if (isOpen) stream.write('\n');
      isOpen = false;
    },
  };
}

/** Keeps when the counting began in earnest: chunks of an earlier run are passed over much quicker. */
class BuildClock {
  #begin: { readonly time: number; readonly share: number };

  constructor(start: number) {
    this.#begin = { time: start, share: 0 };
  }

  observe(progress: BuildProgress, time: number): void {
    if (progress.stage !== 'counting') return;
    const { chunks, freshTokens, share } = progress.counting;
    if (chunks > 0 && freshTokens === 0) this.#begin = { time, share };
  }

  /** Tokens a second since the first that was not counted before. */
  rate(tokens: number, time: number): number {
    return (1000 * tokens) / Math.max(1, time - this.#begin.time);
  }

  /** The seconds that the reading still takes; undefined when too little is read to tell. */
  secondsLeft(share: number, time: number): number | undefined {
    const { time: since, share: before } = this.#begin;
    if (share - before < 0.001 || time - since < 2000) return undefined;
    return (((time - since) / (share - before)) * (1 - share)) / 1000;
  }
}

function partOf(progress: BuildProgress): string {
  if (progress.stage === 'spark') return progress.step;
  return progress.stage === 'counting' ? progress.counting.part : progress.stage;
}

function formatStatus(
  progress: BuildProgress,
  clock: BuildClock,
  { time, memory }: { readonly time: number; readonly memory: number },
): string {
  const percent = (share: number): string => `${Math.floor(100 * share)}%`;
  if (progress.stage === 'spark') {
    const { step, done, tasks } = progress;
    return tasks === 0 ? `Spark: ${step}` : `${percent(done / tasks)} Spark: ${step}, ${done} of ${tasks} tasks`;
  }
  if (progress.stage === 'tables') return `${percent(progress.share)} writing tables`;
  if (progress.stage === 'spaces') return `${percent(progress.share)} weighting and reducing spaces`;
  const { part, share, tokens, freshTokens, targets, contexts, badRecords } = progress.counting;
  if (part === 'merging') return `${percent(share)} merging counts`;
  const number = (value: number): string => Math.round(value).toLocaleString('en-US');
  const left = clock.secondsLeft(share, time);
  const parts = [
    `${percent(share)} counting`,
    `${number(tokens)} tokens`,
    `${number(clock.rate(freshTokens, time))}/s`,
    `about ${number(targets)} targets and ${number(contexts)} contexts`,
    formatBytes(memory),
    ...(badRecords > 0 ? [`${number(badRecords)} bad ${badRecords === 1 ? 'record' : 'records'}`] : []),
    ...(left === undefined ? [] : [`${formatSeconds(left)} left`]),
  ];
  return parts.join(', ');
}

/** Prints seconds as `50 s`, `12 min` or `3 h 20 min`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
