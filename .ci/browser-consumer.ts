import { compositionSimilarity, DualSearch, DualSpace, fetchSpace, type Neighbour } from 'qualia/browser';

/** What a page would do, with the types of a browser and none of Node. */
export async function searchInPage(): Promise<readonly Neighbour[]> {
  const [domain, functional] = await Promise.all(['domain', 'function'].map((name) => fetchSpace(`${name}.bin`)));
  if (domain === undefined || functional === undefined) return [];
  const dual = new DualSpace(domain, functional);
  const { score } = compositionSimilarity(dual, ['dog', 'house'], 'kennel');
  document.title = String(score + new DualSearch(dual).composeWord(['dog', 'house']).length);
  return domain.neighbours('dog');
}
