// Expressions of the step of an object, in its methods: `warm_up = np.clip(self.it / (self.ratio * self.total), 0, 1)`.
import type { ParameterValues } from '../../../core/parameter';
import { comparedWith } from '../../../interpreter/comparedWith';
import type { Outcome } from '../../../interpreter/outcome';
import type { FoundParameter } from '../../../language/find/found';
import type { Claim } from '../../../language/find/framework';
import type { Site } from '../../../language/find/site';
import { boundName, lastPart } from '../../../language/tree/walk';
import { sameCall } from '../../schedule/sameCall';
import { numberAs } from '../../shared/parameters';
import { plainText, quantityOf } from '../definition';
import { fewest } from '../fewest';
import { filePart } from '../part/filePart';
import { attributeGiven } from '../given/givenByCalls';
import { bindingsFor, isLacking, type OpenName, openNames } from '../given/openNames';
import { isComputed, isSetOnce, isUnconditional } from '../loops';
import { unitOfAttribute } from './ownStep';
import { parametersRead } from '../parameterOf';
import { boundedSteps, moduleOf, type StepFunction } from '../stepFunction';
import { bindsWeight, isTotalName, standInsFor } from '../stepNames';
import { runLength, studyOf } from '../study';

/** The curve of a variable that is a weight by its name and that a method computes out of the step of its object, once and whatever happens before. */
export function claimOfObject(site: Site): Claim | undefined {
  const { node, place, text } = site;
  const name = boundName(place);
  const owner = place.ancestors.at(-2);
  if (name === undefined || owner?.ofClass !== true || place.ancestors.at(-1)?.ofClass === true) return undefined;
  if (!bindsWeight(lastPart(name), text.slice(place.keyRange!.from, node.range.to)) || !isComputed(site, name)) return undefined;
  const all = /\bself\./.test(text.slice(node.range.from, node.range.to)) ? openNames(site, node) : undefined;
  const [step, ...more] = (all ?? []).filter(isStep);
  const part = step && more.length === 0 && isSetOnce(site, name) && isUnconditional(site) ? filePart(site, node.range, true) : undefined;
  if (!all || !step || !part) return undefined;
  const { attribute } = step.way[0] as { readonly attribute: string };
  const range = part.inPart(node.range);
  const others = all.filter((each) => each !== step);
  const made = (values: ParameterValues): StepFunction => {
    const module = moduleOf(site, part);
    const bindings = (at: number) =>
      bindingsFor([
        [step, at] as const,
        ...others.flatMap((each) => (each.text in values ? [[each, values[each.text] as number] as const] : [])),
      ]);
    const names = bindings(0);
    const evaluate = names && module.expressionWith(range, [...names.keys()]);
    return {
      at: boundedSteps(() => (at) => {
        const outcome = evaluate?.(bindings(at as number)!) ?? notKnown;
        return isLacking(outcome) ? notKnown : outcome;
      }),
      corners: () => (names ? comparedWith(module, range, step.text, names) : []),
    };
  };
  const key = (values: ParameterValues) => `object ${JSON.stringify(values)} ${range.from} ${range.to} ${part.text}`;
  const studied = (values: ParameterValues) => site.kept(key(values), () => studyOf(made(values)));
  const given = others.flatMap(({ root, text: written }): readonly FoundParameter[] | FoundParameter =>
    root === 'self' ? (numberAs(written, attributeGiven(site, owner, written.replace(/^self\./, ''))) ?? []) : [],
  );
  const known = Object.fromEntries(given.map((each) => [each.name, each.value]));
  const asked = fewest(
    others.map(({ text: written }) => written).filter((written) => !(written in known)),
    (names) => studied({ ...known, ...standInsFor(names) }) !== undefined,
  );
  if (!asked) return undefined;
  const unit = unitOfAttribute(attribute)!;
  return {
    definition: {
      source: name,
      name,
      formula: plainText(text.slice(node.range.from, node.range.to)),
      summary: 'An expression of the step in a method of this file, evaluated without running it',
      written: 'otherwise',
      sameCall,
      parameters: parametersRead(given, asked),
      curves: (values) => {
        const total = asked.find((each) => isTotalName(lastPart(each)));
        const length = total === undefined ? undefined : (values[total] as number);
        const schedule = studied(values)?.schedule({ unit, given: length, run: () => runLength(site, unit) });
        return schedule ? [{ quantity: quantityOf(lastPart(name)), schedule }] : [];
      },
    },
    arguments: [],
    given,
  };
}

const notKnown: Outcome = { kind: 'exceeded', bound: 'curve' };

const isStep = ({ root, way: [first, ...rest] }: OpenName): boolean =>
  root === 'self' &&
  rest.length === 0 &&
  first !== undefined &&
  first !== 'length' &&
  'attribute' in first &&
  unitOfAttribute(first.attribute) !== undefined;
