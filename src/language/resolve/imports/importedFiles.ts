// The files of the workspace that a Python file imports. They are read only where somebody asks what an import means.
import type { ReadBeside, ReadFile } from '../readParents';
import type { MappingNode, Tree } from '../../tree/tree';
import { modulesOf } from '../../tree/walk';

/** So many imports of a file are looked for. */
const mostFiles = 40;

/** So many folders up a file may be looked for. */
const mostUp = 4;

/** Where a file may be that is named from a folder further up, the likeliest place first. */
export const placesOf = (path: string): readonly string[] => Array.from({ length: mostUp + 1 }, (_, up) => '../'.repeat(up) + path);

/** Where the file is that an import means, the likeliest place first: paths relative to the folder of the file with the import. */
export function pathsOf(module: string): readonly string[] {
  const [, points, name] = /^(\.*)([\p{L}\p{N}_.]*)$/u.exec(module) ?? [];
  if (points === undefined || name === undefined || module === '' || /\.\.|\.$/.test(name)) return [];
  const path = name.replaceAll('.', '/');
  const folders = points === '' ? placesOf('') : ['../'.repeat(points.length - 1)];
  return folders.flatMap((folder) => {
    return name === '' ? [`${folder}__init__.py`] : [`${folder}${path}.py`, `${folder}${path}/__init__.py`];
  });
}

/** What a run of a program makes of each of its files. */
export type AsRun = (tree: Tree) => Tree;

/** A file that another one imports. */
export class ImportedFile implements ReadFile {
  readonly imports: ImportedFiles;

  constructor(
    readonly uri: string,
    /** As it is shown: `utils/schedules.py`. */
    readonly name: string,
    readonly tree: Tree,
    asRun?: AsRun,
  ) {
    this.imports = new ImportedFiles(uri, asRun);
  }

  get text(): string {
    return this.tree.text;
  }

  /** What it binds; undefined where it is no Python. */
  get module(): MappingNode | undefined {
    return modulesOf([this.tree])[0];
  }
}

/** What the imports of a file mean, as far as somebody has asked. */
export class ImportedFiles {
  /** By what is imported, as it is written: `.schedules`; undefined for what is no file. */
  readonly #files = new Map<string, ImportedFile | undefined>();
  readonly #wanted = new Map<string, readonly string[]>();
  #reading: Promise<boolean> | undefined;

  constructor(
    private readonly uri: string,
    private readonly asRun: AsRun = (tree) => tree,
  ) {}

  /** Whether nothing has been looked for so far: what is just being read may be what a file had before it changed. */
  get isEmpty(): boolean {
    return this.#files.size === 0 && this.#reading === undefined;
  }

  /** The file that an import means, where it is read. */
  get(module: string): ImportedFile | undefined {
    return this.#files.get(module);
  }

  /** The file whose module this is, imported here or by what is imported. */
  of(module: MappingNode): ImportedFile | undefined {
    for (const file of this.#files.values()) {
      const found = file?.module === module ? file : file?.imports.of(module);
      if (found) return found;
    }
    return undefined;
  }

  /** Asks for the first of some modules that is a file: the next `read` reads it. */
  askFor(modules: readonly string[]): void {
    if (this.#files.size >= mostFiles) return;
    const isOpen = modules.some((module) => !this.#files.has(module)) && !modules.some((module) => this.get(module));
    if (isOpen) this.#wanted.set(modules.join(), modules);
  }

  /** Reads what was asked for, here and in the files that are imported, or waits for what is being read. Whether there is more than before. */
  read(beside: ReadBeside): Promise<boolean> {
    this.#reading ??= this.#readAll(beside).finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  async #readAll(beside: ReadBeside): Promise<boolean> {
    const inner = [...this.#files.values()].map((file) => file?.imports.read(beside) ?? false);
    const own = [...this.#wanted.values()].map((modules) => this.#readFirst(modules, beside));
    this.#wanted.clear();
    return (await Promise.all([...inner, ...own])).includes(true);
  }

  async #readFirst(modules: readonly string[], beside: ReadBeside): Promise<boolean> {
    for (const module of modules) {
      if (!this.#files.has(module)) this.#files.set(module, await this.#find(module, beside));
      if (this.get(module)) return true;
    }
    return false;
  }

  async #find(module: string, beside: ReadBeside): Promise<ImportedFile | undefined> {
    for (const path of pathsOf(module)) {
      const file = await beside(this.uri, path);
      if (file && file.uri !== this.uri) return new ImportedFile(file.uri, path, this.asRun(file.tree), this.asRun);
    }
    return undefined;
  }
}
