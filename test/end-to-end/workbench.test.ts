import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LexiconDatabase } from '../../src/lexicon/store/lexicon-database.js';
import { createAnimals } from '../lexicon/edits/edit-fixture.js';
import { readCorpus, suggest } from '../lexicon/evidence/evidence-fixture.js';
import { findContrasts } from './page-checks.js';
import { runCommand } from './run-command.js';

const executablePath = process.env['QUALIA_CHROMIUM'] ?? '/usr/bin/chromium';
const isHere = existsSync(executablePath);
if (!isHere) process.stderr.write(`${executablePath} is not there; set QUALIA_CHROMIUM to test the workbench.\n`);
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** A store that the command serves. */
interface Served {
  readonly store: string;
  readonly address: string;
  readonly child: ChildProcess;
}

const folder = mkdtempSync(join(tmpdir(), 'qualia-workbench-'));
const children: ChildProcess[] = [];
let made = 0;

/** Makes a store with animals, dogs and books, lines of a corpus and suggestions. */
function makeStore(): string {
  const store = join(folder, `tiny-${made++}.sqlite`);
  const database = new LexiconDatabase(store, { create: true });
  const evidence = readCorpus(database.add(createAnimals()));
  evidence.addSuggestions(1, [
    suggest(),
    suggest({ subject: 'book n', lemma: 'book', title: 'Books are read.', score: 0.5, operations: [] }),
  ]);
  database.close();
  return store;
}

async function serve(store = makeStore(), ...flags: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, [main, 'lexicon', 'serve', store, '--port', '0', '--who', 'Ada', ...flags]);
  children.push(child);
  let told = '';
  for await (const text of child.stderr.setEncoding('utf8') as AsyncIterable<string>) {
    told += text;
    const address = /is open at (\S+)\n/.exec(told)?.[1];
    if (address !== undefined) return { store, address, child };
  }
  throw new Error(`The server did not begin: ${told}`);
}

async function stop({ child }: Served): Promise<number | null> {
  child.kill('SIGINT');
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
}

afterAll(() => {
  for (const child of children) child.kill();
  rmSync(folder, { recursive: true, force: true });
});

describe('qualia lexicon serve', () => {
  it('serves a store until Ctrl-C, and leaves it whole', async () => {
    const served = await serve();
    const page = await fetch(`${served.address}lexicon/tiny?q=anim`);
    expect(await page.text()).toContain('a living thing that moves');
    const refused = await runCommand(['lexicon', 'serve', served.store, '--port', '0']);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('is open in process')]);
    expect(await stop(served)).toBe(0);
    const { code, stdout } = await runCommand(['lexicon', 'show', served.store, 'dog']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('tiny-dog-n, version 0')]);
  });

  it('says what to do where the port is taken, and where the store is not there', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const { code, stderr } = await runCommand(['lexicon', 'serve', makeStore(), '--port', String(port)]);
    other.close();
    expect([code, stderr]).toEqual([
      2,
      `qualia: Cannot listen on port ${port} of 127.0.0.1: another program has it.\nTake another one, such as --port ${port + 1}, or --port 0 for any that is free.\n`,
    ]);
    expect((await runCommand(['lexicon', 'serve', join(folder, 'nothing')])).code).toBe(2);
  });

  it('makes a token for any address but that of this machine alone', async () => {
    const served = await serve(makeStore(), '--host', '0.0.0.0');
    const [, token = ''] = /\?token=([\w-]{20,})$/.exec(served.address) ?? [];
    const base = served.address.replace(/\?.*/, '').replace('localhost', '127.0.0.1');
    expect((await fetch(base)).status).toBe(401);
    const answer = await fetch(`${base}?token=${token}`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([303, expect.stringContaining('HttpOnly')]);
    await stop(served);
    const short = await runCommand(['lexicon', 'serve', makeStore(), '--token', 'short', '--port', '0']);
    expect([short.code, short.stderr]).toEqual([2, expect.stringContaining('--token')]);
  });
});

/** Sends bytes as they are, and gives the first line of the answer with its body. */
function sendRaw({ address }: Served, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.setEncoding('utf8').on('data', (piece: string) => {
      answer += piece;
    });
    socket.on('error', reject).on('close', () => resolve(answer));
  });
}

describe('the server', () => {
  it.each([
    ['a path that climbs', 'GET /../../../../etc/passwd HTTP/1.1', '', 404],
    ['a path that climbs from the files', 'GET /assets/../../../../etc/passwd HTTP/1.1', '', 404],
    ['a path that climbs, encoded', 'GET /assets/x/..%2f..%2f..%2f..%2fetc%2fpasswd HTTP/1.1', '', 404],
    ['a path that climbs, encoded twice', 'GET /assets/x/%252e%252e%252fetc%252fpasswd HTTP/1.1', '', 404],
    ['a backslash', 'GET /assets/x/..\\..\\etc\\passwd HTTP/1.1', '', 400],
    ['an encoding that is none', 'GET /lexicon/tiny/entry/%E0%A4%A HTTP/1.1', '', 404],
    [
      'the whole address of another host',
      'GET http://evil.example/lexicon/tiny HTTP/1.1',
      'Host: evil.example\r\n',
      421,
    ],
    ['a tag in the path', 'GET /lexicon/<script>alert(1)</script> HTTP/1.1', '', 404],
    ['another method', 'TRACE /lexicon/tiny HTTP/1.1', '', 405],
    ['a write without anything', 'POST /lexicon/tiny/undo HTTP/1.1', 'Content-Length: 0\r\n', 403],
    [
      'a form of another site',
      'POST /lexicon/tiny/undo HTTP/1.1',
      'Origin: http://evil.example\r\nContent-Length: 0\r\n',
      403,
    ],
    ['two lengths', 'POST /lexicon/tiny/undo HTTP/1.1', 'Content-Length: 0\r\nContent-Length: 5\r\n', 400],
    ['no protocol', 'GET', '', 400],
  ])('answers %s, and goes on', async (_, line, headers, status) => {
    const host = headers.startsWith('Host') ? '' : `Host: ${new URL(served.address).host}\r\n`;
    const answer = await sendRaw(served, `${line}\r\n${host}${headers}Connection: close\r\n\r\n`);
    expect(answer.split('\r\n')[0]).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).not.toMatch(/root:|<script>alert/);
    expect((await fetch(`${served.address}lexicon/tiny`)).status).toBe(200);
  });

  it('refuses a body that is too large before it has come', async () => {
    const origin = served.address.replace(/\/$/, '');
    const head = `POST /lexicon/tiny/undo HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nOrigin: ${origin}\r\n`;
    const answer = await sendRaw(served, `${head}Content-Length: 99999999999\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
  });

  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
});

describe.skipIf(!isHere)('the workbench in a browser', () => {
  let browser: Browser;
  const faults: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });

  afterAll(async () => {
    await browser?.close();
  });

  /** Opens a page; whatever it complains of is a fault. */
  async function open(served: Served, path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => {
      // What the server refuses on purpose is told there too.
      if (!/status of 4(?:04|09|22)/.test(message.text())) faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${served.address}lexicon/tiny${path}`);
    return page;
  }

  it('is used by the keyboard alone: search, open, edit a gloss, undo, go about', async () => {
    const served = await serve();
    const page = await open(served, '');
    await page.keyboard.press('/');
    await page.keyboard.type('hou');
    await page.waitForSelector('#results [data-item] >> text=hound');
    await page.keyboard.press('Enter');
    await page.waitForURL(/entry\/tiny-hound-n/);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await page.evaluate('document.activeElement.id')).toBe('hound-1');
    await page.keyboard.press('e');
    await page.waitForSelector('textarea:focus');
    // Letters are letters here: no key does anything else.
    await page.keyboard.type(' of a hunter /jkeu?');
    await page.waitForSelector('.preview >> text=a barking beast of a hunter /jkeu?');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/done=1/);
    expect(await page.textContent('#hound-1 .gloss')).toContain('a barking beast of a hunter /jkeu?');
    expect(await page.evaluate('document.activeElement.id')).toBe('hound-1');
    await page.keyboard.press('u');
    await page.waitForURL(/done=2/);
    expect(await page.textContent('#hound-1 .gloss')).not.toContain('hunter');
    await page.keyboard.press('Shift+U');
    await page.waitForURL(/done=3/);
    await page.keyboard.press('?');
    expect(await page.isVisible('dialog#keys')).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.isVisible('dialog#keys')).toBe(false);
    for (const [key, section] of [
      ['f', 'findings'],
      ['q', 'suggestions'],
      ['c', 'concordance'],
      ['a', 'aspects'],
      ['h', 'history'],
      ['x', 'export'],
    ] as const) {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await page.waitForURL(new RegExp(`/${section}$`));
    }
    await stop(served);
  });

  it('opens the first word that is found, also when Enter is pressed before the answer is there', async () => {
    const served = await serve();
    const page = await open(served, '/entry/tiny-animal-n');
    await page.route('**/lexicon/tiny?q=*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.continue();
    });
    await page.keyboard.press('/');
    await page.keyboard.type('hou');
    await page.keyboard.press('Enter');
    await page.waitForURL(/entry\/tiny-hound-n/);
    // What is not there is not opened, but said to be missing.
    await page.keyboard.press('/');
    await page.keyboard.type('xyzzy');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#results >> text=No word begins so');
    expect(page.url()).toContain('?q=xyzzy');
    await stop(served);
  });

  it('adds a sense with a relation, whose inverse is there', async () => {
    const served = await serve();
    const page = await open(served, '/entry/tiny-hound-n');
    await page.keyboard.press('n');
    await page.waitForSelector('[data-editing]');
    await page.fill('textarea[name=gloss]', 'a person who hunts news');
    await page.click('input[name=target]');
    await page.keyboard.type('anim');
    await page.waitForSelector('[role=option] >> text=a living thing');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.inputValue('input[name=target]')).toBe('tiny-1');
    await page.waitForSelector('.preview >> text=hyponym');
    await page.click('button.main');
    await page.waitForURL(/done=1/);
    expect(await page.textContent('.senses')).toContain('a person who hunts news');
    await page.goto(`${served.address}lexicon/tiny/synset/tiny-1`);
    expect(await page.textContent('.relations')).toMatch(/hyponym 2.*hound.*hound/s);
    expect(await page.locator('svg a').count()).toBe(3);
    await stop(served);
  });

  it('shows what a form would bring before it saves it', async () => {
    const served = await serve();
    const page = await open(served, '/synset/tiny-2');
    await page.keyboard.press('e');
    await page.fill('textarea[name=text]', 'a dog');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.preview[data-findings="1"] >> text=W352');
    expect(page.url()).not.toContain('done');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/done=1/);
    await stop(served);
  });

  it('tells the second of two who edit the same, and keeps what he typed', async () => {
    const served = await serve();
    const [first, second] = [await open(served, '/synset/tiny-2'), await open(served, '/synset/tiny-2')];
    for (const page of [first, second]) {
      await page.keyboard.press('e');
      await page.waitForSelector('textarea:focus');
    }
    await first.fill('textarea[name=text]', 'theirs');
    await first.keyboard.press('Control+Enter');
    await first.waitForURL(/done=1/);
    await second.fill('textarea[name=text]', 'mine');
    await second.waitForSelector('.alert >> text=while you were writing');
    expect(await second.inputValue('textarea[name=text]')).toBe('mine');
    await second.keyboard.press('Control+Enter');
    await second.waitForURL(/done=2/);
    expect(await second.textContent('.gloss')).toContain('mine');
    await stop(served);
  });

  it('accepts and rejects suggestions by a letter', async () => {
    const served = await serve();
    const page = await open(served, '/suggestions');
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await page.waitForURL(/done=1/);
    expect(await page.evaluate('document.activeElement.id')).toBe('s-2');
    expect(await page.locator('.queue > li').count()).toBe(1);
    await page.keyboard.press('r');
    await page.waitForSelector('[data-editing] input[name=why]:focus');
    await page.keyboard.type('they are');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=None.');
    await page.goto(`${served.address}lexicon/tiny/suggestions?state=all`);
    expect(await page.textContent('.queue')).toMatch(/accepted.*rejected.*they are/s);
    await page.goto(`${served.address}lexicon/tiny/entry/tiny-dog-n`);
    expect(await page.textContent('#dog-1')).toContain('The dog barked.');
    await stop(served);
  });

  it('sets a dot type, mends a finding, and exports', async () => {
    const served = await serve();
    const page = await open(served, '/entry/tiny-book-n');
    await page.click('summary:has-text("Edit this sense")');
    await page.click('a:has-text("Dot type")');
    await page.check('input[value=physical]');
    await page.check('input[value=information]');
    await page.waitForSelector('.preview >> text=information.physical');
    await page.waitForSelector('.preview >> text=W651');
    await page.click('button.main');
    await page.waitForURL(/done=1/);
    expect(await page.textContent('#book-1')).toContain('information.physical');
    await page.goto(`${served.address}lexicon/tiny/edit/add-entry?lemma=emu&partOfSpeech=n`);
    await page.click('button.main');
    await page.waitForSelector('.preview >> text=W201');
    await page.click('button.main');
    await page.waitForURL(/done=2/);
    await page.goto(`${served.address}lexicon/tiny/findings?code=W201`);
    await page.waitForSelector('.findings li');
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await page.waitForURL(/done=3/);
    await page.waitForSelector('text=None.');
    await page.goto(`${served.address}lexicon/tiny/export`);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('a:has-text("WN-LMF")')]);
    expect(readFileSync(await download.path(), 'utf8')).toContain('dc:type="information.physical"');
    await stop(served);
  });

  it('works without the script', async () => {
    const served = await serve();
    const page = await open(served, '?q=dog', { javaScriptEnabled: false });
    await page.click('a:has-text("dog")');
    await page.click('#dog-1 .gloss a');
    await page.fill('textarea[name=text]', 'a loud beast');
    await page.click('button:has-text("See what will change")');
    expect(await page.textContent('.preview')).toContain('a loud beast');
    await page.click('main button:has-text("Save")');
    expect(await page.textContent('#dog-1 .gloss')).toContain('a loud beast');
    await page.click('button:has-text("Undo")');
    expect(await page.textContent('#dog-1 .gloss')).toContain('a barking beast');
    await stop(served);
  });

  it('has a name for every control, letters that can be read, and no scrolling to the side', async () => {
    const served = await serve();
    const paths = [
      '',
      '?q=dog',
      '/entry/tiny-dog-n',
      '/entry/tiny-book-n',
      '/synset/tiny-2',
      '/findings',
      '/suggestions',
    ];
    paths.push(
      '/suggestions/1',
      '/suggestions/1/change',
      '/concordance',
      '/concordance?lemma=dog',
      '/aspects',
      '/history',
    );
    paths.push(
      '/export',
      '/entry/nothing',
      '/edit/new-sense',
      '/edit/set-dot-type?sense=book-1',
      '/edit/split?synset=tiny-2',
    );
    for (const [width, colorScheme] of [
      [1200, 'light'],
      [360, 'dark'],
    ] as const) {
      const page = await open(served, '/entry/tiny-dog-n', { viewport: { width, height: 740 }, colorScheme });
      const session = await page.context().newCDPSession(page);
      for (const path of paths) {
        await page.goto(`${served.address}lexicon/tiny${path}`);
        if (path === '/findings') await page.waitForSelector('text=None.');
        await page.evaluate("for (const each of document.querySelectorAll('main details')) each.open = true");
        expect(await page.evaluate(findWide), path).toEqual([]);
        const { nodes } = await session.send('Accessibility.getFullAXTree');
        const controls = nodes.filter(({ ignored, role }) => !ignored && controlRoles.has(String(role?.value)));
        expect(controls.length, path).toBeGreaterThan(8);
        const nameless = controls.filter(({ name }) => String(name?.value ?? '').trim() === '');
        expect(
          nameless.map(({ role }) => role?.value),
          path,
        ).toEqual([]);
        const pale = (await page.evaluate(findContrasts)).filter(({ contrast }) => contrast < 4.5);
        // What stands on the box in the middle of a drawing has that colour behind it.
        const onBoxes: string[] = await page.evaluate(
          "[...document.querySelectorAll('svg .centre text')].map((each) => each.textContent)",
        );
        expect(
          pale.filter(({ text }) => !onBoxes.includes(text)),
          `${path} ${colorScheme}`,
        ).toEqual([]);
      }
      await page.context().close();
    }
    await stop(served);
  });

  it('changes its colours by a button, also against the system', async () => {
    const served = await serve();
    const page = await open(served, '', { colorScheme: 'light' });
    const paper = (): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await paper();
    await page.click('summary:has-text("Ada")');
    await page.click('button:has-text("make dark")');
    await page.waitForSelector('[data-theme=dark]');
    expect(await paper()).not.toBe(light);
    await stop(served);
  });

  it('has nothing to complain of', () => {
    expect(faults).toEqual([]);
  });
});

/** What reaches beyond the sides of the page, where that scrolls to the side. */
const findWide = `document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
  [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth)
  .map((each) => each.outerHTML.slice(0, 120))`;

const controlRoles = new Set([
  'button',
  'link',
  'textbox',
  'searchbox',
  'combobox',
  'checkbox',
  'DisclosureTriangle',
  'option',
]);
