import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** Answers one request. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that lives as long as the running test. */
export interface TestServer {
  /** Its address without a slash at the end. */
  readonly address: string;
  /** The requests so far: method, path and the headers that matter to downloads. */
  readonly requests: readonly { readonly path: string; readonly range?: string; readonly ifRange?: string }[];
}

/** Starts a server on this machine; the handlers answer one request each, the last one all that follow. */
export async function startServer(...handlers: readonly Handler[]): Promise<TestServer> {
  const requests: { path: string; range?: string; ifRange?: string }[] = [];
  const server = createServer((request, response) => {
    const { range, 'if-range': ifRange } = request.headers;
    requests.push({
      path: request.url ?? '',
      ...(range !== undefined && { range }),
      ...(typeof ifRange === 'string' && { ifRange }),
    });
    (handlers[Math.min(requests.length, handlers.length) - 1] as Handler)(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/** How {@link serve} behaves. */
export interface ServeOptions {
  readonly etag?: string;
  readonly lastModified?: string;
  /** Whether ranges are heeded; default true. */
  readonly ranges?: boolean;
  /** The connection is cut behind so many bytes of the body; default: never. */
  readonly cutAfter?: number;
  readonly type?: string;
}

/** Serves bytes as a server of files does, with ranges and `If-Range`. */
export function serve(content: Uint8Array, options: ServeOptions = {}): Handler {
  const { etag, lastModified, ranges = true, cutAfter, type = 'application/octet-stream' } = options;
  return (request, response) => {
    const { range, 'if-range': ifRange } = request.headers;
    if (etag !== undefined) response.setHeader('etag', etag);
    if (lastModified !== undefined) response.setHeader('last-modified', lastModified);
    response.setHeader('content-type', type);
    const isSame = ifRange === undefined || ifRange === etag || ifRange === lastModified;
    const begin = ranges && isSame && range !== undefined ? Number(/^bytes=(\d+)-$/.exec(range)?.[1]) : 0;
    if (begin > 0 && begin >= content.length) {
      response.writeHead(416, { 'content-range': `bytes */${content.length}` }).end();
      return;
    }
    const body = content.subarray(begin);
    response.statusCode = begin > 0 ? 206 : 200;
    if (begin > 0) response.setHeader('content-range', `bytes ${begin}-${content.length - 1}/${content.length}`);
    response.setHeader('content-length', body.length);
    if (cutAfter === undefined) response.end(body);
    else response.write(body.subarray(0, cutAfter), () => setTimeout(() => response.destroy(), 20));
  };
}

/** Answers with a status and nothing else. */
export function refuse(status: number, headers: Readonly<Record<string, string>> = {}): Handler {
  return (_, response) => {
    response.writeHead(status, headers).end();
  };
}

/** Sends on to another path. */
export function redirect(path: string): Handler {
  return (_, response) => {
    response.writeHead(302, { location: path }).end();
  };
}

/** Returns bytes that no two places share for long. */
export function makeBytes(length: number, first = 0): Buffer {
  return Buffer.from(Uint8Array.from({ length }, (_, place) => (first + place * 7 + (place >> 8)) & 255));
}

/** Returns the SHA-256 of bytes in hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
