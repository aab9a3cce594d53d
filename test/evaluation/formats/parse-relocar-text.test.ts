import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../../src/errors.js';
import { parseRelocarXml } from '../../../src/evaluation/formats/parse-metonymy-xml.js';
import { parseRelocarText } from '../../../src/evaluation/formats/parse-relocar-text.js';

const literal = (text: string) => ({ path: 'literal.txt', text });
const metonymic = (text: string) => ({ path: 'metonymic.txt', text });

const lit = 'Old Town<SEP>Near <ENT>Old Town<ENT>, north of Old Town.\nPeru<SEP><ENT>Peru<ENT> is large.\n';
const met = "Peru<SEP>So <ENT>Peru<ENT>'s team won.";

function failure(text: string): string {
  try {
    parseRelocarText(literal(lit), metonymic(text));
  } catch (error) {
    if (error instanceof FileFormatError) return error.message;
    throw error;
  }
  return 'nothing was thrown';
}

describe('parseRelocarText', () => {
  it('reads both files, with the place of the marked name', () => {
    const { kind, items, findings } = parseRelocarText(literal(lit), metonymic(met));
    expect([kind, findings]).toEqual(['metonymy', []]);
    expect(items.map(({ id, text, start, end, label }) => [id, text, start, end, label])).toEqual([
      ['literal-1', 'Near Old Town, north of Old Town.', 5, 13, 'literal'],
      ['literal-2', 'Peru is large.', 0, 4, 'literal'],
      ['metonymic-1', "So Peru's team won.", 3, 7, 'metonymic'],
    ]);
  });

  it('reads the same from CR-LF', () => {
    const crlf = parseRelocarText(literal(lit.replaceAll('\n', '\r\n')), metonymic(`${met}\r\n`));
    expect(crlf).toEqual(parseRelocarText(literal(lit), metonymic(met)));
  });

  it('tells of a name that is not the marked one', () => {
    const { items, findings } = parseRelocarText(literal(lit), metonymic(met.replace('Peru<SEP>', 'Chile<SEP>')));
    expect(items).toHaveLength(3);
    expect(findings).toEqual(['metonymic.txt, line 1: the name is "Chile", but "Peru" is marked.']);
  });

  it.each([
    ['So <ENT>Peru<ENT> won.'],
    ['Peru<SEP>So <ENT>Peru won.'],
    ['Peru<SEP>So <ENT>Peru<ENT> beat <ENT>Chile<ENT>.'],
    ['Peru<SEP>So <ENT> <ENT> won.'],
    ['Peru<SEP>x<SEP><ENT>Peru<ENT>'],
    [''],
  ])('refuses "%s", naming the line', (line) => {
    const message = failure(`${met}\n${line}\n`);
    expect(message).toMatch(/^metonymic\.txt, line 2: .*expected NAME<SEP>text <ENT>NAME<ENT> text\.$/);
  });

  it('finds the published texts of the XML, with the same names and labels', (context) => {
    const folder = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'metonymy');
    if (!existsSync(folder)) context.skip(`${folder} is not there; set QUALIA_DATA`);
    const [xml, first, second] = ['ReLocaR_Train.xml', 'relocar_literal_train.txt', 'relocar_metonymic_train.txt'].map(
      (file) => ({ path: file, text: readFileSync(join(folder, file), 'utf8') }),
    ) as [ReturnType<typeof literal>, ReturnType<typeof literal>, ReturnType<typeof literal>];
    const keys = (set: ReturnType<typeof parseRelocarText>) =>
      new Set(set.items.map(({ text, start, end, label }) => JSON.stringify([text, start, end, label])));
    const texts = parseRelocarText(first, second);
    expect(texts.findings).toEqual([]);
    expect(texts.items).toHaveLength(1026);
    const known = keys(parseRelocarXml(xml));
    // One text has a space behind the name that the XML lacks.
    expect([...keys(texts)].filter((key) => !known.has(key))).toHaveLength(1);
  });
});
