// The releases of libraries that a project pins, from the texts of its files.
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
export function versionsIn(files: readonly { readonly name: string; readonly text: string }[]): ReadonlyMap<string, string> {
  const versions = new Map<string, string>();
  for (const [name, read] of readers)
    for (const file of files)
      if (name.test(file.name))
        for (const [library, version] of read(file.text)) {
          const key = library.toLowerCase().replace(/[-_.]+/g, '-');
          if (!versions.has(key)) versions.set(key, version);
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
