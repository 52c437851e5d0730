// Expressions of the step in the loop that counts it: `kl_weight = min(1.0, step / 5000)`.
import { sameCall } from '../schedule/sameCall';
import type { Schedule } from '../../core/schedule';
import { comparedWith } from '../../interpreter/comparedWith';
import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { entriesNamed } from '../../language/resolve/lookUp';
import { type Statement, statementAt } from '../../language/tree/statements';
import type { Range } from '../../language/tree/tree';
import { lastPart } from '../../language/tree/walk';
import { addedTo, unitOfCounter } from './counted';
import { plainText, quantityOf } from './definition';
import { filePart } from './filePart';
import { boundedSteps, moduleOf } from './stepFunction';
import { isWeightName, type StepParameter, stepParameter } from './stepNames';
import { runLength, studyOf } from './study';

/** The curve of a variable that is a weight by its name and that a loop computes out of its step. */
export function claimInLoop(site: Site): Claim | undefined {
  const { node, place, text } = site;
  const name = place.keyRange && place.path.length === 1 ? place.path[0]! : undefined;
  if ((node.kind !== 'operation' && node.kind !== 'call') || name === undefined || !isWeightName(lastPart(name))) return undefined;
  if (node.kind === 'call' && isOwnCall(site, node.callee)) return undefined;
  const written = text.slice(node.range.from, node.range.to);
  const step = stepOf(site, loopsAround(site));
  const part = step && isSetOnce(site, name) ? filePart(site, node.range, true) : undefined;
  if (!step || !part) return undefined;
  const range = { from: part.inPart(node.range.from), to: part.inPart(node.range.to) };
  const study = site.kept(`loop ${step.name} ${range.from} ${range.to} ${part.text}`, () => {
    const module = moduleOf(site, part);
    const evaluate = module.expressionWith(range, [step.name]);
    return studyOf({
      at: boundedSteps(() => (at) => evaluate(new Map([[step.name, at]]))),
      corners: () => comparedWith(module, range, step.name, new Map([[step.name, 0]])),
    });
  });
  if (!study) return undefined;
  const unit = unitOfCounter(site, step.name) ?? step.unit;
  const schedule: Schedule = study.schedule({ unit, given: undefined, run: () => runLength(site, unit) });
  return {
    definition: {
      source: name,
      name,
      formula: plainText(written),
      summary: 'An expression of the step in a loop of this file, evaluated without running it',
      written: { step: step.name },
      sameCall,
      parameters: [],
      curves: () => [{ quantity: quantityOf(name), schedule }],
    },
    arguments: [],
  };
}

/** Whether a call is that of a function or an object of the file, which has a curve of its own. */
function isOwnCall({ place }: Site, callee: string): boolean {
  const [first] = callee.split('.');
  const isHere = ({ value }: { readonly value: { readonly kind: string } }) => value.kind !== 'import';
  return first === 'self' || place.ancestors.some((scope) => scope.scope === true && entriesNamed(scope, first!).some(isHere));
}

/** The loops around a site, the outermost first; none where a condition or the like stands between them and the site. */
export function loopsAround({ node, statements, text }: Site): readonly string[] {
  const heads: string[] = [];
  let list: readonly Statement[] = statements;
  for (let next = statementAt(list, node.range.from); next && next.body.length > 0; next = statementAt(list, node.range.from)) {
    const head = text.slice(next.from, next.body[0]!.from);
    if (next.kind === 'function') heads.length = 0;
    else if (/^\s*(?:async\s+)?(?:for|while)\b/.test(head)) heads.push(head);
    else if (next.kind === 'other' && !/^\s*(?:async\s+)?with\b/.test(head) && !isMain(head)) return [];
    list = next.body;
  }
  const own = statementAt(list, node.range.from);
  return own && /^\s*(?:if|try|match|for|while)\b/.test(text.slice(own.from, own.to)) ? [] : heads;
}

const isMain = (head: string): boolean => /^if\s+__name__\s*==/.test(head);

/** The names in an expression, and in what is assigned to these before it in the same scope. */
function namesOf({ place, text }: Site, { from, to }: Range): ReadonlySet<string> {
  const all = new Set<string>();
  const open: Range[] = [{ from, to }];
  for (let next = open.pop(); next && all.size < mostNames; next = open.pop()) {
    for (const [word] of text.slice(next.from, next.to).matchAll(/(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_]*/gu)) {
      if (all.has(word)) continue;
      all.add(word);
      for (const { value } of entriesNamed(place.ancestors.at(-1)!, word)) if (value.range.to < from) open.push(value.range);
    }
  }
  return all;
}

const mostNames = 100;

/** The step of the loops around that an expression depends on; none where it depends on several. */
function stepOf(site: Site, loops: readonly string[]): StepParameter | undefined {
  if (loops.length === 0) return undefined;
  const targets = loops.flatMap((head) => /\bfor\s+([^:]*?)\s+in\b/.exec(head)?.[1]?.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []);
  const found = [...namesOf(site, site.node.range)].flatMap((word) => {
    const isTarget = targets.includes(word);
    const step = stepParameter([word], isTarget ? site.place.path : []);
    return step && (isTarget || addedTo(site, word) !== undefined) ? [step] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** Whether a name has no other value than this one, besides a number that it begins with. */
function isSetOnce({ place, node }: Site, name: string): boolean {
  const values = entriesNamed(place.ancestors.at(-1)!, name).map(({ value }) => value);
  const others = values.filter(({ range }) => range.from !== node.range.from);
  return others.length < values.length && others.every(({ kind, range }) => kind === 'number' && range.from < node.range.from);
}
