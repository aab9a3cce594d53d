import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLexicon } from '../../src/lexicon/create-lexicon.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import type { PartOfSpeech, Relation, Sense, Synset } from '../../src/lexicon/synset.js';

/** Writes a file into a new folder and gives its path. */
export async function writeLexiconFile(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'qualia-lexicon-')), name);
  await writeFile(path, content);
  return path;
}

function synset(
  id: string,
  lemmas: readonly (readonly [lemma: string, rank: number, count: number])[],
  relations: readonly Relation[] = [],
): Synset {
  const partOfSpeech = id.charAt(9) as PartOfSpeech;
  const senses = lemmas.map(
    ([lemma, rank, count]): Sense => ({
      key: `${lemma.toLowerCase().replaceAll(' ', '_')}%1:00:0${rank}::`,
      lemma,
      variants: [],
      partOfSpeech,
      synset: id,
      rank,
      count,
    }),
  );
  return {
    id,
    partOfSpeech,
    satellite: false,
    lexicographerFile: 'noun.act',
    senses,
    definition: `definition of ${lemmas[0]?.[0]}`,
    examples: [`example of ${lemmas[0]?.[0]}`],
    relations,
  };
}

/** A WordNet of six synsets: two dogs, an animal, running twice, happy. */
export function createTinyWordnet(): Lexicon {
  return createLexicon({
    name: 'Tiny WordNet',
    version: '3.0',
    synsets: [
      synset('00000001-n', [['animal', 1, 9]], [{ type: 'hyponym', target: '00000002-n' }]),
      synset(
        '00000002-n',
        [
          ['dog', 1, 42],
          ['Canis familiaris', 1, 0],
        ],
        [{ type: 'hypernym', target: '00000001-n' }],
      ),
      synset('00000003-n', [['dog', 2, 2]]),
      synset(
        '00000004-n',
        [['run', 1, 3]],
        [{ type: 'derivation', target: '00000005-v', sourceMember: 0, targetMember: 0 }],
      ),
      synset(
        '00000005-v',
        [['race', 1, 7]],
        [
          { type: 'derivation', target: '00000004-n', sourceMember: 0, targetMember: 0 },
          { type: 'derivation', target: '00000004-n' },
        ],
      ),
      synset('00000006-a', [['happy', 1, 5]]),
    ],
  });
}

/** An OMW tab file on {@link createTinyWordnet}. */
export const omwText = [
  '# Tiny Chinese\tcmn\thttp://example.org/\tfree',
  '00000002-n\tcmn:lemma\t狗',
  '00000002-n\tcmn:lemma\tDog狗',
  '00000002-n\tcmn:lemma\tdog狗',
  '00000003-n\tcmn:lemma\t狗',
  '00000003-n\tcmn:lemma\t看门_狗',
  '00000002-n\tcmn:def\t0\t一种动物',
  '00000002-n\tcmn:exe\t0\t狗叫了',
  '00000004-n\tcmn:lemma\t跑',
  '00000005-v\tcmn:lemma\t跑',
  '00000006-s\tcmn:lemma\t高兴+的',
  '00000006-a\tcmn:lemma\tconstructor',
  '00000006-a\tcmn:lemma\t__proto__',
  '',
].join('\n');

/** A WN-LMF file with every element that is read. */
export const lmfText = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE LexicalResource SYSTEM "http://globalwordnet.github.io/schemas/WN-LMF-1.4.dtd">
<LexicalResource xmlns:dc="https://globalwordnet.github.io/schemas/dc/">
  <Lexicon id="tiny" label="Tiny LMF" language="en" version="2">
    <LexicalEntry id="tiny-dog-n">
      <Lemma writtenForm="dog" partOfSpeech="n"/>
      <Form writtenForm="Dogs"/>
      <Sense id="tiny-dog__1.05.00.." synset="tiny-1-n">
        <SenseRelation relType="derivation" target="tiny-bark__2.39.00.."/>
        <Example>the dog <Pronunciation>dog</Pronunciation>barked</Example>
        <Count>40</Count>
        <Count>2</Count>
      </Sense>
      <Sense id="tiny-dog-2" synset="tiny-2-n" dc:identifier="dog%1:18:00::"/>
    </LexicalEntry>
    <LexicalEntry id="tiny-Dog-n">
      <Lemma writtenForm="Dog" partOfSpeech="n"/>
      <Sense id="tiny-Dog-1" synset="tiny-1-n"/>
    </LexicalEntry>
    <LexicalEntry id="tiny-hound-n">
      <Lemma writtenForm="hunting hound" partOfSpeech="n"/>
      <Sense id="tiny-hound-1" synset="tiny-1-n"/>
    </LexicalEntry>
    <LexicalEntry id="tiny-bark-v">
      <Lemma writtenForm="bark" partOfSpeech="v"/>
      <Sense id="tiny-bark__2.39.00.." synset="tiny-3-v">
        <SenseRelation relType="derivation" target="tiny-dog__1.05.00.."/>
      </Sense>
    </LexicalEntry>
    <LexicalEntry id="tiny-up-s">
      <Lemma writtenForm="up" partOfSpeech="s"/>
      <Sense id="tiny-up__5.00.00.rock-apos-n-apos-roll.01" synset="tiny-4-s"/>
    </LexicalEntry>
    <Synset id="tiny-4-s" ili="" partOfSpeech="s" lexfile="adj.all"/>
    <Synset id="tiny-1-n" ili="i1" partOfSpeech="n" dc:subject="noun.animal" members="tiny-hound-n tiny-dog__1.05.00..">
      <Definition>a barking
        animal</Definition>
      <SynsetRelation relType="hypernym" target="tiny-5-n"/>
      <Example>dogs &amp; wolves</Example>
    </Synset>
    <Synset id="tiny-2-n" ili="" partOfSpeech="n" lexfile="noun.person"><Definition>a fellow</Definition></Synset>
    <Synset id="tiny-3-v" ili="" partOfSpeech="v" lexfile="verb.communication">
      <Definition>say woof</Definition>
      <SynsetRelation relType="is_caused_by" target="tiny-6-v"/>
      <SynsetRelation relType="similar" target="tiny-6-v"/>
    </Synset>
    <Synset id="tiny-5-n" ili="" partOfSpeech="n" lexicalized="false"><Definition>a living thing</Definition></Synset>
    <Synset id="tiny-6-v" ili="" partOfSpeech="v"/>
  </Lexicon>
</LexicalResource>
`;

/** A Chinese Wordnet file, invented, with each of the faults that such files have. */
export const chineseWordnet = {
  跑步: [
    {
      lemma: '跑步',
      zhuyin: 'x',
      cwn_id: '01000101',
      definition: '用腳快速前進',
      pos: 'VA,Na',
      examples: ['他每天<跑步>。', '<跑>步很好'],
      relations: { hypernym: [['運動', '01000201']], antonym: [['走路', '09999901']], wonder: [['運動', '01000201']] },
    },
    {
      lemma: '跑步',
      zhuyin: 'x',
      cwn_id: "0['100010']02",
      definition: '比喻事情進行得快',
      pos: 'VH',
      examples: [],
      relations: {},
    },
  ],
  運動: [
    {
      lemma: '運動',
      zhuyin: 'y',
      cwn_id: '01000201',
      definition: '鍛鍊身體的活動',
      pos: 'Na',
      examples: ['做<運動>', 7],
      relations: { hyponym: [['散步', '010003a1']], synonym: 'x' },
    },
  ],
  散步: [
    {
      lemma: '散 步',
      zhuyin: 'z',
      cwn_id: '010003a1',
      definition: '隨意走走',
      pos: 'XNa、Na',
      examples: '去<散步>吧',
      relations: { hypernym: [['運動', '01000201']] },
    },
    {
      lemma: '散步',
      zhuyin: 'z',
      cwn_id: '010003a1',
      definition: '同一個號碼',
      pos: 'Na',
      examples: [],
      relations: null,
    },
  ],
  因為: [
    { lemma: '因為', zhuyin: 'w', cwn_id: '01000401', definition: '表原因', pos: 'Cbb', examples: [], relations: {} },
  ],
  大象書店: [
    {
      lemma: '大象書店',
      zhuyin: 'v',
      cwn_id: '01000501',
      definition: '點物件，表 location 面向',
      pos: 'Nb',
      examples: [...'我在<大象書店>門口。他走進<大象書店>了！'],
      relations: {},
    },
    {
      lemma: '大象書店',
      zhuyin: 'v',
      cwn_id: '01000502',
      definition: '點物件，表生產者的面向',
      pos: 'Nb',
      examples: [],
      relations: {},
    },
    {
      lemma: '大象書店',
      zhuyin: 'v',
      cwn_id: '01000503',
      definition: '點物件',
      pos: 'Nb',
      examples: [],
      relations: {},
    },
  ],
  破: 'nothing',
  空: [null, { lemma: '空', cwn_id: '---', definition: 'x' }],
};
