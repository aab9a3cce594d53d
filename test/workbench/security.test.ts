import { describe, expect, it } from 'vitest';
import { createEntry } from '../../src/lexicon/records/entry-record.js';
import { createLexiconRecord } from '../../src/lexicon/records/lexicon-record.js';
import { createSense } from '../../src/lexicon/records/sense-record.js';
import { createSynset } from '../../src/lexicon/records/synset-record.js';
import { createDefinition, createExample } from '../../src/lexicon/records/text-record.js';
import { isLoopback, largestBody } from '../../src/workbench/security.js';
import { openWorkbench } from './workbench-fixture.js';

const gloss = '/lexicon/tiny/edit/set-gloss';
const typed = { synset: 'tiny-2', text: 'a beast', step: 'save' };
const token = 'a-token-of-24-characters';

describe('the guards of the workbench', () => {
  it('let a form of its own pages through', async () => {
    const bench = openWorkbench();
    expect((await bench.post(gloss, typed)).status).toBe(303);
    expect(bench.database.lexicon().findSynset('tiny-2')?.record.definitions[0]?.text).toBe('a beast');
  });

  it.each([
    ['another site', { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another site that a browser does not tell', { origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:8080', 'sec-fetch-site': 'same-site' }],
    ['another port, from an old browser', { origin: 'http://127.0.0.1:8080', 'sec-fetch-site': '' }],
    ['no origin', { origin: '', 'sec-fetch-site': 'none' }],
    ['a page without an origin', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ])('refuse a write from %s, with the right secret', async (_, headers) => {
    const bench = openWorkbench();
    const answer = await bench.post(gloss, typed, headers);
    expect(answer.status).toBe(403);
    expect(bench.database.lexicon().findSynset('tiny-2')?.version).toBe(0);
  });

  it.each([
    ['none', undefined],
    ['a wrong one', 'wrong'],
    ['an empty one', ''],
  ])('refuse a write with %s for a secret', async (_, csrf) => {
    const bench = openWorkbench();
    const body = new URLSearchParams({ ...typed, ...(csrf !== undefined && { csrf }) });
    const headers = { origin: 'http://127.0.0.1:4180' };
    expect((await bench.request(gloss, { method: 'POST', body, headers })).status).toBe(403);
    expect(bench.database.lexicon().findSynset('tiny-2')?.version).toBe(0);
  });

  it('refuse a form in another guise', async () => {
    const bench = openWorkbench();
    const headers = { origin: 'http://127.0.0.1:4180', 'content-type': 'text/plain' };
    const body = new URLSearchParams({ ...typed, csrf: await bench.secret() }).toString();
    expect((await bench.request(gloss, { method: 'POST', body, headers })).status).toBe(403);
    const json = { ...headers, 'content-type': 'application/json', 'x-csrf': await bench.secret() };
    const broken = await bench.request(gloss, { method: 'POST', body: '{"verb":', headers: json });
    expect([broken.status, await broken.text()]).toEqual([422, expect.stringContaining('synset')]);
  });

  it.each([
    ['evil.example', 421],
    ['evil.example:4180', 421],
    ['127.0.0.1.evil.example', 421],
    ['', 421],
    ['localhost:4180', 200],
    ['[::1]:4180', 200],
    ['127.0.0.1:9999', 200],
  ])('take the host "%s" as %i', async (host, status) => {
    const bench = openWorkbench();
    expect((await bench.request('/lexicon/tiny', { headers: { host } })).status).toBe(status);
  });

  it('take any address of a machine that listens everywhere, but no name of another one', async () => {
    const bench = openWorkbench({ host: '0.0.0.0' });
    const status = async (host: string) => (await bench.request('/lexicon/tiny', { headers: { host } })).status;
    expect([await status('192.168.1.5:4180'), await status('evil.example:4180')]).toEqual([200, 421]);
  });

  it('ask for the token, and keep it in a cookie that scripts do not see', async () => {
    const bench = openWorkbench({ token });
    expect((await bench.request('/lexicon/tiny')).status).toBe(401);
    expect((await bench.request('/lexicon/tiny?token=wrong')).status).toBe(401);
    expect((await bench.request('/assets/1/workbench.css')).status).toBe(401);
    const first = await bench.request(`//evil.example/?token=${token}&q=a`);
    expect(first.headers.get('location')).not.toMatch(/^\/\//);
    const answer = await bench.request(`/lexicon/tiny?token=${token}&q=dog`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/lexicon/tiny?q=dog']);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const kept = cookie.split(';')[0] ?? '';
    expect((await bench.request('/lexicon/tiny', { headers: { cookie: kept } })).status).toBe(200);
    const wrong = `${kept.split('=')[0]}=wrong`;
    expect((await bench.request('/lexicon/tiny', { headers: { cookie: wrong } })).status).toBe(401);
  });

  it('refuse a body that is too large, told or not', async () => {
    const bench = openWorkbench();
    expect((await bench.post(gloss, { ...typed, text: 'x'.repeat(largestBody) })).status).toBe(413);
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('x'.repeat(65_536))),
    });
    const headers = { origin: 'http://127.0.0.1:4180', 'content-type': 'application/x-www-form-urlencoded' };
    const init = { method: 'POST', body: endless, headers, duplex: 'half' } as RequestInit;
    expect((await bench.request(gloss, init)).status).toBe(413);
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('refuse %s', async (method) => {
    const bench = openWorkbench();
    const answer = await bench.request('/lexicon/tiny', { method, headers: { origin: 'http://127.0.0.1:4180' } });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  });

  it.each([
    '/assets/../package.json',
    '/assets/1/..%2f..%2fpackage.json',
    '/assets/1/%2e%2e/%2e%2e/package.json',
    '/assets/1/....//package.json',
    '/assets/1//etc/passwd',
    '/assets/1/constructor',
    '/assets/1/__proto__',
    '/assets/1/start.js%00.css',
    '/lexicon/..%2f..%2fetc%2fpasswd',
    '/lexicon/constructor',
    '/lexicon/tiny/export/..%2f..%2fetc',
    '/lexicon/tiny/edit/constructor',
    '/lexicon/tiny/entry/%E0%A4%A',
  ])('find nothing at %s', async (path) => {
    const bench = openWorkbench();
    const { status, text } = await bench.get(path);
    expect(status).toBe(404);
    expect(text).not.toContain('"dependencies"');
  });

  it('write no text of a lexicon or an address as a tag', async () => {
    const evil = `"><script>alert(1)</script><img src=x onerror='alert(1)'>`;
    const word = createEntry({
      id: 'tiny-evil-n',
      lemma: evil,
      partOfSpeech: 'n',
      senses: [createSense({ id: 'evil-1', synset: 'tiny-1-n', examples: [createExample(evil)] })],
      provenance: new Map([['note', evil]]),
    });
    const synset = createSynset({
      id: 'tiny-1-n',
      partOfSpeech: 'n',
      definitions: [createDefinition(evil)],
      examples: [createExample(evil, { target: { start: 2, end: 9 } })],
    });
    const bench = openWorkbench({ who: evil }, [
      createLexiconRecord({ id: 'tiny', label: evil, entries: [word], synsets: [synset] }),
    ]);
    await bench.check();
    const query = encodeURIComponent(evil);
    const back = `/lexicon/tiny${query}`;
    const pages = [
      '/lexicon/tiny',
      `/lexicon/tiny?q=${query}`,
      '/lexicon/tiny?q=script',
      '/lexicon/tiny/pick?kind=any&q=script',
      '/lexicon/tiny/entry/tiny-evil-n',
      '/lexicon/tiny/synset/tiny-1-n',
      `/lexicon/tiny/entry/${query}`,
      `/lexicon/tiny/edit/set-gloss?synset=tiny-1-n&back=${encodeURIComponent(back)}`,
      `/lexicon/tiny/edit/set-gloss?synset=${query}&text=${query}`,
      `/lexicon/tiny/findings?text=${query}`,
      `/lexicon/tiny/history?id=${query}`,
      `/lexicon/tiny/concordance?lemma=${query}`,
      `/lexicon/tiny/suggestions?lemma=${query}`,
      `/lexicon/tiny/aspects?type=${query}`,
      `/lexicon/${query}`,
    ];
    for (const page of pages) {
      const { text } = await bench.get(page);
      expect(text, page).not.toMatch(/<script>|<img|onerror='/);
    }
    const { text } = await bench.post(gloss, { synset: 'tiny-1-n', text: `${evil}!`, why: evil, step: 'preview' });
    expect(text).not.toMatch(/<script>|<img/);
    expect(text).toContain('&lt;script&gt;');
  });

  it.each(['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)', '/a\nb'])(
    'lead back to no other site: %j',
    async (back) => {
      const bench = openWorkbench();
      const { location } = await bench.post(gloss, { ...typed, back });
      expect(location).toMatch(/^\/lexicon\/tiny/);
      const settings = await bench.post('/settings', { theme: 'dark', back });
      expect(settings.location).toBe('/');
    },
  );

  it('send what makes browsers careful, with every answer', async () => {
    const bench = openWorkbench();
    for (const path of ['/lexicon/tiny', '/nowhere', '/assets/1/workbench.css']) {
      const { headers } = await bench.request(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
    const { text } = await bench.get('/lexicon/tiny/entry/tiny-dog-n');
    expect(text).not.toMatch(/<style|style="|<script>| on\w+="/);
  });
});

describe('isLoopback', () => {
  it('knows the names of this machine', () => {
    expect(['localhost', '127.0.0.1', '127.9.9.9', '::1', '[::1]'].every(isLoopback)).toBe(true);
    expect(['0.0.0.0', '::', '127.0.0.1.example', '192.168.0.1', ''].some(isLoopback)).toBe(false);
  });
});
