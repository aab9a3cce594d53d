import { describe, expect, it } from 'vitest';
import type { AspectItem } from '../../../src/evaluation/sense-dataset.js';
import { listSetExamples } from '../../../src/evaluation/systems/list-set-examples.js';

const item: AspectItem = {
  id: 'zh-1',
  language: 'zh',
  text: '他在法国',
  start: 2,
  end: 4,
  kind: 'name',
  name: '法国',
  type: 'location.human',
  candidates: ['location', 'human'],
  aspects: ['location'],
  isUnseen: false,
};

describe('listSetExamples', () => {
  it('gives each sentence among the aspects of its type and among all, in the group of its name', () => {
    const own = { text: '他在法国', start: 2, end: 4, aspects: ['location'], group: '法国' };
    expect(listSetExamples([item])).toEqual([{ ...own, candidates: ['location', 'human'] }, own]);
    expect(listSetExamples([])).toEqual([]);
  });

  it('translates them where it is told how', () => {
    const examples = listSetExamples([item], () => ({ text: 'he in 法国', start: 6, end: 8 }));
    expect(examples.map(({ text, start, end }) => text.slice(start, end))).toEqual(['法国', '法国']);
  });
});
