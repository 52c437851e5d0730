// Variables of a loop that each turn moves on from where the last one left them: `epsilon = max(0.05, epsilon * decay)`, `lr *= 0.1` under
// `if epoch in (30, 60)`; and those that get their value under conditions.
import { comparedWith } from '../../interpreter/comparedWith';
import type { Schedule } from '../../core/schedule';
import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { entriesNamed } from '../../language/resolve/lookUp';
import { escape } from '../../language/text/marks';
import type { MappingNode, Range } from '../../language/tree/tree';
import { sameCall } from '../schedule/sameCall';
import { isUnderCondition, unitOfCounter } from './counted';
import { plainText, quantityOf } from './definition';
import { countedIn, isAskedBefore, isOfOtherScope, loopAround, mayEndBefore } from './given/loopNames';
import { filePart } from './part/filePart';
import { signatureAt } from './signature';
import { moduleOf } from './stepFunction';
import { bindsWeight, stepParameter, unitOfStep } from './stepNames';
import { runLength, studyOf } from './study';
import { boundName } from '../../language/tree/walk';

/** The curve of a variable that is a weight by its name and that a loop computes turn by turn out of its own last value and what the loop counts. */
export function claimOfTurns(site: Site): Claim | undefined {
  const { node, place, text } = site;
  const name = boundName(place);
  const scope = place.ancestors.at(-1);
  if (name === undefined || name.includes('.') || scope?.scope !== true || !/^(?:call|operation|unknown|name|number)$/.test(node.kind))
    return undefined;
  const binding = { from: place.keyRange!.from, to: node.range.to };
  if (!bindsWeight(name, text.slice(binding.from, binding.to)) || binding.from === node.range.from) return undefined;
  // Cheaper than reading anything: no loop is around what does not stand further in than its function.
  const loop = loopAround(site, binding.from);
  if (!loop || !isFirst(site, name, loop, binding)) return undefined;
  const part = filePart(site, node.range, false, [name]);
  if (!part) return undefined;
  const range = part.inPart(node.range);
  const [isBefore, counted] = [isAskedBefore(site, name, loop), countedIn(site, loop)];
  const found = site.kept(`turns ${name} ${range.from} ${range.to} ${isBefore} ${part.text}`, () => {
    const module = moduleOf(site, part);
    const made = module.turns(range, name, isBefore);
    if (!made) return undefined;
    const { run, turns } = made;
    const { name: counter, first } = turns.counter ?? { name: counted ?? '', first: 0 };
    const corners = () => comparedWith(module, turns.range, counter, new Map()).map((corner) => corner - first);
    const study = studyOf({ at: (step) => run.at(Math.max(0, Math.floor(step))), corners, isRun: true });
    return study && !isCounter(study.value, turns.count) ? { study, turns } : undefined;
  });
  if (!found) return undefined;
  const { counter, count } = found.turns;
  const step =
    stepParameter([counter?.name ?? ''], [name]) ?? (counted === undefined ? undefined : { name: counted, unit: unitOfStep(counted)! });
  const isSure = step !== undefined && (step as { readonly isVague?: boolean }).isVague !== true;
  const body = text.slice(loop.from, loop.to);
  if (!isSure && !rounds.test(counter?.name ?? '') && !training.test(body)) return undefined;
  // The turns are drawn, which are no images where a turn takes many of them.
  const own = step && step.unit !== 'sample' ? step.unit : 'step';
  const unit = (step && step.unit !== 'sample' ? unitOfCounter(site, step.name) : undefined) ?? own;
  const schedule: Schedule = found.study.schedule({ unit, given: count, run: () => runLength(site, unit) });
  const first = counter === undefined || counter.first === 0 ? '' : `, the first of which has ${counter.name} = ${counter.first}`;
  return {
    definition: {
      source: name,
      name,
      formula: plainText(text.slice(binding.from, binding.to)),
      summary: 'A variable of a loop of this file, run turn by turn without running anything else',
      note: `Drawn by the turns of its loop${first}: the value at the ${isBefore ? 'beginning' : 'end'} of each`,
      written: 'otherwise',
      sameCall,
      parameters: [],
      curves: () => [{ quantity: quantityOf(name), schedule }],
    },
    arguments: [],
  };
}

/** What loops count besides steps. */
const rounds = /^(?:i_?)?(?:ep|episode|game|round|trial|frame|update|generation)(?:s|_(?:i|idx|num|number))?$|^e$/i;
/** What stands in loops that train something. */
const training = /optim|loss\w*\s*=(?!=)|\benv\b|agent|model|train|backward|batch(?!_?norm)|loader|param_groups/i;

/**
 * Whether a site is the first that moves a variable on in its loop, or one of several that bind it there, or one under a condition; and whether the loop may be gone through in
 * turns: nothing ends one early, or binds the name from elsewhere.
 */
function isFirst(site: Site, name: string, loop: Range, binding: Range): boolean {
  const { place, text } = site;
  const inLoop = entriesNamed(place.ancestors.at(-1)!, name).flatMap(({ key, value }) =>
    key && loop.from <= key.range.from && key.range.from < loop.to ? [{ from: key.range.from, to: value.range.to }] : [],
  );
  const moving =
    inLoop.length > 1 || isUnderCondition(text, binding.from)
      ? inLoop
      : inLoop.filter((each) => movesItself(text.slice(each.from, each.to), name));
  if (moving[0]?.from !== binding.from) return false;
  if (inLoop.length === 1 && isOfParameter(place.ancestors.at(-1)!, text, text.slice(binding.from, binding.to))) return false;
  return !mayEndBefore(site, loop, inLoop.at(-1)!.to) && !isOfOtherScope(site, name);
}

/** Whether a variable is bound to what something has that its function is given, which nobody knows: `rate = scheduler.get_last_lr()[0]`. */
function isOfParameter(scope: MappingNode, text: string, binding: string): boolean {
  const [, root] = /=\s*([\p{L}_][\p{L}\p{N}_]*)(?:\.[\p{L}\p{N}_]+|\[[^[\]]*\]|\([^()]*\))+$/u.exec(binding) ?? [];
  const head = root === undefined ? undefined : signatureAt(text, scope.range.from);
  const isGiven = head?.parameters.some(({ name, hasDefault }) => name === root && !hasDefault) === true;
  return isGiven && entriesNamed(scope, root!).every(({ key }) => key !== undefined && key.range.from < head.range.to);
}

/** Whether an assignment, from the name on, makes a new value out of the old one. */
export const movesItself = (binding: string, name: string): boolean =>
  /^\S+\s*(?:[-+*/%]|\*\*|\/\/)=(?!=)/.test(binding) ||
  new RegExp(`[^\\p{L}\\p{N}_.]${escape(name)}(?![\\p{L}\\p{N}_])`, 'u').test(binding.slice(name.length));

/** Whether a variable only counts. */
export function isCounter(value: (step: number) => number, count = Infinity): boolean {
  const stride = Math.round(value(1) - value(0));
  // From a value that is not known the sums are not exact.
  const isOn = (step: number): boolean => Math.abs(value(step) - value(0) - step * stride) < 1e-9;
  return stride !== 0 && [1, 2, 3, 10, 100].every((step) => step >= count || isOn(step));
}
