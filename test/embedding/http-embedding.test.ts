import { getEventListeners } from 'node:events';
import { inspect } from 'node:util';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { embedTexts } from '../../src/embedding/embed-texts.js';
import { EmbeddingHttpError } from '../../src/embedding/embedding-http-error.js';
import {
  createHttpEmbedding,
  type EmbeddingFetch,
  type HttpEmbeddingOptions,
} from '../../src/embedding/http-embedding.js';
import { OptionError } from '../../src/errors.js';
import { describeEmbeddingModel } from '../conformance/embedding-model.js';
import { type Reply, replyWell, replyWith, serverVector, startEmbeddingServer } from './embedding-server.js';

const key = 'sk-test-0123456789abcdef';
const values = ['dog', '語', ''];

async function failWith(reply: Reply, options: Partial<HttpEmbeddingOptions> = {}): Promise<EmbeddingHttpError> {
  const { url } = await startEmbeddingServer(reply);
  const model = createHttpEmbedding({ url, model: 'small', key, ...options });
  const error: unknown = await model.doEmbed({ values: [...values] }).then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(EmbeddingHttpError);
  expect(inspect(error, { depth: 20 })).not.toContain(key);
  return error as EmbeddingHttpError;
}

const entry = (index: unknown, embedding: unknown = [1, 2]): object => ({ index, embedding });
const replyData = (...data: readonly object[]): Reply => replyWith(200, { data });

for (const encoding of ['float', 'base64'] as const) {
  const createWith = async (reply: Reply) => {
    const { url } = await startEmbeddingServer(reply);
    return createHttpEmbedding({ url, model: 'm', encoding, key });
  };
  describeEmbeddingModel(
    `a server that writes ${encoding}`,
    () => createWith(replyWell),
    ['dog', '語義', 'constructor'],
    { embeds: 'all', createFailing: () => createWith(replyWith(503, {})) },
  );
}

describe('createHttpEmbedding', () => {
  it('posts the texts and reads the vectors by their index', async () => {
    const { url, asked } = await startEmbeddingServer(replyWell);
    const model = createHttpEmbedding({ url, model: 'small', key, headers: { 'X-Team': 'semantics' } });
    expect(await model.doEmbed({ values: [...values], headers: { 'x-run': '7' } })).toEqual({
      embeddings: values.map(serverVector),
      usage: { tokens: 3 },
    });
    expect(asked.length).toBe(1);
    expect(asked[0]).toMatchObject({
      method: 'POST',
      path: '/v1/embeddings',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'x-team': 'semantics',
        'x-run': '7',
      },
    });
    expect(asked[0]?.body).toEqual({ model: 'small', input: values, encoding_format: 'float' });
    expect(model).toMatchObject({ provider: new URL(url).host, modelId: 'small', maxEmbeddingsPerCall: 2048 });
  });

  it('asks for a number of dimensions and for base64', async () => {
    const { url, asked } = await startEmbeddingServer(replyWell);
    const model = createHttpEmbedding({ url, model: 'small', dimensions: 2, encoding: 'base64', provider: 'lab' });
    const { embeddings } = await model.doEmbed({ values: [...values] });
    expect(embeddings).toEqual(values.map((text) => serverVector(text).slice(0, 2)));
    expect(asked[0]?.body).toMatchObject({ dimensions: 2, encoding_format: 'base64' });
    expect(asked[0]?.headers.authorization).toBeUndefined();
    expect([model.provider, model.modelId]).toEqual(['lab', 'small (2 dimensions)']);
  });

  it('has the options of its provider as fields of the request, but for those that are its own', async () => {
    const { url, asked } = await startEmbeddingServer(replyWell);
    const model = createHttpEmbedding({ url, model: 'small', provider: 'lab' });
    const lab = { input_type: 'query', model: 'large', input: ['cat'] };
    await model.doEmbed({ values: ['dog'], providerOptions: { lab, other: { truncate: true } } });
    const { body } = asked[0] as (typeof asked)[number];
    expect(body).toEqual({ input_type: 'query', model: 'small', input: ['dog'], encoding_format: 'float' });
  });

  it('takes entries without an index in their order, and tokens under either name', async () => {
    const data = [[1], [2], [3]].map((embedding) => ({ embedding }));
    const { url } = await startEmbeddingServer(replyWith(200, { data, usage: { prompt_tokens: 9 } }));
    const answer = await createHttpEmbedding({ url, model: 'm' }).doEmbed({ values: [...values] });
    expect(answer).toEqual({ embeddings: [[1], [2], [3]], usage: { tokens: 9 } });
  });

  it('takes the key from the environment at each call', async () => {
    const { url, asked } = await startEmbeddingServer(replyWell);
    const environment: Record<string, string | undefined> = {};
    const model = createHttpEmbedding({ url, model: 'm', keyVariable: 'LAB_KEY', environment });
    await expect(model.doEmbed({ values: ['a'] })).rejects.toMatchObject({
      code: 'EMBEDDING_KEY',
      isRetryable: false,
      message: expect.stringContaining('the environment variable LAB_KEY is not set or empty'),
    });
    for (const found of ['one', 'two\n']) {
      environment['LAB_KEY'] = found;
      await model.doEmbed({ values: ['a'] });
    }
    expect(asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer one', 'Bearer two']);
  });

  it('shows the key nowhere', async () => {
    // However long the message is that is cut, no half of a key is left.
    for (let length = 0; length < 400; length += 7) {
      const echo: EmbeddingFetch = async (_, { headers }) => {
        const message = `${'x'.repeat(length)} wrong: ${headers['authorization']}, ${headers['api-key']}`;
        return { status: 401, headers: new Headers(), text: async () => JSON.stringify({ error: { message } }) };
      };
      const error = await failWith(replyWell, { fetch: echo, headers: { 'api-key': `${key}-2` } });
      expect(error.message).not.toMatch(/sk-t|-2/);
    }
    const short: Reply = replyWith(401, { error: { message: `wrong key ${key}` } });
    expect((await failWith(short)).message).toContain('access is refused (status 401); check the key: wrong key ***.');
    const model = createHttpEmbedding({ url: 'http://localhost/e', model: 'm', key, headers: { 'api-key': key } });
    expect(inspect(model, { depth: 20, showHidden: true }) + JSON.stringify(model)).not.toContain('sk-test');
    const leaky: EmbeddingFetch = async (_, { headers }) => {
      throw new TypeError(`refused ${headers['authorization']}`, { cause: new Error(`sent ${key}`) });
    };
    expect((await failWith(replyWell, { fetch: leaky })).message).toContain('sent ***');
    expect((await failWith(replyWell, { key: `${key}\n${key}` })).message).toContain('header "authorization"');
    const { url } = await startEmbeddingServer(replyWith(500, 'x'));
    const asking = createHttpEmbedding({ url: `${url}?key=${key}`, model: 'm' }).doEmbed({ values: ['a'] });
    await expect(asking).rejects.toThrow(`${url}: the server answers with status 500: x.`);
    for (const wrong of [`http://me:${key}@localhost/e`, `localhost/e?key=${key}`, `ftp://localhost/e#${key}`]) {
      const make = () => createHttpEmbedding({ url: wrong, model: 'm' });
      expect(make).toThrow(OptionError);
      expect(make).not.toThrow(key);
    }
  });

  it.each([
    [429, { error: { message: 'slow down', code: 'rate_limit_exceeded' } }, true, 'status 429: slow down.'],
    [429, { error: { message: 'pay', code: 'insufficient_quota' } }, false, 'status 429: pay.'],
    [429, { error: { message: 'pay', type: 'insufficient_quota', code: null } }, false, 'pay'],
    [500, { error: 'out of memory' }, true, 'out of memory'],
    [503, 'upstream\n  is away', true, 'status 503: upstream is away.'],
    [503, '', true, 'the server answers with status 503.'],
    [408, { message: 'late' }, true, 'late'],
    [400, { detail: 'input too long' }, false, 'status 400: input too long.'],
    [404, { error: { message: 'no such model' } }, false, 'no such model'],
    [403, {}, false, 'access is refused (status 403)'],
    [308, '', false, 'the server sends elsewhere (status 308)'],
    [204, '', false, 'status 204'],
  ])('tells status %i with %j; to be tried again: %s', async (status, body, isRetryable, problem) => {
    const error = await failWith(replyWith(status, body, { location: 'http://localhost:1/' }));
    expect(error).toMatchObject({ failure: 'status', code: 'EMBEDDING_STATUS', status, isRetryable });
    expect(error.message).toContain(problem);
  });

  it('tells how long to wait, in seconds', async () => {
    const busy = (headers: Record<string, string>): Reply => replyWith(429, {}, headers);
    expect((await failWith(busy({ 'retry-after': '20' }))).retryAfter).toBe(20);
    expect((await failWith(busy({ 'retry-after-ms': '250' }))).retryAfter).toBe(0.25);
    expect((await failWith(busy({}))).retryAfter).toBeUndefined();
  });

  it.each<[string, Reply, string, boolean]>([
    ['half of the JSON', replyWith(200, '{"data":[{"index":0,'), 'is no whole JSON (20 characters)', true],
    ['nothing', replyWith(200, ''), 'is empty', true],
    ['a web page', replyWith(200, '<html>Sign in</html>'), 'is a web page', false],
    ['no data', replyWith(200, { object: 'list' }), 'has no list "data"', true],
    ['an error under status 200', replyWith(200, { error: { message: 'loading' } }), 'server says: loading', true],
    ['too few vectors', replyData(entry(0), entry(1)), '2 vectors came for 3 texts; that of text 3 is missing', true],
    ['too few without index', replyData({ embedding: [1] }), '1 vectors came for 3 texts', true],
    ['too many', replyData(...[0, 1, 2, 3].map((index) => entry(index))), 'has the index 3, expected 0 to 2', true],
    ['an index twice', replyData(entry(0), entry(1), entry(1)), 'the index 1 comes twice', true],
    ['an index that is none', replyData(entry(0), entry('1'), entry(2)), 'has the index "1"', true],
    ['an index missing', replyData(entry(0), { embedding: [1, 2] }, entry(2)), 'has the index undefined', true],
    ['a number that is null', replyData(entry(0), entry(1, [1, null]), entry(2)), 'vector of text 2 is no list', true],
    ['an empty vector', replyData(entry(0), entry(1, []), entry(2)), 'vector of text 2 is no list', true],
    ['no vector', replyData(entry(0), entry(1), { index: 2 }), 'vector of text 3 is no list', true],
    ['base64 of 3 bytes', replyData(entry(0), entry(1), entry(2, 'AAAA')), 'vector of text 3 is no list', true],
    ['what is no base64', replyData(entry(0), entry(1), entry(2, '!')), 'vector of text 3 is no list', true],
  ])('refuses an answer with %s', async (_, reply, problem, isRetryable) => {
    const error = await failWith(reply);
    expect(error).toMatchObject({ failure: 'answer', code: 'EMBEDDING_ANSWER', status: 200, isRetryable });
    expect(error.message).toContain(problem);
  });

  it('refuses vectors of another length than asked for, or of several', async () => {
    const error = await failWith(replyWell, { dimensions: 7 });
    expect(error).toMatchObject({ failure: 'dimensions', isRetryable: false });
    expect(error.message).toContain('the vector of text 1 has 3 dimensions instead of 7.');
    const uneven = await failWith(replyData(entry(0), entry(1, [1]), entry(2)));
    expect(uneven.message).toContain('the vector of text 2 has 1 dimensions instead of 2');
  });

  it('waits no longer than its timeout, for the answer and within it', async () => {
    const silent: Reply = () => undefined;
    const halting: Reply = (_, response) => void response.writeHead(200).write('{"data":');
    for (const reply of [silent, halting]) {
      const error = await failWith(reply, { timeout: 60 });
      expect(error).toMatchObject({ failure: 'timeout', isRetryable: true });
      expect(error.message).toContain('no answer came within 0.06 s');
    }
  });

  it('tells a network that gives out, before and within the answer', async () => {
    const cut: Reply = (_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{"data":');
      setTimeout(() => response.destroy(), 20);
    };
    expect(await failWith(cut)).toMatchObject({ failure: 'network', isRetryable: true });
    const refused = await failWith(replyWell, { url: 'http://127.0.0.1:9/v1/embeddings' });
    expect(refused).toMatchObject({ failure: 'network', address: 'http://127.0.0.1:9/v1/embeddings' });
    expect(await failWith(replyWell, { headers: { 'no name': 'x' } })).toMatchObject({ isRetryable: false });
  });

  it('ends with the reason of the signal while the server is silent', async () => {
    const { url } = await startEmbeddingServer(() => undefined);
    const stop = new AbortController();
    const reason = new Error('enough');
    const asking = createHttpEmbedding({ url, model: 'm' }).doEmbed({ values: ['a'], abortSignal: stop.signal });
    setTimeout(() => stop.abort(reason), 30);
    await expect(asking).rejects.toBe(reason);
  });

  it('reads no answer beyond its limit, whether the server tells its length or never stops', async () => {
    const limit = { maximumAnswerBytes: 1000 };
    const long = await failWith(replyWith(200, 'x'.repeat(1001)), limit);
    expect([long.failure, long.isRetryable, long.message]).toEqual([
      'answer',
      false,
      expect.stringContaining('the answer is longer than 1000 bytes'),
    ]);
    let sent = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        sent += 400;
        yield new Uint8Array(400);
      }
    }
    const reply = { status: 200, headers: new Headers(), text: async () => '' };
    const error = await failWith(replyWell, { ...limit, fetch: async () => ({ ...reply, body: endless() }) });
    expect([error.message, sent]).toEqual([expect.stringContaining('longer than 1000 bytes'), 1200]);
    const whole = await failWith(replyWell, {
      ...limit,
      fetch: async () => ({ ...reply, text: async () => '\u8a9e'.repeat(334) }),
    });
    expect(whole.message).toContain('longer than 1000 bytes');
  });

  it('leaves no timer and no listener behind', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { signal } = new AbortController();
    for (const text of [JSON.stringify({ data: [entry(0)] }), '{']) {
      const fetch: EmbeddingFetch = async () => ({ status: 200, headers: new Headers(), text: async () => text });
      const model = createHttpEmbedding({ url: 'http://localhost/e', model: 'm', fetch });
      await model.doEmbed({ values: ['a'], abortSignal: signal }).then(undefined, () => undefined);
      expect([vi.getTimerCount(), getEventListeners(signal, 'abort').length]).toEqual([0, 0]);
    }
  });

  it('gives all vectors through embedTexts when the server is out of order for a while', async () => {
    const { url, asked } = await startEmbeddingServer(
      replyWith(429, {}, { 'retry-after': '3' }),
      replyWith(200, '{"data":'),
      replyData(entry(0, [1, 2, 3])),
      replyWith(502, '<html>bad gateway</html>'),
      replyWell,
    );
    const waits: number[] = [];
    const wait = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
    const vectors = await embedTexts(createHttpEmbedding({ url, model: 'm' }), values, { wait });
    expect([...vectors].map(([text, vector]) => [text, [...vector]])).toEqual(
      values.map((text) => [text, serverVector(text)]),
    );
    expect([asked.length, waits[0]]).toEqual([5, 3000]);
  });

  it.each([
    { url: 'nowhere' },
    { url: 'file:///etc/passwd' },
    { model: '' },
    { timeout: 0 },
    { maximumAnswerBytes: 0 },
    { dimensions: 0 },
    { dimensions: 1.5 },
    { maxEmbeddingsPerCall: 0 },
    { key, keyVariable: 'LAB_KEY' },
  ])('refuses %j', (options) => {
    expect(() => createHttpEmbedding({ url: 'http://localhost/e', model: 'm', ...options })).toThrow(OptionError);
  });
});
