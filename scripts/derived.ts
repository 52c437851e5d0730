// What is derived from the registries of methods, rules and frameworks and kept in the repository: `npm run generate` writes it.
import { allFrameworks, frameworkOverview, frameworkPage, frameworkTables, type RecordedCase } from './frameworkPages';
import { methodPageFiles, settingsPage } from './pages';
import { pythonRuntime, type Package } from './pythonRuntime';
import { rulePageFiles, withRuleSetting } from './rulePages';

/** The derived files, path -> text, from what those hold now that are written in part only. */
export async function derivedFiles(
  read: (path: string) => string,
  cases: readonly RecordedCase[],
): Promise<Readonly<Record<string, string>>> {
  const frameworks = await allFrameworks();
  const runtime = pythonRuntime(read('scripts/runtime.py'), JSON.parse(read('package.json')) as Package);
  return {
    'media/runtime/weight_schedules.py': runtime,
    // The same as a package for pip.
    'python/weight_schedules/__init__.py': runtime,
    'package.json': withRuleSetting(read('package.json')),
    ...rulePageFiles(),
    ...methodPageFiles(),
    'docs/settings.md': settingsPage(read('package.json'), read('package.nls.json')),
    'docs/frameworks.md': frameworkPage(
      frameworkTables(frameworks)
        .map(({ title, rows }) => `## ${title}\n\n${tableText(rows)}`)
        .join('\n\n'),
      cases,
    ),
    'README.md': withTable(read('README.md'), 'frameworks', frameworkOverview(frameworks)),
  };
}

/** A text with one of its tables brought up to date. */
function withTable(text: string, name: string, rows: readonly (readonly string[])[]): string {
  const begin = `<!-- ${name}: written by \`npm run generate\` -->`;
  const end = `<!-- end of ${name} -->`;
  const from = text.indexOf(begin) + begin.length;
  return `${text.slice(0, from)}\n\n${tableText(rows)}\n\n${text.slice(text.indexOf(end))}`;
}

function tableText(rows: readonly (readonly string[])[]): string {
  const [head, ...others] = rows.map(row);
  return [head, row(rows[0]!.map(() => '---')), ...others].join('\n');
}

const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
