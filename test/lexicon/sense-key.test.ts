import { describe, expect, it } from 'vitest';
import { ParseError } from '../../src/errors.js';
import { formatSenseKey, parseSenseKey } from '../../src/lexicon/sense-key.js';

describe('sense keys', () => {
  it('name lemma, part of speech, file and lexical id', () => {
    expect(parseSenseKey('domestic_dog%1:05:00::')).toEqual({
      lemma: 'domestic dog',
      partOfSpeech: 'n',
      satellite: false,
      fileNumber: 5,
      lexicalId: 0,
      head: '',
      headId: undefined,
    });
  });

  it('name the head of a satellite', () => {
    const key = parseSenseKey('125%5:00:00:cardinal:00');
    expect(key).toMatchObject({ partOfSpeech: 'a', satellite: true, head: 'cardinal', headId: 0 });
  });

  it.each(['dog%1:05:00::', 'in_the_air%5:00:00:current:00', 'constructor%1:06:00::', '__proto__%4:02:12::'])(
    'print as they were read: %s',
    (text) => {
      expect(formatSenseKey(parseSenseKey(text))).toBe(text);
    },
  );

  it.each([
    '',
    'dog',
    'dog%6:05:00::',
    'dog%1:5:00::',
    'dog%1:05:00',
    'dog%5:00:00::',
    'dog%1:05:00:head:00',
    '%1:05:00::',
  ])('cannot be read from "%s"', (text) => {
    expect(() => parseSenseKey(text)).toThrow(ParseError);
  });
});
