// What the user says is a function of the step: a function, a lambda, or an expression, whatever its names.
import { type Message, say } from '../../core/message';
import type { ParameterValues } from '../../core/parameter';
import { comparedWith } from '../../interpreter/comparedWith';
import type { Outcome } from '../../interpreter/outcome';
import type { Claim } from '../../language/find/framework';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import type { Range } from '../../language/tree/tree';
import { candidateAt } from './callee';
import { claimOf, partFor } from './claim';
import { plainText, quantityOf } from './definition';
import { type FilePart, filePart } from './part/filePart';
import { namesIn } from './pythonText';
import { parametersRead } from './parameterOf';
import { boundedSteps, moduleOf, numberOf, type StepFunction, stepFunction } from './stepFunction';
import { isTotalName, standInsFor, unitOfStep } from './stepNames';
import { runLength, studyOf } from './study';
import { isScope } from '../../language/tree/walk';

/** The claim of what the user asks for; where it cannot be evaluated, a problem says why. */
export function claimAsked(site: Site, step: string): Claim | undefined {
  const { node, text } = site;
  const isFunction = isScope(node);
  const candidate = candidateAt(site);
  if (candidate) {
    const claim = claimOf(site, candidate, true);
    if (claim) return claim;
    const part = partFor(site, candidate);
    const values = standInsFor(candidate.others.filter(({ hasDefault }) => !hasDefault).map(({ name }) => name));
    const made = part && stepFunction(moduleOf(site, part), part, { ...candidate.callee, floats: new Set() }, values);
    const why = made?.isMoved?.() === true ? say('what it comes to depends on earlier calls, too.') : made && obstacleOf(made);
    return unread(site, candidate.callee.name, candidate.head.range, why);
  }
  if (!isFunction && !/^lambda\b/.test(text.slice(node.range.from, node.range.from + 7))) return claimExpression(site, step);
  const name = /^(?:async\s+)?def\s+([\p{L}_][\p{L}\p{N}_]*)/u.exec(text.slice(node.range.from, node.range.from + 200))?.[1] ?? 'lambda';
  return unread(site, name, { from: node.range.from, to: Math.min(node.range.from + name.length, node.range.to) }, undefined);
}

function claimExpression(site: Site, step: string): Claim | undefined {
  const { node, text, place } = site;
  const { range } = node;
  const written = text.slice(range.from, range.to);
  const label = place.path.at(-1) ?? plainText(written);
  const part = filePart(site, range, true);
  const names = namesIn(written);
  if (!part || !names.some(({ name }) => name === step)) return unread(site, label, range, undefined);
  const open = names
    .filter(({ name, at }) => name !== step && !isKnown(site, part, step, { from: range.from + at, to: range.from + at + name.length }))
    .map(({ name }) => name);
  const studied = (values: ParameterValues) => {
    const key = JSON.stringify(['asked', step, values, part.inPart(range), part.text]);
    return site.kept(key, () => studyOf(ofExpression(site, part, step, values), true));
  };
  const standIns = standInsFor(open);
  if (!studied(standIns)) return unread(site, label, range, obstacleOf(ofExpression(site, part, step, standIns)));
  const unit = unitOfStep(step) ?? 'step';
  const run = () => runLength(site, unit);
  return {
    label,
    definition: {
      source: 'expression',
      name: label,
      formula: plainText(written),
      summary: 'An expression of this file, evaluated without running it',
      written: { step },
      parameters: parametersRead([], open),
      curves: (values) => {
        const given = open.map((name) => (isTotalName(name) ? values[name] : undefined)).find((each) => typeof each === 'number');
        const schedule = studied(values)?.schedule({ unit, given, run });
        return schedule ? [{ quantity: quantityOf(label), schedule }] : [];
      },
    },
    arguments: [],
  };
}

function ofExpression(site: Site, part: FilePart, step: string, values: ParameterValues): StepFunction {
  const module = moduleOf(site, part);
  const range = part.inPart(site.node.range);
  const given = Object.entries(values).map(([name, value]) => [name, value as number] as const);
  const evaluate = module.expressionWith(range, [step, ...given.map(([name]) => name)]);
  return {
    at: boundedSteps(() => (at) => evaluate(new Map([...given, [step, at]]))),
    corners: () => comparedWith(module, range, step, new Map([...given, [step, 0]])),
  };
}

/** Whether the file says what a name in the expression is. */
const isKnown = (site: Site, part: FilePart, step: string, name: Range): boolean =>
  moduleOf(site, part).expression(part.inPart(name), new Map([[step, 1]])).kind !== 'unknown';

/** A claim that has no curve, with what is in the way. */
function unread({ node }: Site, name: string, range: Range, why: Message | undefined): Claim {
  const reason = why ?? say('what it stands in or is made of is not known here.');
  return {
    definition: undefined,
    source: name,
    label: name,
    arguments: [],
    range: node.kind === 'mapping' ? range : node.range,
    problems: [problem('unresolved', say('{name} cannot be drawn: {reason}', { name, reason }), range)],
  };
}

/** Why a function has no number at one of its first steps. */
function obstacleOf({ at }: StepFunction): Message | undefined {
  const outcomes = [0, 1, 2, 100, 1_000].map(at);
  const outcome = outcomes.find((each) => each.kind !== 'raised' && numberOf(each) === undefined) ?? outcomes[0]!;
  return reasonOf(outcome);
}

function reasonOf(outcome: Outcome): Message {
  if (outcome.kind === 'raised') return say('it raises {error}.', { error: `${outcome.type}: ${outcome.message}` });
  if (outcome.kind === 'exceeded') return say('a value takes more operations than are evaluated.');
  if (outcome.kind !== 'unknown') return say('its value is no number.');
  const about = plainText(outcome.about);
  if (outcome.reason === 'effect') return say('{about} depends on more than the step, and nothing is run.', { about });
  return say('{about} is not known here.', { about });
}
