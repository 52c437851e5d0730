// Functions of the step that stand in a Python file, drawn as the interpreter evaluates them.
import { say } from '../../core/message';
import type { ParameterValues } from '../../core/parameter';
import type { FoundParameter, Problem } from '../../language/find/found';
import type { Claim, Framework } from '../../language/find/framework';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import type { Outcome } from '../../interpreter/outcome';
import { type Candidate, candidateAt, type Other } from './callee';
import { givenByCalls } from './calls';
import { definitionOf } from './definition';
import { type FilePart, filePart } from './filePart';
import type { StepCallee } from './stepFunction';
import { isLengthName, isTotalName, stepMarks } from './stepNames';
import { study } from './study';

/** Functions of the step. */
export const framework: Framework = {
  name: 'functions',
  language: 'python',
  marks: () => stepMarks,
  recognise: (site) => {
    if (site.options.readHandmade === false) return undefined;
    const candidate = candidateAt(site);
    const part = candidate && partFor(site, candidate);
    return part && claimOf(site, candidate, part);
  },
};

/** What a function is read from: its owner as a whole where that returns it. */
function partFor(site: Site, { callee }: Candidate): FilePart | undefined {
  const owner = callee.kind === 'returned' ? site.place.ancestors[1] : undefined;
  return filePart(site, (owner ?? site.node).range, callee.kind === 'lambda');
}

function claimOf(site: Site, candidate: Candidate, part: FilePart): Claim | undefined {
  const { others, step, head } = candidate;
  const given = givenByCalls(site, candidate) ?? [];
  const parameters = [...others.flatMap(readDefault), ...given];
  const isFloat = ({ value, node }: FoundParameter) =>
    Number.isInteger(value) && node?.kind === 'number' && /[.eE]/.test(site.text.slice(node.range.from, node.range.to));
  const callee: StepCallee = { ...candidate.callee, floats: new Set(given.filter(isFloat).map(({ name }) => name)) };
  const isGiven = ({ name, hasDefault }: Other) => hasDefault || given.some((each) => each.name === name);
  const open = others.filter((other) => !isGiven(other));
  const standIns = open.map(({ name }, index) => [name, isLengthName(name) ? 100 : 0.1 + 0.3 * index] as const);
  const tried = study(site, part, callee, {
    ...Object.fromEntries(given.map(({ name, value }) => [name, value])),
    ...Object.fromEntries(standIns),
  });
  if (!tried) return undefined;
  const runTotal = step.unit === 'step' ? site.run.total('total_steps')?.value : undefined;
  const run = typeof runTotal === 'number' ? runTotal : undefined;
  return {
    definition: definitionOf(site, candidate, parameters, (values) => {
      const total = others.map(({ name }) => (isTotalName(name) ? values[name] : undefined)).find((each) => typeof each === 'number');
      return study(site, part, callee, passed(values, others))?.schedule({ unit: step.unit, given: total, run });
    }),
    arguments: [],
    given: parameters,
    range: head.range,
    problems: open.length > 0 ? [] : raisedAtOnce(tried.first, part),
  };
}

/** The values that the function is given: those that have no default of its own. */
const passed = (values: ParameterValues, others: readonly Other[]): ParameterValues =>
  Object.fromEntries(others.flatMap(({ name, hasDefault }) => (hasDefault || !(name in values) ? [] : [[name, values[name]!]])));

function readDefault({ name, node, site }: Other): readonly FoundParameter[] {
  const result = node && site.value(node);
  if (!result?.ok) return [];
  const { value, origin, literal } = result;
  const isPlain = typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean';
  return isPlain ? [{ name, value, node, origin, literal }] : [];
}

/** What Python raises at step 0 for certain. */
function raisedAtOnce(first: Outcome, part: FilePart): readonly Problem[] {
  if (first.kind !== 'raised' || first.type !== 'ZeroDivisionError') return [];
  const message = say('At step 0 this raises {error}.', { error: `${first.type}: ${first.message}` });
  return [problem('raises', message, part.inFile(first.range))];
}
