import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from 'axe-core';
import { root } from '../vscode/root';
import type { PreviewPage } from './webviewPage';

const axe = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

/** The rules of axe that a page violates, each with the elements that do. */
export async function violations({ page }: PreviewPage): Promise<readonly string[]> {
  // As the tools of a browser do: the page's policy is for the page.
  await page.evaluate(axe);
  // All that it has passed would take longer to hand over than to check.
  const found = await page.evaluate<readonly Result[]>("axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)");
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`);
}
