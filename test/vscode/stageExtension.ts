import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root';

/**
 * Makes a folder that stands for the extension as it is built, here or in another folder, and returns it. VS Code counts every theme below the extension under
 * development as that extension's own and prefers it to the user's: the repository would not do, as its cache holds the editors' themes.
 * Links would not do either: VS Code tells by the real path of a file which extension it belongs to, and gives one that it cannot tell
 * an API without that extension's rights, such as binary messages to webviews.
 */
export function stageExtension(folder: string, built = root): string {
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['package.json', 'package.nls.json', 'l10n', 'dist', 'media']) {
    // Another build may be one without translations.
    if (existsSync(join(built, name))) cpSync(join(built, name), join(folder, name), { recursive: true });
  }
  return folder;
}
