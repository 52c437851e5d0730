import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root';

/**
 * Makes a folder that stands for the extension as it is built, and returns it. VS Code counts every theme below the extension under
 * development as that extension's own and prefers it to the user's: the repository would not do, as its cache holds the editors' themes.
 */
export function stageExtension(folder: string): string {
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  for (const name of ['dist', 'media']) {
    if (!existsSync(join(folder, name))) symlinkSync(join(root, name), join(folder, name), 'junction');
  }
  return folder;
}
