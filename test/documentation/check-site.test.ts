import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkSite } from '../../documentation/check-site.js';

let folder = '';

/** Writes a site of files and returns what is wrong with it. */
function check(files: Readonly<Record<string, string>>, foreign: readonly string[] = []): string[] {
  folder = mkdtempSync(join(tmpdir(), 'qualia-check-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return checkSite(folder, { foreign });
}

const page = (body: string): string => `<title>t</title><h1 id="top">t</h1>${body}`;

describe('checkSite', () => {
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('finds nothing where all is well', () => {
    const index = page('<a href="a/b.html#end">b</a> <a href="#top">up</a> <a href="https://example.org">out</a>');
    expect(check({ 'index.html': index, 'a/b.html': page('<p id="end"><a href="../index.html">a</a></p>') })).toEqual(
      [],
    );
  });

  it('finds files, anchors and pictures that are not there, and folders in the place of pages', () => {
    const body =
      '<a href="no.html">a</a><a href="#no">a</a><a href="b.html#no">a</a><img alt="" src="no.png"><a href="a">a</a>';
    expect(check({ 'index.html': page(body), 'b.html': page(''), 'a/c.txt': '' })).toEqual([
      'index.html leads to no.html, which is not there.',
      'index.html leads to #no, but index.html has no anchor "no".',
      'index.html leads to b.html#no, but b.html has no anchor "no".',
      'index.html leads to no.png, which is not there.',
      'index.html leads to a, which is not there.',
    ]);
  });

  it('finds addresses that leave the site or begin at its root, which do not work from disk', () => {
    expect(check({ 'index.html': page('<a href="/index.html">a</a><a href="../x.html">a</a>') })).toEqual([
      'index.html leads to /index.html, which is not there.',
      'index.html leads to ../x.html, which is not there.',
    ]);
  });

  it('finds what would be loaded from the network', () => {
    expect(check({ 'index.html': page('<script src="https://example.org/a.js"></script>') })).toEqual([
      'index.html loads https://example.org/a.js from the network.',
    ]);
  });

  it('finds pages without title or heading, that cannot be reached, and anchors that stand twice', () => {
    expect(check({ 'index.html': page('<p id="top"></p>'), 'constructor.html': '<title> </title>' })).toEqual([
      'constructor.html has no title.',
      'constructor.html has no heading of the first level.',
      'index.html has the anchor "top" twice.',
      'constructor.html cannot be reached from index.html.',
    ]);
  });

  it('asks of pages of another program only that links lead to them', () => {
    const index = page('<a href="api/index.html#x">a</a><a href="api/no.html">a</a>');
    expect(check({ 'index.html': index, 'api/index.html': '<a href="nowhere.html">a</a>' }, ['api'])).toEqual([
      'index.html leads to api/no.html, which is not there.',
    ]);
  });

  it('takes a text that shows a link for no link', () => {
    expect(check({ 'index.html': page('<code>&lt;a href=&quot;no.html&quot;&gt;</code>') })).toEqual([]);
  });
});
