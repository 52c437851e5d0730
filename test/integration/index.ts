// Runs in VS Code's extension host: the entry that `extensionTestsPath` names.
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { root } from '../vscode/root';

const timeout = 120_000;

/** Runs every integration test; rejects when one fails, or when there is none. */
export async function run(): Promise<void> {
  const folder = join(root, 'out', 'test', 'integration');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.js'));
  // Mocha is an ES module, which the Node of the oldest supported editor cannot require().
  const { default: Mocha } = await import('mocha');
  const reporter = (await import(pathToFileURL(join(root, 'test', 'reporter.mjs')).href)) as { default: Mocha.ReporterConstructor };
  const report = process.env.TEST_REPORT;
  if (report) Mocha.reporters.Base.consoleLog = (...values: unknown[]) => appendFileSync(report, `${format(...values)}\n`);
  const mocha = new Mocha({ timeout, reporter: reporter.default, color: false });
  for (const file of files) mocha.addFile(join(folder, file));
  await new Promise<void>((resolve, reject) => {
    const { stats } = mocha.run((failures) => {
      if (failures > 0) reject(new Error(`${failures} tests failed.`));
      else if (!stats?.tests) reject(new Error('No test was found.'));
      else resolve();
    });
  });
}
