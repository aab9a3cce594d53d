import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../../src/errors.js';
import type { DatasetFile } from '../../../src/evaluation/dataset.js';
import { parseRelocarXml, parseSemevalMetonymy } from '../../../src/evaluation/formats/parse-metonymy-xml.js';
import { findGoldAspects } from '../../../src/evaluation/scores/metonymy-aspects.js';
import type { MetonymyItem, MetonymySet } from '../../../src/evaluation/sense-dataset.js';

const folder = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'metonymy');
const tiny = (text: string): DatasetFile => ({ path: 'tiny.xml', text });
const nameOf = ({ text, start, end }: MetonymyItem): string => text.slice(start, end);

const semeval = `<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE sampletexts [
<!ELEMENT sampletexts (sample*)>
<!-- <!ENTITY dollar "not this one"> -->
<!ENTITY dollar  "$">
<!ENTITY dollar  "nor this one">
<!ENTITY equo   '"' >
<!ENTITY eacute "&#233;" >
<!ENTITY amp "and">
]>
<sampletexts>
<sample id="samp1">
<bnc:title> A &amp; B </bnc:title>
<par>
It cost &dollar;5.
They met in <annot><location reading="literal"> Caf&eacute;ville </location></annot>, &equo; at  noon.
</par>
</sample>
<sample id="samp2">
<par>
<annot><location reading="metonymic" metotype="place-for-people" notes="a team"> Rome </location></annot>'s win
</par>
</sample>
<sample id="samp3">
<par>he sold <annot><org reading="mixed" notes="both">IBM</org></annot></par>
</sample>
</sampletexts>
`;

const relocar = `<?xml version="1.0" encoding="UTF-8"?>
<data>
<sample number="1">He went to <loc reading="lit">Old &amp; New Town</loc>.
</sample>
<sample number="2"><loc reading="met">Peru</loc> won, as Peru does.
</sample>
</data>
`;

function failure(parse: (file: DatasetFile) => MetonymySet, text: string): string {
  try {
    parse(tiny(text));
  } catch (error) {
    if (error instanceof FileFormatError) return error.message;
    throw error;
  }
  return 'nothing was thrown';
}

describe('parseSemevalMetonymy', () => {
  it('reads the text of a paragraph, the place of its name, reading and pattern', () => {
    const { kind, items, findings } = parseSemevalMetonymy(tiny(semeval));
    expect([kind, findings]).toEqual(['metonymy', []]);
    const text = 'It cost $5.\nThey met in Caféville, " at noon.';
    expect(items[0]).toEqual({
      id: 'samp1',
      text,
      start: 24,
      end: 33,
      nameClass: 'location',
      label: 'literal',
      pattern: undefined,
    });
    expect(items.map((item) => [item.text, nameOf(item), item.nameClass, item.label, item.pattern])).toEqual([
      [text, 'Caféville', 'location', 'literal', undefined],
      ["Rome's win", 'Rome', 'location', 'metonymic', 'place-for-people'],
      ['he sold IBM', 'IBM', 'organization', 'mixed', undefined],
    ]);
  });

  it('reads the same from CR-LF with a byte order mark and no final newline', () => {
    const crlf = `\uFEFF${semeval.trimEnd().replaceAll('\n', '\r\n')}`;
    expect(parseSemevalMetonymy(tiny(crlf))).toEqual(parseSemevalMetonymy(tiny(semeval)));
  });

  it('tells of unknown readings, which it leaves out, and of metonymies without a pattern', () => {
    const unknown = parseSemevalMetonymy(tiny(semeval.replace('"literal"', '"unknown"')));
    expect(unknown.items.map(({ id }) => id)).toEqual(['samp2', 'samp3']);
    expect(unknown.findings).toEqual(['tiny.xml, line 16: the reading of "samp1" is unknown; it is left out.']);
    const bare = parseSemevalMetonymy(tiny(semeval.replace(' metotype="place-for-people"', '')));
    expect(bare.items).toHaveLength(3);
    expect(bare.findings).toEqual(['tiny.xml, line 21: "samp2" is metonymic without a metotype.']);
    const twice = parseSemevalMetonymy(tiny(semeval.replace('he sold', 'CO&amp;sub2;')));
    expect(twice.items[2]?.text).toBe('CO&sub2; IBM');
    expect(twice.findings).toEqual(['tiny.xml, line 24: the text of "samp3" has "&sub2;", which was escaped twice.']);
  });

  it.each([
    ['&equo; at', '&constructor; at', /^tiny\.xml, line 16: undefined entity; expected well-formed XML/],
    ['"literal"', '"lit"', /line 16: "lit" is no reading; expected literal, metonymic, mixed, unknown/],
    ['place-for-people', 'place-for-peple', /line 21: "place-for-peple" is no metotype; expected place-for-people/],
    [' reading="literal"', '', /line 16: <location> has no "reading"/],
    ['id="samp2"', 'id="samp1"', /line 19: the id "samp1" is given twice/],
    [' id="samp2"', '', /line 19: <sample> has no "id"/],
    [
      '<org reading="mixed" notes="both">IBM</org>',
      '',
      /line 24: "samp3" has no name; expected one <location> or <org>/,
    ],
    ['he sold ', '<annot><org reading="literal">HP</org></annot> ', /line 25: a second name in "samp3"; expected one/],
    [
      '<org reading="mixed" notes="both">IBM</org>',
      '<person>Eve</person>',
      /line 25: <person> stands in <annot>; expected location or org/,
    ],
    ['</sample>', '', /line \d+: .*expected/],
  ])('refuses %s turned into "%s", naming the line', (before, after, message) => {
    expect(semeval).toContain(before);
    expect(failure(parseSemevalMetonymy, semeval.replace(before, after))).toMatch(message);
  });

  it('refuses a file without samples', () => {
    expect(failure(parseSemevalMetonymy, '<sampletexts/>')).toMatch(/line 1: no samples; expected elements <sample>/);
  });

  it('reads the 925 published names: 737 literal, 173 metonymic, 15 mixed', (context) => {
    const path = join(folder, 'SemEval.train.xml');
    if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
    const { items, findings } = parseSemevalMetonymy({ path, text: readFileSync(path, 'latin1') });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/has "&sub2;", which was escaped twice\.$/);
    const sizeOf = (label: string) => items.filter((item) => (item.pattern ?? item.label) === label).length;
    expect(['literal', 'place-for-people', 'place-for-event', 'othermet', 'mixed'].map(sizeOf)).toEqual([
      737, 161, 3, 9, 15,
    ]);
    expect(items).toHaveLength(925);
    for (const item of items) {
      expect(nameOf(item)).toMatch(/^\S(?:.*\S)?$/);
      expect(item.text).not.toMatch(/<| {2}/);
    }
    // othermet and mixed say nothing of the aspects.
    expect(items.filter((item) => findGoldAspects(item) === undefined)).toHaveLength(9 + 15);
  });
});

describe('parseRelocarXml', () => {
  it('reads number, text, name and reading', () => {
    expect(parseRelocarXml(tiny(relocar))).toEqual({
      kind: 'metonymy',
      items: [
        {
          id: '1',
          text: 'He went to Old & New Town.',
          start: 11,
          end: 25,
          nameClass: 'location',
          label: 'literal',
          pattern: undefined,
        },
        {
          id: '2',
          text: 'Peru won, as Peru does.',
          start: 0,
          end: 4,
          nameClass: 'location',
          label: 'metonymic',
          pattern: undefined,
        },
      ],
      findings: [],
    });
  });

  it('refuses other readings and elements, naming the line', () => {
    expect(failure(parseRelocarXml, relocar.replace('"met"', '"metonymic"'))).toMatch(
      /line 5: "metonymic" is no reading/,
    );
    expect(failure(parseRelocarXml, relocar.replace('data>', 'corpus>'))).toMatch(/line 2: <corpus> is the outermost/);
  });

  it('reads the 1,026 published names: 509 literal, 517 metonymic', (context) => {
    const path = join(folder, 'ReLocaR_Train.xml');
    if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
    const { items, findings } = parseRelocarXml({ path, text: readFileSync(path, 'utf8') });
    expect(findings).toEqual([]);
    expect(items).toHaveLength(1026);
    expect(items.filter(({ label }) => label === 'metonymic')).toHaveLength(517);
    expect(items.filter(({ label }) => label === 'literal')).toHaveLength(509);
    for (const item of items) expect(nameOf(item)).toMatch(/^\S(?:.*\S)?$/);
  });
});
