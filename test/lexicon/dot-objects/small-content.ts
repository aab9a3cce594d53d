import { aspects } from '../../../src/lexicon/aspect.js';
import { createLexicon } from '../../../src/lexicon/create-lexicon.js';
import type { DotClass, DotContent, DotName } from '../../../src/lexicon/dot-objects/dot-records.js';
import { parseDotType } from '../../../src/lexicon/dot-objects/dot-type.js';
import type { Lexicon } from '../../../src/lexicon/lexicon.js';
import type { Relation, Synset } from '../../../src/lexicon/synset.js';

/** A synset of nouns: members as `lemma/rank/count`, relations as `type target`. */
export interface SmallNoun {
  readonly members: readonly string[];
  readonly relations?: readonly string[];
  readonly file?: string;
  readonly definition?: string;
}

/** Makes a lexicon of nouns; the key of a sense is `lemma%1:00:NN::` with the number of its synset. */
export function smallLexicon(nouns: Readonly<Record<string, SmallNoun>>): Lexicon {
  const ids = Object.keys(nouns);
  const synsets = Object.entries(nouns).map(
    ([id, { members, relations = [], file = 'noun.Tops', definition = id }]) => {
      const number = String(ids.indexOf(id)).padStart(2, '0');
      const synset: Synset = {
        id,
        partOfSpeech: 'n',
        satellite: false,
        lexicographerFile: file,
        definition,
        examples: [],
        relations: relations.map((relation) => {
          const [type = '', target = ''] = relation.split(' ');
          return { type: type as Relation['type'], target };
        }),
        senses: members.map((member) => {
          const [lemma = '', rank = '1', count = '0'] = member.split('/');
          const key = `${lemma.toLowerCase().replaceAll(' ', '_')}%1:00:${number}::`;
          return { key, lemma, variants: [], partOfSpeech: 'n', synset: id, rank: Number(rank), count: Number(count) };
        }),
      };
      return synset;
    },
  );
  return createLexicon({ name: 'small', version: '1', synsets });
}

/** Makes a class of names whose glosses are `class aspect` in English and `aspect` in Chinese. */
export function nameClass(id: string, type: string, kind: DotClass['kind']): DotClass {
  const glosses = new Map(parseDotType(type).map((aspect) => [aspect, { en: `${id} ${aspect}`, zh: aspect }]));
  return { id, type: parseDotType(type), kind, label: { en: id, zh: id }, glosses, source: 'by hand' };
}

/** Makes the entry of a name, with aliases and Chinese forms separated by points. */
export function nameEntry(name: string, id: string, { aliases = '', chinese = '' } = {}): DotName {
  const split = (text: string): string[] => (text === '' ? [] : text.split('|'));
  return { name, aliases: split(aliases), chinese: split(chinese), class: id, sense: undefined };
}

/** Countries, rivers, persons and papers. */
export const smallContent: DotContent = {
  aspects: aspects.map((aspect) => ({
    aspect,
    label: { en: aspect, zh: aspect },
    gloss: { en: `any ${aspect}`, zh: `任何 ${aspect}` },
    examples: { en: [`an example of ${aspect}`], zh: [] },
  })),
  classes: [
    nameClass('country', 'location.organization.human', 'place'),
    nameClass('river', 'location.physical', 'place'),
    nameClass('person', 'human', 'person'),
    nameClass('author', 'human.product', 'person'),
    nameClass('paper', 'organization.information.physical.human', 'organization'),
    nameClass('tagged-place', 'location.human', 'place'),
  ],
  rules: new Map([
    ['country%1:00:00::', 'country'],
    ['person%1:00:01::', 'person'],
    ['writer%1:00:02::', 'author'],
    ['no such sense%1:00:00::', 'paper'],
  ]),
  entityClasses: new Map([
    ['GPE', 'tagged-place'],
    ['PER', 'person'],
    ['PERSON', 'person'],
    ['PLACE', 'tagged-place'],
  ]),
  names: [
    nameEntry('France', 'country', { aliases: 'French Republic', chinese: '法国' }),
    nameEntry('Jordan', 'country'),
    nameEntry('Jordan', 'river'),
    nameEntry('Jordan', 'person'),
    nameEntry('The Times', 'paper', { chinese: '泰晤士报' }),
    nameEntry('US', 'country', { aliases: 'U.S.' }),
    nameEntry('iPaper', 'paper'),
    nameEntry("McDonald's", 'paper'),
    nameEntry('NATO', 'paper'),
    nameEntry('constructor', 'paper'),
  ],
  nounClasses: [
    {
      id: 'information.physical',
      kind: 'pair',
      pair: undefined,
      label: { en: 'book', zh: '书' },
      source: 'by hand',
      facets: [
        { id: 'information', aspect: 'information', needed: true, anchors: [], gloss: { en: 'content', zh: '内容' } },
        { id: 'physical', aspect: 'physical', needed: true, anchors: [], gloss: { en: 'copy', zh: '一本' } },
      ],
    },
    {
      id: 'animal.food',
      kind: 'pair',
      pair: ['animal', 'food'],
      label: { en: 'animal', zh: '动物' },
      source: 'by hand',
      facets: [
        { id: 'animal', aspect: undefined, needed: true, anchors: [], gloss: { en: 'beast', zh: '动物' } },
        { id: 'food', aspect: undefined, needed: true, anchors: [], gloss: { en: 'meat', zh: '肉' } },
      ],
    },
  ],
  nouns: [
    {
      lemma: 'book',
      class: 'information.physical',
      senses: new Map([
        ['information', 'book%1:10:00::'],
        ['physical', 'book%1:06:00::'],
      ]),
      aspects: ['information', 'physical'],
    },
    {
      lemma: 'lamb',
      class: 'animal.food',
      senses: new Map([
        ['animal', 'lamb%1:05:00::'],
        ['food', 'lamb%1:13:00::'],
      ]),
      aspects: [],
    },
  ],
};
