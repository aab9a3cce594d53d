import { isRelativePronoun } from '../../corpus/relative-pronouns.js';
import type { DependencyTree, Sentence, Token } from '../../corpus/sentence.js';
import { QualiaError } from '../../errors.js';
import { defineSchema, type SpanSchema } from './span-schema.js';

/** The spans of {@link schemaFromParse}. */
export const parsedSpans = [
  'subject modifier',
  'subject',
  'preposition',
  'complementiser',
  'attractor modifier',
  'attractor',
  'embedded verb',
  'asked',
  'predicate',
  'object',
  'rest',
] as const;

/** The part that a word plays in the clause of an asked word. */
export type ParsedSpan = (typeof parsedSpans)[number];

/** A parsed sentence, as annotators give it. */
export type ParsedWords = { readonly tokens: readonly Pick<Token, 'form' | 'tag'>[] } & Pick<Sentence, 'tree'>;

/**
 * Makes a schema of parses: the spans are what words do in the clause of the asked word, so that what carries a contrast can be told as subject, attractor or
 * complementiser. Words of one span need not stand together.
 *
 * @param parse parses words, one token a word; the asked word is replaced by its answer where there is one.
 * @throws QualiaError with code `SPAN`, when the schema is applied, where a parse has other tokens or no tree.
 * @example schemaFromParse(parse).apply(['the', 'keys', 'to', 'the', 'cabinet', '_'], { asked: 5, answer: 'are' })
 */
export function schemaFromParse(parse: (words: readonly string[]) => ParsedWords): SpanSchema {
  return {
    names: parsedSpans,
    apply(tokens, context = {}) {
      const { asked = -1, answer } = context;
      const words = answer === undefined ? tokens : tokens.with(asked, answer);
      const parsed = parse(words);
      if (parsed.tokens.length !== words.length || parsed.tree === undefined) {
        const found = parsed.tree === undefined ? 'no tree' : parsed.tokens.map(({ form }) => form).join(' | ');
        throw new QualiaError('SPAN', `The parse of "${words.join(' ')}" has ${found}; expected one token a word.`);
      }
      const spans = spansOfParse({ tokens: parsed.tokens, tree: parsed.tree }, asked);
      return defineSchema(parsedSpans, (_, place) => spans[place], { ordered: false }).apply(tokens, context);
    },
  };
}

/**
 * Returns the part that each word of a sentence plays in the clause of an asked one; -1 for the main clause.
 *
 * The clause is that of the verb that is asked for, of which it is an auxiliary or a copula, or that it depends on. Its subject is the word of relation `nsubj` or `csubj`;
 * all nouns and pronouns below that are attractors.
 */
export function spansOfParse(
  { tokens, tree }: { readonly tokens: ParsedWords['tokens']; readonly tree: DependencyTree },
  asked: number,
): ParsedSpan[] {
  const { heads, relations } = tree;
  const base = (place: number): string => (relations[place] ?? '').split(':')[0] as string;
  const tagOf = (place: number): string => tokens[place]?.tag ?? 'X';
  const subjectOf = (verb: number): number =>
    heads.findIndex((head, place) => head === verb && /^[nc]subj$/.test(base(place)));
  const clause = clauseOf(heads, asked, subjectOf);
  const subject = subjectOf(clause);
  const isBelow = (place: number, above: number): boolean => {
    for (let at = heads[place] as number; at >= 0; at = heads[at] as number) if (at === above) return true;
    return false;
  };
  return tokens.map((_, place): ParsedSpan => {
    if (place === asked) return 'asked';
    if (place === subject) return 'subject';
    if (place === clause) return 'predicate';
    const head = heads[place] as number;
    if (subject >= 0 && isBelow(place, subject)) return partOfSubject(place, head === subject);
    if (base(place) === 'mark') return 'complementiser';
    if (head === clause && /^i?obj$/.test(base(place))) return 'object';
    return 'rest';
  });

  function partOfSubject(place: number, isOwn: boolean): ParsedSpan {
    const tag = tagOf(place);
    // Parsers give relative pronouns the relation of what they stand for; what they do here is to open the clause.
    const isRelative = isRelativePronoun(tokens[place]?.form ?? '') && tag === 'PRON';
    if (base(place) === 'mark' || isRelative) return 'complementiser';
    if (tag === 'ADP' || base(place) === 'case') return 'preposition';
    if (tag === 'NOUN' || tag === 'PROPN' || tag === 'PRON') return 'attractor';
    if (tag === 'VERB' || tag === 'AUX') return 'embedded verb';
    return isOwn ? 'subject modifier' : 'attractor modifier';
  }
}

/** The word whose subject is asked about: the asked one or the first above it that has a subject, else the root. */
function clauseOf(heads: readonly number[], asked: number, subjectOf: (place: number) => number): number {
  for (let at = asked; at >= 0; at = heads[at] as number) if (subjectOf(at) >= 0) return at;
  return heads.indexOf(-1);
}
