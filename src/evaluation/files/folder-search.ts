import { join, posix } from 'node:path';
import { MissingFileError, QualiaError } from '../../errors.js';
import type { Dataset } from '../any-dataset.js';
import { splitLines } from '../formats/dataset-lines.js';
import type { TaskManifest } from '../task-manifest.js';
import { type ChosenManifest, chooseByItems, chooseByName } from './choose-manifest.js';
import { type DataFile, type DataFileReader, decodeData, longestDataFile } from './data-file-reader.js';
import { isDocumentation, readFileHead } from './file-head.js';
import { fileTaskId, makeFileManifest } from './file-manifest.js';
import { groupParts, type PartFile } from './group-parts.js';
import type { DataListing, ListedFile } from './list-data-files.js';
import { findTaskFiles, parseTaskFiles } from './read-dataset.js';
import { recogniseFile } from './recognise-file.js';
import type { FileProblem, RecognisedFolder, RecognisedTask } from './recognised-task.js';

/** What the search in a folder needs. */
export interface SearchOptions {
  readonly manifests: readonly TaskManifest[];
  /** The tasks that were found in other folders. */
  readonly tasks: readonly RecognisedTask[];
  readonly reader: DataFileReader;
  readonly signal: AbortSignal | undefined;
}

/** A file with its bytes and its path in the folder. */
interface FoundFile extends DataFile {
  readonly place: string;
}

/**
 * Finds the data sets of one folder step by step, for `recogniseDatasets`; a file that one step has taken the next ones pass
 * over.
 */
export class FolderSearch {
  readonly #folder: string;
  readonly #files: ReadonlyMap<string, ListedFile>;
  readonly #manifests: readonly TaskManifest[];
  readonly #reader: DataFileReader;
  readonly #signal: AbortSignal | undefined;
  readonly #taken = new Set<string>();
  readonly #opened = new Set<string>();
  /** The checksums of the files of tasks in earlier folders. */
  readonly #elsewhere: ReadonlySet<string>;
  readonly #tasks: (RecognisedTask & { readonly findings: string[] })[] = [];
  readonly #problems: FileProblem[] = [];

  constructor(folder: string, { files, unreadable }: DataListing, { manifests, tasks, reader, signal }: SearchOptions) {
    this.#folder = folder;
    this.#files = new Map(files.map((file) => [file.path, file]));
    this.#manifests = manifests.filter(({ data }) => data.length > 0);
    this.#reader = reader;
    this.#signal = signal;
    for (const { manifest } of tasks) this.#opened.add(manifest.id);
    this.#elsewhere = new Set(tasks.flatMap(({ files: found }) => found.map(({ sha256 }) => sha256)));
    for (const [path, problem] of unreadable) this.#tell(path, `cannot be read: ${problem}.`, true);
  }

  /** Opens the tasks whose files lie where their manifests say. */
  async findByPath(): Promise<void> {
    for (const manifest of this.#manifests) {
      this.#signal?.throwIfAborted();
      const places = manifest.data.map(({ path, archive }) => (this.#files.has(path) ? path : (archive?.path ?? path)));
      if (!places.every((place) => this.#files.has(place))) continue;
      if (this.#opened.has(manifest.id)) {
        // An earlier folder has this data set; here it is not needed.
        for (const place of places) this.#taken.add(place);
        continue;
      }
      await this.#guard(places, async () => {
        const found = await findTaskFiles(manifest, this.#folder, this.#reader);
        const whole = found.flatMap((file, at) =>
          file === undefined ? [] : [{ ...file, place: places[at] as string }],
        );
        if (whole.length === manifest.data.length) this.#open(manifest, whole, 'path');
      });
    }
  }

  /** Opens the tasks whose files lie elsewhere, unchanged. */
  async findByChecksum(): Promise<void> {
    const expected = this.#manifests.flatMap(({ data }) => data.flatMap((file) => [file, file.archive ?? file]));
    const sizes = new Set(expected.flatMap(({ bytes }) => (bytes === undefined ? [] : [bytes])));
    const places = new Map<string, string[]>();
    for (const { path, full, bytes } of this.#files.values()) {
      if (!sizes.has(bytes)) continue;
      this.#signal?.throwIfAborted();
      const { sha256 = '' } = (await this.#reader.read(full)) ?? {};
      places.set(sha256, [...(places.get(sha256) ?? []), path]);
    }
    for (const manifest of this.#free()) await this.#openByChecksum(manifest, places);
    this.#tellCopies(places);
  }

  async #openByChecksum(
    { data, ...rest }: TaskManifest,
    places: ReadonlyMap<string, readonly string[]>,
  ): Promise<void> {
    const found: FoundFile[] = [];
    for (const { path, sha256 = '', archive } of data) {
      const place = places.get(sha256)?.[0];
      const packed = archive?.sha256 === undefined ? undefined : places.get(archive.sha256)?.[0];
      const full = join(this.#folder, place ?? packed ?? '');
      const file =
        place !== undefined
          ? await this.#reader.read(full)
          : packed !== undefined && archive !== undefined
            ? await this.#reader.readMember(full, archive.member)
            : undefined;
      if (file === undefined) return;
      // Readers of several files know them by their names, which these may have lost.
      const named = data.length === 1 ? file.path : `${file.path} = ${path}`;
      found.push({ ...file, path: named, place: place ?? packed ?? '' });
    }
    await this.#guard(
      found.map(({ place }) => place),
      async () => this.#open({ data, ...rest }, found, 'checksum'),
    );
  }

  /** Takes what is the same as a file of a task out of the search, and tells it. */
  #tellCopies(places: ReadonlyMap<string, readonly string[]>): void {
    for (const task of this.#tasks) {
      for (const { sha256 } of task.files) {
        for (const path of (places.get(sha256) ?? []).filter((place) => !this.#taken.has(place))) {
          this.#taken.add(path);
          task.findings.push(`${join(this.#folder, path)}: the same file as one of ${task.manifest.id}; passed over.`);
        }
      }
    }
    for (const sha256 of this.#elsewhere) for (const path of places.get(sha256) ?? []) this.#taken.add(path);
  }

  /** Opens the tasks of several files that have the names of their manifests, in whatever folders. */
  async findByName(): Promise<void> {
    const byName = new Map<string, string[]>();
    for (const path of this.#files.keys())
      byName.set(posix.basename(path), [...(byName.get(posix.basename(path)) ?? []), path]);
    for (const manifest of this.#free().filter(({ data }) => data.length > 1)) {
      const names = manifest.data.map(({ path }) => posix.basename(path));
      const start = names.flatMap((name) => byName.get(name) ?? []).find((path) => !this.#taken.has(path));
      if (start === undefined) continue;
      const places = names.map((name) => this.#nearest(byName.get(name) ?? [], start));
      if (places.some((place) => place === undefined)) continue;
      await this.#openPlaces(manifest, places as string[], 'name');
    }
  }

  /** Of several paths that which shares most of its folders with another. */
  #nearest(paths: readonly string[], start: string): string | undefined {
    const shared = (path: string): number => {
      const [own, other] = [path.split('/'), start.split('/')];
      const differs = own.findIndex((name, depth) => name !== other[depth]);
      return differs === -1 ? own.length : differs;
    };
    const free = paths.filter((path) => !this.#taken.has(path) || this.#isShared(path));
    return free.toSorted((a, b) => shared(b) - shared(a))[0];
  }

  /** Whether a file belongs to several data sets, as the list of relation classes does. */
  #isShared(path: string): boolean {
    return (
      this.#manifests.filter(({ data }) => data.some((file) => posix.basename(file.path) === posix.basename(path)))
        .length > 1
    );
  }

  /** Opens what is left by what it holds. */
  async findByContent(): Promise<void> {
    const parts: PartFile[] = [];
    const others = new Map<string, string>();
    for (const path of this.#left()) {
      this.#signal?.throwIfAborted();
      const { full, bytes } = this.#files.get(path) as ListedFile;
      if (isDocumentation(posix.basename(path))) continue;
      if (bytes > longestDataFile) {
        others.set(path, `is not read: it has ${bytes} bytes, and no data set of evaluation is so long.`);
        continue;
      }
      await this.#guard([path], async () => {
        const found = await readFileHead(full, posix.basename(path));
        if ('other' in found) {
          others.set(path, `is passed over: ${found.other}.`);
          return;
        }
        const recognition = recogniseFile(found.head);
        if (recognition === undefined) others.set(path, describeUnknown(found.head.lines[0] ?? ''));
        else if (recognition.type === 'part') parts.push({ path, format: recognition.format, part: recognition.part });
        else if (recognition.type === 'whole') {
          for (const formats of recognition.sets) await this.#openPlaces(formats, [path], 'content');
        }
      });
    }
    const { groups, lone } = await groupParts(parts, [...others.keys()], {
      countLines: async (path) => splitLines({ path, text: await this.#text(path) }).length,
      isKeyOf: (key, text) => this.#isKeyOf(key, text),
    });
    for (const { format, paths, note } of groups) {
      const before = this.#tasks.length;
      await this.#openPlaces([format], paths, 'content');
      if (note !== undefined && this.#tasks.length > before) this.#tasks.at(-1)?.findings.push(note);
    }
    for (const { path, problem } of lone) this.#tell(path, problem, true);
    for (const [path, problem] of others) if (!this.#taken.has(path)) this.#tell(path, problem, false);
  }

  finish(): RecognisedFolder {
    return {
      tasks: this.#tasks,
      problems: this.#problems.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    };
  }

  /** Reads files and opens the task of a manifest, or of formats of which the best manifest is looked for. */
  async #openPlaces(
    which: TaskManifest | readonly string[],
    places: readonly string[],
    how: RecognisedTask['how'],
  ): Promise<void> {
    await this.#guard(places, async () => {
      const found: FoundFile[] = [];
      for (const place of places) {
        const file = await this.#reader.read(join(this.#folder, place));
        if (file === undefined) throw new MissingFileError(join(this.#folder, place), 'It was there a moment ago.');
        found.push({ ...file, place });
      }
      if ('id' in which) this.#open(which, found, how);
      else this.#openUnknown(which, found);
    });
  }

  #openUnknown(formats: readonly string[], found: readonly FoundFile[]): void {
    const clues = { paths: found.map(({ place }) => place), formats };
    const choice = { free: this.#free(), all: this.#manifests };
    const named = chooseByName(clues, choice);
    if (named !== undefined) {
      this.#openChosen(named, found);
      return;
    }
    const first = found[0] as FoundFile;
    const id = fileTaskId(first.place, (taken) => this.#opened.has(taken));
    const own = parseAny(id, formats, found);
    const chosen = chooseByItems(own.dataset, clues, choice);
    if (chosen !== undefined) {
      this.#openChosen(chosen, found);
      return;
    }
    this.#open(makeFileManifest(id, first.path, own), found, 'content');
    const problem = `of the form of ${formats.join(' or ')}, but no published file that is known`;
    this.#tasks.at(-1)?.findings.unshift(`${first.path}: ${problem}.`);
  }

  #openChosen({ manifest, why }: ChosenManifest, found: readonly FoundFile[]): void {
    // The protocol that compares with a verb alone reads the same files.
    const ofVerb = this.#free().filter(({ id }) => id === `${manifest.id}-verb`);
    for (const one of [manifest, ...ofVerb]) {
      this.#open(one, sortLike(found, one), 'content');
      this.#tasks.at(-1)?.findings.unshift(`${found[0]?.path}: taken for the data of ${one.id} ${why}.`);
    }
  }

  #open(manifest: TaskManifest, found: readonly FoundFile[], how: RecognisedTask['how']): void {
    const { dataset, files, findings } = parseTaskFiles(manifest, found);
    const paths = found.map(({ place }) => place);
    for (const path of paths) this.#taken.add(path);
    this.#opened.add(manifest.id);
    this.#tasks.push({ manifest, dataset, files, how, folder: this.#folder, paths, findings: [...findings] });
  }

  /** Runs a step over some files; what is wrong with them is told, and they are not looked at again. */
  async #guard(places: readonly string[], work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#signal?.throwIfAborted();
      if (!(error instanceof QualiaError) && (error as NodeJS.ErrnoException).code === undefined) throw error;
      const { message } = error as Error;
      const guilty = places.find((place) => message.includes(place)) ?? places[0] ?? '';
      for (const place of places) this.#taken.add(place);
      if (!this.#problems.some(({ problem }) => problem.startsWith(message))) {
        const others = new Set(places).size - 1;
        const rest = others < 1 ? '' : ` The data set is left out with its other files (${others}).`;
        this.#tell(guilty, `${message}${rest}`, true);
      }
    }
  }

  #tell(path: string, problem: string, isMalformed: boolean): void {
    this.#problems.push({ folder: this.#folder, path, problem, isMalformed });
  }

  #free(): TaskManifest[] {
    return this.#manifests.filter(({ id }) => !this.#opened.has(id));
  }

  #left(): string[] {
    return [...this.#files.keys()].filter((path) => !this.#taken.has(path));
  }

  async #text(path: string): Promise<string> {
    const file = await this.#reader.read(join(this.#folder, path));
    return file === undefined ? '' : decodeData(file.bytes);
  }

  /** Whether a file of keys has a line for each instance of a text, as far as first, last and number tell. */
  async #isKeyOf(key: string, text: string): Promise<boolean> {
    const xml = await this.#text(text);
    const ids = (await this.#text(key)).split(/\r?\n/).flatMap((line) => /^\S+/.exec(line)?.[0] ?? []);
    const instances = xml.match(/<instance\b/g)?.length ?? 0;
    const [first = '', last = ''] = [ids[0], ids.at(-1)];
    return ids.length === instances && [first, last].every((id) => xml.includes(`"${id}"`));
  }
}

/**
 * Reads a data set in the first of several formats that it has.
 *
 * @throws what the reader of the first format throws where it has none of them.
 */
function parseAny(
  id: string,
  formats: readonly string[],
  found: readonly FoundFile[],
): { readonly format: string; readonly data: TaskManifest['data']; readonly dataset: Dataset } {
  const data = found.map(({ place }) => ({ path: place }));
  let failure: unknown;
  for (const format of formats) {
    try {
      return { format, data, dataset: parseTaskFiles({ id, format, data }, found).dataset };
    } catch (error) {
      if (!(error instanceof QualiaError)) throw error;
      failure ??= error;
    }
  }
  throw failure;
}

/** The files in the order of a manifest where their names are those of the manifest. */
function sortLike(found: readonly FoundFile[], { data }: TaskManifest): readonly FoundFile[] {
  const sorted = data.flatMap(
    ({ path }) => found.find(({ place }) => posix.basename(place) === posix.basename(path)) ?? [],
  );
  return sorted.length === found.length ? sorted : found;
}

const longestShown = 80;

function describeUnknown(first: string): string {
  const line = first.trim();
  const shown = line.length > longestShown ? `${line.slice(0, longestShown)}...` : line;
  const isTable = /[,;\t]/.test(line) && line.length < 500;
  const advice = isTable
    ? ' A table of rated pairs can be read with --table and the names of its columns (--table-columns).'
    : '';
  return `is of no known format; its first line is "${shown}".${advice}`;
}
