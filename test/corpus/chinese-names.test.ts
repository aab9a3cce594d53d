import { describe, expect, it } from 'vitest';
import { findChineseNames } from '../../src/corpus/chinese-names.js';
import { universalTagOf } from '../../src/corpus/ictclas-tags.js';

/** Finds names in words written as `form/ictclas`, and gives them as `form/class`. */
function find(tagged: string): string[] {
  let start = 0;
  const words = tagged.split(' ').map((part) => {
    const [form = '', ictclas = 'x'] = part.split('/');
    const word = { form, ictclas, start, end: start + form.length };
    start = word.end;
    return word;
  });
  const names = findChineseNames(
    words,
    words.map(({ form, ictclas }) => universalTagOf(form, ictclas)),
  );
  return names.map((name) => {
    const forms = words.slice(name.start, name.end).map(({ form }) => form);
    return `${forms.join('')}/${name.class}`;
  });
}

describe('findChineseNames', () => {
  it('takes the class from the tag of a word', () => {
    expect(find('在/p 北京/ns 见/v 王小明/nr')).toEqual(['北京/place', '王小明/person']);
    expect(find('清华大学/nt 和/c 世界杯/nz')).toEqual(['清华大学/organisation', '世界杯/other']);
  });

  it('wants a family name before a given name', () => {
    expect(find('文明/nr')).toEqual([]);
    expect(find('王/nr 金兰/nr 说/v')).toEqual(['王金兰/person']);
    expect(find('李先生/nr')).toEqual([]);
    expect(find('姜小德/x')).toEqual(['姜小德/person']);
  });

  it('joins the parts of a foreign name', () => {
    expect(find('科瑞/x ·/x 舒尔曼/nrt 说/v')).toEqual(['科瑞·舒尔曼/person']);
    expect(find('巴蒂/nrt 斯图塔/x')).toEqual(['巴蒂斯图塔/person']);
  });

  it('takes the class of a longer name from its last word', () => {
    expect(find('中国/ns 人民/n 银行/n')).toEqual(['中国人民银行/organisation']);
    expect(find('北京/ns 图书馆/n')).toEqual(['北京图书馆/place']);
    expect(find('北京/ns 的/uj 银行/n')).toEqual(['北京/place']);
  });

  it('finds none in an empty sentence or in other text', () => {
    expect(findChineseNames([], [])).toEqual([]);
    expect(find('constructor/eng __proto__/eng')).toEqual([]);
  });
});
