// Where the repository and the things fetched for its tests are, for code that is bundled to different depths of out/.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  return findRoot(dirname(folder));
}

/** The folder of the repository, which is the extension under development. */
export const root = findRoot(__dirname);

/** Where fetched editors and browsers are kept between runs; not part of the repository. */
export const cache = join(root, '.vscode-test');
