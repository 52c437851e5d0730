// The releases of libraries that a project pins, from the texts of its files, and those that are installed, from the names of folders.

/** A release of a library, and what says that it is used. */
export interface Release {
  readonly version: string;
  /** The name of a file, or of the environment. */
  readonly from: string;
}

/** The name of a package as it is compared: in small letters, with hyphens. */
const packageName = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');

/** The releases that are installed in a `site-packages` folder with these entries: `torch-2.7.1.dist-info`. */
export function installedIn(names: readonly string[], from: string): ReadonlyMap<string, Release> {
  return new Map(
    names.flatMap((name) => {
      const [, library, version] = /^(.+?)-(\d[^-]*)(?:-py[\d.]+)?\.(?:dist|egg)-info$/.exec(name) ?? [];
      return library === undefined || version === undefined ? [] : [[packageName(library), { version, from }] as const];
    }),
  );
}

/** Whether a file of this name may pin releases. */
export const mayPin = (name: string): boolean => readers.some(([pattern]) => pattern.test(name));

/** A file that may pin releases, by the end of its name. */
const readers: readonly (readonly [name: RegExp, read: (text: string) => Iterable<readonly [string, string]>])[] = [
  [/(?:^|[\\/])(?:uv|poetry|pdm)\.lock$/, fromLock],
  [/(?:^|[\\/])requirements[^\\/]*\.(?:txt|in)$/, fromRequirements],
  [/(?:^|[\\/])constraints[^\\/]*\.txt$/, fromRequirements],
  [/(?:^|[\\/])environment[^\\/]*\.ya?ml$/, fromEnvironment],
  [/(?:^|[\\/])pyproject\.toml$/, fromProject],
];

/**
 * The releases that texts pin, by the names of the packages in small letters with hyphens. A lock wins over a requirement, and that over a project's
 * own words; of one kind the first file wins. Only what names one release counts: `==2.7.1`, `==2.7.*`, `~=2.7.1`, or `2.7.1` in a lock.
 */
export function versionsIn(files: readonly { readonly name: string; readonly text: string }[]): ReadonlyMap<string, Release> {
  const versions = new Map<string, Release>();
  for (const [name, read] of readers)
    for (const file of files)
      if (name.test(file.name))
        for (const [library, version] of read(file.text)) {
          const key = packageName(library);
          if (!versions.has(key)) versions.set(key, { version, from: file.name });
        }
  return versions;
}

/** `torch==2.7.1`, with extras, hashes and markers around it. */
const pin = /^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(?:==|~=|===)\s*v?(\d+(?:\.\d+)*)/;

function* fromRequirements(text: string): Iterable<readonly [string, string]> {
  for (const line of text.split(/\r?\n/)) {
    const [, name, version] = pin.exec(line) ?? [];
    if (name !== undefined && version !== undefined) yield [name, version];
  }
}

/** `[[package]]` tables with a name and a version. */
function* fromLock(text: string): Iterable<readonly [string, string]> {
  for (const table of text.split(/^\[\[package\]\]/m).slice(1)) {
    const own = table.split(/^\[/m)[0]!;
    const [name, version] = ['name', 'version'].map((key) => new RegExp(`^${key}\\s*=\\s*["']([^"']+)["']`, 'm').exec(own)?.[1]);
    if (name !== undefined && version !== undefined) yield [name, version];
  }
}

/** Conda's `- pytorch=2.7.1` and pip's lines within it. */
function* fromEnvironment(text: string): Iterable<readonly [string, string]> {
  for (const line of text.split(/\r?\n/)) {
    const [, name, version] =
      /^\s*-\s*['"]?(?:[\w-]+::)?([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(?:={1,2}|~=)\s*(\d+(?:\.\d+)*)/.exec(line) ?? [];
    if (name !== undefined && version !== undefined) yield [name === 'pytorch' ? 'torch' : name, version];
  }
}

/** The strings of a project's dependencies, and Poetry's `torch = "2.7.1"`. */
function* fromProject(text: string): Iterable<readonly [string, string]> {
  for (const [, quoted = ''] of text.matchAll(/["']([^"'\n]+)["']/g)) {
    const [, name, version] = pin.exec(quoted) ?? [];
    if (name !== undefined && version !== undefined) yield [name, version];
  }
  const poetry = text.split(/^\[/m).filter((table) => /^tool\.poetry\.(?:[\w.]*\.)?dependencies\]/.test(table));
  for (const table of poetry) {
    for (const [, name, version] of table.matchAll(
      /^([A-Za-z0-9][\w.-]*)\s*=\s*(?:\{[^}\n]*version\s*=\s*)?["'](?:==|=)?\s*(\d+(?:\.\d+)+)["']/gm,
    ))
      yield [name!, version!];
  }
}
