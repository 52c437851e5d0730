import * as vscode from 'vscode';
import { activeEnvironment } from './pythonExtension';
import type { ProjectReleases } from './language/releases/projectReleases';

/** A release of a library, by the name of its package. */
export interface LibraryRelease {
  readonly library: string;
  readonly version: string;
}

/** Which releases of libraries the schedules of a document are read as. */
export interface UsedVersions {
  /** By the names of the packages. */
  readonly versions: ReadonlyMap<string, string>;
  /** The file or the environment that says the release of a library; "" where the user has chosen it. */
  readonly from: ReadonlyMap<string, string>;
}

const name = 'weightSchedules.versions';
const pins =
  '**/{uv.lock,poetry.lock,pdm.lock,pyproject.toml,requirements*.txt,requirements*.in,constraints*.txt,environment*.yml,environment*.yaml}';

/** A file that is longer says no releases. */
const longest = 10_000_000;

/** How many folders above a document may say its releases, where no workspace ends them. */
const mostFolders = 8;

/** A library of which releases differ for the schedules of a document. */
export interface UsedLibrary {
  /** The name of its package. */
  readonly name: string;
  /** The release that it is read as; undefined where nothing says one, and it is the newest. */
  readonly version: string | undefined;
  /** The file or the environment that says so; "" where the user has chosen it. */
  readonly from: string | undefined;
  /** The releases from which on it does otherwise. */
  readonly releases: readonly string[];
}

/** Reads which releases of libraries a project uses, when that is first asked: installed, pinned, or chosen by the user, which wins. */
export class ProjectVersions implements vscode.Disposable {
  readonly #known = new Map<string, UsedVersions>();
  readonly #changed = new vscode.EventEmitter<void>();
  #watchers: vscode.Disposable[] = [];
  #generation = 0;

  /** Fires when what was said before may no longer hold. */
  readonly onDidChange = this.#changed.event;

  constructor(private readonly state: Pick<vscode.Memento, 'get' | 'update'>) {}

  /** What has been read for a document so far. */
  known(uri: vscode.Uri): UsedVersions | undefined {
    return this.#known.get(folderOf(uri)?.toString() ?? '');
  }

  /** The releases for a document. Never rejects. */
  async read(uri: vscode.Uri): Promise<UsedVersions> {
    const folder = folderOf(uri);
    const generation = this.#generation;
    const project = folder && (await this.#project(folder).catch(() => undefined));
    const chosen = Object.entries(this.chosen);
    const releases = [...(project?.releases ?? [])];
    const used: UsedVersions = {
      versions: new Map([...releases.map(([library, { version }]) => [library, version] as const), ...chosen]),
      from: new Map([
        ...releases.map(([library, { from }]) => [library, from] as const),
        ...chosen.map(([library]) => [library, ''] as const),
      ]),
    };
    // What has changed meanwhile is read again when it is asked for.
    if (generation === this.#generation) this.#known.set(folder?.toString() ?? '', used);
    return used;
  }

  /** The releases that the user has chosen, by the names of the packages. */
  get chosen(): Readonly<Record<string, string>> {
    return this.state.get<Readonly<Record<string, string>>>(name, {});
  }

  /** Reads a library as this release from now on; as the project says where it is undefined. */
  choose(library: string, version: string | undefined): void {
    const others = Object.entries(this.chosen).filter(([each]) => each !== library);
    void this.state.update(name, Object.fromEntries(version === undefined ? others : [...others, [library, version]]));
    this.#forget();
  }

  async #project(folder: vscode.Uri): Promise<ProjectReleases> {
    const { projectReleases } = await import('./language/releases/projectReleases');
    const project = await projectReleases(projectFiles, foldersAbove(folder), await environmentOf(folder));
    if (this.#watchers.length === 0) this.#watch(vscode.workspace.createFileSystemWatcher(pins));
    if (project.sitePackages !== undefined) {
      const installed = new vscode.RelativePattern(vscode.Uri.parse(project.sitePackages), '*.dist-info');
      this.#watch(vscode.workspace.createFileSystemWatcher(installed));
    }
    return project;
  }

  #watch(watcher: vscode.FileSystemWatcher): void {
    const forget = () => this.#forget();
    this.#watchers.push(watcher, watcher.onDidChange(forget), watcher.onDidCreate(forget), watcher.onDidDelete(forget));
  }

  #forget(): void {
    this.#generation++;
    this.#known.clear();
    this.#watchers.forEach((each) => void each.dispose());
    this.#watchers = [];
    this.#changed.fire();
  }

  dispose(): void {
    this.#watchers.forEach((each) => void each.dispose());
    this.#changed.dispose();
  }
}

const projectFiles = {
  list: async (folder: string) => (await vscode.workspace.fs.readDirectory(vscode.Uri.parse(folder))).map(([each]) => each),
  read: async (file: string) => {
    const uri = vscode.Uri.parse(file);
    const { size } = await vscode.workspace.fs.stat(uri);
    return size > longest ? '' : new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  },
};

/** The folder in which a document stands; that of the workspace for one that stands in none. */
function folderOf(uri: vscode.Uri): vscode.Uri | undefined {
  const hasFolder = uri.scheme !== 'untitled' && uri.scheme !== 'vscode-notebook-cell';
  return hasFolder ? vscode.Uri.joinPath(uri, '..') : vscode.workspace.workspaceFolders?.[0]?.uri;
}

/** A folder and those above it up to that of the workspace. */
function foldersAbove(folder: vscode.Uri): readonly string[] {
  const root = vscode.workspace.getWorkspaceFolder(folder)?.uri.toString();
  if (root === undefined) return [folder.toString()];
  const folders = [folder.toString()];
  while (folders.at(-1) !== root && folders.length < mostFolders)
    folders.push(vscode.Uri.joinPath(vscode.Uri.parse(folders.at(-1)!), '..').toString());
  return folders;
}

/** The environment that the user has chosen in the Python extension, where that is running already. */
async function environmentOf(folder: vscode.Uri): Promise<string | undefined> {
  const prefix = (await activeEnvironment(folder, false))?.executable.sysPrefix;
  return prefix === undefined ? undefined : vscode.Uri.file(prefix).with({ scheme: folder.scheme, authority: folder.authority }).toString();
}
