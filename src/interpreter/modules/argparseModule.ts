// Python's `argparse`: each option has its default, or what the program itself hands to the parser, or what stands on the command line where one is known.
import { callValue } from '../operators/call';
import type { Runtime } from '../runtime';
import { Instance } from '../values/instance';
import { Builtin, PyModule } from '../values/pyFunction';
import { PyTuple, PyList } from '../values/sequences';
import { Unknown } from '../values/unknown';
import { type Keywords, OBJECT, PyClass, type Value } from '../values/value';

const HOME = { epoch: -1 };
// What a file adds to them elsewhere is not known.
const NAMESPACE = new PyClass(HOME, 'Namespace', [OBJECT], true);
const PARSER = new PyClass(HOME, 'ArgumentParser', [OBJECT], true);

const parser = new Builtin('ArgumentParser', (runtime) => {
  const made = new Instance(runtime, PARSER);
  const namespace = new Instance(runtime, NAMESPACE);
  const method = (name: string, invoke: (again: Runtime, args: readonly Value[], keywords?: Keywords) => Value) =>
    made.attributes.set(name, new Builtin(name, invoke));
  const set = (again: Runtime, name: string, value: Value) => {
    again.touch(namespace);
    namespace.attributes.set(name, value);
  };
  /** The options by their flags. */
  const flags = new Instance(runtime, NAMESPACE);
  const parsed = (again: Runtime, args: readonly Value[]): Value => {
    const [list = null] = args;
    const words = list instanceof PyList || list instanceof PyTuple ? list.items : list === null ? again.commandLine : undefined;
    if (!words) throw again.unknown('effect', 'parse_args');
    if (words.length === 0) return namespace;
    const given = new Instance(again, NAMESPACE);
    namespace.attributes.forEach((value, name) => given.attributes.set(name, value));
    readWords(again, words, flags.attributes, (name, value) => given.attributes.set(name, value));
    return given;
  };
  method('add_argument', (again, args, keywords) => {
    const name = nameOf(args, keywords);
    if (name !== undefined) set(again, name, defaultOf(again, name, keywords));
    again.touch(flags);
    for (const flag of args) if (typeof flag === 'string') flags.attributes.set(flag, new PyTuple([name ?? null, ...kindOf(keywords)]));
    return null;
  });
  method('set_defaults', (again, _, keywords) => {
    keywords?.forEach((value, name) => set(again, name, value));
    return null;
  });
  method('parse_args', parsed);
  method('parse_known_args', (again, args) => new PyTuple([parsed(again, args), new PyList(again, [])]));
  for (const group of ['add_argument_group', 'add_mutually_exclusive_group']) method(group, () => made);
  return made;
});

function nameOf(args: readonly Value[], keywords: Keywords | undefined): string | undefined {
  const given = keywords?.get('dest');
  if (typeof given === 'string') return given;
  const flags = args.filter((arg) => typeof arg === 'string');
  const flag = flags.find((each) => each.startsWith('--')) ?? flags[0];
  const name = flag?.replace(/^-+/, '');
  return flag?.startsWith('-') === true ? name?.replaceAll('-', '_') : name;
}

/** What makes a value of an option's word, what it does with it ("" for what is not followed), and how many words it takes. */
function kindOf(keywords: Keywords | undefined): readonly Value[] {
  const action = keywords?.get('action') ?? 'store';
  return [keywords?.get('type') ?? null, typeof action === 'string' ? action : '', keywords?.get('nargs') ?? null];
}

/**
 * Reads the words of a command line: `--steps 5`, `--steps=5`, `--st 5`, `-n 5`, `--milestones 30 60`. Options that no statement adds are left out:
 * of a file, only those are read that matter.
 */
function readWords(
  runtime: Runtime,
  words: readonly (Value | undefined)[],
  flags: ReadonlyMap<string, Value>,
  set: (name: string, value: Value) => void,
): void {
  const unknown = () => runtime.unknown('effect', 'parse_args');
  for (let index = 0; index < words.length; index++) {
    const given = words[index];
    const [, flag = '', inline] = (typeof given === 'string' ? /^(--?[A-Za-z][\w-]*)(?:=([^]*))?$/.exec(given) : null) ?? [];
    if (flag === '') {
      // A word with a place of its own, which may be that of an argument.
      if (typeof given !== 'string' || [...flags.keys()].some((each) => !each.startsWith('-'))) throw unknown();
      continue;
    }
    const longer = [...flags].flatMap(([each, option]) => (/^--./.test(flag) && each.startsWith(flag) ? [option] : []));
    const found = flags.get(flag) ?? onlyOne(longer);
    const isSwitch = found instanceof PyTuple && (found.items[2] === 'store_true' || found.items[2] === 'store_false');
    const values: (Value | undefined)[] = inline === undefined ? [] : [inline];
    while (!isSwitch && inline === undefined && index + 1 < words.length && !isFlag(words[index + 1])) values.push(words[++index]);
    if (!(found instanceof PyTuple) && longer.length === 0 && !/^-[^-]./.test(flag)) continue;
    if (!(found instanceof PyTuple)) throw unknown();
    const [name, type = null, action, count = null] = found.items;
    if (typeof name !== 'string') throw unknown();
    const valueOf = (word: Value | undefined): Value => {
      if (word === undefined) return new Unknown('argument', name, runtime.where);
      return type === null ? word : callValue(runtime, type, [word]);
    };
    // A switch that only some conditions put there.
    const isPerhaps = isSwitch && index + 1 < words.length && words[index + 1] === undefined;
    if (isPerhaps) set(name, valueOf(words[++index]));
    else if (isSwitch) set(name, action === 'store_true');
    else if (action !== 'store') throw unknown();
    else if (count !== null) set(name, listOf(runtime, name, count, values.map(valueOf)));
    else if (values.length > 0) set(name, valueOf(values[0]));
    else throw unknown();
  }
}

/** Whether a word is an option, other than a negative number. */
const isFlag = (word: Value | undefined): boolean => typeof word === 'string' && /^-(?!\.?\d)/.test(word);

/** The values of an option that takes so many words; unknown where the words cannot be its. */
function listOf(runtime: Runtime, name: string, count: Value, values: readonly Value[]): Value {
  const isFitting = count === '*' || (count === '+' ? values.length > 0 : count === BigInt(values.length) || count === values.length);
  return isFitting ? new PyList(runtime, [...values]) : new Unknown('argument', name, runtime.where);
}

const onlyOne = (list: readonly Value[]): Value | undefined => (list.length === 1 ? list[0] : undefined);

function defaultOf(runtime: Runtime, name: string, keywords: Keywords | undefined): Value {
  const value = keywords?.get('default');
  const action = keywords?.get('action');
  if (value === undefined) {
    if (action === 'store_true' || action === 'store_false') return action === 'store_false';
    return keywords?.get('required') === true ? new Unknown('argument', name, runtime.where) : null;
  }
  const type = keywords?.get('type');
  if (type instanceof Unknown) return type;
  return typeof value === 'string' && type !== undefined && type !== null ? callValue(runtime, type, [value]) : value;
}

/** Python's `argparse`. */
export const argparseModule = new PyModule(
  'argparse',
  new Map<string, Value>([
    ['ArgumentParser', parser],
    ...['ArgumentDefaultsHelpFormatter', 'RawTextHelpFormatter', 'RawDescriptionHelpFormatter', 'SUPPRESS'].map((name): [string, Value] => [
      name,
      name,
    ]),
  ]),
);

/** The same with files of options besides. */
export const configargparseModule = new PyModule(
  'configargparse',
  new Map<string, Value>(['ArgumentParser', 'ArgParser'].map((name) => [name, parser])),
);

/** What makes an object of a class out of the command line: its defaults, where nothing is said there. */
const ofClass = (module: string, name: string): PyModule =>
  new PyModule(
    module,
    new Map<string, Value>([
      [
        name,
        new Builtin(name, (runtime, args, keywords) => {
          const [type] = args;
          if (!(type instanceof PyClass) || args.length > 1 || (keywords?.size ?? 0) > 0) throw runtime.unknown('unsupported', name);
          return callValue(runtime, type, []);
        }),
      ],
    ]),
  );

/** `tyro.cli(Args)` and `simple_parsing.parse(Args)`. */
export const classParsers: readonly PyModule[] = [ofClass('tyro', 'cli'), ofClass('simple_parsing', 'parse')];
