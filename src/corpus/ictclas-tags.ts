import type { UniversalTag } from './sentence.js';

/**
 * The universal tags of the ICTCLAS tags that jieba's dictionary uses; a tag that is not here is looked up by its first
 * letter.
 *
 * Departures from the names of the ICTCLAS tags, with their reasons:
 * measure words (`q`), times (`t`), places (`s`) and localisers that stand alone are nouns in Universal Dependencies;
 * localisers after a noun (`f`, for instance 里) are its adpositions; `vn` and `an` are verbs and adjectives used as
 * nouns, `vd` and `ad` as adverbs; `zg` and `g` mark characters that are mostly bound; fixed phrases (`i`, `l`) mostly
 * stand as predicates.
 */
export const ictclasTags: ReadonlyMap<string, UniversalTag> = new Map([
  ['a', 'ADJ'],
  ['ad', 'ADV'],
  ['an', 'NOUN'],
  ['b', 'ADJ'],
  ['c', 'CCONJ'],
  ['d', 'ADV'],
  ['e', 'INTJ'],
  ['eng', 'X'],
  ['f', 'ADP'],
  ['g', 'NOUN'],
  ['h', 'PART'],
  ['i', 'VERB'],
  ['j', 'NOUN'],
  ['k', 'PART'],
  ['l', 'VERB'],
  ['m', 'NUM'],
  ['mq', 'NUM'],
  ['n', 'NOUN'],
  ['nr', 'PROPN'],
  ['ns', 'PROPN'],
  ['nt', 'PROPN'],
  ['nz', 'PROPN'],
  ['o', 'INTJ'],
  ['p', 'ADP'],
  ['q', 'NOUN'],
  ['r', 'PRON'],
  ['s', 'NOUN'],
  ['t', 'NOUN'],
  ['u', 'PART'],
  ['ug', 'AUX'],
  ['ul', 'AUX'],
  ['uz', 'AUX'],
  ['v', 'VERB'],
  ['vd', 'ADV'],
  ['vn', 'NOUN'],
  ['y', 'PART'],
  ['z', 'ADJ'],
  ['zg', 'NOUN'],
]);

/** Words of the closed classes, whose universal tag does not follow from their ICTCLAS tag. */
export const closedClassTags: ReadonlyMap<string, UniversalTag> = new Map(
  (
    [
      // The copula, and verbs of possibility, duty and will, are auxiliaries.
      ['AUX', '是 能 能够 可 可以 可能 会 要 应 应该 应当 该 必须 须 需 需要 得以 想 愿 愿意 肯 敢 将 被'],
      // Conjunctions between equals; the others join a clause to another.
      ['CCONJ', '和 与 及 以及 或 或者 还是 并 并且 而 而且 但 但是 且 暨 跟'],
      ['SCONJ', '因为 由于 虽然 尽管 如果 若 假如 要是 只要 只有 除非 因此 所以 于是 即使 无论 不管 既然 当 以便 从而'],
      // Pronouns that mostly stand before a noun.
      ['DET', '这 那 该 此 每 各 某 本 这些 那些 其他 其它 一些 所有 任何 全 另 另外 有些 这个 那个 哪 哪些 各个 整个'],
      // What jieba calls numerals, but is measured with.
      ['NOUN', '年 月 日 岁 时 分 秒 号 等'],
      ['NUM', '许多 很多 几 数 两 半'],
    ] as const
  ).flatMap(([tag, words]) => words.split(' ').map((word) => [word, tag] as const)),
);

/**
 * Gives a word its universal tag by its ICTCLAS tag alone, or by its characters where it has none.
 *
 * @example universalTagOf('北京', 'ns') // 'PROPN'
 */
export function universalTagOf(form: string, ictclas = ''): UniversalTag {
  const byForm = closedClassTags.get(form) ?? tagOfCharacters(form);
  if (byForm !== undefined) return byForm;
  const known = ictclasTags.get(ictclas) ?? ictclasTags.get(ictclas.startsWith('nr') ? 'nr' : ictclas.slice(0, 1));
  if (known !== undefined) return known;
  // A word of Chinese characters that the dictionary lacks is most often a name.
  return ictclas === 'x' && /\p{Script=Han}/u.test(form) ? 'PROPN' : 'X';
}

/** The tag of what has no Chinese character in it. */
function tagOfCharacters(form: string): UniversalTag | undefined {
  if (/^[\p{N}.,，．%％/:：-]+$/u.test(form) && /\p{N}/u.test(form)) return 'NUM';
  if (/[\p{L}\p{N}\p{M}]/u.test(form)) return undefined;
  return /^\p{P}+$/u.test(form) ? 'PUNCT' : 'SYM';
}
