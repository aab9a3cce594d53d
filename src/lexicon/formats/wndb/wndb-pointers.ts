/** A symbol of a WNDB pointer, the name of its relation in WN-LMF, and the parts of speech that it starts from, or all. */
interface Pointer {
  readonly symbol: string;
  readonly relation: string;
  readonly from?: string;
}

/** In the order in which WordNet lists them in its index files. */
const pointers: readonly Pointer[] = [
  { symbol: '!', relation: 'antonym' },
  { symbol: '&', relation: 'similar', from: 'asnr' },
  { symbol: '<', relation: 'participle' },
  { symbol: '@', relation: 'hypernym' },
  { symbol: '@i', relation: 'instance_hypernym' },
  { symbol: '~', relation: 'hyponym' },
  { symbol: '~i', relation: 'instance_hyponym' },
  { symbol: '#m', relation: 'holo_member' },
  { symbol: '#s', relation: 'holo_substance' },
  { symbol: '#p', relation: 'holo_part' },
  { symbol: '%m', relation: 'mero_member' },
  { symbol: '%s', relation: 'mero_substance' },
  { symbol: '%p', relation: 'mero_part' },
  { symbol: '*', relation: 'entails' },
  { symbol: '>', relation: 'causes' },
  { symbol: '^', relation: 'also' },
  { symbol: '$', relation: 'similar', from: 'v' },
  { symbol: '\\', relation: 'pertainym' },
  { symbol: '=', relation: 'attribute' },
  { symbol: '+', relation: 'derivation' },
  { symbol: ';c', relation: 'domain_topic' },
  { symbol: ';r', relation: 'domain_region' },
  { symbol: ';u', relation: 'exemplifies' },
  { symbol: '-c', relation: 'has_domain_topic' },
  { symbol: '-r', relation: 'has_domain_region' },
  { symbol: '-u', relation: 'is_exemplified_by' },
];

const relations: ReadonlyMap<string, string> = new Map(pointers.map(({ symbol, relation }) => [symbol, relation]));

const indexSymbols: readonly string[] = [...new Set(pointers.map(({ symbol }) => foldSymbol(symbol)))];

/** The name of the relation of a pointer in WN-LMF, or undefined for what is no pointer. */
export function findPointerRelation(symbol: string): string | undefined {
  return relations.get(symbol);
}

/** The symbol for a relation from a synset of some part of speech, or undefined where WNDB has none. */
export function findPointerSymbol(relation: string, partOfSpeech: string): string | undefined {
  return pointers.find((known) => known.relation === relation && (known.from ?? partOfSpeech).includes(partOfSpeech))
    ?.symbol;
}

/** The symbols as an index file lists them: each once, in its order, without telling instances and kinds of domains apart. */
export function listIndexSymbols(symbols: ReadonlySet<string>): string[] {
  const folded = new Set(Array.from(symbols, foldSymbol));
  return indexSymbols.filter((symbol) => folded.has(symbol));
}

function foldSymbol(symbol: string): string {
  return /^(?:[@~]i|[;-].)$/.test(symbol) ? symbol.charAt(0) : symbol;
}
