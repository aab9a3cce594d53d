import type { UniversalTag } from '../../corpus/sentence.js';
import { type LexiconRow, relativeGap } from './lexicon-row.js';

/** What a verb with all its complements makes, and of which word: `$x` is the variable of its surface subject. */
type VerbResult = Omit<LexiconRow, 'tags' | 'dependents'> & {
  readonly takesComplements?: boolean;
  readonly dependents?: readonly string[];
};

const clausal = ['root', 'conj', 'ccomp', 'xcomp', 'advcl', 'parataxis', 'acl:relcl', 'csubj', 'acl'];

/** What verbs make, by inflection. */
const verbResults: readonly VerbResult[] = [
  {
    name: 'verb',
    type: 'n.r:subject s',
    relations: clausal,
    rivals: ['aux:pass', 'nsubj:pass'],
    reason: 'a verb takes its subject on its left; infinitives and participles after auxiliaries have the same type',
  },
  {
    name: 'passive verb',
    type: 'n.r:object s',
    isPassive: true,
    inflections: ['past'],
    dependents: ['aux:pass', 'nsubj:pass'],
    relations: [...clausal, 'amod'],
    reason: 'a passive participle after an auxiliary has its logical object on its left',
  },
  {
    name: 'participle after its noun',
    type: 'n.r:subject n:subject',
    inflections: ['gerund'],
    cost: 0.1,
    relations: ['acl', 'amod', 'conj', 'advcl', 'acl:relcl', 'xcomp'],
    reason: 'a reduced relative clause: a man playing a guitar',
  },
  {
    name: 'passive participle after its noun',
    type: 'n.r:object n:object',
    isPassive: true,
    inflections: ['past'],
    cost: 0.1,
    relations: ['acl', 'amod', 'conj', 'acl:relcl'],
    reason: 'a reduced passive relative clause: a guitar played by a man',
  },
  {
    name: 'participle on a verb phrase',
    type: 's.r:verb n.r.r:subject n.r:subject s:verb',
    inflections: ['gerund'],
    cost: 0.3,
    relations: ['advcl', 'xcomp', 'conj', 'ccomp', 'parataxis', 'dep'],
    reason: 'a participle of circumstance has the subject of the verb it modifies: sits reading',
  },
  {
    name: 'passive participle on a verb phrase',
    type: 's.r:verb n.r.r:object n.r:object s:verb',
    isPassive: true,
    inflections: ['past'],
    cost: 0.5,
    relations: ['advcl', 'xcomp'],
    isStrict: true,
    reason: 'a passive participle of circumstance: sits dressed in red',
  },
  {
    name: 'participle before the sentence',
    type: 's:verb s.l:verb',
    inflections: ['gerund', 'past'],
    cost: 0.5,
    relations: ['advcl'],
    isStrict: true,
    reason: 'a participle of circumstance before its sentence: smiling, she left',
  },
  {
    name: 'participle before its subject',
    type: 'n:subject n.l:subject',
    inflections: ['gerund'],
    cost: 0.3,
    relations: ['advcl'],
    isStrict: true,
    reason: 'a participle of circumstance before the sentence has the subject of the sentence: smiling, she left',
  },
  {
    name: 'passive participle before its subject',
    type: 'n:object n.l:object',
    isPassive: true,
    inflections: ['past'],
    cost: 0.3,
    relations: ['advcl'],
    isStrict: true,
    reason: 'so has a passive one: dressed in red, she left',
  },
  {
    name: 'gerund',
    type: 'n',
    inflections: ['gerund'],
    cost: 0.3,
    relations: ['nsubj', 'obj', 'csubj', 'obl', 'nmod', 'advcl', 'acl', 'xcomp', 'ccomp', 'conj', 'root', 'nsubj:pass'],
    reason: 'a gerund with its complements is a noun phrase: by playing the guitar',
  },
  {
    name: 'imperative',
    type: 's',
    inflections: ['base'],
    cost: 0.6,
    relations: ['root', 'conj', 'parataxis', 'ccomp'],
    rivals: ['nsubj', 'nsubj:pass', 'aux', 'mark'],
    reason: 'an imperative has no subject: stop',
  },
  {
    name: 'participle before its noun',
    type: 'n:subject n.l:subject',
    inflections: ['gerund'],
    cost: 0.1,
    takesComplements: false,
    relations: ['amod', 'compound'],
    reason: 'a participle as an adjective: a running dog',
  },
  {
    name: 'passive participle before its noun',
    type: 'n:object n.l:object',
    inflections: ['past'],
    cost: 0.1,
    takesComplements: false,
    relations: ['amod', 'compound', 'root', 'conj', 'acl:relcl', 'xcomp'],
    reason: 'a passive participle as an adjective: a broken chair; is broken',
  },
];

/** What verbs take on their right. */
interface VerbFrame {
  readonly name: string;
  readonly type: string;
  readonly cost: number;
  readonly dependents?: readonly string[];
  readonly rivals?: readonly string[];
}

const verbFrames: readonly VerbFrame[] = [
  { name: 'intransitive', type: '', cost: 0, rivals: ['obj'] },
  { name: 'transitive', type: 'n.l:object', cost: 0, dependents: ['obj', 'iobj', 'xcomp', 'ccomp', relativeGap] },
  { name: 'ditransitive', type: 'n.l:object n.l:recipient', cost: 0.1, dependents: ['iobj', 'xcomp'] },
  { name: 'predicative', type: 'n.l:predicative n.l:object', cost: 0.2, dependents: ['xcomp'] },
  { name: 'sentential', type: 's.l:complement', cost: 0.2, dependents: ['ccomp', 'parataxis'] },
  { name: 'sentential with recipient', type: 's.l:complement n.l:recipient', cost: 0.3, dependents: ['ccomp'] },
  { name: 'subject control', type: 's.l:complement n:$x', cost: 0.2, dependents: ['xcomp', 'ccomp'] },
  { name: 'object control', type: 's.l:complement n:object n.l:object', cost: 0.3, dependents: ['xcomp', 'ccomp'] },
  { name: 'linking', type: 'n.l.l:$x n.l:$x', cost: 0.3, dependents: ['xcomp', 'advmod', 'amod'] },
  { name: 'resultative', type: 'n.l.l:object n.l:object n.l:object', cost: 0.5, dependents: ['xcomp'] },
  { name: 'locative linking', type: 'n.l:$x n:$x', cost: 0.6, dependents: ['xcomp'] },
];

const beForms = ['be', 'am', 'is', 'are', 'was', 'were', "'s", "'re", "'m", '’s', '’re', '’m', 'being', 'been'];

/** The types of full verbs: each result with each frame of complements. */
export function createVerbRows(): LexiconRow[] {
  return verbResults.flatMap((result) => {
    const { takesComplements = true, isPassive = false, type, cost = 0, dependents, rivals = [], ...rest } = result;
    const surface = isPassive ? 'object' : 'subject';
    const frames = takesComplements ? verbFrames : verbFrames.slice(0, 1);
    return frames.map((frame): LexiconRow => {
      // The object of a passive verb is on its left: what follows is the object that it keeps, as in "is given a book".
      const complements = isPassive ? frame.type.replaceAll(':object', ':retained') : frame.type;
      const expected = dependents ?? frame.dependents;
      return {
        ...rest,
        ...(isPassive && { isPassive }),
        tags: ['VERB'] satisfies UniversalTag[],
        name: frame.type === '' ? rest.name : `${frame.name} ${rest.name}`,
        // The copula has rows of its own.
        ...(frame.type !== '' && { exceptForms: beForms }),
        type: [type, complements.replaceAll('$x', surface)].filter((part) => part !== '').join(' '),
        cost: cost + frame.cost + (isPassive && frame.type !== '' ? 0.3 : 0),
        ...(expected && { dependents: expected }),
        rivals: [...rivals, ...((takesComplements && frame.rivals) || [])],
      };
    });
  });
}

/** Verbs whose participle is their base form. */
export const invariantVerbs: readonly string[] = (
  'bet bid broadcast burst cast come cost cut hit hurt let overcome put quit read become run set shed shut slit split spread ' +
  'thrust upset'
).split(' ');

const verbPhrase = 's.l:verb n:_subject';

/** The types of auxiliaries and of the copula. */
export const auxiliaryRows: readonly LexiconRow[] = [
  {
    name: 'auxiliary',
    tags: ['AUX'],
    type: `n.r:_subject s:verb ${verbPhrase}`,
    relations: ['aux', 'aux:pass'],
    reason: 'an auxiliary takes a verb phrase and makes one with the same subject: is playing, will have been seen',
  },
  {
    name: 'copula with a noun phrase',
    tags: ['AUX'],
    forms: beForms,
    type: 'n.r:subject s n.l:predicate',
    relations: ['cop', 'root', 'conj', 'ccomp', 'advcl', 'acl:relcl'],
    cost: 0.1,
    reason: 'the copula with a noun phrase is transitive: is a dog',
  },
  {
    name: 'existential verb',
    tags: ['VERB'],
    forms: beForms,
    type: 'n.r:expletive s n.l:subject',
    dependents: ['expl'],
    reason: 'the expletive there takes the place of the subject, which follows: there is a man',
  },
  {
    name: 'copula with an adjective',
    tags: ['AUX', 'VERB'],
    forms: beForms,
    type: 'n.r:subject s n.l.l:subject n.l:subject',
    relations: ['cop', 'aux:pass', 'aux'],
    reason: 'the copula takes an adjective n n.l, which is said of its subject: is big',
  },
  {
    name: 'copula with a postmodifier',
    tags: ['AUX'],
    forms: beForms,
    type: 'n.r:subject s n.l:subject n:subject',
    relations: ['cop', 'root', 'conj', 'ccomp', 'advcl'],
    cost: 0.1,
    reason: 'the copula takes what may stand after a noun, n.r n: is in the park, is outside',
  },
  {
    name: 'copula with a sentence',
    tags: ['AUX'],
    forms: beForms,
    type: 'n.r:subject s s.l:complement',
    relations: ['cop', 'root', 'conj', 'ccomp'],
    cost: 0.6,
    reason: 'the copula takes a clause: the problem is that he left',
  },
  {
    name: 'auxiliary before its subject',
    tags: ['AUX'],
    type: 's:verb s.l:verb',
    relations: ['aux', 'aux:pass'],
    cost: 0.3,
    reason: 'in questions the auxiliary stands before the rest of the sentence: did you see',
  },
  {
    name: 'copula before its subject',
    tags: ['AUX', 'VERB'],
    forms: beForms,
    type: 's n.l:predicate n.l:subject',
    relations: ['cop', 'root'],
    cost: 0.7,
    reason: 'the copula of a question: is she a doctor',
  },
  {
    name: 'copula with an adjective before its subject',
    tags: ['AUX'],
    forms: beForms,
    type: 's n.l.l:subject n.l:subject n.l:subject',
    relations: ['cop', 'root'],
    cost: 0.7,
    reason: 'the copula of a question: is the dog big',
  },
  {
    name: 'copula with a postmodifier before its subject',
    tags: ['AUX'],
    forms: beForms,
    type: 's n.l:subject n:subject n.l:subject',
    relations: ['cop', 'root'],
    cost: 0.7,
    reason: 'the copula of a question: is the dog outside',
  },
  {
    name: 'auxiliary alone',
    tags: ['AUX'],
    type: 'n.r:subject s',
    cost: 0.8,
    relations: ['root', 'conj', 'ccomp', 'parataxis', 'advcl', 'acl:relcl', 'aux'],
    reason: 'ellipsis: the auxiliary stands for the verb phrase: Mary does too',
  },
  {
    name: 'auxiliary alone in a relative clause',
    tags: ['AUX'],
    type: 'n.r:_subject s n.l:_gap',
    cost: 0.6,
    relations: ['acl:relcl'],
    isStrict: true,
    reason: 'ellipsis in a clause that modifies a noun: everything I can',
  },
  {
    name: 'auxiliary participle after its noun',
    tags: ['AUX'],
    type: `n.r:_subject n:_subject ${verbPhrase}`,
    inflections: ['gerund'],
    cost: 0.1,
    reason: 'a guitar being played',
  },
  {
    name: 'auxiliary participle on a verb phrase',
    tags: ['AUX'],
    type: `s.r:main n.r.r:_subject n.r:_subject s:main ${verbPhrase}`,
    inflections: ['gerund'],
    cost: 0.4,
    reason: 'runs off being chased',
  },
  {
    name: 'auxiliary gerund',
    tags: ['AUX'],
    type: `n ${verbPhrase}`,
    inflections: ['gerund'],
    cost: 0.5,
    reason: 'the gerund of an auxiliary: after having eaten',
  },
  {
    name: 'copular gerund',
    tags: ['AUX'],
    forms: beForms,
    type: 'n n.l.l:subject n.l:subject',
    inflections: ['gerund'],
    cost: 0.5,
    reason: 'the gerund of the copula: being big',
  },
  {
    name: 'imperative auxiliary',
    tags: ['AUX'],
    forms: ['do', 'be'],
    type: `s:verb ${verbPhrase}`,
    inflections: ['base'],
    cost: 0.8,
    reason: 'the auxiliary of an imperative: do not run',
  },
  {
    name: 'imperative copula',
    tags: ['AUX'],
    forms: beForms,
    type: 's n.l.l:subject n.l:subject',
    inflections: ['base'],
    cost: 0.8,
    reason: 'be quiet',
  },
];
