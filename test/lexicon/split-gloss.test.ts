import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitGloss } from '../../src/lexicon/split-gloss.js';

describe('splitGloss', () => {
  it.each([
    ['has no example', 'a member of a genus; occurs in many breeds', 'a member of a genus; occurs in many breeds', []],
    ['has examples', 'move; "run off"; "she ran, I walked"', 'move; X', ['run off', 'she ran, I walked']],
    [
      'holds a semicolon in an example',
      'tie; "the tying is an art; the untying is easy"',
      'tie',
      ['the tying is an art; the untying is easy'],
    ],
    ['names a source after a dash', 'group; "seven thin kine"- Bible; "oxen"', 'group', ['seven thin kine', 'oxen']],
    ['names a source with full stops', 'pious; "a god-fearing people" H.L.Mencken', 'pious', ['a god-fearing people']],
    ['names a source in brackets', 'happen; "These things befell" (Santayana)', 'happen', ['These things befell']],
    [
      'names a verse',
      'revenge; "Vengeance is mine"--Romans 12:19; "swore vengeance"',
      'revenge',
      ['Vengeance is mine', 'swore vengeance'],
    ],
    ['has a colon before the example', 'arrive in a vehicle: "He rolled up"', 'arrive in a vehicle', ['He rolled up']],
    [
      'has e.g. before the example',
      'unchanging; e.g. "frozen prices"; "fixed incomes"',
      'unchanging',
      ['frozen prices', 'fixed incomes'],
    ],
    ['has as in e.g. before the example', 'a list; as in e.g. "a news roundup"', 'a list', ['a news roundup']],
    [
      'has no separator between examples',
      'life; "get a life!" "rebuild his life"',
      'life',
      ['get a life!', 'rebuild his life'],
    ],
    ['ends in a note', 'okay; "held up"; (`alright\' is nonstandard)', "okay; (`alright' is nonstandard)", ['held up']],
    [
      'has a note before an example',
      'much; "enough?"; (`plenty\' is informal) "plenty, thanks"',
      "much; (`plenty' is informal)",
      ['enough?', 'plenty, thanks'],
    ],
    ['ends in a semicolon', 'block; "repressing transcription";', 'block', ['repressing transcription']],
    [
      'quotes a word in brackets',
      'spread ("straw" is archaic); "strew toys"',
      'spread ("straw" is archaic)',
      ['strew toys'],
    ],
    [
      'quotes a word in a clause',
      'dull; "dirty" is used in combination; "muddy"',
      'dull; "dirty" is used in combination',
      ['muddy'],
    ],
    [
      'quotes after as in',
      'reward as in "carrot and stick"; "the carrot"',
      'reward as in "carrot and stick"',
      ['the carrot'],
    ],
    ['quotes speech in brackets', 'a report (e.g., "he said `I am\'")', 'a report (e.g., "he said `I am\'")', []],
    ['has a comma at the end', 'the art of dispensing drugs,', 'the art of dispensing drugs', []],
    ['explains the semicolon', "a mark (`;') that joins", "a mark (`;') that joins", []],
    ['lacks a closing quote', 'walk; "go on; "run off"; "jump"', 'walk', ['go on', 'run off', 'jump']],
    ['lacks the last closing quote', 'walk; "run off"; "go on', 'walk', ['run off', 'go on']],
    ['lacks an opening quote', 'walk; go on foot"; "run off"', 'walk', ['go on foot', 'run off']],
    ['is an example only', '"only"', '', ['only']],
    ['is empty', '', '', []],
    ['is a quote', '"', '', []],
    ['holds an empty example', 'walk; ""', 'walk', []],
    ['names what objects carry', 'constructor; "__proto__"', 'constructor', ['__proto__']],
  ])('takes apart a gloss that %s', (_, gloss, definition, examples) => {
    expect(splitGloss(gloss)).toEqual({ definition: definition.replace('; X', ''), examples });
  });

  it('gives back the definition and the examples of any gloss written in the usual form', () => {
    const clause = fc.stringMatching(/^[a-z]+( [a-z]+){0,4}$/);
    fc.assert(
      fc.property(clause, fc.array(clause), (definition, examples) => {
        const gloss = [definition, ...examples.map((example) => `"${example}"`)].join('; ');
        expect(splitGloss(gloss)).toEqual({ definition, examples });
      }),
    );
  });

  it('takes apart any text without failing', () => {
    const piece = fc.constantFrom('"', ';', ' ', '; "', '"- A', '(', ')', 'e.g.', 'word', ':', '`');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const { definition, examples } = splitGloss(pieces.join(''));
        expect(definition).toBe(definition.trim());
        expect(examples).not.toContain('');
      }),
    );
  });
});
