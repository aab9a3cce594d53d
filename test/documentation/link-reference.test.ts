import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linkReference } from '../../documentation/link-reference.js';

describe('linkReference', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'qualia-reference-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const header = '<header class="tsd-page-toolbar"><a href="index.html" class="title">qualia</a></header>';

  it('puts a link to the first page of the site before the title, from any depth', () => {
    mkdirSync(join(folder, 'classes'));
    writeFileSync(join(folder, 'index.html'), header);
    writeFileSync(join(folder, 'classes/space.html'), header);
    linkReference(folder);
    const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
    expect(read('index.html')).toContain(
      '<a href="../index.html" class="title" style="margin-right: 1.5rem">Guide</a><a ',
    );
    expect(read('index.html')).toContain('href="index.html" class="title">qualia</a>');
    expect(read('classes/space.html')).toContain('<a href="../../index.html" class="title"');
  });

  it('refuses a page that has no place for it', () => {
    writeFileSync(join(folder, 'index.html'), '<p>other</p>');
    expect(() => linkReference(folder)).toThrow('index.html has no header');
  });
});
