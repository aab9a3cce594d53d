import { describe, expect, it } from 'vitest';
import { createChineseAnnotator } from '../../../src/corpus/chinese-annotator.js';
import { parseChineseGlosses } from '../../../src/lexicon/chinese-glosses.js';
import { createChineseGlosser } from '../../../src/wsd/translation/chinese-glosser.js';
import { readChineseGlosser } from '../../../src/wsd/translation/read-chinese-glosser.js';

const glosses = parseChineseGlosses({
  path: 'glosses.tsv',
  content: [
    'chinese\tkind\tenglish',
    ...['在\tpreposition\tin', '上\tlocalizer\ton', '里\tlocalizer\tin', '把\tmarker\tobject', '的\tmarker\tof'],
    ...['他\tpronoun\the', '书\tnoun\tbook', '桌子\tnoun\ttable', '放\tverb\tput', '门\tnoun\tdoor', '两\tnumber\ttwo'],
    ...['本\tmeasure\tcopy of', ''],
  ].join('\n'),
});
const annotator = await createChineseAnnotator({ names: false });
const translate = createChineseGlosser({ annotator, glosses });
const shipped = await readChineseGlosser();

/** Translates a sentence with its target between brackets. */
function read(marked: string, by = translate): string {
  const [before = '', target = '', after = ''] = marked.split(/[[\]]/);
  const { text, start, end } = by({
    text: before + target + after,
    start: before.length,
    end: before.length + target.length,
  });
  return `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
}

describe('createChineseGlosser', () => {
  it('puts words into English and keeps the target in its place and characters', () => {
    expect(read('他把[书]放在桌子上。')).toBe('he put [书] on table.');
    expect(read('[北京]的门，他')).toBe("[北京]'s door, he");
    expect(read('两本[书]')).toBe('two copy of [书]');
  });

  it('cuts a word that the target is a part of', () => {
    // The segmenter takes the last two characters of 宜家里 for one word.
    expect(read('他在[宜家]里')).toBe('he in [宜家]');
  });

  it('leaves out what nothing is known of', () => {
    expect(read('他乒乓[书]')).toBe('he [书]');
    expect(read('[书]')).toBe('[书]');
  });

  it('keeps numbers and words in other letters, and turns marks into those of English', () => {
    expect(read('他ＣＴＯ２０１２：“[书]”……')).toBe('he CTO 2012: " [书] ".');
  });

  it('gives text without Chinese back as it is', () => {
    const target = { text: 'They met in Paris .', start: 12, end: 17 };
    expect(translate(target)).toEqual(target);
    expect(translate({ text: '', start: 0, end: 0 })).toEqual({ text: '', start: 0, end: 0 });
  });

  it('reads traditional characters where it can make them simplified', () => {
    expect(read('他把[書]放在門上', shipped)).toBe('he put [書] on door');
  });

  it('knows names that have a Chinese form', () => {
    expect(read('[书]在法国', shipped)).toBe('[书] in France');
  });
});
