// What is derived from the method registry and kept in the repository: `npm run generate` writes it.
import { methods } from '../src/core/methods/index';
import { formatExact } from '../src/core/format';
import type { Parameter } from '../src/core/parameter';
import { snippetText } from '../src/features/snippetText';
import type { Language } from '../src/language/index';
import { pythonRuntime, type Package } from './pythonRuntime';

const languages: readonly Language[] = ['python', 'yaml', 'json'];

/** The derived files, path -> text, from what those hold now that are written in part only. */
export function derivedFiles(read: (path: string) => string): Readonly<Record<string, string>> {
  const runtime = pythonRuntime(read('scripts/runtime.py'), JSON.parse(read('package.json')) as Package);
  return {
    ...Object.fromEntries(
      languages.map((language) => [`media/snippets/${language}.json`, `${JSON.stringify(snippetsOf(language), null, 2)}\n`]),
    ),
    'media/runtime/weight_schedules.py': runtime,
    // The same as a package for pip.
    'python/weight_schedules/__init__.py': runtime,
    'README.md': withMethodTable(read('README.md')),
  };
}

function snippetsOf(language: Language): object {
  const place = { kind: 'entry', before: '', after: '', quoted: false } as const;
  return Object.fromEntries(
    methods.map((method) => [
      `schedule ${method.name}`,
      {
        prefix: ['schedule', `schedule-${method.name}`],
        body: snippetText(method, language, place),
        description: `${method.formula}. ${method.summary}.`,
      },
    ]),
  );
}

/** The README with its table of methods brought up to date. */
function withMethodTable(readme: string): string {
  const begin = '<!-- methods: written by `npm run generate` -->';
  const end = '<!-- end of methods -->';
  const rows = methods.map(({ name, aliases, formula, parameters, summary, note }) =>
    row([
      code(name),
      aliases.map(code).join(', '),
      code(formula),
      parameters.map(parameterText).join(', '),
      sentence(summary) + (note === undefined ? '' : ` ${note}`),
    ]),
  );
  const table = [row(['method', 'also', 'weight', 'own parameters', '']), row(['---', '---', '---', '---', '---']), ...rows].join('\n');
  const from = readme.indexOf(begin) + begin.length;
  return `${readme.slice(0, from)}\n\n${table}\n\n${readme.slice(readme.indexOf(end))}`;
}

const code = (text: string) => `\`${text}\``;
const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const sentence = (text: string) => (text.endsWith('.') ? text : `${text}.`);

function parameterText({ name, default: value, unit }: Parameter): string {
  const shown =
    typeof value === 'function' ? `${formatExact((value(1) as number) || 0)} · T` : typeof value === 'number' ? formatExact(value) : value;
  return `${code(name)}${value === undefined ? '' : ` (${String(shown)})`}${unit === 'steps' || unit === 'steps or fraction' ? `, ${unit}` : ''}`;
}
