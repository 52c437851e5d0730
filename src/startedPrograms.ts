// The schedules of the programs that a shell script starts, as the options there set them: `python train.py --lr 0.1 --epochs 90`.
import { frameworksFor } from './frameworks/frameworksFor';
import { findSchedules, findWithImports, type Memory } from './language/find/findSchedules';
import type { FoundParameter, FoundSchedule } from './language/find/found';
import type { FindOptions } from './language/find/framework';
import { isUntaken } from './language/find/reads/untakenBranch';
import { ImportedFiles, placesOf } from './language/resolve/imports/importedFiles';
import type { KnownNumber, Origin, OriginPlace } from './language/resolve/origin';
import { asGiven } from './language/resolve/names/asGiven';
import { textsIn, valuesAt } from './language/resolve/names/options';
import type { ReadBeside, ReadFile } from './language/resolve/readParents';
import { lineOf } from './language/text/lines';
import { entriesNamed, isOption } from './language/resolve/lookUp';
import { flagsKey, isOptionWord, optionName } from './language/tree/commandLine';
import { statementAt, statementsOf } from './language/tree/statements';
import type { Launch, Range, Tree } from './language/tree/tree';
import { lastPart, modulesOf } from './language/tree/walk';

/** So many command lines of a script are looked at. */
const mostLaunches = 20;

/** Lets others have their turn: a program may take as long to read as it takes when it is opened. */
const rest = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0));

/** What is kept of a program for the next version of the script: all of it, while its words are the same. */
export interface ProgramRun {
  readonly tree: Tree;
  readonly words: readonly (string | undefined)[];
  readonly asRun: Tree;
  readonly memory: Memory & { readonly imports: ImportedFiles };
}

/** Where the script stands, and how files beside it are read. */
export interface Started {
  readonly uri: string;
  readonly beside: ReadBeside;
  /** What is kept of an earlier version of it, by the number of the command line; it is brought up to date. */
  readonly runs: Map<number, ProgramRun>;
}

/** Adds the schedules of the programs that a script starts to those that it has itself: one for each option that decides one. */
export async function withStarted(
  tree: Tree,
  found: readonly FoundSchedule[],
  options: FindOptions,
  { uri, beside, runs }: Started,
): Promise<readonly FoundSchedule[]> {
  const isRead = ({ range: { from, to } }: Launch): boolean => found.some(({ range }) => from <= range.from && range.to <= to);
  const started: FoundSchedule[] = [];
  for (const [index, launch] of (tree.launches ?? []).slice(0, mostLaunches).entries()) {
    if (launch.words.length === 0 || isRead(launch)) continue;
    const file = await programOf(launch, uri, beside);
    if (!file) continue;
    const run = runOf(file, launch, runs.get(index));
    if (run !== runs.get(index)) await rest();
    runs.set(index, run);
    const { frameworks } = await frameworksFor(file.tree.text, 'python');
    const { words: commandLine, memory } = run;
    const all = await findWithImports(
      () => findSchedules(run.asRun, { ...options, frameworks, bareWords: false, imports: memory.imports, commandLine }, memory),
      memory,
      beside,
    );
    const name = launch.program.path;
    const reader = new LaunchReader(tree, launch, { name, uri: file.uri, tree: file.tree });
    const taken = all.filter(({ range }) => !isUntaken(run.asRun, range.from));
    started.push(...taken.flatMap((one) => reader.decided(one) ?? []));
  }
  return started.length === 0 ? found : [...found, ...started].sort((a, b) => a.range.from - b.range.from);
}

/** The file of a program, in the folder of the script or in one of those around it. */
async function programOf({ program: { path } }: Launch, uri: string, beside: ReadBeside): Promise<ReadFile | undefined> {
  for (const place of placesOf(path)) {
    const file = await beside(uri, place);
    if (file) return file;
  }
  return undefined;
}

/** A program with the words that it is given, and what is kept of it. */
function runOf({ uri, tree }: ReadFile, launch: Launch, before: ProgramRun | undefined): ProgramRun {
  const { words: given, perhaps } = launch;
  const words = [
    ...given.map((word) => (word.kind === 'string' ? word.value : undefined)),
    ...perhaps.flatMap((option) => [option, undefined]),
  ];
  const isSame =
    before?.tree === tree && before.words.length === words.length && before.words.every((word, index) => word === words[index]);
  if (isSame) return before;
  // Files that it imports are given the same words.
  const imports = new ImportedFiles(uri, (other) => asGiven(other, launch));
  return { tree, words, asRun: asGiven(tree, launch), memory: { imports } };
}

/** An option of a command line, and the words behind it. */
interface Option {
  readonly name: string;
  readonly range: Range;
  readonly values: Launch['words'];
}

/** The innermost statement around an offset. */
function statementText(tree: Tree, offset: number): string {
  let list = statementsOf(tree);
  for (;;) {
    const statement = statementAt(list, offset);
    const [first] = statement?.body ?? [];
    if (!statement || !first || offset < first.from) return statement ? tree.text.slice(statement.from, statement.to) : '';
    list = statement.body;
  }
}

/** The flags of each option that a program adds. */
const flagsOf = (tree: Tree): readonly (readonly string[])[] =>
  modulesOf([tree]).flatMap((module) =>
    entriesNamed(module, flagsKey).map(({ value }) => (value.kind === 'list' ? textsIn(value.items) : [])),
  );

/** Reads what was found in a program as what a command line says. */
class LaunchReader {
  /** The options by the names that argparse gives them, with the first word behind each. */
  readonly #options = new Map<string, Option>();
  /** The lines of the program that add an option. */
  readonly #optionLines: ReadonlySet<number>;
  /** Options that a schedule is found at already. */
  readonly #taken = new Set<Option>();

  constructor(
    readonly script: Tree,
    readonly launch: Launch,
    readonly program: { readonly name: string; readonly uri: string; readonly tree: Tree },
  ) {
    const { words } = launch;
    words.forEach((word, index) => {
      if (!isOptionWord(word)) return;
      this.#options.set(optionName(word.value), { name: word.value, range: word.range, values: valuesAt(words, index + 1) });
    });
    const added = modulesOf([program.tree]).flatMap(({ entries }) => entries.filter((entry) => entry.key && isOption(entry)));
    this.#optionLines = new Set(added.map(({ key }) => lineOf(program.tree, key!.range.from)));
    // An option is known by any of its flags, and by what one of them begins with.
    const all = flagsOf(program.tree);
    const known = new Set(all.flat());
    const beginnings = [...this.#options.values()].filter(({ name }) => name.startsWith('--') && !known.has(name));
    for (const flags of all) {
      const option =
        flags.map((flag) => this.#options.get(optionName(flag))).find((each) => each) ??
        beginnings.find(({ name }) => flags.some((flag) => flag.startsWith(name)));
      if (option) for (const flag of flags) this.#options.set(optionName(flag), option);
    }
  }

  /** A schedule of the program at the first option that decides it; undefined where no option does, or only those of others. */
  decided(found: FoundSchedule): FoundSchedule | undefined {
    const read = new Set<Option>();
    const parameters = found.parameters.map((each) => this.#parameter(each, read));
    const run = found.run && this.#number(found.run, read);
    const stepsPerEpoch = found.stepsPerEpoch && this.#number(found.stepsPerEpoch, read);
    const { name, uri, tree } = this.program;
    for (const [, attribute] of statementText(tree, found.range.from).matchAll(/\.(\w+)/g)) {
      const option = this.#options.get(attribute!);
      if (option) read.add(option);
    }
    const option = [...read].find((each) => !this.#taken.has(each));
    if (!option || (!found.schedule && found.unknowns.length === 0)) return undefined;
    this.#taken.add(option);
    const place = found.definition?.place ?? { name, uri, line: lineOf(tree, found.range.from) };
    return {
      ...found,
      definition: found.definition && { ...found.definition, place },
      range: { from: option.range.from, to: (option.values.at(-1) ?? option).range.to },
      keyRange: option.range,
      parameters,
      ...(run && { run }),
      ...(stepsPerEpoch && { stepsPerEpoch }),
      problems: [],
      parts: [],
    };
  }

  #parameter({ name, value, origin }: FoundParameter, read: Set<Option>): FoundParameter {
    const own = new Set<Option>();
    const placed = this.#origin(origin, own);
    for (const each of own) read.add(each);
    const [word, ...more] = own.size === 1 ? [...own][0]!.values : [];
    const isWord = word?.kind === 'string' && more.length === 0 && word.value.trim() !== '' && Number(word.value) === value;
    return { name, value, origin: placed, node: isWord ? word : undefined, literal: isWord ? word.range : undefined };
  }

  #number(known: KnownNumber, read: Set<Option>): KnownNumber {
    return { ...known, origin: this.#origin(known.origin, read) };
  }

  /** Where a value came from, as the script has it; adds the options that say it. */
  #origin(origin: Origin, read: Set<Option>): Origin {
    switch (origin.kind) {
      case 'name': {
        const { place, through, unless } = origin;
        // What the words give stands where the program has its default.
        const option = origin.isDefault && this.#isOfOption(origin) ? this.#options.get(optionName(lastPart(origin.name))) : undefined;
        if (option) {
          read.add(option);
          return { kind: 'name', name: option.name, place: { kind: 'line', line: lineOf(this.script, option.range.from) } };
        }
        return {
          ...origin,
          place: this.#place(place),
          ...(through && { through: this.#origin(through, read) }),
          ...(unless && { unless: this.#place(unless) }),
        };
      }
      case 'epochs':
        return { ...origin, epochs: this.#number(origin.epochs, read), perEpoch: this.#number(origin.perEpoch, read) };
      case 'batches':
        return {
          ...origin,
          dataset: this.#number(origin.dataset, read),
          factors: origin.factors.map((each) => this.#number(each, read)),
          ...(origin.limit && { limit: this.#number(origin.limit, read) }),
        };
      case 'several':
        return { ...origin, origins: origin.origins.map((each) => this.#origin(each, read)) };
      default:
        return origin;
    }
  }

  /** Whether a default is that of an option: a parameter of a function may have the same name. */
  #isOfOption({ name, place }: { readonly name: string; readonly place: OriginPlace }): boolean {
    return name.startsWith('-') || (place.kind === 'line' && this.#optionLines.has(place.line));
  }

  #place(place: OriginPlace): OriginPlace {
    const { name, uri } = this.program;
    return place.kind === 'line' ? { kind: 'file', file: { name, uri, line: place.line } } : place;
  }
}
