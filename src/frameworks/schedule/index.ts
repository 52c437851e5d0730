// Our own language: calls of `schedule(...)`, resolvers `${schedule:...}`, and mappings with a `method`.
import { say } from '../../core/message';
import { countsEpochs } from '../../core/lengths';
import { leadingParameters } from '../../core/methods/common';
import { findMethod, findParameter, methods, suggestMethods } from '../../core/methods/index';
import type { Method } from '../../core/methods/method';
import { isResolver } from '../../language/find/finder';
import type { FoundParameter, Problem } from '../../language/find/found';
import type { Claim, Framework } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { problem, repeatedKeys, unknownWord } from '../../language/find/problems';
import { bindingsOf } from '../../language/resolve/names/bindingsOf';
import { literal } from '../../language/resolve/origin';
import { otherSections } from '../../language/run/keys';
import { lastPart } from '../../language/tree/walk';
import type { Argument, CallNode, MappingNode, Node } from '../../language/tree/tree';
import { isComputedText } from '../conventions/omegaConf';
import { mustBeQuoted } from './brokenCall';
import { brokenParts } from './brokenParts';
import { definitionOf, kinds, source } from './definitions';
import { tornNumber } from './tornNumber';
import { mistyped, readAsTwo, unknownKeys } from './unknownKeys';
import { isDefinedOtherwise } from './definedOtherwise';
import { misspeltMarks, ofMisspelt } from './misspeltName';
import { isScheduleCall, isScheduleMapping, methodArgument, methodEntry } from './recogniseCall';
import { entryArguments } from '../shared/entryArguments';
import { changedLater } from './changedLater';
import { cutCall } from './cutCall';
import { flattenSpreads, givenLater, isWhole, spreadElsewhere } from './givenArguments';

/** The schedules of our own language. */
export const framework: Framework = {
  name: 'schedule',
  reads: {
    field: 'own',
    library: 'Weight Schedules',
    what: '`schedule(...)`, `${schedule:...}` and mappings with a `method`',
    where: 'Python, YAML, JSON, TOML',
  },
  marks: ({ functionNames }) => [...functionNames, 'method', 'schedule', ...misspeltMarks],
  kinds,
  runtimeFunctions: ['schedule'],
  recognise: (site) => {
    const { node } = site;
    if (node.kind === 'call') return ofCall(site, node) ?? ofPartial(site, node) ?? ofReader(site, node) ?? ofMisspelt(site, node);
    if (node.kind === 'mapping') return ofMapping(site, node);
    return /^(?:string|reference)$/.test(node.kind) && site.options.bareWords ? ofBrokenCall(site) : undefined;
  },
};

function ofBrokenCall({ text, node, options }: Site): Claim | undefined {
  const expression = node.kind === 'string' ? node.expression : node;
  const problems = brokenParts(text, node.range, options.functionNames, expression !== undefined && expression.kind !== 'unknown');
  return problems.length > 0 ? { definition: undefined, source, arguments: [], problems } : undefined;
}

function ofCall(site: Site, node: CallNode): Claim | undefined {
  if (!isScheduleFunction(site, node) || isDefinedOtherwise(site, node)) return undefined;
  const list = flattenSpreads(node, site.text);
  const broken = site.options.bareWords ? brokenMethod(methodArgument(list)?.value, site.text) : undefined;
  if (broken) return { definition: undefined, source, arguments: [], problems: [broken] };
  const [owner = ''] = node.callee.split('.');
  const isImported = () => bindingsOf(owner, site.place.ancestors).some(({ entry }) => entry.value.kind === 'import');
  const around = {
    // What an import leads to is a module, and no object with a method of this name.
    isOthers: () => node.callee.includes('.') && !isImported(),
    isFree: () => !site.options.bareWords && !isImported(),
    hasRun: () => site.run.length() !== undefined,
  };
  if (!isScheduleCall(list, (method) => wordIn(method, site), around)) return notWritten(site, list) ?? misplacedMethod(site, list);
  const torn = tornNumber(list, site.text);
  if (torn) return { definition: undefined, source, arguments: [], problems: [readAsTwo(site.text, torn)] };
  const cut = site.options.bareWords ? [] : cutCall(site, node);
  if (cut.length > 0) return { definition: undefined, source, arguments: [], problems: cut };
  const methodNode = methodArgument(list);
  const others = list.filter((argument) => argument !== methodNode);
  const named = isResolver(node, site.text) ? node.arguments.find(({ name }) => name) : undefined;
  // The braces stand for themselves.
  const message = say('OmegaConf reads no name here. Names go into a mapping at the end: {mapping}.', { mapping: '{name: value}' });
  const problems = named ? [problem('misplaced-argument', message, named.range)] : [];
  return claimOf(site, methodNode?.value, others, [...problems, ...changedLater(site)]);
}

/** The claim of a call whose method or arguments are no constants, where it is certain that it is ours. */
function notWritten(site: Site, list: readonly Argument[]): Claim | undefined {
  const spread = spreadElsewhere(site, list);
  const [first] = list;
  const isOurs = /(?:^|\.)weight_schedules\./.test(site.callee ?? '');
  if (spread && (isOurs || spread.isSchedule)) return { definition: undefined, source, arguments: [], problems: [spread.problem] };
  const isUnread = isOurs && first && !first.name && !first.spread && site.word(first.value) === undefined && first.value.kind !== 'number';
  return isUnread ? { definition: undefined, source, arguments: [], problems: [methodProblem(first.value, undefined, site)] } : undefined;
}

/** The claim of a config's call that begins with a number, and names its method further on. */
function misplacedMethod(site: Site, [first, ...others]: readonly Argument[]): Claim | undefined {
  if (!site.options.bareWords || first?.value.kind !== 'number' || first.name) return undefined;
  const method = others.find(({ name, value }) => !name && findMethod(site.word(value) ?? '') !== undefined);
  if (!method) return undefined;
  const problems = [
    problem(
      'misplaced-argument',
      say('The method comes first: schedule({method}, ...).', { method: site.word(method.value)! }),
      method.range,
    ),
  ];
  return { definition: undefined, source, arguments: [], problems };
}

/** `partial(schedule, "cosine", 0.5, 100)`, which gives a schedule its arguments before it is made. */
function ofPartial(site: Site, node: CallNode): Claim | undefined {
  const call = site.options.bareWords ? undefined : givenLater(node);
  if (!call || !isScheduleFunction(site, call)) return undefined;
  const claim = ofCall(site, call);
  if (!claim || isWhole(claim.arguments)) return claim;
  const message = say('There is no curve: what {word} makes of the schedule is only known when the program runs.', {
    word: 'partial(...)',
  });
  return { definition: undefined, source, arguments: [], problems: [problem('unresolved', message, node.range)] };
}

/** The word that a node is, or one of the two of which a program chooses one. */
const wordIn = (node: Node, site: Site): string | undefined =>
  site.word(node) ?? (node.kind === 'operation' && node.operator === 'if else' ? wordIn(node.operands[0]!, site) : undefined);

/** What is wrong where a config's method is not a word, but begins with one or looks like one. */
function brokenMethod(node: Node | undefined, text: string): Problem | undefined {
  if (node?.kind !== 'operation' && node?.kind !== 'string') return undefined;
  const { from, to } = node.range;
  const written = text.slice(from, to);
  if (node.kind === 'operation') return findMethod(written) && problem('broken-call', mustBeQuoted(written), node.range);
  const [head, word, sign, next] = /^([\w-]+)\s*([\s;])\s*([\w.-]+)/.exec(written) ?? [];
  if (head === undefined || !findMethod(word!)) return undefined;
  const range = { from: from + head.length - next!.length, to: from + head.length };
  if (sign === ';') return problem('broken-call', say('Arguments are parted by commas, not by {sign}.', { sign }), range);
  return problem('broken-call', say('A comma is missing before {next}.', { next: next! }), range);
}

function ofMapping(site: Site, node: MappingNode): Claim | undefined {
  if (!isScheduleMapping(node)) return undefined;
  // The steps of sampling or of an integrator are not those of a schedule.
  if (otherSections.test(site.place.path.at(-1) ?? '') && !node.entries.some(({ key }) => (key?.text ?? '').endsWith('weight')))
    return undefined;
  const methodKey = methodEntry(node);
  const others = entryArguments(node.entries).filter(({ name }) => name?.text !== methodKey?.key?.text);
  const word = methodKey?.value.kind === 'string' ? methodKey.value.value : '';
  const method = findMethod(word);
  const problems = [
    ...repeatedKeys(node, methodKey?.key?.text),
    ...(method ? [...unknownKeys(method, others, site.text, node.range), ...computedTexts(word, others, site)] : []),
  ];
  const broken = problems.find(({ code }) => code === 'broken-call');
  if (broken) return { definition: undefined, source, arguments: [], problems: [broken] };
  return { ...claimOf(site.inside(node), methodKey?.value, others, problems), isOpen: true };
}

/** `from_config({...}, total_steps=1000)` of a program: the length of the run counts where the mapping says none. */
function ofReader(site: Site, { callee, arguments: [first, ...others] }: CallNode): Claim | undefined {
  if (site.options.bareWords || !/^(?:[a-z_]\w*\.)?from_config$/.test(callee) || first?.value.kind !== 'mapping' || first.name)
    return undefined;
  const claim = ofMapping(site, first.value);
  const isLengthGiven = claim?.arguments.some(({ name }) =>
    /^(?:total_steps|T|steps|max_steps|num_steps|\w*epochs|until|end_step)$/.test(name?.text ?? ''),
  );
  const run = others.filter(({ name }) => name?.text === 'total_steps' && isLengthGiven === false);
  return claim && { ...claim, arguments: [...claim.arguments, ...run] };
}

/** What OmegaConf hands over as a text, though it looks computed; as a resolver the whole is read. */
function computedTexts(method: string, list: readonly Argument[], site: Site): readonly Problem[] {
  const { text, node } = site;
  const isComputed = (value: Node): boolean => {
    const result = site.value(value);
    return isComputedText(value) || (result.ok && result.written !== undefined && isComputedText(result.written));
  };
  const places = ['base_weight', 'total_steps'];
  const written = (name: string) => {
    const value = list.find((argument) => argument.name?.text === name)?.value;
    return value && text.slice(value.range.from, value.range.to).replace(/^(["'])(.*)\1$/s, '$2');
  };
  const [weight = '1', total] = places.map(written);
  const isPlain = total !== undefined && list.every(({ name }) => places.includes(name?.text ?? ''));
  const resolver = `\${schedule:${method},${weight},${total ?? ''}}`;
  return list.flatMap(({ name, value }) => {
    if (!name || !isComputed(value)) return [];
    const args = { parameter: name.text, resolver };
    const message = isPlain
      ? say('OmegaConf does not compute: it hands {parameter} over as a text. As {resolver} it is read.', args)
      : say('OmegaConf does not compute: it hands {parameter} over as a text, which only from_config reads.', args);
    return [{ ...problem('computed-text', message, value.range), ...(isPlain && { meant: { range: node.range, texts: [resolver] } }) }];
  });
}

/** Whether a call has a schedule function's name, or another that an import or an assignment has given one. */
function isScheduleFunction(site: Site, call: CallNode): boolean {
  const isName = (name: string) => site.options.functionNames.includes(lastPart(name));
  return isName(call.callee) || isName(site.callee ?? '');
}

function claimOf(site: Site, methodNode: Node | undefined, list: readonly Argument[], problems: readonly Problem[]): Claim {
  const word = methodNode && site.word(methodNode);
  const method = word === undefined ? undefined : findMethod(word);
  if (!method) {
    const others = word === undefined ? [] : strangeNames(list);
    return { definition: undefined, source, arguments: [], problems: [...problems, methodProblem(methodNode, word, site), ...others] };
  }
  const byPosition = list.filter(({ name, spread }) => !name && !spread).map((_, index) => leadingNames[index]);
  const isGiven = (name: string) =>
    byPosition.includes(name) || list.some((other) => other.name && findParameter(method, other.name.text)?.name === name);
  const mixed = countsEpochs(isGiven) ? list.flatMap((other) => inSteps(method, other)) : [];
  if (mixed.length > 0) return { definition: undefined, source, arguments: [], problems: [...problems, ...mixed] };
  return { definition: definitionOf(method), arguments: list, given: [methodParameter(method, methodNode)], problems };
}

/** The names of arguments that no method has, and that are near to one that every method has. */
const strangeNames = (list: readonly Argument[]): readonly Problem[] =>
  list.flatMap(({ name }) => {
    if (!name || methods.some((method) => findParameter(method, name.text))) return [];
    const meant = mistyped(methods[0]!, name.text);
    return meant.length > 0 ? [unknownWord('argument', name.text, meant, name.range)] : [];
  });

const leadingNames = leadingParameters.filter(({ name }) => name !== 'method').map(({ name }) => name);

/** The problem of an argument whose word says steps, in a schedule that counts epochs. */
function inSteps(method: Method, { name, value }: Argument): readonly Problem[] {
  if (value.kind === 'null' || (value.kind === 'name' && value.name === 'null')) return [];
  const parameter = name && method.parameters.find(({ aliases }) => aliases.includes(name.text) && name.text.endsWith('_steps'));
  if (!parameter) return [];
  const args = { word: name.text, parameter: parameter.name };
  const message = say('{word} counts steps, but the schedule counts epochs: write {parameter}, in epochs.', args);
  return [{ ...problem('mixed-units', message, name.range), meant: { range: name.range, texts: [parameter.name] } }];
}

function methodParameter(method: Method, node: Node | undefined): FoundParameter {
  const written = node?.kind === 'string' || node?.kind === 'name';
  return { name: 'method', value: method.name, node, origin: literal, literal: written ? node.range : undefined };
}

function methodProblem(node: Node | undefined, word: string | undefined, site: Site): Problem {
  if (!node) return problem('missing-argument', say('method is missing.'), site.node.range);
  if (word === undefined) return problem('unresolved', say('The method is not a constant of this file, so there is no curve.'), node.range);
  // The quotes around the word, where there are any, stay. A name that stands for the word is no place for another.
  const from = site.text.slice(0, node.range.to).indexOf(word, node.range.from);
  const written = from < 0 ? null : { from, to: from + word.length };
  return unknownWord('method', word, suggestMethods(word), node.range, written);
}
