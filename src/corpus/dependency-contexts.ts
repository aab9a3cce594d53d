import { QualiaError, requireOption } from '../errors.js';
import { type ContextExtractor, everyToken } from './context-extractor.js';
import type { DependencyTree, Sentence, Token } from './sentence.js';

/** Options of {@link dependencyContexts}. */
export interface DependencyContextOptions {
  /** What of a token is the context's word, in lower case; default `lemma`. */
  readonly words?: 'lemma' | 'form';
  /** Whether a preposition becomes part of the relation, as in the paper; default true. */
  readonly collapse?: boolean;
  /** Whether relations keep their subtypes: `nsubj:pass` or `nsubj`; default true. */
  readonly subtypes?: boolean;
  /** What to do with a sentence without a tree: `error`, or `skip`, which emits nothing. Default `error`. */
  readonly missingTree?: 'error' | 'skip';
}

/**
 * The contexts of a dependency space: what a target is related to in the sentence's tree (Levy & Goldberg 2014, section
 * 3).
 *
 * A token has the context `relation_word` for each of its dependants and `relation-1_word` for its head: in "scientist
 * discovers star" the noun "star" has `obj-1_discover`, the verb `nsubj_scientist` and `obj_star`. A preposition is
 * collapsed: in "discovers it with a telescope" the verb has `prep_with_telescope` and the noun `prep_with-1_discover`;
 * the preposition's own relation is then left out, as are those of punctuation. The target of several tokens has the
 * relations of each that lead out of it.
 *
 * Trees are those of Universal Dependencies, where the preposition is a `case` of the noun, while the paper's are
 * Stanford's.
 *
 * @throws OptionError when an option is out of range; `extract` throws a QualiaError with code `NO_TREE` for a sentence
 * without a tree, unless these are skipped.
 */
export function dependencyContexts(options: DependencyContextOptions = {}): ContextExtractor {
  const { words = 'lemma', collapse = true, subtypes = true, missingTree = 'error' } = options;
  requireOption(words === 'lemma' || words === 'form', 'words', words, '"lemma" or "form"');
  const isKnown = missingTree === 'error' || missingTree === 'skip';
  requireOption(isKnown, 'missingTree', missingTree, '"error" or "skip"');
  return {
    name: 'dependency',
    options: { words, collapse, subtypes, missingTree },
    extract(sentence, emit, targets = everyToken(sentence)) {
      const { tokens, tree } = sentence;
      if (tree === undefined) {
        if (missingTree === 'skip' || tokens.length === 0) return;
        throw missingTreeError(sentence);
      }
      const relations = nameRelations(tokens, tree, { collapse, subtypes });
      const texts = tokens.map((token) => token[words].toLowerCase());
      const dependants = listDependants(tree.heads);
      for (let target = 0; target < targets.length; target++) {
        const { start, end } = targets[target];
        const isInside = (place: number): boolean => place >= start && place < end;
        for (let place = start; place < end; place++) {
          for (const dependant of dependants[place]) {
            const relation = relations[dependant];
            if (relation !== '' && !isInside(dependant)) emit(target, `${relation}_${texts[dependant]}`);
          }
          const head = tree.heads[place];
          if (head !== -1 && relations[place] !== '' && !isInside(head)) {
            emit(target, `${relations[place]}-1_${texts[head]}`);
          }
        }
      }
    },
  };
}

/** Names the relation of each token to its head; '' where it gives no context. */
function nameRelations(
  tokens: readonly Token[],
  { heads, relations }: DependencyTree,
  { collapse, subtypes }: { readonly collapse: boolean; readonly subtypes: boolean },
): string[] {
  const names = relations.map((relation) => {
    const [basic = ''] = relation.split(':');
    if (basic === 'punct' || basic === 'root') return '';
    return subtypes ? relation : basic;
  });
  if (!collapse) return names;
  const prepositions = new Map<number, string[]>();
  tokens.forEach(({ form }, place) => {
    const owner = caseOwner(heads, relations, place);
    if (owner === undefined) return;
    const words = prepositions.get(owner) ?? [];
    words.push(form.toLowerCase());
    prepositions.set(owner, words);
    names[place] = '';
  });
  for (const [owner, words] of prepositions) {
    // The case of a subject or a predicate, such as a possessive 's, says nothing of the arc to its head.
    if (/^(obl|nmod)(:|$)/.test(relations[owner]) && relations[owner] !== 'nmod:poss') {
      names[owner] = `prep_${words.join('_')}`;
    }
  }
  return names;
}

/** The noun that a token is a preposition of, or part of one as in "because of"; undefined for other tokens. */
function caseOwner(heads: readonly number[], relations: readonly string[], place: number): number | undefined {
  if (/^case(:|$)/.test(relations[place])) return heads[place];
  const head = heads[place];
  return relations[place] === 'fixed' && head !== -1 && /^case(:|$)/.test(relations[head]) ? heads[head] : undefined;
}

function listDependants(heads: readonly number[]): number[][] {
  const dependants: number[][] = heads.map(() => []);
  heads.forEach((head, place) => {
    if (head !== -1) dependants[head].push(place);
  });
  return dependants;
}

function missingTreeError({ document, position }: Sentence): QualiaError {
  const place = `Sentence ${position} of "${document}" has no dependency tree`;
  const advice = 'Read a corpus with trees, or parse it, or take other contexts; missingTree: "skip" leaves it out.';
  return new QualiaError('NO_TREE', `${place}, which dependency contexts need. ${advice}`);
}
