import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { OptionError, QualiaError } from '../errors.js';
import type { LexiconDatabase } from '../lexicon/store/lexicon-database.js';
import { readScripts } from './assets.js';
import { createWorkbench } from './create-workbench.js';
import { runInThread } from './jobs/job-runner.js';
import { isLoopback } from './security.js';

/** How {@link serveWorkbench} serves. */
export interface ServeOptions {
  /** The port; 0 is one that is free. */
  readonly port: number;
  /** The address; any but that of this machine alone needs a token. */
  readonly host: string;
  /** What a browser has to show; by default one is made where the address needs it. */
  readonly token?: string | undefined;
  /** The name under which edits are noted, where a reader has given none. */
  readonly who: string;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Is told the address to open, with the token. */
  readonly onListening: (address: string) => void;
}

/** A port that another program has, or that this user may not have. */
export class PortError extends QualiaError {
  readonly port: number;

  constructor(port: number, host: string, cause: unknown) {
    const isTaken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    const problem = isTaken ? 'another program has it' : cause instanceof Error ? cause.message : String(cause);
    super('PORT', `Cannot listen on port ${port} of ${host}: ${problem}.`, { cause });
    this.port = port;
  }
}

/**
 * Serves the workbench of a store until it is told to end; the store stays open, and all that was saved is in it.
 *
 * @throws PortError where the port cannot be had; OptionError where a token is too short to guard anything.
 */
export async function serveWorkbench(database: LexiconDatabase, options: ServeOptions): Promise<void> {
  const { port, host, who, signal, onListening } = options;
  if (options.token !== undefined && !/^[\w.~-]{16,200}$/.test(options.token)) {
    throw new OptionError('--token', options.token, '16 to 200 letters, digits and "._~-"');
  }
  const token = options.token ?? (isLoopback(host) ? undefined : randomBytes(24).toString('base64url'));
  const workbench = createWorkbench(database, { host, token, who, scripts: readScripts(), run: runInThread });
  const server = createAdaptorServer({ fetch: workbench.app.fetch }) as Server;
  try {
    await listen(server, port, host);
    onListening(addressOf(server, host, token));
    void workbench.check();
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    server.closeAllConnections();
    server.close();
    await workbench.close();
  }
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host.replace(/^\[|\]$/g, ''));
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new PortError(port, host, cause);
  }
}

function addressOf(server: Server, host: string, token: string | undefined): string {
  const { port } = server.address() as AddressInfo;
  const name =
    host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host.replace(/^\[|\]$/g, '')}]` : host;
  return `http://${name}:${port}/${token === undefined ? '' : `?token=${token}`}`;
}
