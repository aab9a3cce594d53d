import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainWikitext } from '../../../src/corpus/readers/plain-wikitext.js';

const plain = (wikitext: string): string =>
  plainWikitext(wikitext)
    .map(({ text }) => text)
    .join('|');

describe('plainWikitext', () => {
  it.each([
    ["'''Rice''' is ''a'' '''''grain'''''.", 'Rice is a grain.'],
    [
      'A [[dog]], [[cat|cats]], [[cat]]s, [[Mercury (planet)|]] and [[:Category:Pets]].',
      'A dog, cats, cats, Mercury and Category:Pets.',
    ],
    ['[[File:A.jpg|thumb|A [[dog]] on a [[bed|cot]].]] Text. [[Category:Pets]] [[de:Hund]] [[Datei:B.png]]', 'Text.'],
    [
      'It {{convert|5|km|mi}} runs {{lang|fr|mot {{nowrap|juste}}}} {{cite web|url=x|title={{y|}}}}on.',
      'It 5 km runs mot juste on.',
    ],
    ['A{{x|{{y|{{z}}|a}}|b=[[c|d]]}}B', 'AB'],
    ['Before.\n{| class="x"\n! a\n|-\n| b {{c|}} [[d|e]]\n{|\n| inner\n|}\n|}\nAfter.', 'Before.|After.'],
    ['A<ref name="x" /> b<ref>c {{d}}</ref>, <!-- no [[x -->e<br />f <small>g</small> <math>x</math>h', 'A b, e f g h'],
    ["<nowiki>[[a]] {{b}} ''c''</nowiki>", "[[a]] {{b}} ''c''"],
    ['[http://a.example A site] and [https://b.example] [c] [//d.example d]', 'A site and [c] d'],
    ['* one\n** two\n# three\n; term : meaning\n:: indented', 'one|two|three|term: meaning|indented'],
    ['== Head ==\ntext\ngoes on\n\n=== Sub ===\n----\n__NOTOC__\nmore', 'Head|text goes on|Sub|more'],
    [
      'Tea ({{lang-zh|茶}}) and &eacute;tude&nbsp;&mdash; &amp;#65; ({{x}}; {{y}}) ( {{z}}, b)',
      'Tea (茶) and étude\u00a0— &#65; (b)',
    ],
    ['5 &lt; 6 and a < b', '5 < 6 and a < b'],
    ['== constructor ==\n[[__proto__]] {{constructor}} {{toString|x}}', 'constructor|__proto__'],
    ['', ''],
  ])('reads %s', (wikitext, text) => expect(plain(wikitext)).toBe(text));

  it.each([
    ['A {{b c.', 'A b c.'],
    ['A [[b c.', 'A b c.'],
    ['A }} b ]] c.', 'A b c.'],
    ['A {{b [[c}} d.', 'A d.'],
    ['A [[b {{c]] d}} e.', 'A b e.'],
    ['A\n{| b\nc.', 'A b c.'],
    ['A <ref>b c.', 'A b c.'],
    ['A <!-- b c.', 'A'],
  ])('takes what is never closed for text: %s', (wikitext, text) => {
    expect(plain(wikitext)).toBe(text);
  });

  it.each([
    '{{',
    '[[',
    '{|',
    '\n{|',
    '{{nowrap|',
    '[[a|',
    '<ref>',
    '<!--',
    '<nowiki>',
    '[http://a ',
    '<b',
    '}}',
    '({{x}}',
    "''",
    '( ',
    '__A',
    '&',
    '=',
    '{{{',
    '|}',
    '[[{{',
  ])('takes time that grows with the length alone for many %s', (piece) => {
    const begin = performance.now();
    plainWikitext(piece.repeat(Math.ceil(500_000 / piece.length)));
    expect(performance.now() - begin).toBeLessThan(5000);
  });

  it('never fails and never leaves a template, table or link that is closed', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '[[',
      ']]',
      '{|',
      '|}',
      '|',
      '\n',
      'a',
      ' ',
      '<ref>',
      '</ref>',
      "''",
      '=',
      '*',
      '[',
      ']',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const { text } of plainWikitext(pieces.join(''))) {
          expect(text).toBe(text.trim());
          expect(text).not.toMatch(/\{\{[^{}]*\}\}|<ref>[^<>]*<\/ref>/);
        }
      }),
    );
  });
});
