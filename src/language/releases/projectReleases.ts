// Which releases of libraries a project uses: those that are installed in its environment, else those that its files pin. Nothing is run.
import { installedIn, mayPin, type Release, versionsIn } from './pins';

/** How folders and files are read; both reject where there is none. Paths are URIs. */
export interface ProjectFiles {
  /** The names of what is in a folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  readonly read: (file: string) => Promise<string>;
}

/** The releases of a project, by the names of the packages, and the folder in which those that are installed were found. */
export interface ProjectReleases {
  readonly releases: ReadonlyMap<string, Release>;
  readonly sitePackages: string | undefined;
}

/** Names that an environment has within a project. */
const environmentNames = ['.venv', 'venv', 'env'];

/** The releases of a project. `folders` begins with the one that counts most; `environment` is the folder of the one that the user has chosen. */
export async function projectReleases(
  files: ProjectFiles,
  folders: readonly string[],
  environment: string | undefined,
): Promise<ProjectReleases> {
  const list = async (folder: string): Promise<readonly string[]> => files.list(folder).catch(() => []);
  const own = folders.flatMap((folder) => environmentNames.map((name) => `${folder}/${name}`));
  const installed = await firstEnvironment(list, environment === undefined ? own : [environment, ...own]);
  const pinned = await Promise.all(folders.map(async (folder) => versionsIn(await pinsIn(files, folder, await list(folder)))));
  // What counts most is put in last.
  const all = [...pinned.reverse(), ...(installed ? [installed.releases] : [])];
  return { releases: new Map(all.flatMap((each) => [...each])), sitePackages: installed?.folder };
}

async function firstEnvironment(list: ProjectFiles['list'], environments: readonly string[]) {
  for (const environment of environments) {
    const versions = (await list(`${environment}/lib`)).filter((name) => name.startsWith('python3'));
    for (const folder of [...versions.map((name) => `${environment}/lib/${name}/site-packages`), `${environment}/Lib/site-packages`]) {
      const releases = installedIn(await list(folder), decodeURIComponent(environment.slice(environment.lastIndexOf('/') + 1)));
      if (releases.size > 0) return { folder, releases };
    }
  }
  return undefined;
}

async function pinsIn({ read }: ProjectFiles, folder: string, names: readonly string[]) {
  const texts = names.filter(mayPin).map(async (name) => ({ name, text: await read(`${folder}/${name}`).catch(() => '') }));
  return Promise.all(texts);
}
