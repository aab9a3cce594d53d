import { describe, expect, it } from 'vitest';
import { familyNames, nameEndings, soundCharacters, weakFamilyNames } from '../../src/corpus/chinese-name-words.js';

describe('the words of Chinese names', () => {
  it('are Chinese characters only', () => {
    const words = [...familyNames, ...weakFamilyNames, ...soundCharacters, ...nameEndings.map(([ending]) => ending)];
    expect(words.filter((word) => !/^\p{Script=Han}+$/u.test(word))).toEqual([]);
  });

  it('have no family name that is both common and rare, and no ending of two classes', () => {
    expect([...weakFamilyNames].filter((name) => familyNames.has(name))).toEqual([]);
    const endings = nameEndings.map(([ending]) => ending);
    expect(endings.filter((ending, i) => endings.indexOf(ending) !== i)).toEqual([]);
  });
});
