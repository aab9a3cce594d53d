import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../src/errors.js';
import { readChineseWordnet } from '../../src/lexicon/read-chinese-wordnet.js';
import { chineseWordnet, writeLexiconFile } from './lexicon-fixture.js';

async function read(content: unknown) {
  return await readChineseWordnet(await writeLexiconFile('cwn.json', JSON.stringify(content)));
}

describe('readChineseWordnet', () => {
  it('makes a synset of each sense and part of speech, ranked in the order of the file', async () => {
    const { lexicon } = await read(chineseWordnet);
    expect([...lexicon.synsets].map(({ id, definition }) => [id, definition])).toEqual([
      ['cwn-01000101-n', '用腳快速前進'],
      ['cwn-01000201-n', '鍛鍊身體的活動'],
      ['cwn-010003a1-n', '隨意走走'],
      ['cwn-010003a1x2-n', '同一個號碼'],
      ['cwn-01000101-v', '用腳快速前進'],
      ['cwn-010001002-v', '比喻事情進行得快'],
    ]);
    expect(lexicon.senses('跑步').map(({ key, rank }) => [key, rank])).toEqual([
      ['跑步%cwn-01000101-n', 1],
      ['跑步%cwn-01000101-v', 1],
      ['跑步%cwn-010001002-v', 2],
    ]);
  });

  it('takes the marks out of examples, and tells where the marked word stands', async () => {
    const { lexicon, examples } = await read(chineseWordnet);
    expect(lexicon.synset('cwn-01000101-n').examples).toEqual(['他每天跑步。', '跑步很好']);
    const [first] = examples;
    expect(first).toMatchObject({ key: '跑步%cwn-01000101-n', lemma: '跑步' });
    expect(first?.examples.map(({ text, target }) => text.slice(target?.start, target?.end))).toEqual(['跑步', '跑']);
  });

  it('completes relations that do not lead back', async () => {
    const { lexicon } = await read(chineseWordnet);
    expect(lexicon.synset('cwn-01000201-n').relations).toEqual([
      { type: 'hyponym', target: 'cwn-010003a1-n' },
      { type: 'hyponym', target: 'cwn-01000101-n' },
      { type: 'hyponym', target: 'cwn-01000101-v' },
    ]);
    expect(lexicon.synset('cwn-010003a1-n').relations).toEqual([{ type: 'hypernym', target: 'cwn-01000201-n' }]);
  });

  it('gathers dot objects with aspects and type, their examples joined, and keeps them out of the senses', async () => {
    const { lexicon, dotObjects } = await read(chineseWordnet);
    expect(lexicon.has('大象書店')).toBe(false);
    expect(dotObjects).toHaveLength(1);
    expect(dotObjects[0]).toMatchObject({
      name: '大象書店',
      type: 'location.producer',
      aspects: ['producer', 'location'],
    });
    expect(dotObjects[0]?.senses.map(({ id, aspect, examples }) => [id, aspect, examples])).toEqual([
      ['01000501', 'location', ['我在大象書店門口。', '他走進大象書店了！']],
      ['01000502', 'producer', []],
      ['01000503', undefined, []],
    ]);
  });

  it('reports every fault with its place', async () => {
    const { findings } = await read(chineseWordnet);
    const told = findings.map(({ code, place }) => `${code} ${place.replace(/^.*?, /, '')}`);
    expect(told).toEqual([
      'R326 "跑步"[0]',
      'R328 "跑步"[0]',
      'R323 "跑步"[1]',
      'R321 "運動"[0]',
      'R321 "運動"[0]',
      'R324 "散步"[0]',
      'R322 "散步"[0]',
      'R326 "散步"[0]',
      'R324 "散步"[1]',
      'R325 "散步"[1]',
      'R327 "大象書店"[0]',
      'R321 "破"',
      'R321 "空"[0]',
      'R323 "空"[1]',
      'R321 "空"[1]',
      'R330 "散步"[0]',
      'R331 "因為"[0]',
      'R333 "跑步"[0]',
      'R333 "跑步"[0]',
      'R334 "跑步"[0]',
      'R334 "跑步"[0]',
      'R332 "跑步"[0]',
      'R335 "大象書店"[2]',
    ]);
    expect(findings.find(({ code }) => code === 'R323')?.message).toContain(`"0['100010']02" is malformed`);
  });

  it('holds words that objects carry of themselves', async () => {
    const sense = { cwn_id: '1', definition: 'x', pos: 'Na', examples: [], relations: {} };
    const text = JSON.stringify({ constructor: [sense] }).replace(
      '{',
      '{"__proto__":[{"cwn_id":"2","definition":"y","pos":"Na"}],',
    );
    const { lexicon } = await readChineseWordnet(await writeLexiconFile('cwn.json', text));
    expect([lexicon.has('constructor'), lexicon.has('__proto__'), lexicon.has('toString')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('survives any JSON in the place of an entry', async () => {
    const broken = fc.record(
      {
        lemma: fc.jsonValue(),
        cwn_id: fc.oneof(fc.jsonValue(), fc.constantFrom('1', "0['2']", 'a')),
        definition: fc.oneof(fc.jsonValue(), fc.constantFrom('點物件 event', 'x')),
        pos: fc.oneof(fc.jsonValue(), fc.constantFrom('Na', 'VH,Na')),
        examples: fc.oneof(fc.jsonValue(), fc.array(fc.string({ maxLength: 3 }))),
        relations: fc.oneof(fc.jsonValue(), fc.constant({ hypernym: [['走', '1']], __proto__: 3 })),
      },
      { requiredKeys: [] },
    );
    const content = fc.dictionary(fc.string(), fc.oneof(fc.array(fc.oneof(broken, fc.jsonValue())), fc.jsonValue()));
    await fc.assert(
      fc.asyncProperty(content, async (json) => {
        const sound = { cwn_id: '900', definition: 'x', pos: 'Na' };
        const { lexicon } = await read({ ...json, 完好: [sound] });
        expect(lexicon.has('完好')).toBe(true);
        for (const { senses, relations } of lexicon.synsets) {
          for (const { key } of senses) expect(lexicon.findSense(key)?.key).toBe(key);
          for (const { target } of relations) expect(lexicon.findSynset(target)).toBeDefined();
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['is no JSON', '{"a":\n[1 2]}\n', /line 2: it is not JSON/],
    ['is cut short', '{"a":\n[\n', /line 3: it is not JSON/],
    ['holds a stray letter', '{"a":\n[x]\n}\n\n', /the whole file: it is not JSON: Unexpected token 'x'/],
    ['is a list', '[]', /expected an object/],
    ['has no entries', '{}', /no sense/],
    ['is other JSON', '{"name": "qualia", "files": [1]}', /no sense/],
  ])('throws FileFormatError where a file %s', async (_, text, message) => {
    const path = await writeLexiconFile('cwn.json', text);
    await expect(readChineseWordnet(path)).rejects.toThrow(FileFormatError);
    await expect(readChineseWordnet(path)).rejects.toThrow(message);
  });
});
