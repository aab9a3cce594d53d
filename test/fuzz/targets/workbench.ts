import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { LexiconDatabase } from '../../../src/lexicon/store/lexicon-database.js';
import { localAddress } from '../../../src/workbench/addresses.js';
import { createWorkbench, type Workbench } from '../../../src/workbench/create-workbench.js';
import { createAnimals } from '../../lexicon/edits/edit-fixture.js';
import { type FuzzTarget, textTarget } from '../fuzz-target.js';

const origin = 'http://127.0.0.1:4180';

/** A workbench over a store in the scratch folder, with the secret of its forms. */
interface OpenWorkbench {
  readonly workbench: Workbench;
  readonly secret: string;
}

async function openIn(scratch: string, name: string): Promise<OpenWorkbench> {
  const path = join(scratch, `${name}.sqlite`);
  rmSync(path, { force: true });
  const database = new LexiconDatabase(path, { create: true });
  database.add(createAnimals());
  const workbench = createWorkbench(database, { who: 'Ada' });
  const text = await (await ask(workbench, '/lexicon/tiny/export')).text();
  return { workbench, secret: /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '' };
}

async function ask({ app }: Workbench, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('host', '127.0.0.1:4180');
  return await app.request(`${origin}${path}`, { ...init, headers });
}

/** What a page may answer: no error of the server. */
async function readPage(response: Response, asked: string): Promise<void> {
  const text = await response.text();
  if (response.status >= 500)
    throw new Error(`status ${response.status}: ${text.slice(0, 300)} of ${asked.slice(0, 300)}`);
}

/** The characters that a browser would send of a path or a query. */
const addressOf = (text: string): string => encodeURI(text).replaceAll('%25', '%').replaceAll('#', '');

function requestTarget(
  name: string,
  seeds: readonly string[],
  {
    send,
    tokens,
  }: { readonly send: (open: OpenWorkbench, text: string) => Promise<void>; readonly tokens: readonly string[] },
): FuzzTarget {
  const opened = new Map<string, Promise<OpenWorkbench>>();
  return {
    name,
    tokens,
    seeds: async (scratch) => {
      opened.set(scratch, openIn(scratch, name));
      await opened.get(scratch);
      return seeds.map((text) => Buffer.from(text));
    },
    parse: async (bytes, scratch) => {
      const open = await opened.get(scratch);
      if (open !== undefined) await send(open, bytes.toString('utf8'));
    },
  };
}

const pages = [
  '/lexicon/tiny?q=dog',
  '/lexicon/tiny/entry/tiny-dog-n',
  '/lexicon/tiny/synset/tiny-1',
  '/lexicon/tiny/edit/set-gloss?synset=tiny-1&number=1',
  '/lexicon/tiny/edit/new-sense?lemma=cat&done=3',
  '/lexicon/tiny/pick?q=d&for=synset',
  '/lexicon/tiny/history?from=20',
  '/lexicon/tiny/findings?code=E1',
  '/lexicon/tiny/export?format=lmf',
  '/lexicon/tiny/suggestions',
  '/lexicon/tiny/graph/tiny-1',
  '/assets/x/y.css',
  '/?who=x',
];

const forms = [
  'set-gloss\nsynset=tiny-1&text=an+animal&number=1&version=1+tiny-1&why=x',
  'add-entry\nid=&lemma=cat&partOfSpeech=n&forms=cats%0D%0Acat%27s',
  'relate\nsource=tiny-1&type=hypernym&target=tiny-2&back=%2Flexicon%2Ftiny',
  'order-senses\nentry=tiny-dog-n&senses=dog-1+a%0Adog-2+b',
  'merge\nsynset=tiny-1&into=tiny-2',
  'remove\nid=tiny-1&reason=x&supersededBy=tiny-2',
  'new-sense\nlemma=cat&partOfSpeech=n&synset=tiny-1',
  'set-dot-type\nsynset=tiny-4&dotType=information&dotType=physical',
  'set-qualia\nsynset=tiny-4&role=telic&values=read',
];

/** What the server of the workbench reads: addresses and forms. Forms are tried and never saved, so that inputs stay apart. */
export const workbenchTargets: readonly FuzzTarget[] = [
  requestTarget('workbench-page', pages, {
    tokens: [
      '%00',
      '%E4%B8',
      '..%2F',
      '//',
      '?q=',
      '&from=-1',
      '&from=1e9',
      '__proto__',
      '/constructor',
      '%',
      ';',
      '%0A',
    ],
    send: async ({ workbench }, text) => {
      const path = addressOf(text.startsWith('/') ? text : `/${text}`);
      if (!URL.canParse(`${origin}${path}`)) return;
      await readPage(await ask(workbench, path), path);
    },
  }),
  requestTarget('workbench-form', forms, {
    tokens: [
      '&synset=tiny-1',
      '&version=1e9 tiny-1',
      '&number=-1',
      '&__proto__=1',
      '&constructor=x',
      '%0D%0A',
      '&text=',
      '%',
      '=',
    ],
    send: async ({ workbench, secret }, text) => {
      const [verb = '', ...rest] = text.split('\n');
      const body = new URLSearchParams(rest.join('\n'));
      body.set('step', 'preview');
      body.set('csrf', secret);
      const path = `/lexicon/tiny/edit/${encodeURIComponent(verb)}`;
      const headers = { origin, 'sec-fetch-site': 'same-origin' };
      await readPage(await ask(workbench, path, { method: 'POST', body, headers }), `${path} ${body}`);
    },
  }),
  requestTarget('workbench-body', ['csrf=x&q=1', '{"a":1}', ''], {
    tokens: ['\r\n', '--x', 'csrf=', '&'],
    send: async ({ workbench }, text) => {
      for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', text.slice(0, 60)]) {
        if (!/^[\t\x20-\x7e]*$/.test(type)) continue;
        const headers = { origin, 'content-type': type };
        const path = '/lexicon/tiny/edit/relate';
        await readPage(await ask(workbench, path, { method: 'POST', body: text, headers }), text);
      }
    },
  }),
  textTarget('local-address', ['/lexicon/tiny?x=1#y', '//elsewhere', 'https://a'], {
    parse: (text) => {
      const address = localAddress(text, '/');
      if (new URL(address, origin).origin !== origin) throw new Error(`leads away: ${address}`);
    },
    tokens: ['//', '\\', '/\\', '%2F', '@', '\t', 'http:'],
  }),
];
