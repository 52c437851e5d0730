// fvcore: calls of its scheduler classes, alone and one after another.
import { say } from '../../core/message';
import type { Definition } from '../../language/find/definition';
import type { Problem } from '../../language/find/found';
import type { Claim, Framework } from '../../language/find/framework';
import { type DefinedCurve, type MadeOf, withStanding } from '../../language/find/kind';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import type { CallNode, Node } from '../../language/tree/tree';
import { configCall } from '../shared/configCall';
import { argumentOf } from '../shared/optimizer';
import { overRun } from '../shared/run/overRun';
import { schedulesIn } from '../shared/wholeList';
import { cocoMarks, ofCoco } from './coco';
import { completed, composite, type Share } from './multipliers';
import { module, schedulers } from './schedulers';
import { isWarmUp, ofWarmUp, warmUp } from './warmUp';

const together = 'CompositeParamScheduler';
const definitions: ReadonlyMap<string, Definition> = new Map(schedulers.map((each) => [`${module}.${each.name}`, each]));

/** The schedulers of fvcore. */
export const framework: Framework = {
  name: 'fvcore',
  reads: {
    field: 'libraries',
    library: 'fvcore',
    what: "every `ParamScheduler`, one after another in a `CompositeParamScheduler` and behind detectron2's `WarmupParamScheduler`, too; as `LazyCall`s; those of `common/coco_schedule.py` of detectron2 and detrex",
    where: 'Python, `_target_` in YAML',
  },
  marks: () => [...schedulers.map(({ name }) => name), together, warmUp, ...cocoMarks],
  recognise: (site) => {
    const { node, callee } = site;
    const written = node.kind === 'mapping' ? configCall(site) : undefined;
    const named = written?.style === 'hydra' ? definitions.get(written.callee) : undefined;
    if (written && named) return { definition: { ...named, readsNumbers: true }, arguments: written.arguments, isOpen: true };
    if (node.kind !== 'call' || callee === undefined) return undefined;
    const definition = definitions.get(callee);
    if (definition) return { definition, arguments: node.arguments };
    if (isWarmUp(callee)) return ofWarmUp(site, node);
    return callee === `${module}.${together}` ? ofComposite(site, node) : ofCoco(site);
  },
};

function ofComposite(site: Site, node: CallNode): Claim {
  const [list, lengthsNode, scalingNode] = ['schedulers', 'lengths', 'interval_scaling'].map((name, place) =>
    argumentOf(node, name, place),
  );
  const read = schedulesIn(site, list);
  const lengths = numbersOf(site, lengthsNode);
  const scaling = textsOf(site, scalingNode) ?? read.map(() => 'rescaled');
  const problems: Problem[] = [];
  if (lengths && lengthsNode && Math.abs(lengths.reduce((sum, length) => sum + length, 0) - 1) >= 1e-3)
    problems.push(problem('invalid-value', say('The lengths must make 1 together.'), lengthsNode.range));
  if (lengths && lengthsNode && read.length > 0 && lengths.length !== read.length)
    problems.push(problem('invalid-value', say('There must be one length for each of the schedulers.'), lengthsNode.range));
  const isKnown = lengths !== undefined && read.length > 0 && problems.length === 0;
  const curvesOf = (made: readonly (MadeOf | undefined)[]): readonly DefinedCurve[] => {
    const parts = made.map((each) => each?.schedule);
    if (!isKnown || !parts.every((each) => each !== undefined)) return [];
    const whole = completed(lengths);
    const shares = parts.map((each, index): Share => ({ of: each.at, length: whole[index]!, isRescaled: scaling[index] !== 'fixed' }));
    const jumps = parts.map((each) => [...each.breakpoints(0, 1)]);
    return [{ quantity: 'value', schedule: overRun(composite(shares), jumpsOf(shares, jumps)) }];
  };
  return {
    definition: {
      source: module,
      name: together,
      formula: 'sᵢ(p) in its share of the run',
      summary: 'Schedulers one after another, each in its share of the run',
      note: 'One that is "fixed" runs as if it had been there from the start.',
      parameters: [],
      curves: () => curvesOf(read.map(({ found }) => found)),
      remade: (parts) => curvesOf(withStanding(read, parts)),
    },
    arguments: [],
    problems,
    parts: read.flatMap(({ part }) => part ?? []),
    madeOf: read.flatMap(({ found }) => found ?? []),
  };
}

/** Where the shares meet, and where their own schedulers jump. */
function jumpsOf(shares: readonly Share[], jumps: readonly (readonly number[])[]): readonly number[] {
  let start = 0;
  return shares.flatMap(({ length, isRescaled }, index) => {
    const own = jumps[index]!.map((jump) => (isRescaled ? start + jump * length : jump));
    start += length;
    return index < shares.length - 1 ? [...own, start - 1e-6] : own;
  });
}

function listOf(site: Site, node: Node | undefined) {
  const result = node && site.value(node);
  return result?.ok === true && Array.isArray(result.value) ? (result.value as readonly unknown[]) : undefined;
}

function numbersOf(site: Site, node: Node | undefined): readonly number[] | undefined {
  const list = listOf(site, node);
  return list?.every((item) => typeof item === 'number') === true ? list : undefined;
}

function textsOf(site: Site, node: Node | undefined): readonly string[] | undefined {
  const list = listOf(site, node);
  return list?.every((item) => typeof item === 'string') === true ? list : undefined;
}
