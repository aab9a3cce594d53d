import { describe, expect, it } from 'vitest';
import { readChineseWordnetRecords } from '../../../../src/lexicon/formats/chinese/chinese-wordnet-records.js';
import { readChineseWordnet } from '../../../../src/lexicon/read-chinese-wordnet.js';
import { readLexiconFile } from '../../../../src/lexicon/read-lexicon-file.js';
import { lexiconFromRecords } from '../../../../src/lexicon/records/lexicon-from-records.js';
import { chineseWordnet, writeLexiconFile } from '../../lexicon-fixture.js';

const read = async (json: unknown) =>
  await readChineseWordnetRecords(await readLexiconFile(await writeLexiconFile('cwn.json', JSON.stringify(json))));

describe('readChineseWordnetRecords', () => {
  it('has the synsets that reading for look-up has, with what was said besides', async () => {
    const direct = await readChineseWordnet(await writeLexiconFile('cwn.json', JSON.stringify(chineseWordnet)));
    const { lexicon } = await read(chineseWordnet);
    const back = lexiconFromRecords(lexicon).lexicon;
    for (const { id, definition, examples, relations } of direct.lexicon.synsets) {
      const found = back.synset(id);
      expect([found.definition, found.examples]).toEqual([definition, examples]);
      expect(found.relations.map(({ type, target }) => `${type} ${target}`)).toEqual(
        relations.map(({ type, target }) => `${type} ${target}`),
      );
    }
    expect(lexicon.entries.some(({ pronunciations }) => pronunciations[0]?.notation === 'zhuyin')).toBe(true);
    expect(lexicon.synsets.some(({ examples }) => examples.some(({ target }) => target !== undefined))).toBe(true);
  });

  it('makes the aspects of a dot object senses, the first of which has the others as metonyms', async () => {
    const aspect = (cwn_id: string, definition: string) => ({
      lemma: '法國',
      cwn_id,
      definition,
      pos: 'Nc',
      zhuyin: 'x',
    });
    const sense = { lemma: '走', cwn_id: '1', definition: '移動', pos: 'VA' };
    const { lexicon } = await read({
      走: [sense],
      法國: [
        aspect('3', '點物件，表組織的面向'),
        aspect('2', '點物件，表地點的面向'),
        aspect('4', '點物件，表人類的面向'),
      ],
    });
    const entry = lexicon.entries.find(({ lemma }) => lemma === '法國');
    expect(
      entry?.senses.map(({ id, dotType, relations }) => [
        id,
        dotType.join(),
        relations.map(({ type, target }) => `${type} ${target}`),
      ]),
    ).toEqual([
      ['cwn-3-n-sense', 'organization', ['metonym cwn-2-n-sense']],
      ['cwn-2-n-sense', 'location', ['has_metonym cwn-3-n-sense', 'has_metonym cwn-4-n-sense']],
      ['cwn-4-n-sense', 'human', ['metonym cwn-2-n-sense']],
    ]);
  });
});
