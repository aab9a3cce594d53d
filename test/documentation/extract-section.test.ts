import { describe, expect, it } from 'vitest';
import { extractLead, extractSection } from '../../documentation/extract-section.js';

const text = '# a\n\nlead\n\n## b\n\none\n\n### c\n\n```sh\n# no heading\n## b\n```\n\n## d\n\ntwo\n';

describe('extractSection', () => {
  it('returns a part up to the next heading of its level, with its levels moved up', () => {
    expect(extractSection(text, 'b')).toBe('# b\n\none\n\n## c\n\n```sh\n# no heading\n## b\n```\n');
    expect(extractSection(text, 'c')).toBe('# c\n\n```sh\n# no heading\n## b\n```\n');
    expect(extractSection(text, 'd')).toBe('# d\n\ntwo\n');
  });

  it('names a heading that is not there', () => {
    expect(() => extractSection(text, 'no heading')).toThrow('There is no heading "no heading".');
    expect(() => extractSection('', 'constructor')).toThrow('There is no heading "constructor".');
  });
});

describe('extractLead', () => {
  it('returns what stands before the first heading of the second level', () => {
    expect(extractLead(text)).toBe('# a\n\nlead\n\n');
    expect(extractLead('only')).toBe('only');
  });
});
