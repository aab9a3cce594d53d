/** A data set in the published form of its format, invented: the names of its files need not be those of a manifest. */
export interface InventedSet {
  /** The formats of the tasks that it should be, of each one of a list. */
  readonly formats: readonly (readonly string[])[];
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly items: number;
}

const lines = (...list: string[]): string => `${list.join('\n')}\n`;
const tabbed = (...rows: string[][]): string => lines(...rows.map((cells) => cells.join('\t')));
const one = (format: string | readonly string[], name: string, text: string, items: number): InventedSet => ({
  formats: [typeof format === 'string' ? [format] : format],
  files: [{ name, text }],
  items,
});

const wordPairs = ['word-pairs', 'wordsim-353', 'rg-65', 'mc-30', 'mturk', 'men', 'rare-words'];
const xmlText = (source: string): string =>
  lines(
    '<?xml version="1.0" encoding="UTF-8" ?>',
    `<corpus lang="en" source="${source}">`,
    '<text id="d000">',
    '<sentence id="d000.s000">',
    '<wf lemma="the" pos="DET">The</wf>',
    '<instance id="d000.s000.t000" lemma="café" pos="NOUN">cafés</instance>',
    '<instance id="d000.s000.t001" lemma="close" pos="VERB">closed</instance>',
    '</sentence>',
    '</text>',
    '</corpus>',
  );
const xmlKey = lines('d000.s000.t000 cafe%1:06:00::', 'd000.s000.t001 close%2:35:00:: close%2:41:00::');

/** One invented data set, or more, of every format that can be told by content. */
export const inventedSets: readonly InventedSet[] = [
  one(
    ['gs2011', 'gs2013'],
    'verbs.txt',
    lines(
      'participant verb subject object landmark input hilo',
      'p1 bake cook bread roast 6 HIGH',
      'p2 bake cook bread roast 5 HIGH',
      'p1 bake sun brick roast 2 LOW',
    ),
    2,
  ),
  one(
    ['gs2012', 'ks2013'],
    'adjectives.txt',
    lines(
      'sentence_id annotator_id adj_subj subj landmark verb adj_obj obj annotator_score',
      's1 p1 young cook bake roast fresh bread 6',
      's2 p1 hot sun bake roast red brick 2',
    ),
    2,
  ),
  one(
    'ml2008',
    'intransitive.txt',
    lines('participant verb noun landmark input hilo', 'p1 sink ship drown 6 high', 'p1 sink heart drown 2 low'),
    2,
  ),
  {
    formats: [['ml2010-adjective-noun'], ['ml2010-compound-noun'], ['ml2010-verb-object']],
    files: [
      {
        name: 'phrases.txt',
        text: lines(
          'participant type ver s1lemma1 s1lemma2 s2lemma1 s2lemma2 rating',
          'p1 adjectivenouns 1 old house new roof 4',
          'p1 compoundnouns 1 house roof sea wall 3',
          'p1 verbobjects 1 bread bake soup cook 5',
        ),
      },
    ],
    items: 1,
  },
  one(
    'ks2014',
    'sentences.txt',
    lines(
      'annotator subject1 verb1 object1 subject2 verb2 object2 score',
      'p1 cook bake bread chef roast meat 5',
      'p2 cook bake bread chef roast meat 6',
    ),
    1,
  ),
  one(
    'sick',
    'related.txt',
    tabbed(
      ['pair_ID', 'sentence_A', 'sentence_B', 'relatedness_score', 'entailment_judgment'],
      ['7', 'A dog runs by the café', 'A "dog" is running', '4.5', 'ENTAILMENT'],
      ['9', 'A cook bakes', 'Rain falls', '1.1', 'NEUTRAL'],
    ),
    2,
  ),
  one(
    'bird',
    'bigrams.txt',
    tabbed(
      ['term1', 'term2', 'relation', 'relatedness score', 'pos'],
      ['street lamp', 'lantern', 'hypernym', '0.61', 'nn'],
      ['old house', 'new roof', 'none', '0.2', 'an'],
    ),
    2,
  ),
  one(
    'elldis',
    'ellipsis.txt',
    tabbed(
      ['participant', 'sent1', 'sent2', 'score'],
      ['p1', 'smith bends iron and giant does too', 'smith folds iron and giant does too', '6'],
    ),
    1,
  ),
  one(
    'ellsim',
    'alike.txt',
    tabbed(
      ['participant', 'sent1', 'sent2', 'score'],
      ['p1', 'smith bends iron and giant does too', 'cook bakes bread and baker does too', '2'],
    ),
    1,
  ),
  one(
    'simlex',
    'similar.txt',
    tabbed(
      ['word1', 'word2', 'POS', 'SimLex999', 'conc(w1)'],
      ['snow', 'rain', 'N', '7.5', '4.8'],
      ['old', 'new', 'A', '1.6', '2.7'],
    ),
    2,
  ),
  one(
    'simverb',
    'verbs-alike.txt',
    tabbed(['bake', 'roast', 'V', '7.1', 'COHYPONYMS'], ['run', 'walk', 'V', '5', 'NONE']),
    2,
  ),
  one('wordsim-353', 'combined.csv', lines('Word 1,Word 2,Human (mean)', 'snow,rain,7.5', 'sun,stone,1.2'), 2),
  one(wordPairs, 'pairs.txt', lines('snow rain 7.5', 'sun moon 6.1', 'café stone 0.5'), 3),
  one(
    'scws',
    'contexts.txt',
    tabbed(
      ['1', 'bank', 'n', 'money', 'n', 'the <b> bank </b> lends', 'more <b> money </b> now', '7.0', '7', '7'],
      ['2', 'run', 'v', 'walk', 'v', 'they <b> run </b> home', 'we <b> walk </b> on', '5.0', '4', '6'],
    ),
    2,
  ),
  one(
    'relpron',
    'properties.txt',
    lines('OBJ oven_N: device_N that baker_N use_V', 'SBJ oven_N: device_N that bake_V bread_N'),
    2,
  ),
  one(
    'bless',
    'concepts.txt',
    tabbed(
      ['crow-n', 'bird', 'hyper', 'animal-n'],
      ['crow-n', 'bird', 'random-v', 'bake-v'],
      ['oven-n', 'device', 'attri', 'hot-j'],
    ),
    2,
  ),
  {
    formats: [['turney2012'], ['turney2012-14']],
    files: [
      {
        name: 'questions.txt',
        text: lines(
          'sea dog | sailor | sea | dog | ocean | hound | tin | lamp',
          'bread oven | bakery | bread | oven | loaf | stove | moon | coin',
        ),
      },
    ],
    items: 2,
  },
  one(
    'sat',
    'analogies.txt',
    lines(
      '# invented',
      '',
      '1 of 2',
      'oven bread n:n',
      'loom cloth n:n',
      'sun moon n:n',
      'dog cat n:n',
      'sea ship n:n',
      'tin lamp n:n',
      'a',
    ),
    1,
  ),
  one(
    'relation-json-lines',
    'test.jsonl',
    lines(
      '{"stem": ["oven", "bread"], "answer": 1, "choice": [["dog", "cat"], ["loom", "cloth"]], "prefix": "x"}',
      '{"stem": ["sun", "day"], "answer": 0, "choice": [["moon", "night"], ["café", "tea"], ["tin", "can"]]}',
    ),
    2,
  ),
  one(
    'google-analogies',
    'words.txt',
    lines(': plural', 'cat cats dog dogs', 'cat cats hen hens', ': past', 'go went do did'),
    3,
  ),
  {
    formats: [['bats']],
    files: [
      { name: 'I01 [noun - plural].txt', text: tabbed(['cat', 'cats'], ['dog', 'dogs']) },
      { name: 'L02 [hypernyms].txt', text: tabbed(['cat', 'feline/animal'], ['oak', 'tree/plant']) },
    ],
    items: 4,
  },
  {
    formats: [['semeval2012-task2']],
    files: [
      { name: 'subcategories-paradigms.txt', text: lines('1, a, CLASS-INCLUSION, Taxonomic, flower:tulip, bird:crow') },
      {
        name: 'GoldRatings-1a.txt',
        text: lines('# made', '50.0 "oak:tree"', '-50.0 "tree:oak"', '0.0 "cat:pet"', '0.0 "sun:star"'),
      },
      {
        name: 'Phase2Answers-1a.txt',
        text: tabbed(['"oak:tree"', '"tree:oak"', '"cat:pet"', '"sun:star"', '"tree:oak"', '"oak:tree"', '"Y is X"']),
      },
    ],
    items: 1,
  },
  {
    formats: [['all-words']],
    files: [
      { name: 'invented.data.xml', text: xmlText('invented') },
      { name: 'invented.gold.key.txt', text: xmlKey },
    ],
    items: 2,
  },
  {
    formats: [['wic']],
    files: [
      {
        name: 'own.data.txt',
        text: tabbed(
          ['bank', 'N', '1-1', 'The bank lends .', 'The bank rose .'],
          ['run', 'V', '1-1', 'They run .', 'Cafés run .'],
        ),
      },
      { name: 'own.gold.txt', text: lines('F', 'T') },
    ],
    items: 2,
  },
  {
    formats: [['wic-tsv']],
    files: [
      {
        name: 'own_examples.txt',
        text: tabbed(['bank', '1', 'The bank lends money .'], ['café', '0', 'Café tables are small .']),
      },
      { name: 'own_definitions.txt', text: lines('land beside a river', 'a place that serves coffee') },
      { name: 'own_hypernyms.txt', text: lines('slope\tland', 'eating_house') },
      { name: 'own_labels.txt', text: lines('F', 'T') },
    ],
    items: 2,
  },
  one(
    'semeval2007-metonymy',
    'places.xml',
    lines(
      '<?xml version="1.0" encoding="ISO-8859-1"?>',
      '<!DOCTYPE sampletexts [',
      '<!ELEMENT sampletexts (sample*)>',
      ']>',
      '<sampletexts>',
      '<sample id="samp1"><bnc:title> A book </bnc:title><par>',
      'The café in <annot><location reading="literal"> Rome </location></annot> closed.',
      '</par></sample>',
      '<sample id="samp2"><bnc:title> A book </bnc:title><par>',
      'Then <annot><location reading="metonymic" metotype="place-for-people"> Rome </location></annot> voted.',
      '</par></sample>',
      '</sampletexts>',
    ),
    2,
  ),
  one(
    'relocar-xml',
    'names.xml',
    lines(
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<data>',
      '<sample number="1">They went to <loc reading="lit">Oslo</loc>.</sample>',
      '<sample number="2">Then <loc reading="met">Oslo</loc> won.</sample>',
      '</data>',
    ),
    2,
  ),
  {
    formats: [['aspect-sentences-development'], ['aspect-sentences-test']],
    files: [
      {
        name: 'own_sentences.tsv',
        text: tabbed(
          'id language split seen kind target lemma type aspects sentence'.split(' '),
          ['1', 'en', 'dev', 'seen', 'name', 'Oslo', 'Oslo', 'location.event', 'location', 'We stayed in [Oslo].'],
          [
            '2',
            'en',
            'test',
            'seen',
            'name',
            'Oslo',
            'Oslo',
            'location.event',
            'event',
            'After [Oslo] all "peace" ended.',
          ],
        ),
      },
    ],
    items: 1,
  },
  {
    formats: [['relocar-text']],
    files: [
      { name: 'own_literal.txt', text: lines('Oslo<SEP>They went to <ENT>Oslo<ENT>.') },
      { name: 'own_metonymic.txt', text: lines('Oslo<SEP>Then <ENT>Oslo<ENT> won.') },
    ],
    items: 2,
  },
  ...(['companies', 'countries', 'relocar'] as const).map((name) =>
    one(
      [name === 'companies' ? 'metonymy-companies' : name === 'relocar' ? 'relocar-json' : 'metonymy-countries-json'],
      `own_${name}.json`,
      '[{"sentence": ["Acme", "café", "grew", "."], "pos": [0, 1], "label": 0}, {"sentence": ["Buy", "Acme"], "pos": [1, 2], "label": 1}]',
      2,
    ),
  ),
];
