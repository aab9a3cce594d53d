import type { PregroupType, SimpleType } from '../pregroup-type.js';
import type { Contraction, Reduction } from '../reduction.js';
import type { Link, Linkage } from './linkage.js';

/**
 * Links whose right word takes the left one: a verb its subject, what modifies a noun or a verb on its left that word. Of all
 * others the left word takes the right one.
 */
const rightTakesLeft = ['S', 'SF', 'SX', 'B', 'R', 'M', 'MX', 'MV', 'N', 'YS', 'YP', 'SJl', 'VJl', 'MJl', 'AJl'];

/**
 * Turns a linkage into a pregroup reduction over types of links: of each link one end supplies the type x, and the other one, which
 * takes it, plays its adjoint: a left connector X- plays x.r, a right connector X+ plays x.l. The link of the left wall to the
 * sentence's main word stays open as the type `s`, or as `n` where the main word is a noun phrase; other links of the walls fall away.
 *
 * The words of the reduction are those of the linkage without its walls; words without links and punctuation that hangs on a wall
 * alone have the unit type.
 */
export function reduceLinkage({ words, links }: Linkage): Reduction {
  const last = words.length - 1;
  const inner = links.filter(({ left, right }) => left > 0 && right < last);
  const root = links.find(({ left, right, label }) => left === 0 && right < last && /^h?W[a-z]/.test(label));
  const rows = words.slice(1, last).map(({ form }, place) => {
    const word = place + 1;
    // On each side the link to the nearest word lies innermost, so that links never cross.
    const before = inner.filter(({ right }) => right === word).sort((one, other) => other.left - one.left);
    const after = inner.filter(({ left }) => left === word).sort((one, other) => other.right - one.right);
    const open = root?.right === word ? [root] : [];
    return { form, links: [...before, ...open, ...after] };
  });
  const places = new Map<Link, number[]>();
  let place = 0;
  for (const row of rows) for (const link of row.links) places.set(link, [...(places.get(link) ?? []), place++]);
  const contractions = inner.map((link): Contraction => {
    const [left = 0, right = 0] = places.get(link) ?? [];
    return { left, right };
  });
  return {
    words: rows.map((row, index) => ({
      word: row.form,
      type: row.links.map((link) => (link === root ? rootType(link) : typeOf(link, link.right === index + 1))),
    })),
    contractions: contractions.sort((one, other) => one.left - other.left),
    open: root === undefined ? [] : (places.get(root) ?? []),
  };
}

function rootType({ label }: Link): SimpleType {
  return { base: /^h?Wa/.test(label) ? 'n' : 's', adjoint: 0 };
}

function typeOf({ label }: Link, isRight: boolean): PregroupType[number] {
  const base = label.replace(/^[hd](?=[A-Z])/, '').replaceAll('*', '_');
  const isTakenFromLeft = rightTakesLeft.includes(/^[A-Z]+l?/.exec(base)?.[0] ?? '');
  const isTaker = isRight === isTakenFromLeft;
  return { base, adjoint: isTaker ? (isRight ? 1 : -1) : 0 };
}
