// What is derived from the registries of methods and rules and kept in the repository: `npm run generate` writes it.
import { methods } from '../src/core/methods/index';
import { formatExact } from '../src/core/format';
import type { Parameter } from '../src/core/parameter';
import { kinds } from '../src/frameworks/schedule/definitions';
import { snippetText } from '../src/features/snippetText';
import type { Language } from '../src/language/index';
import { rules } from '../src/rules/index';
import { reading } from '../src/rules/reading';
import { pythonRuntime, type Package } from './pythonRuntime';
import { rulePageFiles, withRuleSetting } from './rulePages';

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
    'package.json': withRuleSetting(read('package.json')),
    ...rulePageFiles(),
    'README.md': withTable(withTable(read('README.md'), 'methods', methodTable()), 'rules', ruleTable()),
  };
}

function snippetsOf(language: Language): object {
  const place = { kind: 'entry', before: '', after: '', quoted: false } as const;
  return Object.fromEntries(
    kinds.map((kind) => [
      `schedule ${kind.name}`,
      {
        prefix: ['schedule', `schedule-${kind.name}`],
        body: snippetText(kind, language, place),
        description: `${kind.formula}. ${kind.summary}.`,
      },
    ]),
  );
}

/** A text with one of its tables brought up to date. */
function withTable(text: string, name: string, rows: readonly (readonly string[])[]): string {
  const begin = `<!-- ${name}: written by \`npm run generate\` -->`;
  const end = `<!-- end of ${name} -->`;
  const [head, ...others] = rows.map(row);
  const table = [head, row(rows[0]!.map(() => '---')), ...others].join('\n');
  const from = text.indexOf(begin) + begin.length;
  return `${text.slice(0, from)}\n\n${table}\n\n${text.slice(text.indexOf(end))}`;
}

function methodTable(): readonly (readonly string[])[] {
  const rows = methods.map(({ name, aliases, formula, parameters, summary, note }) => [
    code(name),
    aliases.map(code).join(', '),
    code(formula),
    parameters.map(parameterText).join(', '),
    sentence(summary) + (note === undefined ? '' : ` ${note}`),
  ]);
  return [['method', 'also', 'weight', 'own parameters', ''], ...rows];
}

/** The problems that are found, the gravest first. */
function ruleTable(): readonly (readonly string[])[] {
  const all = [...Object.entries(reading), ...rules.map((rule) => [rule.code, rule] as const)];
  const rows = ['error', 'warning', 'information', 'hint'].flatMap((severity) =>
    all.filter(([, rule]) => rule.severity === severity).map(([name, { summary }]) => [summary, severity, code(name)]),
  );
  return [['what', 'how bad', 'code'], ...rows];
}

const code = (text: string) => `\`${text}\``;
const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const sentence = (text: string) => (text.endsWith('.') ? text : `${text}.`);

function parameterText({ name, default: value, unit }: Parameter): string {
  const shown =
    typeof value === 'function' ? `${formatExact((value(1) as number) || 0)} · T` : typeof value === 'number' ? formatExact(value) : value;
  return `${code(name)}${value === undefined ? '' : ` (${String(shown)})`}${unit === 'steps' || unit === 'steps or fraction' ? `, ${unit}` : ''}`;
}
