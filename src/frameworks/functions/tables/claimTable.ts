// Lists and arrays of weights, one for each step, that expressions of a Python file make.
import { sameCall } from '../../schedule/sameCall';
import { table } from '../../../core/computed/wholeSteps';
import type { Unit } from '../../../core/schedule';
import type { Claim } from '../../../language/find/framework';
import type { Site } from '../../../language/find/site';
import { entriesNamed } from '../../../language/resolve/lookUp';
import { boundName, isScope, lastPart } from '../../../language/tree/walk';
import { placeOfCallee } from '../imported/importedFunction';
import { isMakerName } from '../imported/tellingImports';
import { plainText, quantityOf } from '../definition';
import { filePart } from '../part/filePart';
import { moduleOf } from '../stepFunction';
import { bindsWeight, unitOfStep } from '../stepNames';
import { calledTable, isTable } from './calledTable';
import { numbersIn } from './numbersIn';

/** What a diffusion adds or leaves at each of its times. */
const ofDiffusion = /^_*(?:betas|alphas(?:_\w+)?)$/;

/**
 * The values that a node makes, one for each step: what the file's own `calculate_dynamic_weight(...)` returns, and a list or an array whose
 * name says that it is a weight and that the file asks for an item by the step.
 */
export function claimTable(site: Site): Claim | undefined {
  const { node, place, options } = site;
  if (!/^(?:call|list|operation|unknown)$/.test(node.kind)) return undefined;
  const isOwn = node.kind === 'call' && options.functionNames.includes(lastPart(node.callee)) && isDefinedHere(site, node.callee);
  const bound = boundName(place);
  const name = bound === undefined ? undefined : lastPart(bound);
  const binding = site.text.slice(place.keyRange?.from ?? node.range.from, node.range.to);
  const isWeight = bound !== undefined && bindsWeight(lastPart(bound), binding) && isOnlyValue(site, bound);
  const unit = isWeight ? (unitOfIndex(site, bound) ?? (isMaker(site) ? 'step' : undefined)) : undefined;
  if (!isOwn && unit === undefined) return undefined;
  const part = filePart(site, node.range, true);
  if (!part) return undefined;
  const range = part.inPart(node.range);
  const values = site.kept(`table ${range.from} ${range.to} ${part.text}`, () => {
    const outcome = moduleOf(site, part).expression(range);
    return outcome.kind === 'value' ? numbersIn(outcome.value) : undefined;
  });
  const called = isTable(values) ? undefined : calledTable(site);
  if (!isTable(values) && !called) return undefined;
  const kind = node.kind === 'call' ? lastPart(node.callee) : (name ?? 'list');
  const quantity = quantityOf(name ?? kind);
  const text = plainText(site.text.slice(node.range.from, node.range.to));
  return {
    definition: {
      source: node.kind === 'call' ? `${kind}()` : kind,
      name: kind,
      formula: text,
      summary: 'Values of this file, one for each step, computed without running it',
      written: 'otherwise',
      ...placeOfCallee(site),
      ...(ofDiffusion.test(name ?? '') && { hasOwnSteps: true, note: 'By the times of a diffusion, which are no steps of the run' }),
      sameCall,
      parameters: called?.parameters ?? [],
      curves: (given) => {
        const list = called ? called.values(given) : values;
        return isTable(list) ? [{ quantity, schedule: table(list, unit ?? 'step') }] : [];
      },
    },
    arguments: [],
    given: called?.given ?? [],
  };
}

/** Whether a site is a call of a function that makes a schedule by its name. What is written as classes are makes an object. */
function isMaker(site: Site): boolean {
  const callee = site.node.kind === 'call' ? site.node.callee : '';
  const name = lastPart(callee);
  return isMakerName(name) && (!/^\p{Lu}/u.test(name) || isDefinedHere(site, callee));
}

const isDefinedHere = ({ place }: Site, name: string): boolean =>
  place.ancestors[0] !== undefined && entriesNamed(place.ancestors[0], name).some(({ value }) => isScope(value) && value.ofClass !== true);

/** Whether nothing else is bound to a name where the site stands. */
function isOnlyValue({ place, node }: Site, name: string): boolean {
  const values = entriesNamed(place.ancestors.at(-1)!, name);
  return values.length === 1 && values[0]!.value.range.from === node.range.from;
}

/** What the items of a name are asked for by in the file, where that is a step. */
function unitOfIndex(site: Site, name: string): Unit | undefined {
  for (const index of site.subscripts(name)) {
    for (const [word] of index.matchAll(/(?<![\p{L}\p{N}_.])(?:self\.)?[\p{L}_][\p{L}\p{N}_]*/gu)) {
      const unit = unitOfStep(word.replace('self.', ''));
      if (unit !== undefined) return unit;
    }
  }
  return undefined;
}
