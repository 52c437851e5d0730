// The schedulers that are given a function of the step: `LambdaLR(optimizer, lr_lambda)` and `MultiplicativeLR(optimizer, lr_lambda)` (torch 2.15).
import { say } from '../../core/message';
import type { ParameterProblem, ParameterValues } from '../../core/parameter';
import type { FoundParameter, Problem } from '../../language/find/found';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import type { CallNode, Node } from '../../language/tree/tree';
import { groupCount, rates } from '../shared/groups';
import { argumentOf } from '../shared/optimizer';
import { numberAs, numberOf, silent } from '../shared/parameters';
import { wholeListAt } from '../shared/wholeList';
import { functionsAt } from '../functions/given/alternatives';
import { functionAt, type GivenFunction } from '../functions/given/functionAt';
import { lambdaTexts, multiplicativeTexts, shownSteps, unknownFunction } from '../functions/given/lambdaSchedulers';
import { parametersRead } from '../functions/parameterOf';
import type { TorchClass } from './torchDefinition';
import * as the from '../shared/usual';

/** The names of the classes. */
export const lambdaNames = ['LambdaLR', 'MultiplicativeLR'] as const;

interface LambdaClass {
  readonly of: TorchClass;
  readonly given: readonly FoundParameter[];
  readonly problems: readonly Problem[];
}

/** The class with the functions of a call, and what is wrong with these; once for each of several functions of which a condition decides, which is then told. */
export function lambdaClasses(
  name: (typeof lambdaNames)[number],
  node: CallNode,
  site: Site,
): readonly [LambdaClass & { readonly under?: string }, ...(LambdaClass & { readonly under?: string })[]] {
  const written = argumentOf(node, 'lr_lambda', 1);
  const listed = written && listAt(site, written);
  if (listed || !written) {
    const nodes = listed?.items ?? [];
    const functions = nodes.map((each) => functionAt(listed!.site, each));
    return [lambdaClass(name, functions, nodes, listed !== undefined)];
  }
  const all = functionsAt(site, written);
  const known = all.length > 1 ? all.filter((each) => 'at' in each.function) : all;
  const [first, ...others] = known.map(({ function: made, under }) => ({
    ...lambdaClass(name, [made], [written], false),
    ...(under !== undefined && { under }),
  }));
  return [first!, ...others];
}

function lambdaClass(
  name: (typeof lambdaNames)[number],
  functions: readonly GivenFunction[],
  nodes: readonly Node[],
  isListed: boolean,
): LambdaClass {
  const problems = functions.flatMap((each, index) => ('at' in each ? [] : [problemOf(each, nodes[index]!.range)]));
  const known = functions.filter((each) => 'at' in each);
  const factor = (values: ParameterValues, group: number): ((step: number) => number) => {
    const found = functions[Math.min(group, functions.length - 1)];
    return found && 'at' in found ? (step) => found.at(step, values) : () => NaN;
  };
  const given = eachOnce(known.flatMap((each) => each.given));
  const asked = [...new Set(known.flatMap((each) => each.asked))];
  const isAbsolute = name === 'LambdaLR';
  return {
    problems,
    given,
    of: {
      name,
      ...(isAbsolute ? lambdaTexts : { ...multiplicativeTexts, note: 'Factors below 1 add up to an exponential fall.' }),
      parameters: [
        ...rates,
        numberOf('total_steps', ...the.runSteps, {
          role: 'total',
          positional: false,
          optional: true,
          isQuiet: true,
          from: ({ run }) => run.total('total_steps'),
        }),
        silent('optimizer'),
        silent('lr_lambda'),
        silent('last_epoch'),
        ...parametersRead(given, asked),
      ],
      isAbsolute,
      ...(isListed && { check: (values: ParameterValues) => wrongCount(nodes.length, groupCount(values)) }),
      hasNoEnd: true,
      rule: (values, group) => {
        const of = factor(values, group);
        return {
          next: isAbsolute
            ? ({ step, base }) => base * of(step)
            : ({ before, step, isInitial }) => (isInitial ? before : before * of(step)),
        };
      },
      tables: (values, steps) =>
        functions.map((_function, group) => Array.from({ length: steps + 1 }, (_each, step) => factor(values, group)(step))),
      length: (values) => {
        if (typeof values.total_steps === 'number') return values.total_steps;
        const extents = isAbsolute ? known.flatMap((each) => each.extent(values) ?? []) : [];
        return extents.length > 0 ? Math.max(...extents) : shownSteps;
      },
    },
  };
}

/** The functions of a list, or of a list that is repeated: `[warm_up] * 2`. */
function listAt(site: Site, node: Node): { readonly items: readonly Node[]; readonly site: Site } | undefined {
  const [list, count] = node.kind === 'operation' && node.operator === '*' ? node.operands : [node];
  const whole = wholeListAt(site, list);
  const times = count === undefined ? 1 : numberAs('times', site.value(count))?.value;
  return whole && times !== undefined
    ? { items: Array.from({ length: times }, () => whole.list.items).flat(), site: whole.site }
    : undefined;
}

const wrongCount = (functions: number, groups: number): readonly ParameterProblem[] =>
  groups === 1 || functions === groups
    ? []
    : [
        {
          parameter: 'lr',
          message: say('{groups} parameter groups need {groups} functions, but there are {functions}.', { groups, functions }),
        },
      ];

/** What several functions read is asked for once. */
const eachOnce = <T extends { readonly name: string }>(all: readonly T[]): readonly T[] => [
  ...new Map(all.map((each) => [each.name, each])).values(),
];

const problemOf = ({ isNumber }: Extract<GivenFunction, { isNumber: boolean }>, range: Problem['range']): Problem =>
  isNumber ? problem('wrong-type', say('lr_lambda must be a function, not a number.'), range) : unknownFunction(range);
