import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileFormatError, OptionError } from '../../src/errors.js';
import { readOmw } from '../../src/lexicon/read-omw.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';
import { createTinyWordnet, omwText, writeLexiconFile } from './lexicon-fixture.js';

const wordnet = createTinyWordnet();

async function read(text: string, fold?: (lemma: string) => string) {
  return await readOmw(await writeLexiconFile('omw.tab', text), { wordnet, fold });
}

describe('readOmw', () => {
  it('has every synset of the WordNet, with the lemmas of the file in their order', async () => {
    const { lexicon, language } = await read(omwText);
    expect([lexicon.name, lexicon.version, language]).toEqual(['Tiny Chinese', 'on Tiny WordNet 3.0', 'cmn']);
    expect([...lexicon.synsets].map(({ id }) => id)).toEqual([...wordnet.synsets].map(({ id }) => id));
    const lemmas = [...lexicon.synsets].map(({ senses }) => senses.map(({ lemma }) => lemma));
    expect(lemmas).toEqual([
      [],
      ['狗', 'Dog狗'],
      ['狗', '看门 狗'],
      ['跑'],
      ['跑'],
      ['高兴', 'constructor', '  proto  '],
    ]);
  });

  it('makes keys of the lemma and the synset', async () => {
    const { lexicon } = await read(omwText);
    expect(lexicon.senses('狗').map(({ key }) => key)).toEqual(['狗%00000002-n', '狗%00000003-n']);
    expect(lexicon.senses('看门 狗')[0]?.key).toBe('看门_狗%00000003-n');
    expect(lexicon.sense('dog狗%00000002-n').lemma).toBe('Dog狗');
    expect(lexicon.findSense('狗%00000001-n')).toBeUndefined();
    expect(lexicon.findSense('狗')).toBeUndefined();
  });

  it('ranks by the count of the English senses of the synset, ties by the order of the file', async () => {
    // The two dogs were seen 42 + 0 and 2 times.
    const { lexicon } = await read('00000003-n\tcmn:lemma\t狗\n00000002-n\tcmn:lemma\t狗\n');
    expect(lexicon.senses('狗').map(({ synset, rank, count }) => [synset, rank, count])).toEqual([
      ['00000002-n', 1, 42],
      ['00000003-n', 2, 2],
    ]);
    const tied = await read('00000006-a\tx:lemma\tA\n00000003-n\tx:lemma\tb\n00000006-a\tx:lemma\tc\n');
    expect(tied.lexicon.senses('a')[0]?.rank).toBe(1);
  });

  it('takes definitions and examples of the file where there are any, else those of the WordNet', async () => {
    const { lexicon } = await read(omwText);
    expect(lexicon.synset('00000002-n')).toMatchObject({ definition: '一种动物', examples: ['狗叫了'] });
    expect(lexicon.synset('00000003-n')).toMatchObject({
      definition: 'definition of dog',
      examples: ['example of dog'],
    });
  });

  it('keeps relations between English senses as relations between synsets, once each', async () => {
    const { lexicon } = await read(omwText);
    expect(lexicon.synset('00000005-v').relations).toEqual([{ type: 'derivation', target: '00000004-n' }]);
  });

  it('cuts a particle behind a plus sign off, and finds the lemma with it too', async () => {
    const { lexicon } = await read(omwText);
    expect(lexicon.senses('高兴', 'a')[0]?.lemma).toBe('高兴');
    expect(lexicon.senses('高兴的')).toEqual(lexicon.senses('高兴'));
    expect([...lexicon.lemmas()]).not.toContain('高兴的');
    const twice = await read(
      '00000006-a\tcmn:lemma\t东北+的+地\n00000003-n\tcmn:lemma\t目的\n00000003-n\tcmn:lemma\t目+的\n',
    );
    expect(twice.lexicon.senses('东北地')).toEqual(twice.lexicon.senses('东北'));
    expect(twice.lexicon.senses('目的')[0]?.lemma).toBe('目的');
    expect(twice.lexicon.senses('目')[0]?.lemma).toBe('目');
  });

  it('leaves other plus signs alone unless a Chinese character follows', async () => {
    const { lexicon } = await read('00000001-n\teng:lemma\tC++\n00000001-n\tcmn:lemma\t双手 + 型\n');
    expect([...lexicon.lemmas()]).toEqual(['c++', '双手型']);
  });

  it('treats lemmas of one synset that differ in letter case only as one', async () => {
    const { lexicon, findings } = await read(omwText);
    expect(lexicon.senses('dog狗')).toHaveLength(1);
    expect(lexicon.senses('dog狗')[0]).toMatchObject({ lemma: 'Dog狗', variants: ['dog狗'] });
    expect(findings).toEqual([]);
  });

  it('finds lemmas in either script where it is told how to fold them', async () => {
    const fold = (lemma: string): string => lemma.replaceAll('髮', '发').replaceAll('發', '发');
    const { lexicon } = await read(
      '00000001-n\tqcn:lemma\t髮\n00000002-n\tqcn:lemma\t發\n00000003-n\tqcn:lemma\t發\n',
      fold,
    );
    const found = lexicon.senses('发').map(({ lemma, rank }) => [lemma, rank]);
    // Counts are 42, 9 and 2.
    expect(found).toEqual([
      ['發', 1],
      ['髮', 2],
      ['發', 3],
    ]);
    expect(lexicon.senses('髮')).toEqual(lexicon.senses('发'));
    expect(lexicon.sense('髮%00000001-n').lemma).toBe('髮');
  });

  it('joins several files on the same WordNet to one lexicon', async () => {
    const fold = (lemma: string): string => lemma.replaceAll('貓', '猫');
    const simplified = '# A\tcmn\n00000001-n\tcmn:lemma\t猫\n00000002-n\tcmn:lemma\t狗\n00000002-n\tcmn:def\t一\n';
    const traditional =
      '# B\tqcn\n00000001-n\tqcn:lemma\t貓\n00000002-n\tqcn:lemma\t狗\n00000003-n\tqcn:lemma\t貓\n00000002-n\tqcn:def\t二\n';
    const paths = [await writeLexiconFile('a.tab', simplified), await writeLexiconFile('b.tab', traditional)];
    const { lexicon, language, findings } = await readOmw(paths, { wordnet, fold });
    expect([lexicon.name, language, findings]).toEqual(['A + B', 'cmn', []]);
    expect(lexicon.senses('貓').map(({ lemma, variants, rank }) => [lemma, variants, rank])).toEqual([
      ['猫', ['貓'], 1],
      ['貓', [], 2],
    ]);
    expect(lexicon.senses('狗')).toHaveLength(1);
    expect(lexicon.synset('00000002-n').definition).toBe('一; 二');
    await expect(readOmw([], { wordnet })).rejects.toThrow(OptionError);
  });

  it('tells what it cannot use, by line, and reads the rest', async () => {
    const { lexicon, findings } = await read(
      [
        '# Name',
        '00000001-n\tcmn:lemma\t动物',
        '00000001-n\tcmn:lemma\t动物',
        '99999999-n\tcmn:lemma\t无',
        '00000001-t\tcmn:lemma\t无',
        'nonsense',
        '00000001-n\tcmn:lemma',
        '00000001-n\tcmn:root\tx',
        '00000001-n\tcmn:root\ty',
        '00000001-n\tcmn:lemma\t动 物',
        '00000001-n\tcmn:lemma\t_',
        '00000001-n\tarb:lemma:root\tx',
      ].join('\r\n'),
    );
    expect([...lexicon.lemmas()]).toEqual(['动物', '动 物']);
    expect(findings.map(({ code, place }) => [code, place.replace(/^.*, /, '')])).toEqual([
      ['R301', 'line 5'],
      ['R301', 'line 6'],
      ['R301', 'line 7'],
      ['R305', 'line 10'],
      ['R301', 'line 11'],
      ['R304', 'line 8'],
      ['R304', 'line 12'],
      ['R303', 'line 3'],
      ['R302', 'line 4'],
    ]);
    expect(findings.find(({ code }) => code === 'R304')?.message).toContain('2 times in all');
  });

  it('throws FileFormatError where no line has a lemma, or most synsets are not in the WordNet', async () => {
    await expect(read('dog\tcat\n')).rejects.toThrow(FileFormatError);
    await expect(read('99999999-n\tcmn:lemma\t无\n')).rejects.toThrow(/1 of 1 lines.*WordNet 3.0/);
  });

  it('never fails otherwise, whatever the lines are', async () => {
    const field = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '00000001-n',
        '00000002-n',
        '00000006-s',
        'cmn:lemma',
        'cmn:def',
        '狗',
        '狗+的',
        '__proto__',
        '0',
      ),
    );
    const line = fc.array(field, { maxLength: 4 }).map((fields) => fields.join('\t'));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (lines) => {
        const { lexicon } = await read(['00000001-n\tcmn:lemma\t动物', ...lines].join('\n'));
        for (const { senses } of lexicon.scanSynsets()) {
          for (const sense of senses) expect(lexicon.senses(sense.lemma)).toContainEqual(sense);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('reads the Chinese wordnets of OMW from their archive', async (context) => {
    const archive = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'omw', 'omw_chinese_cwn_cow.tar.xz');
    if (!existsSync(archive)) context.skip(`${archive} is not there; set QUALIA_DATA`);
    const wordnet30 = await readWordnet({ version: '3.0' });
    const traditional = await readOmw(`${archive}:wn-data-qcn.tab`, { wordnet: wordnet30 });
    const simplified = await readOmw(`${archive}:wn-data-cmn.tab`, { wordnet: wordnet30 });
    expect([traditional.lexicon.senseCount, traditional.findings.length]).toEqual([8069, 0]);
    // 79,797 lines, of which 95 repeat a lemma of their synset once the particle is cut off.
    expect(simplified.lexicon.senseCount).toBe(79_797 - 95);
    expect(simplified.findings.filter(({ code }) => code === 'R303')).toHaveLength(95);
    expect(simplified.lexicon.senses('狗', 'n')[0]?.synset).toBe('02084071-n');
  });
});
