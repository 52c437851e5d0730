import * as vscode from 'vscode';
import type { Answers } from './answers';
import { onDidChangeConfig, readConfig } from './config';
import { frameworksFor, type KnownFrameworks } from './frameworks/frameworksFor';
import type { Askable } from './language/find/asked/askable';
import { type Asked, askedIn } from './language/find/asked/asked';
import { readAsked } from './language/find/asked/findAsked';
import { findSchedules, findWithImports, type Memory } from './language/find/findSchedules';
import type { FoundSchedule } from './language/find/found';
import type { FindOptions } from './language/find/framework';
import { frontEndOf, type Language, languageOf, parse } from './language/index';
import { parentLinks } from './language/resolve/convention';
import { ImportedFiles } from './language/resolve/imports/importedFiles';
import type { Tree } from './language/tree/tree';
import { modulesOf } from './language/tree/walk';
import { earlierCells } from './notebookCells';
import { ParentFiles, placeOf } from './parentFiles';
import type { LibraryRelease, ProjectVersions, UsedLibrary, UsedVersions } from './projectVersions';
import type { ProgramRun } from './startedPrograms';

/** The schedules of one version of a document. */
export interface DocumentSchedules {
  readonly version: number;
  readonly schedules: readonly FoundSchedule[];
  /** The text is longer than the settings allow, and was not read. */
  readonly isTooLarge: boolean;
  /** What they were found in; undefined where nothing was read. */
  readonly tree?: Tree;
  /** The libraries of which releases differ for them. */
  readonly libraries?: readonly UsedLibrary[];
}

/** What the next version of a document is read from. */
interface Known {
  readonly language: Language;
  readonly tree: Tree;
  readonly memory: Memory;
  /** The programs that it starts. */
  readonly runs: Map<number, ProgramRun>;
  readonly needed: KnownFrameworks;
  /** How often files had changed that documents build on or import. */
  readonly ofFiles: number;
  /** The libraries that were asked for, with the releases from which on they do otherwise. */
  readonly asked: Map<string, Set<string>>;
}

interface Found {
  /** What the schedules depend on: the document and the notebook cells above it with their versions, its language, the settings. */
  readonly state: string;
  readonly promise: Promise<DocumentSchedules>;
}

/** Finds the schedules of documents, once per document version, for every feature. */
export class ScheduleIndex implements vscode.Disposable {
  readonly #found = new WeakMap<vscode.TextDocument, Found>();
  readonly #known = new WeakMap<vscode.TextDocument, Known>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #parentFiles = new ParentFiles();
  readonly #listeners: vscode.Disposable;
  /** Counts the changes of files that documents build on or import. */
  #ofFiles = 0;
  /** Counts the changes of settings, of answers and of files that documents build on. */
  #generation = 0;

  /** Fires when what was found before may no longer hold although no document changed: the settings did, an answer, or a file that one builds on. */
  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly answers: Pick<Answers, 'of' | 'onDidChange'>,
    private readonly versions?: Pick<ProjectVersions, 'known' | 'read' | 'onDidChange'>,
  ) {
    const forget = () => {
      this.#generation++;
      this.#changed.fire();
    };
    this.#listeners = vscode.Disposable.from(
      onDidChangeConfig(forget),
      this.#parentFiles.onDidChange(() => {
        this.#ofFiles++;
        forget();
      }),
      answers.onDidChange(forget),
      ...(versions ? [versions.onDidChange(forget)] : []),
    );
  }

  /** Whether documents of this kind can hold schedules at all. */
  static supports(document: vscode.TextDocument): boolean {
    return !ignoredSchemes.has(document.uri.scheme) && languageOf(document.languageId, document.uri.path) !== undefined;
  }

  /** The schedules of a document as it stands, in document order. Never rejects: text that cannot be read has none. */
  get(document: vscode.TextDocument): Promise<DocumentSchedules> {
    const earlier = earlierCells(document);
    const versions = [...earlier, document].map(({ uri, version }) => `${uri.toString()} ${version}`);
    const state = [this.#generation, document.languageId, ...versions].join();
    const known = this.#found.get(document);
    if (known?.state === state) return known.promise;
    const promise = this.#find(document, earlier);
    this.#found.set(document, { state, promise });
    return promise;
  }

  /** The schedules that a document would have if this were its text. Never rejects. */
  async read(document: vscode.TextDocument, text: string): Promise<readonly FoundSchedule[]> {
    return (await this.#find(document, earlierCells(document), text)).schedules;
  }

  /** The schedules of a document as another release of a library has them. Never rejects. */
  async readAs(document: vscode.TextDocument, release: LibraryRelease): Promise<readonly FoundSchedule[]> {
    return (await this.#find(document, earlierCells(document), document.getText(), release)).schedules;
  }

  /** A function, lambda or expression of a Python document as a function of the step, as if the user had asked for it; undefined where it is none. */
  async readAsked(document: vscode.TextDocument, asked: Asked, askable: Askable): Promise<FoundSchedule | undefined> {
    const { tree } = await this.get(document);
    const [module] = tree ? modulesOf([tree]) : [];
    if (!tree || !module) return undefined;
    const { needed: before, memory = {} } = this.#known.get(document) ?? {};
    const needed = await frameworksFor('', 'python', before, true);
    const options = await this.#options(document, { language: 'python', needed, memory }, earlierCells(document));
    return readAsked(tree, module, options, { asked, askable });
  }

  /** How a document is read. */
  async #options(
    document: vscode.TextDocument,
    { language, needed, memory }: Pick<Known, 'language' | 'needed' | 'memory'>,
    earlier: readonly vscode.TextDocument[],
  ): Promise<FindOptions> {
    const { functionNames, readHandmade, readings, run } = readConfig(document.uri);
    return {
      frameworks: needed.frameworks,
      conventions: needed.conventions,
      functionNames,
      readHandmade,
      readings,
      run,
      answers: this.answers.of(document.uri),
      ...(memory.imports && { imports: memory.imports }),
      bareWords: frontEndOf(language).bareWords,
      earlierCells: await Promise.all(earlier.map(async (cell) => (await this.#parse(cell, cell.getText())).tree)),
    };
  }

  async #find(
    document: vscode.TextDocument,
    earlier: readonly vscode.TextDocument[],
    other?: string,
    release?: LibraryRelease,
  ): Promise<DocumentSchedules> {
    const { version } = document;
    const { languages, maxFileSize } = readConfig(document.uri);
    const language = ScheduleIndex.supports(document) ? languageOf(document.languageId, document.uri.path) : undefined;
    if (language === undefined || !languages.includes(language)) return { version, schedules: [], isTooLarge: false };
    const text = other ?? document.getText();
    if (text.length > maxFileSize) return { version, schedules: [], isTooLarge: true };
    const known = other === undefined ? await this.#parse(document, text) : await this.#parseOther(document, language, text);
    const options = await this.#options(document, known, earlier);
    const find = async (used: UsedVersions | undefined) => {
      const versions = release ? new Map(used?.versions).set(release.library, release.version) : used?.versions;
      return this.#findIn(document, known, { ...options, ...(versions && { versions }) }, maxFileSize);
    };
    const before = this.versions?.known(document.uri);
    const schedules = await find(before);
    // The project is asked for releases only where one of its libraries needs them.
    const used = before ?? (known.asked.size > 0 ? await this.versions?.read(document.uri) : undefined);
    const isOther = used !== before && [...known.asked.keys()].some((library) => used?.versions.has(library) === true);
    const libraries = [...known.asked].map(([name, releases]) => ({
      name,
      version: used?.versions.get(name),
      from: used?.from.get(name),
      releases: [...releases],
    }));
    return { version, schedules: isOther ? await find(used) : schedules, isTooLarge: false, tree: known.tree, libraries };
  }

  /** Finds the schedules of a tree, with the files that it builds on only where it does not say all itself. */
  async #findIn(
    document: vscode.TextDocument,
    { tree, memory, runs, asked }: Known,
    given: FindOptions,
    maxFileSize: number,
  ): Promise<readonly FoundSchedule[]> {
    let isMissing = false as boolean;
    const onRelease = (library: string, release: string) => void asked.set(library, (asked.get(library) ?? new Set<string>()).add(release));
    // The editor writes what nobody takes care of into its log.
    const options = { ...given, onRelease, onFailure: (error: Error) => void Promise.reject(error) };
    const find = () => findSchedules(tree, { ...options, onMissing: () => (isMissing = true) }, memory);
    const beside = this.#parentFiles.beside(document, maxFileSize);
    const schedules = await findWithImports(find, memory, beside);
    if (tree.launches && tree.launches.length > 0) {
      const { withStarted } = await import('./startedPrograms');
      return withStarted(tree, schedules, options, { uri: placeOf(document).toString(), beside, runs });
    }
    const { conventions } = options;
    if (!isMissing || parentLinks(tree.roots[0], conventions).length === 0) return schedules;
    return findSchedules(tree, { ...options, parents: await this.#parentFiles.read(document, tree, conventions, maxFileSize) });
  }

  async #parse(document: vscode.TextDocument, text: string): Promise<Known> {
    const language = languageOf(document.languageId, document.uri.path) ?? 'python';
    const known = this.#knownIn(document, language);
    const [tree, needed] = await this.#treeAndFrameworks(document, language, text, known);
    const memory = this.#memoryFor(document, language, known);
    const asked = known?.asked ?? new Map<string, Set<string>>();
    const runs = known?.ofFiles === this.#ofFiles ? known.runs : new Map<number, ProgramRun>();
    const next = { language, tree, memory, runs, needed, ofFiles: this.#ofFiles, asked };
    this.#known.set(document, next);
    return next;
  }

  /** Another text in the document's place, of which nothing is kept. */
  async #parseOther(document: vscode.TextDocument, language: Language, text: string): Promise<Known> {
    const known = this.#knownIn(document, language);
    const [tree, needed] = await this.#treeAndFrameworks(document, language, text, known);
    const memory = { ...this.#memoryFor(document, language, known) };
    return { language, tree, memory, runs: new Map(known?.runs), needed, ofFiles: this.#ofFiles, asked: new Map<string, Set<string>>() };
  }

  /** What is kept of the version before; of files that it imports nothing, where one may have changed. */
  #memoryFor(document: vscode.TextDocument, language: Language, known: Known | undefined): Memory {
    const memory = known?.memory ?? {};
    const isOld = known?.ofFiles !== this.#ofFiles && memory.imports?.isEmpty === false;
    if (language !== 'python') return memory;
    return isOld || !memory.imports ? { ...(isOld ? {} : memory), imports: new ImportedFiles(placeOf(document).toString()) } : memory;
  }

  #treeAndFrameworks(document: vscode.TextDocument, language: Language, text: string, known: Known | undefined) {
    const isAsked = language === 'python' && askedIn(this.answers.of(document.uri)).length > 0;
    return Promise.all([parse(language, text, known?.tree), frameworksFor(text, language, known?.needed, isAsked)]);
  }

  #knownIn(document: vscode.TextDocument, language: Language): Known | undefined {
    const known = this.#known.get(document);
    return known?.language === language ? known : undefined;
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#parentFiles.dispose();
    this.#changed.dispose();
  }
}

/** Documents that are not the user's text: output channels, commit boxes, comment editors. */
const ignoredSchemes = new Set(['output', 'vscode-scm', 'comment', 'vscode-interactive-input', 'debug']);
