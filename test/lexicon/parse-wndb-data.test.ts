import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../src/errors.js';
import { parseWndbLine, scanWndbData } from '../../src/lexicon/parse-wndb-data.js';

const able = '00 s 02 able(p) 0 __proto__ a 002 & 00000123 s 0000 + 00000456 n 0201 | having the means; "can"  ';

function parse(line: string, partOfSpeech: 'a' | 'v' = 'a') {
  const data = scanWndbData(Buffer.from(`00000000 ${line}\n`), partOfSpeech, 'data.adj');
  return parseWndbLine(data, 0);
}

describe('parseWndbLine', () => {
  it('reads members, lexical ids, relations and the gloss', () => {
    expect(parse(able)).toEqual({
      fileNumber: 0,
      satellite: true,
      members: ['able', '__proto__'],
      lexicalIds: [0, 10],
      relations: [
        { type: 'similar', target: '00000123-a' },
        { type: 'derivation', target: '00000456-n', sourceMember: 1, targetMember: 0 },
      ],
      gloss: 'having the means; "can"',
    });
  });

  it('passes over the sentence frames of a verb', () => {
    const line = parse('29 v 01 respire 1 000 02 + 02 00 + 08 00 | breathe  ', 'v');
    expect(line).toMatchObject({ members: ['respire'], gloss: 'breathe' });
  });

  it('reads letters beyond ASCII', () => {
    expect(parse('00 a 01 café 0 000 | naïve  ')).toMatchObject({ members: ['café'], gloss: 'naïve' });
  });

  it.each([
    ['the file number is no number', able.replace('00 s', 'xx s'), 'the number of a lexicographers file'],
    ['the type is another', able.replace('00 s', '00 n'), 'synset type a'],
    ['the members are fewer than counted', able.replace('s 02', 's 09'), 'a count of'],
    ['there are no members', able.replace('s 02', 's 00'), 'a count of members'],
    ['a pointer symbol is unknown', able.replace('&', '?'), 'a count of pointers'],
    ['a pointer has a short offset', able.replace('00000123', '0000123'), 'a count of pointers'],
    ['a pointer starts from a member too many', able.replace('0201', '0301'), 'a count of pointers'],
    ['the gloss is missing', able.replace('| ', ''), '"| " before the gloss'],
  ])('throws FileFormatError with the byte offset when %s', (_, broken, expected) => {
    expect(() => parse(broken)).toThrow(FileFormatError);
    expect(() => parse(broken)).toThrow(`data.adj, byte 0: expected ${expected}`);
  });
});

describe('scanWndbData', () => {
  it('passes over the licence and finds where each line begins', () => {
    const text = '  1 licence  \n00000014 00 a 01 x 0 000 | y  \n00000045 00 a 01 z 0 000 | w  \n';
    expect([...scanWndbData(Buffer.from(text), 'a', 'data.adj').offsets]).toEqual([14, 45]);
  });

  it('throws FileFormatError when a line does not start with its byte offset', () => {
    const text = Buffer.from('00000001 00 a 01 x 0 000 | y  \n');
    expect(() => scanWndbData(text, 'a', 'data.adj')).toThrow(
      'data.adj, byte 0: expected a line that starts with 00000000',
    );
  });

  it('throws FileFormatError when the last line is cut off', () => {
    const text = Buffer.from('00000000 00 a 01 x 0');
    expect(() => scanWndbData(text, 'a', 'data.adj')).toThrow(FileFormatError);
  });
});
