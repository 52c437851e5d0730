// What stands around a schedule and is not read: it is named, since the curve of what is inside would be taken for that of the whole.
import { say } from '../../core/message';
import type { FoundSchedule } from '../../language/find/found';
import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { problem, unknownWord } from '../../language/find/problems';
import { bindingsOf } from '../../language/resolve/names/bindingsOf';
import type { CallNode, Node, OperationNode, UnknownNode } from '../../language/tree/tree';
import { lastPart } from '../../language/tree/walk';
import { source } from '../schedule/definitions';
import { suggestCompositions } from './functions';

/** Operators that choose, compare or put texts together: what they make of a schedule is no other schedule. */
const plainOperators = /^(?:if else|or|not|format|in|not in|is|is not|[<>]=?|[=!]=)$/;
/** Python's functions that compute with numbers, also with those in a list. */
const ofNumbers = /^(?:abs|divmod|float|int|max|min|pow|round|sum)$/;
/** Those that only keep, show or hand on what they are given, our own reader of configs among them. */
const keeping =
  /^(?:print|list|tuple|set|dict|iter|zip|enumerate|sorted|reversed|repr|str|type|isinstance|id|callable|vars|map|filter|partial|field|from_config)$/;

/** Libraries whose functions compute with numbers, by their usual short names too: a schedule is none, but what it is at a step. */
const ofArrays =
  /^(?:c?math|numpy|np|cupy|jax\.numpy|jnp|tf|tensorflow|itertools)\.(?!vectorize|frompyfunc|(?:as)?array|apply_along_axis|save)\w+$|^torch\.(?:abs|add|as_tensor|ceil|clamp|clip|cos|div|exp|floor|full|log|maximum|minimum|mul|pow|round|sigmoid|sin|sqrt|sub|tanh|tensor|where)$/;

/** Whether a call is that of a library's function of numbers which is given a schedule that is not asked for at a step. */
export function isOfNumbers(site: Site): boolean {
  const { node, callee } = site;
  if (node.kind !== 'call' || !ofArrays.test(callee ?? '')) return false;
  return node.arguments.some(({ value }) => {
    const given = value.kind === 'name' ? site.follow(value)?.node : value;
    return given?.kind === 'call' && !asksForStep(given, site);
  });
}

/** Whether a program's call of a schedule asks for the weight of a step. */
export const asksForStep = (node: Node, { options }: Site): boolean =>
  !options.bareWords && node.kind === 'call' && node.arguments.some(({ name }) => name?.text === 'step' || name?.text === 't');

/** The claim of what is taken of a schedule, such as `schedule(...)[0]` and `schedule(...).scale(2)`: what that is no curve shows. */
export function claimBehind(site: Site, node: UnknownNode): Claim | undefined {
  const [inner] = node.children;
  if (inner?.kind !== 'call' || inner.range.from !== node.range.from || site.options.bareWords) return undefined;
  const word = /^[\s)]*(\.\w+|\[)/.exec(site.text.slice(inner.range.to, Math.min(node.range.to, inner.range.to + 60)))?.[1];
  const found = word === undefined ? undefined : site.part(inner);
  if (word === undefined || found?.source !== source) return undefined;
  return { definition: undefined, source, arguments: [], problems: [unknownTo(word, node)], parts: [found] };
}

/** The claim of a choice in a config's text whose condition only the program knows. */
function claimChoice(site: Site, node: OperationNode): Claim | undefined {
  const [yes, condition, no] = node.operands;
  if (!site.options.bareWords || node.operator !== 'if else' || !condition || !yes || !no) return undefined;
  const value = site.value(condition);
  const parts = value.ok ? [] : [yes, no].flatMap((operand) => schedulesIn(operand, site, true));
  if (value.ok || parts.length === 0) return undefined;
  const reason = say('There is no curve: {reason}', { reason: value.reason });
  return { definition: undefined, source, arguments: [], problems: [problem('unresolved', reason, node.range)], parts };
}

/** The claim of an operation or a call that is no composition but has a schedule in it; undefined where it does not change what a schedule says. */
export function claimAround(site: Site, node: CallNode | OperationNode): Claim | undefined {
  const choice = node.kind === 'operation' ? claimChoice(site, node) : undefined;
  if (choice) return choice;
  const operands = operandsOf(node, site);
  const isChanging = node.kind === 'operation' ? !isPlain(site, node) : isOfNumbers(site) || isOwnFunction(site, node);
  if (!isChanging) return undefined;
  const takesNames = site.options.bareWords || node.kind === 'operation' || ofNumbers.test(node.callee) || isOfNumbers(site);
  const found = operands.flatMap((operand) => schedulesIn(operand, site, takesNames));
  if (found.length === 0) return undefined;
  const parts = found.filter(({ range }) => node.range.from <= range.from && range.to <= node.range.to);
  return { definition: undefined, source, arguments: [], problems: [problemOf(site, node)], parts };
}

/** What the schedules may stand in that are changed: of a choice in a config's text, its condition. */
function operandsOf(node: CallNode | OperationNode, { options }: Site): readonly Node[] {
  if (node.kind === 'call') return node.arguments.map(({ value }) => value);
  // What comes last is what `and` comes to.
  if (node.operator === 'and' && !options.bareWords) return node.operands.slice(0, -1);
  return options.bareWords && node.operator === 'if else' ? node.operands.slice(1, 2) : node.operands;
}

/** Whether an operator leaves schedules alone. */
const isPlain = ({ options }: Site, { operator }: OperationNode): boolean => !options.bareWords && plainOperators.test(operator);

/** Whether a schedule is, or is made of, what a program asks for at a step: a number or a tensor there. */
export const isOfStep = ({ definition, parts }: FoundSchedule): boolean => definition?.isValue === true || parts.some(isOfStep);

/** The schedules that an operand is, in a list too. */
function schedulesIn(operand: Node, site: Site, takesNames: boolean): readonly FoundSchedule[] {
  if (operand.kind === 'list') return operand.items.flatMap((item) => schedulesIn(item, site, takesNames));
  const found = site.part(operand) ?? (takesNames ? site.named(operand) : undefined);
  // Libraries put their own schedules together in their own ways.
  const isOurs = found?.source === source && !isOfStep(found);
  return isOurs ? [found] : [];
}

/** Whether a call makes something of its own out of a schedule. What is imported takes schedules as they are: `LambdaLR(opt, schedule(...))`. */
function isOwnFunction({ options, place, callee: full = '' }: Site, { callee }: CallNode): boolean {
  if (options.functionNames.includes(lastPart(callee))) return false;
  if (options.bareWords) return true;
  if (callee.includes('.') || !/^[a-z_]/.test(callee) || keeping.test(callee) || place.path.length === 0 || full.includes('.'))
    return false;
  return ![callee, '*'].flatMap((name) => bindingsOf(name, place.ancestors)).some(({ entry }) => entry.value.kind === 'import');
}

function problemOf({ options }: Site, node: CallNode | OperationNode) {
  const word = node.kind === 'call' ? `${node.callee}(...)` : node.operator;
  if (!options.bareWords) {
    return unknownTo(word, node);
  }
  if (node.kind === 'call') return unknownWord('composition', node.callee, suggestCompositions(node.callee), node.calleeRange);
  return problem('invalid-composition', say('{word} does not go with a schedule.', { word }), node.range);
}

function unknownTo(word: string, { range }: Node) {
  const message = say('There is no curve: what {word} makes of the schedule is only known when the program runs.', { word });
  return problem('unresolved', message, range);
}
