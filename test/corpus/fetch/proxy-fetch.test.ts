import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createProxyFetch } from '../../../src/corpus/fetch/proxy-fetch.js';
import { OptionError } from '../../../src/errors.js';
import { serve, startServer } from './file-server.js';

/** Starts a proxy that answers plain requests itself and refuses tunnels, and returns what it was asked. */
async function startProxy(): Promise<{ readonly address: string; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(`${request.headers['proxy-authorization'] ?? ''} ${request.url}`.trim());
    response.end('from the proxy');
  });
  proxy.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void proxy.close());
  return { address: `127.0.0.1:${(proxy.address() as AddressInfo).port}`, asked };
}

async function get(url: string, environment: Record<string, string>): Promise<string> {
  const { fetch, close } = await createProxyFetch(environment);
  try {
    const signal = AbortSignal.timeout(10_000);
    const { body } = await fetch(url, { headers: {}, signal, redirect: 'follow' });
    let text = '';
    for await (const piece of body ?? []) text += Buffer.from(piece).toString();
    return text;
  } finally {
    await close();
  }
}

describe('createProxyFetch', () => {
  it('asks the proxy for plain addresses, with the name and password of its address', async () => {
    const { address, asked } = await startProxy();
    expect(await get('http://corpora.invalid/a', { HTTP_PROXY: `http://${address}` })).toBe('from the proxy');
    await get('http://corpora.invalid/b', {
      http_proxy: `http://me:secret@${address}`,
      HTTP_PROXY: 'http://x.invalid',
    });
    const basic = Buffer.from('me:secret').toString('base64');
    expect(asked).toEqual(['http://corpora.invalid/a', `Basic ${basic} http://corpora.invalid/b`]);
  });

  it('opens a tunnel for https, through the proxy for http where there is no other', async () => {
    const { address, asked } = await startProxy();
    await expect(get('https://corpora.invalid/a', { HTTPS_PROXY: `http://${address}` })).rejects.toThrow();
    await expect(get('https://corpora.invalid/b', { HTTP_PROXY: `http://${address}` })).rejects.toThrow();
    expect(asked).toEqual(['CONNECT corpora.invalid:443', 'CONNECT corpora.invalid:443']);
  });

  it('asks the hosts of NO_PROXY itself, and all where no proxy is set', async () => {
    const { address, asked } = await startProxy();
    const server = await startServer(serve(Buffer.from('from the server')));
    const environment = { HTTP_PROXY: `http://${address}`, NO_PROXY: 'example.org, 127.0.0.1' };
    expect(await get(server.address, environment)).toBe('from the server');
    expect(await get(server.address, { HTTP_PROXY: '', http_proxy: '' })).toBe('from the server');
    expect(asked).toEqual([]);
  });

  it('names a proxy that is no address', async () => {
    await expect(createProxyFetch({ HTTPS_PROXY: 'not an address' })).rejects.toThrow(OptionError);
  });
});
