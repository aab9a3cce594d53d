import { copyObject, copySubject } from './copy-models.js';
import { addEntries, multiplyEntries } from './entrywise.js';
import { type Meaning, outerMeaning, vectorMeaning } from './meaning.js';
import type { RelationalSentence } from './relational-product.js';

/** Returns A + B with A = s . (V x o) and B = o . (V^T x s) (Kartsaklis & Sadrzadeh 2014, "Frobenius additive"). */
export function composeFrobeniusSum(sentence: RelationalSentence): Meaning {
  return vectorMeaning(addEntries(copySubject(sentence), copyObject(sentence)));
}

/** Returns A . B with A = s . (V x o) and B = o . (V^T x s) (Kartsaklis & Sadrzadeh 2014, "Frobenius multiplicative"). */
export function composeFrobeniusProduct(sentence: RelationalSentence): Meaning {
  return vectorMeaning(multiplyEntries(copySubject(sentence), copyObject(sentence)));
}

/**
 * Returns A (x) B with A = s . (V x o) and B = o . (V^T x s) (Kartsaklis & Sadrzadeh 2014, "Frobenius tensored"). The tensor is kept
 * as its two vectors: the cosine of two is cos(A, A') cos(B, B').
 */
export function composeFrobeniusOuter(sentence: RelationalSentence): Meaning {
  return outerMeaning(copySubject(sentence), copyObject(sentence));
}
