// A node of a tree -> its schedule: a call, a mapping, or an expression of them.
import { buildSchedule } from '../../core/methods/buildSchedule';
import { findMethod, suggestMethods } from '../../core/methods/index';
import type { Method } from '../../core/methods/method';
import { brokenCall } from './brokenCall';
import type { Candidates } from './candidates';
import { allProblems } from './allProblems';
import { bindArguments, valuesOf } from './bindArguments';
import { compose, isComposition, type Operand, suggestCompositions } from './compositions';
import { createEnvironment, type Environment } from '../resolve/environment';
import { evaluate } from '../resolve/evaluate';
import { findStepsPerEpoch, findTotal, type RunSettings } from './findTotal';
import type { FoundParameter, FoundSchedule, Problem } from './found';
import { bindingsOf, entriesNamed } from '../resolve/lookUp';
import type { Parents } from '../resolve/parents';
import { problem, repeatedKey, unknownWord } from './problems';
import { locate } from '../resolve/references';
import { isScheduleCall, isScheduleMapping, lastPart, methodArgument, methodEntry } from './recognise';
import type { Argument, CallNode, MappingNode, Node, Range, Tree } from '../tree/tree';
import { asNumber } from '../resolve/values';
import { atRoot, childrenOf, pathText, type Place } from '../tree/walk';

/** What counts as a schedule in a text. */
export interface FindOptions {
  /** Names of the functions whose calls are schedules. */
  readonly functionNames: readonly string[];
  /** Whether a bare word in an expression is a string: true for config files, false for Python. */
  readonly bareWords: boolean;
  /** The scopes of earlier notebook cells, whose constants count. */
  readonly prelude?: readonly MappingNode[];
  /** What is known of the run besides the text. */
  readonly run?: RunSettings;
  /** The files that the text builds on. */
  readonly parents?: Parents;
  /** Called when something is not in the text that a parent may have. */
  readonly onMissing?: () => void;
}

const readable: ReadonlySet<Node['kind']> = new Set(['call', 'operation', 'mapping', 'string']);

/** Finds the schedules in the nodes of a tree, each of which is read once. */
export class Finder {
  readonly #read = new Map<Node, FoundSchedule | undefined>();

  constructor(
    private readonly tree: Tree,
    private readonly root: Node,
    private readonly options: FindOptions,
    /** The nodes whose names are being followed: meeting one again is a circle. */
    private readonly following = new Set<Node>(),
  ) {}

  *all(candidates: Candidates, node: Node = this.root, place: Place = atRoot): Generator<FoundSchedule> {
    if (!candidates.isIn(node.range)) return;
    const found = this.#readNode(node, place);
    if (found) yield found;
    else {
      const isWanted = ({ range }: Node) => candidates.isIn(range);
      for (const [child, childPlace] of childrenOf(node, place, isWanted)) yield* this.all(candidates, child, childPlace);
    }
  }

  /** The schedule that a node is, once per node. */
  #readNode(node: Node, place: Place): FoundSchedule | undefined {
    if (!readable.has(node.kind)) return undefined;
    if (!this.#read.has(node)) {
      const found = this.#readFresh(node, place);
      const repeated = found && this.options.bareWords ? repeatedIn(place) : [];
      this.#read.set(node, found && repeated.length > 0 ? { ...found, problems: [...found.problems, ...repeated] } : found);
    }
    return this.#read.get(node);
  }

  #readFresh(node: Node, place: Place): FoundSchedule | undefined {
    if (node.kind === 'mapping') return this.#readMapping(node, place);
    const { bareWords, functionNames } = this.options;
    if (node.kind === 'string') {
      const wrong = bareWords && !node.expression ? brokenCall(this.tree.text, node.range, functionNames) : undefined;
      return wrong && { ...withoutCurve(node.range, place), problems: [wrong] };
    }
    const found = this.#readCall(node, place) ?? this.#readComposition(node, place);
    if (!found || node.kind !== 'call' || node.closed) return found;
    // What else is wrong may only be what is not written yet. In Python the language's own tools say that the bracket is missing.
    if (!bareWords) return { ...found, problems: [] };
    const { to } = node.range;
    const bracket = isResolver(node, this.tree.text) ? '}' : ')';
    const missing = problem('broken-call', 'error', `A ${bracket} is missing.`, { from: to - 1, to });
    return { ...found, problems: allProblems(found).some(({ code }) => code === missing.code) ? [] : [missing] };
  }

  #readCall(node: Node, place: Place): FoundSchedule | undefined {
    if (node.kind !== 'call' || !this.options.functionNames.includes(lastPart(node.callee))) return undefined;
    const environment = this.#environment(place);
    const list = flattenSpreads(node, this.tree.text);
    if (!isScheduleCall(list, (method) => this.#word(method, environment))) return undefined;
    const methodNode = methodArgument(list);
    const others = list.filter((argument) => argument !== methodNode);
    const found = this.#readArguments(methodNode?.value, others, node.range, place, false);
    const named = isResolver(node, this.tree.text) ? node.arguments.find(({ name }) => name) : undefined;
    const message = 'OmegaConf reads no name here. Names go into a mapping at the end: {name: value}.';
    return named ? { ...found, problems: [problem('misplaced-argument', 'error', message, named.range), ...found.problems] } : found;
  }

  #readMapping(node: MappingNode, place: Place): FoundSchedule | undefined {
    if (!isScheduleMapping(node)) return undefined;
    const methodKey = methodEntry(node);
    const others = argumentsOf(node).filter(({ name }) => name?.text !== methodKey?.key?.text);
    const found = this.#readArguments(methodKey?.value, others, node.range, { ...place, ancestors: [...place.ancestors, node] }, true);
    return { ...found, problems: [...repeatedKeys(node, methodKey?.key?.text), ...found.problems] };
  }

  #readArguments(methodNode: Node | undefined, others: readonly Argument[], range: Range, place: Place, isMapping: boolean): FoundSchedule {
    const environment = this.#environment(place);
    const word = methodNode && this.#word(methodNode, environment);
    const method = word === undefined ? undefined : findMethod(word);
    const base = withoutCurve(range, place, method);
    if (!method) {
      const problems = [methodProblem(methodNode, word, range, this.tree.text)];
      return { ...base, problems };
    }
    const { bareWords } = this.options;
    const bound = bindArguments(others, {
      method,
      environment,
      range,
      open: isMapping,
      bareWords,
      total: () => findTotal(place, environment, this.options.run ?? {}),
    });
    const values = valuesOf(bound.parameters);
    const { step, total_steps: total, delay, ...rest } = values;
    const totalSteps = typeof total === 'number' ? total + (typeof delay === 'number' ? delay : 0) : undefined;
    // Without a total the curve is drawn over 0-100 % of the run.
    const buildValues =
      total === undefined ? { ...rest, total_steps: 100 } : { ...rest, total_steps: total, ...(delay === undefined ? {} : { delay }) };
    return {
      ...base,
      schedule: bound.complete ? buildSchedule(method, buildValues) : undefined,
      totalSteps,
      stepsPerEpoch: findStepsPerEpoch(place, { ...environment, onMissing: undefined }, this.options.run ?? {}),
      step: typeof step === 'number' ? step : undefined,
      parameters: [...methodParameter(method, methodNode), ...bound.parameters],
      problems: bound.problems,
    };
  }

  /** Operators and functions that make a schedule out of schedules. Undefined unless all of it is known. */
  #readComposition(node: Node, place: Place): FoundSchedule | undefined {
    // A function around a schedule is the user's own in Python.
    const meant = this.options.bareWords && node.kind === 'call' ? suggestCompositions(node.callee) : [];
    const operands = isComposition(node) || meant.length > 0 ? operandNodes(node) : [];
    const read = operands.map(({ value }) => {
      const part = this.#readNode(unwrap(value), { ...place, path: [] });
      return { part, found: part ?? this.#readNamed(value, place) };
    });
    if (!read.some(({ found }) => found)) return undefined;
    const parts = read.flatMap(({ part }) => part ?? []);
    if (!isComposition(node) && node.kind === 'call') {
      const { callee, calleeRange } = node;
      return { ...withoutCurve(node.range, place), problems: [unknownWord('composition', callee, meant, calleeRange)], parts };
    }
    const environment = this.#environment(place);
    const values = operands.map(({ name, value }, index): Operand => {
      const { found } = read[index]!;
      return { name: name?.text, value: found ? found.schedule : numberOf(value, environment) };
    });
    // A factor that only the run knows: what is known of the parts is shown for each of them.
    if (values.some(({ value }, index) => value === undefined && !read[index]!.found)) return undefined;
    const composed = compose(node, values);
    return {
      ...withoutCurve(node.range, place),
      schedule: composed.schedule,
      totalSteps: read.some(({ found }) => found && found.totalSteps === undefined) ? undefined : composed.schedule?.totalSteps,
      stepsPerEpoch: read.find(({ found }) => found?.stepsPerEpoch)?.found!.stepsPerEpoch,
      problems: composed.problem === undefined ? [] : [problem('invalid-composition', 'error', composed.problem, node.range)],
      composition: composed.operands && {
        operator: composed.operator,
        operands: composed.operands.map((value) =>
          typeof value === 'number' ? value : read.find(({ found }) => found?.schedule === value)!.found!,
        ),
      },
      parts,
    };
  }

  /** The schedule that a name or a reference leads to. It stands elsewhere, and is found and checked there. */
  #readNamed(node: Node, place: Place): FoundSchedule | undefined {
    const binding = this.#bindingOf(unwrap(node), place);
    if (!binding || this.following.has(binding.node)) return undefined;
    this.following.add(binding.node);
    const found = new Finder(this.tree, this.root, this.options, this.following).#readNode(unwrap(binding.node), {
      ...atRoot,
      ancestors: binding.path,
    });
    this.following.delete(binding.node);
    return found;
  }

  #bindingOf(node: Node, place: Place): { readonly node: Node; readonly path: readonly MappingNode[] } | undefined {
    if (node.kind === 'name') {
      const bindings = bindingsOf(node.name, place.ancestors);
      return bindings.length === 1 ? { node: bindings[0]!.entry.value, path: bindings[0]!.path } : undefined;
    }
    if (node.kind !== 'reference') return undefined;
    const found = locate(node, place.ancestors, this.#environment(place));
    return typeof found === 'string' ? undefined : found;
  }

  #environment(place: Place): Environment {
    const { prelude, parents, onMissing } = this.options;
    return createEnvironment(this.tree, this.root, place.ancestors, prelude, { parents, onMissing });
  }

  /** A node's text where it is a string, a bare word, or a name bound to a string. */
  #word(node: Node, environment: Environment): string | undefined {
    if (this.options.bareWords && node.kind === 'name') return node.name;
    const result = evaluate(node, environment);
    return result.ok && typeof result.value === 'string' ? result.value : undefined;
  }
}

/** The key of a place, if it is written again behind it. */
function repeatedIn({ ancestors, path, keyRange }: Place): readonly Problem[] {
  return repeatedKeys(ancestors.at(-1), path.at(-1)).filter(({ range }) => range.from === keyRange?.from);
}

/** The keys of this name in a mapping that are written again behind them. */
function repeatedKeys(mapping: MappingNode | undefined, name: string | undefined): readonly Problem[] {
  const written = mapping && name !== undefined ? entriesNamed(mapping, name).filter(({ merged }) => merged !== true) : [];
  return written.slice(0, -1).map(({ key }) => repeatedKey(key!));
}

/** A schedule of which no more is known than where it stands. */
function withoutCurve(range: Range, { path, keyRange }: Place, method?: Method): FoundSchedule {
  return {
    label: pathText(path) || (method?.name ?? 'schedule'),
    source: 'schedule()',
    range,
    keyRange,
    schedule: undefined,
    totalSteps: undefined,
    step: undefined,
    method,
    parameters: [],
    problems: [],
    parts: [],
  };
}

function methodParameter(method: Method, node: Node | undefined): readonly FoundParameter[] {
  const written = node?.kind === 'string' || node?.kind === 'name';
  return [{ name: 'method', value: method.name, node, origin: undefined, literal: written ? node.range : undefined }];
}

function methodProblem(node: Node | undefined, word: string | undefined, range: Range, text: string): Problem {
  if (!node) return problem('missing-argument', 'error', 'method is missing.', range);
  if (word === undefined)
    return problem('unresolved', 'information', 'The method is not a constant of this file, so there is no curve.', node.range);
  // The quotes around the word, where there are any, stay. A name that stands for the word is no place for another.
  const from = text.slice(0, node.range.to).indexOf(word, node.range.from);
  const written = from < 0 ? null : { from, to: from + word.length };
  return unknownWord('method', word, suggestMethods(word), node.range, written);
}

/** A call's arguments with `**{...}`, `**dict(...)` and the mapping that ends a resolver's taken apart: `${schedule:step,1,10,{...}}`. */
function flattenSpreads(call: CallNode, text: string): readonly Argument[] {
  return call.arguments.flatMap((argument, index) => {
    const isLast = index === call.arguments.length - 1;
    const isTakenApart = argument.spread === '**' || (isResolver(call, text) && isLast && index > 0 && !argument.name);
    return isTakenApart && argument.value.kind === 'mapping' ? argumentsOf(argument.value) : [argument];
  });
}

/** A mapping's entries as arguments by keyword. */
function argumentsOf({ entries }: MappingNode): readonly Argument[] {
  return entries.flatMap(({ key, value }) => (key ? [{ name: key, value, range: { from: key.range.from, to: value.range.to } }] : []));
}

/** Whether a call is that of a resolver: `${schedule:...}`. */
const isResolver = ({ range }: CallNode, text: string): boolean => text.startsWith('${', range.from);

function operandNodes(node: Node): readonly Pick<Argument, 'name' | 'value'>[] {
  if (node.kind === 'operation') return node.operands.map((value) => ({ value }));
  return node.kind === 'call' && !node.arguments.some(({ spread }) => spread) ? node.arguments : [];
}

function numberOf(node: Node, environment: Environment): number | undefined {
  const result = evaluate(node, environment);
  return result.ok ? asNumber(result.value) : undefined;
}

const unwrap = (node: Node): Node => (node.kind === 'string' && node.expression ? node.expression : node);
