import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { type Handler, startServer } from '../corpus/fetch/file-server.js';

/** What a request asked for. */
export interface AskedEmbeddings {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly model: string;
    readonly input: readonly string[];
    readonly encoding_format?: string;
    readonly dimensions?: number;
  };
}

/** Answers one request for vectors. */
export type Reply = (asked: AskedEmbeddings, response: ServerResponse) => void;

/** A server of vectors that lives as long as the running test. */
export interface EmbeddingServer {
  /** The whole address. */
  readonly url: string;
  readonly asked: readonly AskedEmbeddings[];
}

/** Starts a server on this machine; the replies answer one request each, the last one all that follow. */
export async function startEmbeddingServer(...replies: readonly Reply[]): Promise<EmbeddingServer> {
  const asked: AskedEmbeddings[] = [];
  const handle: Handler = (request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { method, url: path, headers } = request;
      const one = { method, path, headers, body: JSON.parse(Buffer.concat(pieces).toString('utf8')) };
      asked.push(one);
      (replies[Math.min(asked.length, replies.length) - 1] as Reply)(one, response);
    });
  };
  const { address } = await startServer(handle);
  return { url: `${address}/v1/embeddings`, asked };
}

/** The vector that the server gives a text: how many bytes it has, its first code point, and a half. */
export function serverVector(text: string): number[] {
  return [Buffer.byteLength(text), text.codePointAt(0) ?? 0, 0.5];
}

/** Replies with a status and a body, as it is or as JSON. */
export function replyWith(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return (_, response) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  };
}

/** Replies as a good server does, the entries backwards; `base64` where that is asked for. */
export const replyWell: Reply = ({ body }, response) => {
  const data = body.input.map((text, index) => {
    const vector = serverVector(text).slice(0, body.dimensions);
    const bytes = Buffer.from(Float32Array.from(vector).buffer);
    const embedding = body.encoding_format === 'base64' ? bytes.toString('base64') : vector;
    return { object: 'embedding', index, embedding };
  });
  const tokens = body.input.length;
  const answer = {
    object: 'list',
    data: data.reverse(),
    model: body.model,
    usage: { prompt_tokens: 1, total_tokens: tokens },
  };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
};
