// Steps that functions have which train something, rather than say a weight: `def train(epoch)` with `kl_weight = min(1.0, epoch / 50)` in it.
import type { Site } from '../../../language/find/site';
import { entriesNamed } from '../../../language/resolve/lookUp';
import type { MappingNode } from '../../../language/tree/tree';
import { signatureAt } from '../signature';
import { isWeightName, type StepParameter, stepParameter } from '../stepNames';

/** The steps of a function. */
export interface FunctionSteps {
  /** What it takes as its step, where it keeps that. */
  readonly given: readonly StepParameter[];
  /** Names of the file that it may count up. */
  readonly counted: readonly string[];
}

/** What stands in functions that train something. */
const training = /\b(?:loss\w*|backward|optim\w*|loader|dataloader|batch\w*|model|policy|agent|env)\b/;

/** The steps of the function in which a site stands; undefined where none is around it, or where the function is a weight itself. */
export function stepsOfFunction(site: Site): FunctionSteps | undefined {
  const scope = site.place.ancestors.at(-1);
  if (scope?.kind !== 'mapping' || scope.scopeName === undefined || scope.ofClass === true) return undefined;
  return site.once(`steps of ${scope.range.from}`, () => stepsOf(site.text, scope));
}

function stepsOf(text: string, scope: MappingNode): FunctionSteps | undefined {
  const head = signatureAt(text, scope.range.from);
  if (!head) return undefined;
  const body = text.slice(head.range.to, scope.range.to);
  const counted = [...body.matchAll(/^[ \t]*global\b([^\n#]*)/gm)].flatMap(([, names]) => names!.split(',').map((name) => name.trim()));
  const isTraining = !isWeightName(scope.scopeName ?? '') && training.test(body);
  const given = isTraining
    ? head.parameters.flatMap(({ name, isTensor }) => {
        const step = isTensor === true || isBoundIn(scope, name, head.range.to) ? undefined : stepParameter([name], []);
        return step && step.unit !== 'fraction' ? [step] : [];
      })
    : [];
  return { given, counted };
}

/** Whether a function binds a parameter anew, behind its head. */
const isBoundIn = (scope: MappingNode, name: string, from: number): boolean =>
  entriesNamed(scope, name).some(({ key }) => key !== undefined && key.range.from >= from);

/** What a loop goes through one after the other, by other names than steps usually have: `n_epi`, `ep_num`, `i_epoch`. */
export function roundOf(name: string): StepParameter | undefined {
  const [, what] =
    /^(?:(?:i|n|num|idx|cur|current)_?)?(epi|ep|episode|epoch|iter|update|frame|game)s?(?:_?(?:i|n|id|idx|index|no|num|number|count))?$/i.exec(
      name,
    ) ?? [];
  return what === undefined ? undefined : { name, unit: /^epoch$/i.test(what) ? 'epoch' : 'step', isVague: true };
}
