import { describe, expect, it } from 'vitest';
import { makeReport } from '../../../src/evaluation/report/make-report.js';
import { reportToHtml } from '../../../src/evaluation/report/report-html.js';
import { hostileNames, inventManifests, inventResults } from './invented-results.js';
import { makeResult } from './make-result.js';

const page = reportToHtml(makeReport(inventResults(), inventManifests(), { title: 'A & B' }));

describe('reportToHtml', () => {
  it('gives the same bytes for the same results in any order', () => {
    expect(reportToHtml(makeReport(inventResults().toReversed(), inventManifests(), { title: 'A & B' }))).toBe(page);
  });

  it('holds no script, and no address but those of links', () => {
    expect(page).not.toMatch(/<script|javascript:|\son\w+=|@import|@font-face|url\(/i);
    const addresses = page.match(/[^\s"]*:\/\/[^\s"]*/g) ?? [];
    expect(new Set(addresses)).toEqual(new Set(['https://example.org/']));
    expect(page.match(/(?:src|href)="(?!#|data:,|https:\/\/example\.org\/)/g)).toBeNull();
  });

  it('escapes whatever a result or a manifest says', () => {
    const evil = `"><img src=x onerror=alert(1)><script>alert(2)</script>'`;
    const result = makeResult({
      task: evil,
      kind: evil,
      version: evil,
      mainScore: evil,
      missing: [evil],
      scores: [{ measure: evil, value: 0.5, interval: null }],
      anchors: [{ name: evil, role: 'floor', measure: evil, value: 0.1 }],
      confusion: [{ gold: evil, answer: evil, items: 3 }],
      data: [{ path: evil, sha256: evil }],
      inventory: { name: evil, sha256: evil },
      system: { name: evil, specification: evil, settings: { [evil]: evil }, files: [{ path: evil, sha256: evil }] },
    });
    const text = reportToHtml(makeReport([{ path: 'a.json', result }], [], { title: evil }));
    expect(text).not.toMatch(/<img|<script/);
    expect(text.match(/onerror=/g)?.length).toBe(text.match(/&lt;img src=x onerror=/g)?.length);
  });

  it('links to addresses of the web alone', () => {
    const [manifest] = inventManifests();
    if (manifest === undefined) throw new Error('There is one.');
    const text = reportToHtml(makeReport(inventResults(), [{ ...manifest, address: 'javascript:alert(1)' }]));
    expect(text).not.toContain('javascript:');
  });

  it('marks published scores, in the drawing by hollow rings and in words', () => {
    expect(page).toContain('<circle class="mark published"');
    expect(page).toContain('published: Earlier | 2014');
    expect(page).toMatch(/<bdi>Later 2016<\/bdi><\/th><td class="number">0\.680<\/td>.*published/);
  });

  it('shows both scores, and first thirty of the missing words with how many more', () => {
    expect(page).toContain('<td class="number">0.487</td><td class="number">0.460</td><td class="number">5</td>');
    expect(page).toMatch(/zqu29th<\/bdi> and 17 more\./);
  });

  it('shows a score that is not there as none', () => {
    expect(page).toMatch(/&lt;script&gt;alert\(1\)&lt;\/script&gt;<\/bdi><\/th><td class="number">none<\/td>/);
    expect(page).toContain(`<bdi>${hostileNames.member}</bdi>`);
  });

  it('lists the most frequent confusions where there are too many labels for a drawing', () => {
    const labels = Array.from({ length: 20 }, (_, place) => `label-${place}`);
    const confusion = labels.flatMap((gold) => labels.map((answer, place) => ({ gold, answer, items: place })));
    const text = reportToHtml(makeReport([{ path: 'a.json', result: makeResult({ confusion }) }], []));
    expect(text).toContain('The 30 most frequent of 380 confusions');
    expect(text).toMatch(/<bdi>label-0<\/bdi><\/th><td><bdi>label-19<\/bdi><\/td><td class="number">19<\/td>/);
    expect(text).not.toContain('class="plot heat"');
  });

  it('says so where no system has the score', () => {
    const scores = [{ measure: 'spearman with mean ratings', value: null, interval: null }];
    const text = reportToHtml(makeReport([{ path: 'a.json', result: makeResult({ scores }) }], []));
    expect(text).toContain('there is nothing to draw');
    expect(text).toContain('<td class="number">none</td>');
  });
});
