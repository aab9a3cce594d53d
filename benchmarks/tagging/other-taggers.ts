import compromise from 'compromise';
import { BrillPOSTagger, Lexicon, RuleSet } from 'natural/lib/natural/brill_pos_tagger/index.js';
import model from 'wink-eng-lite-web-model';
import winkNlp from 'wink-nlp';

/** What a tool says about one gold token; a tool without lemmas leaves the lemma out. */
export interface Judgement {
  readonly tag: string;
  readonly lemma?: string;
}

/** Tags a sentence whose tokens are given. */
export type JudgeForms = (forms: readonly string[]) => Judgement[];

interface CoveredStretch extends Judgement {
  readonly start: number;
  readonly end: number;
}

// Penn tags to universal ones. Penn does not tell AUX from VERB, SCONJ from ADP, or PRON from DET for WDT and DT.
const pennTags: ReadonlyMap<string, string> = new Map(
  (
    'NN NOUN NNS NOUN NNP PROPN NNPS PROPN NP PROPN NPS PROPN JJ ADJ JJR ADJ JJS ADJ JJSS ADJ VB VERB VBD VERB VBG VERB ' +
    'VBN VERB VBP VERB VBZ VERB MD AUX RB ADV RBR ADV RBS ADV WRB ADV IN ADP RP ADP TO PART POS PART DT DET PDT DET ' +
    'WDT PRON PRP PRON WP PRON EX PRON PRP$ PRON PRP$R PRON WP$ PRON CC CCONJ CD NUM UH INTJ FW X LS X SYM SYM $ SYM # SYM'
  )
    .split(' ')
    .flatMap((tag, i, all) => (i % 2 === 0 ? [[tag, all[i + 1] ?? 'X'] as const] : [])),
);

/** natural's Brill tagger with its English lexicon and rules. */
export function createBrill(): JudgeForms {
  const tagger = new BrillPOSTagger(new Lexicon('EN', 'NN', 'NNP'), new RuleSet('EN'));
  return (forms) =>
    tagger.tag([...forms]).taggedWords.map(({ token, tag }) => {
      const first = (tag ?? '').split('|')[0] ?? '';
      return { tag: pennTags.get(first) ?? (/[\p{L}\p{N}]/u.test(token) ? 'X' : 'PUNCT') };
    });
}

/** wink-nlp with its small English model, which tags and lemmatises by itself after its own tokeniser. */
export function createWink(): JudgeForms {
  const wink = winkNlp(model);
  const { its } = wink;
  return (forms) => {
    const tokens = wink.readDoc(forms.join(' ')).tokens();
    const values = tokens.out(its.value) as string[];
    const spaces = tokens.out(its.precedingSpaces) as string[];
    const tags = tokens.out(its.pos) as string[];
    // The published types give this function one parameter too many.
    const lemmas = tokens.out(its.lemma as never) as string[];
    let at = 0;
    const stretches = values.map((value, i) => {
      const start = at + (spaces[i] ?? '').length;
      at = start + value.length;
      return { start, end: at, tag: tags[i] ?? '', lemma: lemmas[i] ?? '' };
    });
    return judgeByPlace(forms, stretches);
  };
}

// compromise's tags, the first that fits; it has no tag for punctuation, which it keeps outside its terms.
const compromiseTags: readonly (readonly [string, string])[] = [
  ['Auxiliary', 'AUX'],
  ['Modal', 'AUX'],
  ['Copula', 'AUX'],
  ['Negative', 'PART'],
  ['Pronoun', 'PRON'],
  ['Possessive', 'PRON'],
  ['QuestionWord', 'ADV'],
  ['Value', 'NUM'],
  ['ProperNoun', 'PROPN'],
  ['Verb', 'VERB'],
  ['Noun', 'NOUN'],
  ['Adjective', 'ADJ'],
  ['Adverb', 'ADV'],
  ['Determiner', 'DET'],
  ['Preposition', 'ADP'],
  ['Conjunction', 'CCONJ'],
  ['Expression', 'INTJ'],
];

interface CompromiseTerm {
  readonly text: string;
  readonly tags: readonly string[];
  readonly root?: string;
  readonly normal: string;
  readonly offset: { readonly start: number; readonly length: number };
}

/** compromise, with its roots as lemmas. */
export function createCompromise(): JudgeForms {
  return (forms) => {
    const document = compromise(forms.join(' '));
    document.compute('root');
    // The published types do not know the option "root".
    const wanted: object = { offset: true, terms: { offset: true, root: true } };
    const sentences = document.json(wanted) as {
      terms: CompromiseTerm[];
    }[];
    const stretches = sentences.flatMap(({ terms }) =>
      terms.map(({ tags, root, normal, offset }) => {
        const found = compromiseTags.find(([name]) => tags.includes(name));
        return {
          start: offset.start,
          end: offset.start + offset.length,
          tag: found?.[1] ?? 'X',
          lemma: root ?? normal,
        };
      }),
    );
    return judgeByPlace(forms, stretches);
  };
}

/** Gives each form what was said of the stretch that covers its first letter, or else calls it punctuation. */
function judgeByPlace(forms: readonly string[], stretches: readonly CoveredStretch[]): Judgement[] {
  let start = 0;
  return forms.map((form) => {
    const place = start;
    start += form.length + 1;
    return stretches.find((stretch) => stretch.start <= place && place < stretch.end) ?? { tag: 'PUNCT', lemma: form };
  });
}
