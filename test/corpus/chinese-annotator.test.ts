import { describe, expect, it } from 'vitest';
import { createChineseAnnotator } from '../../src/corpus/chinese-annotator.js';
import { OptionError } from '../../src/errors.js';
import { describeAnnotator } from '../conformance/annotator.js';

const trained = await createChineseAnnotator();
const table = await createChineseAnnotator({ tagger: 'table' });
const intl = await createChineseAnnotator({ segmenter: 'intl' });
const fresh = [await createChineseAnnotator(), await createChineseAnnotator({ tagger: 'table' })] as const;

describeAnnotator('the Chinese annotator', alternate(trained, fresh[0]));
describeAnnotator('the Chinese annotator with the table', alternate(table, fresh[1]));
describeAnnotator('the Chinese annotator without jieba', () => intl);

/** Gives one annotator first and another one after. */
function alternate<Value>(first: Value, later: Value): () => Value {
  let calls = 0;
  return () => (calls++ === 0 ? first : later);
}

describe('createChineseAnnotator', () => {
  const annotate = (text: string, annotator = trained) =>
    annotator.annotate({ document: 'd', position: 0, text }).tokens.map(({ lemma, tag }) => `${lemma}/${tag}`);

  it('gives words with universal tags, and forms as lemmas', () => {
    expect(annotate('我在北京看了电影。')).toEqual([
      '我/PRON',
      '在/ADP',
      '北京/PROPN',
      '看/VERB',
      '了/AUX',
      '电影/NOUN',
      '。/PUNCT',
    ]);
  });

  it('reads traditional characters as simplified ones, and keeps them in the forms', () => {
    const simplified = annotate('我们在学习汉语。');
    const traditional = annotate('我們在學習漢語。');
    expect(traditional.map((token) => token.split('/')[1])).toEqual(simplified.map((token) => token.split('/')[1]));
    expect(traditional).toContain('學習/VERB');
  });

  it('finds proper names, unless they are not wanted', async () => {
    const text = '李小龙来到清华大学。';
    const { names, tokens } = trained.annotate({ document: 'd', position: 0, text });
    expect(names?.map(({ start, class: name }) => `${tokens[start]?.form}/${name}`)).toEqual([
      '李小龙/person',
      '清华大学/organisation',
    ]);
    const without = await createChineseAnnotator({ names: false });
    expect(without.annotate({ document: 'd', position: 0, text })).not.toHaveProperty('names');
  });

  it('tags every word X without jieba, and looks for no names', () => {
    expect(annotate('我来到北京。', intl)).toEqual(['我/X', '来到/X', '北京/X', '。/PUNCT']);
    expect(intl.annotate({ document: 'd', position: 0, text: '北京' })).not.toHaveProperty('names');
  });

  it('takes a tagger of your own', async () => {
    const own = await createChineseAnnotator({ tagger: { tag: (forms) => forms.map(() => 'INTJ') } });
    expect(annotate('北京', own)).toEqual(['北京/INTJ']);
  });

  it('names an option that is out of range', async () => {
    await expect(createChineseAnnotator({ segmenter: 'constructor' as 'intl' })).rejects.toThrow(OptionError);
    await expect(createChineseAnnotator({ tagger: '' as 'table' })).rejects.toThrow(OptionError);
  });
});
