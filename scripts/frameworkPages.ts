// docs/frameworks.md and the table of it in the README: what is read, from the registry, and what it was checked against, from the recorded cases.
import { frameworkFiles } from '../src/frameworks/all';
import { ownFrameworks } from '../src/frameworks/own';
import type { Framework } from '../src/language/find/framework';
import { frontEnds } from '../src/language/index';

/** A recorded case, as far as it is told. */
export interface RecordedCase {
  readonly library: string;
  readonly version: string;
  /** What it is written in; nothing can be checked against one in a language that is not read. */
  readonly language: string;
}

/** Every framework: those of others by name, then what people write themselves, then our own. */
export async function allFrameworks(): Promise<readonly Framework[]> {
  const others = await Promise.all(frameworkFiles.map(({ load }) => load()));
  const isOfPeople = ({ name }: Framework) => name === 'functions' || name === 'keys';
  const byName = others.filter((one) => !isOfPeople(one)).sort((a, b) => a.reads.library.localeCompare(b.reads.library, 'en'));
  return [...byName, ...others.filter(isOfPeople), ...ownFrameworks];
}

/** What is read, as a table. */
export const frameworkTable = (frameworks: readonly Framework[]): readonly (readonly string[])[] => [
  ['of', 'what is read', 'where'],
  ...frameworks.map(({ reads }) => [reads.library, reads.what, reads.where]),
];

/** The same in short, for the README: whose schedules are read in scripts, and whose in configs. */
export function frameworkOverview(frameworks: readonly Framework[]): readonly (readonly string[])[] {
  const librariesIn = (where: RegExp) =>
    [...new Set(frameworks.filter(({ reads }) => where.test(reads.where)).map(({ reads }) => reads.library))].join(', ');
  return [
    ['where', 'of whom'],
    ['Python scripts and notebooks', librariesIn(/Python/)],
    ['YAML, JSON, TOML and `.cfg`', librariesIn(/YAML|JSON|TOML|cfg|_target_/)],
  ];
}

/** docs/frameworks.md */
export function frameworkPage(table: string, cases: readonly RecordedCase[]): string {
  const byLibrary = new Map<string, RecordedCase[]>();
  const checked = cases.filter((one) => frontEnds.some(({ name }) => name === one.language));
  for (const one of checked) byLibrary.set(one.library, [...(byLibrary.get(one.library) ?? []), one]);
  const rows = [...byLibrary]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([library, list]) => {
      const versions = [...new Set(list.map(({ version }) => version))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
      return `| ${library} | ${versions.join(', ')} | ${list.length} |`;
    });
  return `# What is read\n\nA schedule is drawn as its library runs it: at whole steps where it steps, in float32 where it computes so, with what happens past its end. Nothing of your files is run for it.\n\n${table}\n\nA name is followed to where it is imported: a function of yours that is called \`StepLR\` is yours. **Show what is read in this file** (command palette) lists what was found in the file that is open, or says why nothing was.\n\n## Checked against the libraries themselves\n\nThese releases were run, and what they gave is recorded in \`test/reference/frameworks/\` with the scripts that ran them. Each value that is shown agrees to 1e-9 of it, or to 1e-6 where the library computes in float32.\n\n| library | releases | cases |\n| --- | --- | --- |\n${rows.join('\n')}\n\nWhere releases differ, a schedule is read as the one that your project uses has it: see **Choose release of a library for schedules**.\n`;
}
