import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a finished command left behind. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to run a command. */
export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** What it reads on standard input, to its end; default none, and no end. */
  readonly input?: string;
  /** Sends this signal after a while, which begins at once or `when` something has happened. */
  readonly interrupt?: {
    readonly signal: NodeJS.Signals;
    readonly afterMilliseconds: number;
    readonly when?: Promise<unknown>;
  };
}

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Runs the built `qualia` with arguments and waits for its end; its output is no terminal. */
export function runCommand(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const { env = {}, input, interrupt } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, ...env } });
    if (input !== undefined) child.stdin.end(input);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    let timer: NodeJS.Timeout | undefined;
    const startTimer = ({ signal, afterMilliseconds }: NonNullable<RunOptions['interrupt']>): void => {
      timer = setTimeout(() => child.kill(signal), afterMilliseconds);
    };
    if (interrupt?.when !== undefined) void interrupt.when.then(() => startTimer(interrupt));
    else if (interrupt !== undefined) startTimer(interrupt);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, stdout, stderr });
    });
  });
}
