// Attributes that a method moves on with each of its calls: `self.epsilon = max(self.eps_min, self.epsilon * self.eps_decay)`.
import type { ParameterValues } from '../../../core/parameter';
import type { FoundParameter } from '../../../language/find/found';
import type { Claim } from '../../../language/find/framework';
import type { Site } from '../../../language/find/site';
import { entriesNamed } from '../../../language/resolve/lookUp';
import { escape } from '../../../language/text/marks';
import type { MappingNode } from '../../../language/tree/tree';
import { boundName, isScope, lastPart } from '../../../language/tree/walk';
import { sameCall } from '../../schedule/sameCall';
import { numberAs } from '../../shared/parameters';
import { plainText, quantityOf } from '../definition';
import { filePart } from '../part/filePart';
import { attributeAtFirst, attributeGiven } from '../given/givenByCalls';
import { parametersRead } from '../parameterOf';
import { moduleOf } from '../stepFunction';
import { bindsWeight, standInOf } from '../stepNames';
import { studyOf } from '../study';
import { isCounter, movesItself } from '../turns';
import { isMovedByClass } from './stateful';

const mostReads = 8;

/** The curve of an attribute that is a weight by its name, by the calls of the only method that moves it on. */
export function claimMovedAttribute(site: Site): Claim | undefined {
  const { node, place, text } = site;
  const name = boundName(place) ?? '';
  const [owner, method] = place.ancestors.slice(-2);
  const [, attribute] = /^self\.([\p{L}_][\p{L}\p{N}_]*)$/u.exec(name) ?? [];
  if (attribute === undefined || owner?.ofClass !== true || place.ancestors.length !== 3 || method?.scopeName === undefined)
    return undefined;
  const binding = text.slice(place.keyRange!.from, node.range.to);
  if (!bindsWeight(attribute, binding) || !movesItself(binding, name) || isLimit(binding, name)) return undefined;
  if (!isOnlyMover(owner, method, name)) return undefined;
  // Of several statements in a method the first one stands for all.
  if (isMovedByClass(site, owner, attribute) || entriesNamed(method, name)[0]?.value.range.from !== node.range.from) return undefined;
  const part = filePart(site, node.range);
  if (!part) return undefined;
  const range = part.inPart(node.range);
  const key = `moved ${name} ${range.from} ${part.text}`;
  const moved = site.kept(key, () => moduleOf(site, part).moved(range, attribute));
  if (!moved || moved.reads.length > mostReads) return undefined;
  const studied = (values: ParameterValues) =>
    site.kept(`${key} ${JSON.stringify(values)}`, () => {
      const run = moved.run(new Map(Object.entries(values).map(([each, value]) => [each.replace('self.', ''), value as number])));
      return studyOf({ at: (step) => run.at(Math.max(0, Math.floor(step))), corners: () => [], isRun: true });
    });
  const given = moved.reads.flatMap((each): readonly FoundParameter[] | FoundParameter => {
    const result = each === attribute ? attributeAtFirst(site, owner, attribute) : attributeGiven(site, owner, each);
    return numberAs(`self.${each}`, result) ?? [];
  });
  const asked = moved.reads.map((each) => `self.${each}`).filter((each) => !given.some((one) => one.name === each));
  const known = Object.fromEntries(given.map((each) => [each.name, each.value]));
  const standIns = Object.fromEntries(asked.map((each) => [each, standInFor(lastPart(each), each === name)]));
  const tried = studied({ ...known, ...standIns });
  if (!tried || isCounter(tried.value)) return undefined;
  // What is counted down to 0 from what nobody says.
  if (asked.includes(name) && isCounter(studied({ ...known, ...standIns, [name]: 1_000 })?.value ?? (() => 0))) return undefined;
  return {
    label: `${owner.scopeName ?? ''}.${attribute}`,
    definition: {
      source: name,
      name,
      formula: plainText(binding),
      summary: 'An attribute that a method of this file moves on, run call by call without running anything else',
      note: `The value at a step is that after so many calls of ${method.scopeName}()`,
      written: 'otherwise',
      hasOwnSteps: true,
      sameCall,
      parameters: parametersRead(given, asked),
      curves: (values) => {
        const schedule = studied(values)?.schedule({ unit: 'step', given: undefined, run: () => undefined });
        return schedule ? [{ quantity: quantityOf(attribute), schedule }] : [];
      },
    },
    arguments: [],
    given,
  };
}

/** Whether a binding only keeps an attribute within a limit, which a second call does not move any more: `self.warmup = max(self.warmup, 1)`. */
const isLimit = (binding: string, name: string): boolean =>
  new RegExp(`=\\s*(?:min|max)\\(\\s*(?:${escape(name)}\\s*,\\s*[-\\w.]+|[-\\w.]+\\s*,\\s*${escape(name)})\\s*\\)\\s*$`).test(binding);

/** A value with which most rules move: from 1 on, by a part of it, as far as hardly anything. */
const standInFor = (name: string, isFirst: boolean): number =>
  isFirst
    ? 0.9
    : /min|end|final|floor/i.test(name)
      ? 0.01
      : /max|top/i.test(name)
        ? 1
        : /dec|anneal|rate|gamma/i.test(name)
          ? 0.5
          : standInOf(name, 0);

/** Methods that begin anew. */
const beginning = /^(?:__\w+__|_*(?:re)?set(?:_.*)?|load.*|restore.*|init.*)$/;

/** Whether one statement of a class alone moves an attribute on: others give it a value of their own at the beginning. */
function isOnlyMover(owner: MappingNode, method: MappingNode, name: string): boolean {
  const binders = owner.entries.filter(({ value }) => isScope(value) && value.ofClass !== true && entriesNamed(value, name).length > 0);
  const others = binders.filter(({ value, key }) => value !== method && !beginning.test(key?.text ?? ''));
  return !beginning.test(method.scopeName ?? '') && others.length === 0;
}
