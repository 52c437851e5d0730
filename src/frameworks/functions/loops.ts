// Expressions of the step in the loop that counts it, or in the function that trains at it: `kl_weight = min(1.0, step / 5000)`.
import { sameCall } from '../schedule/sameCall';
import type { ParameterValues } from '../../core/parameter';
import type { Schedule } from '../../core/schedule';
import { comparedWith } from '../../interpreter/comparedWith';
import type { Value } from '../../interpreter/values/value';
import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { entriesNamed } from '../../language/resolve/lookUp';
import { literal } from '../../language/resolve/origin';
import { type Statement, statementAt } from '../../language/tree/statements';
import type { Range } from '../../language/tree/tree';
import { boundName, lastPart } from '../../language/tree/walk';
import { addedTo, countedByLoops, unitOfCounter } from './counted';
import { roundOf, stepsOfFunction } from './given/functionSteps';
import { type Loop, outcomeAt, turnsOf } from './given/loopTurns';
import { plainText, quantityOf } from './definition';
import { filePart } from './part/filePart';
import { askedInLoop, roleOf, totalIn, trainsIn } from './given/askedInLoop';
import { parameterValues, textOfValues } from './given/parameterValues';
import { placeOfCallee } from './imported/importedFunction';
import { boundedSteps, moduleOf } from './stepFunction';
import { parameterOf } from './parameterOf';
import { bindsWeight, isWeightName, type StepParameter, stepParameter } from './stepNames';
import { runLength, type Study, studyOf } from './study';

/** The curve of a variable that is a weight by its name and that a loop computes out of its step. */
export function claimInLoop(site: Site): Claim | undefined {
  const { node, place, statements, text } = site;
  const name = boundName(place);
  if (name === undefined) return undefined;
  if (!bindsWeight(lastPart(name), text.slice(place.keyRange!.from, node.range.to)) || !isComputed(site, name)) return undefined;
  const written = text.slice(node.range.from, node.range.to);
  // Conditions are looked at only where there is a step.
  if (
    !stepOf(
      site,
      loopsAround(site, () => true),
    )
  )
    return undefined;
  const loops = loopsAround(site, (condition) => isAlwaysMet(site, condition));
  const step = loops.length > 0 || isUnconditional(site) ? stepOf(site, loops) : undefined;
  const part = step && isSetOnce(site, name) ? filePart(site, node.range, true, [], step.isOfLoops ? undefined : step.name) : undefined;
  if (!step || !part) return undefined;
  const range = part.inPart(node.range);
  const loop = loops.find((each) => targetsOf(each).includes(step.name));
  const isOfRate = isRate(site, name);
  const { first: begin, turns } = turnsOf(site, loop);
  // Updates are counted from 0, whatever their loop begins with.
  const first = isOfRate ? begin : 0;
  const around = parameterValues(site, part.text);
  const studyWith = (bound: ReadonlyMap<string, Value>, values: ParameterValues = {}): Study | undefined => {
    const names = new Map([...around, ...bound]);
    const said = `${textOfValues(around)} ${JSON.stringify(values)}`;
    return site.kept(`loop ${step.name} ${said} ${range.from} ${range.to} ${first} ${part.text}`, () => {
      const module = moduleOf(site, part);
      const evaluate = module.expressionWith(range, [...names.keys(), step.name]);
      const at = boundedSteps(() => (step_) => evaluate(new Map([...names, [step.name, step_]])));
      return studyOf({
        at: (turn) => at(turn + first),
        corners: () => comparedWith(module, range, step.name, new Map([...names, [step.name, first]])).map((corner) => corner - first),
      });
    });
  };
  const study = studyWith(new Map());
  // A curve of what nobody knows is worth its questions where the loop is certainly one that trains.
  const isTraining = step.isVague !== true && trainsIn(text, statementAt(statements, node.range.from)!);
  const asked = study || !isTraining ? undefined : askedInLoop(site, step.name, around, studyWith);
  if (!study && !asked) return undefined;
  const studied = (values: ParameterValues) => study ?? asked!.study(values);
  const unit = unitOfCounter(site, step.name) ?? step.unit;
  const scheduleOf = (values: ParameterValues): Schedule | undefined =>
    studied(values)?.schedule({ unit, given: totalIn(asked, values) ?? (isOfRate ? turns : undefined), run: () => runLength(site, unit) });
  const whole = study && scheduleOf({});
  return {
    definition: {
      source: name,
      name,
      formula: plainText(written),
      summary: 'An expression of the step in a loop or a function of this file, evaluated without running it',
      ...(first !== 0 && { note: `Drawn from the first turn of its loop on, in which ${step.name} is ${first}` }),
      written: { step: step.name },
      ...placeOfCallee(site),
      sameCall,
      // A loop within another one begins again in each of its rounds.
      ...(turns !== undefined && loop === loops[0] && { run: { value: turns, origin: literal } }),
      parameters: asked?.names.map((each) => parameterOf({ name: each, hasDefault: false }, roleOf(asked, each))) ?? [],
      curves: (values) => {
        const schedule = whole ?? scheduleOf(values);
        return schedule ? [{ quantity: quantityOf(lastPart(name)), schedule }] : [];
      },
    },
    arguments: [],
  };
}

/** Whether a value is computed here: a variable counts where it is the rate of an optimizer and has no curve of its own. */
export function isComputed(site: Site, name: string): boolean {
  const { node } = site;
  if (node.kind === 'call') return !isOwnCall(site, node.callee);
  if (node.kind !== 'name') return node.kind === 'operation';
  return !isWeightName(lastPart(node.name)) && isRate(site, name);
}

/** Whether something is the rate of a group of an optimizer's parameters. */
function isRate(site: Site, name: string): boolean {
  if (lastPart(name) !== 'lr') return false;
  return (
    name.includes('.param_groups[') ||
    loopsAround(site, () => true).some(({ head }) => head.includes(`for ${name.slice(0, -3)} in `) && head.includes('.param_groups'))
  );
}

/** Whether a call is that of a function or an object of the file, which has a curve of its own: one that is given something made of the step has another one. */
function isOwnCall({ node, place }: Site, callee: string): boolean {
  const [first] = callee.split('.');
  if (node.kind === 'call' && node.arguments.some(({ value }) => value.kind === 'operation')) return false;
  const isHere = ({ value }: { readonly value: { readonly kind: string } }) => value.kind !== 'import';
  return first === 'self' || place.ancestors.some((scope) => scope.scope === true && entriesNamed(scope, first!).some(isHere));
}

/** The loops around a site, the outermost first; none where a condition that may not be met or the like stands between them and the site. */
export function loopsAround({ node, statements, text }: Site, isMet: (condition: Range) => boolean = () => false): readonly Loop[] {
  const heads: Loop[] = [];
  let list: readonly Statement[] = statements;
  for (let next = statementAt(list, node.range.from); next && next.body.length > 0; next = statementAt(list, node.range.from)) {
    const head = text.slice(next.from, next.body[0]!.from);
    if (next.kind === 'function') heads.length = 0;
    else if (/^\s*(?:async\s+)?(?:for|while)\b/.test(head)) heads.push({ head, from: next.from });
    else if (next.kind === 'other' && !/^\s*(?:async\s+)?with\b/.test(head) && !isMain(head)) {
      const [, before, condition] = /^(\s*if\s+)([^]*?)\s*:\s*(?:#.*\s*)?$/.exec(head) ?? [];
      const from = next.from + (before?.length ?? 0);
      if (condition === undefined || !isMet({ from, to: from + condition.length })) return [];
    }
    list = next.body;
  }
  const own = statementAt(list, node.range.from);
  return own && /^\s*(?:if|try|match|for|while)\b/.test(text.slice(own.from, own.to)) ? [] : heads;
}

/** Whether a statement of a function runs whenever the function or a loop around it does: it stands under no condition. */
export function isUnconditional({ node, statements, text }: Site): boolean {
  let isSure = true;
  let list: readonly Statement[] = statements;
  for (let next = statementAt(list, node.range.from); next && next.body.length > 0; next = statementAt(list, node.range.from)) {
    const isPlain = /^\s*(?:async\s+)?(?:for|while|with)\b/.test(text.slice(next.from, next.body[0]!.from));
    isSure = next.kind === 'other' ? isSure && isPlain : true;
    list = next.body;
  }
  const own = statementAt(list, node.range.from);
  return isSure && !(own && /^\s*(?:if|try|match)\b/.test(text.slice(own.from, own.to)));
}

/** Whether a condition has nothing to do with what changes in loops, and holds as far as is known. */
function isAlwaysMet(site: Site, condition: Range): boolean {
  const loops = loopsAround(site, () => true);
  return site.once(`met ${condition.from} in ${loops.map(({ from }) => from).join()}`, () => {
    const words = namesOf(site, condition);
    const targets = loops.flatMap(targetsOf);
    if ([...words].some((word) => targets.includes(word) || addedTo(site, word) !== undefined)) return false;
    const outcome = outcomeAt(site, condition);
    return outcome?.kind === 'value' && outcome.value === true;
  });
}

/** What is gone through once, and trains nothing by itself: the parts of a game or of a model. */
const ofParts = /\benumerate\(\s*(?:[\w.]+\.)?\w*(?:agents|players|layers|heads|modules|blocks|names|levels|scales|ids)(?:\(\s*\))?\s*\)/;

const targetsOf = ({ head }: Loop): readonly string[] => (ofParts.test(head) ? [] : targetsIn(head));

const targetsIn = (head: string): readonly string[] => /\bfor\s+([^:]*?)\s+in\b/.exec(head)?.[1]?.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];

const isMain = (head: string): boolean => /^if\s+__name__\s*==/.test(head);

/** The names in an expression, and in what is assigned to these before it in the same scope; of those that are counted, not what they count. */
function namesOf({ place, text }: Site, { from, to }: Range, isCounted: (name: string) => boolean = () => false): ReadonlySet<string> {
  const all = new Set<string>();
  const open: Range[] = [{ from, to }];
  for (let next = open.pop(); next && all.size < mostNames; next = open.pop()) {
    for (const [word] of text.slice(next.from, next.to).matchAll(/(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_]*/gu)) {
      if (all.has(word)) continue;
      all.add(word);
      if (isCounted(word)) continue;
      for (const { value } of entriesNamed(place.ancestors.at(-1)!, word))
        if (value.range.to < from && value.kind !== 'mapping') open.push(value.range);
    }
  }
  return all;
}

const mostNames = 100;

/** The step of the loops around that an expression depends on, or that of its function; none where it depends on several. */
function stepOf(site: Site, loops: readonly Loop[]): StepParameter | undefined {
  const ofFunction = stepsOfFunction(site);
  if (loops.length === 0 && !ofFunction) return undefined;
  const targets = loops.flatMap(targetsOf);
  const begins = new Map(loops.flatMap((loop) => targetsOf(loop).map((each): [string, boolean] => [each, !beginsLater.test(loop.head)])));
  const ofBoth = (word: string) => countedByLoops(site, word, begins, loops.at(-1)?.from ?? 0);
  const words = namesOf(site, site.node.range, (word) => ofBoth(word) !== undefined);
  const found = [...words].flatMap((word): StepParameter | readonly StepParameter[] => {
    const together = ofBoth(word);
    if (together) return { name: word, unit: together, isOfLoops: true };
    const isTarget = targets.includes(word);
    const isCounted = !isTarget && addedTo(site, word) !== undefined && (loops.length > 0 || ofFunction?.counted.includes(word) === true);
    if (!isTarget && !isCounted) return ofFunction?.given.find(({ name }) => name === word) ?? [];
    if (isCounted && /^(?:steps|iters)$/.test(word)) return { name: word, unit: 'step' };
    return stepParameter([word], isTarget ? site.place.path.map(lastPart) : []) ?? (isTarget ? (roundOf(word) ?? []) : []);
  });
  return found.length === 1 ? found[0] : undefined;
}

/** A loop that does not begin with 0. */
const beginsLater = /\brange\(\s*[1-9]\d*\s*,|\benumerate\(.*,\s*(?:start\s*=\s*)?[1-9]\d*\s*\)/;

/** Whether a name has no other value than this one, besides a number that it begins with. */
export function isSetOnce({ place, node }: Site, name: string): boolean {
  const values = entriesNamed(place.ancestors.at(-1)!, name).map(({ value }) => value);
  const others = values.filter(({ range }) => range.from !== node.range.from);
  return others.length < values.length && others.every(({ kind, range }) => kind === 'number' && range.from < node.range.from);
}
