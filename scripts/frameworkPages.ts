// docs/frameworks.md and the table of it in the README: what is read, from the registry, and what it was checked against, from the recorded cases.
import { frameworkFiles } from '../src/frameworks/all';
import { ownFrameworks } from '../src/frameworks/own';
import type { Field, Framework } from '../src/language/find/framework';
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

/** The fields of work in the order of the pages, as these call them. */
const fields: Readonly<Record<Field, string>> = {
  libraries: 'Libraries for any model',
  language: 'Language models',
  vision: 'Vision',
  generation: 'Generation of images, scenes and audio',
  speech: 'Speech and audio',
  control: 'Reinforcement learning and robots',
  science: 'Molecules, graphs and time series',
  own: 'What you write yourself',
};

const inFields = (frameworks: readonly Framework[]) =>
  (Object.keys(fields) as Field[]).map((field) => ({
    title: fields[field],
    list: frameworks.filter(({ reads }) => reads.field === field),
  }));

/** What is read of each field, as tables below their titles. */
export const frameworkTables = (frameworks: readonly Framework[]) =>
  inFields(frameworks).map(({ title, list }) => ({
    title,
    rows: [['of', 'what is read', 'where'], ...list.map(({ reads }) => [reads.library, reads.what, reads.where])],
  }));

/** The same in short, for the README. */
export const frameworkOverview = (frameworks: readonly Framework[]): readonly (readonly string[])[] => [
  ['for', 'of whom'],
  ...inFields(frameworks).map(({ title, list }) => [title, [...new Set(list.map(({ reads }) => reads.library))].join(', ')]),
];

/** docs/frameworks.md */
export function frameworkPage(tables: string, cases: readonly RecordedCase[]): string {
  const byLibrary = new Map<string, RecordedCase[]>();
  const checked = cases.filter((one) => frontEnds.some(({ name }) => name === one.language));
  for (const one of checked) byLibrary.set(one.library, [...(byLibrary.get(one.library) ?? []), one]);
  const rows = [...byLibrary]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([library, list]) => {
      const versions = [...new Set(list.map(({ version }) => version))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
      return `| ${library} | ${versions.join(', ')} | ${list.length} |`;
    });
  return `# What is read\n\nA schedule is drawn as its library runs it: at whole steps where it steps, in float32 where it computes so, with what happens past its end. Nothing of your files is run for it.\n\n${tables}\n\nA name is followed to where it is imported: a function of yours that is called \`StepLR\` is yours. **Show what is read in this file** (command palette) lists what was found in the file that is open, or says why nothing was.\n\n## Checked against the libraries themselves\n\nThese releases were run, and what they gave is recorded in \`test/reference/frameworks/\` with the scripts that ran them. Each value that is shown agrees to 1e-9 of it, or to 1e-6 where the library computes in float32.\n\n| library | releases | cases |\n| --- | --- | --- |\n${rows.join('\n')}\n\nWhere releases differ, a schedule is read as the one that your project uses has it: see **Choose release of a library for schedules**.\n`;
}
