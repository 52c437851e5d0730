import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../vscode/root';

const folder = join(root, 'test-results', 'failed');

/** Keeps what pages look like when a test fails and, where there is one, their log; says where in one line. */
export async function keepEvidence(test: string, pages: readonly Page[], log?: readonly string[]): Promise<void> {
  const name = test.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 150);
  mkdirSync(folder, { recursive: true });
  const kept: string[] = [];
  for (const [index, page] of pages.entries()) {
    const path = join(folder, `${name}${index === 0 ? '' : `-${index}`}.png`);
    const failure = await page.screenshot({ path, timeout: 20_000 }).then(
      () => undefined,
      (error: unknown) => `no picture (${String(error).split('\n')[0]})`,
    );
    kept.push(failure ?? relative(root, path));
  }
  if (log) {
    const path = join(folder, `${name}.log`);
    writeFileSync(path, `${log.join('\n')}\n`);
    kept.push(relative(root, path));
  }
  console.error(`Kept of "${test}": ${kept.join(', ')}`);
}
