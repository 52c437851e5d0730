import { say } from '../../core/message';
import { entriesNamed } from '../resolve/lookUp';
import type { Environment } from '../resolve/environment';
import { sayNowhere } from '../resolve/parents';
import { environmentStepsOfRun, epochsOfRun, totalOfRun } from '../run/findRun';
import { isReason, type Sought } from '../run/runNumber';
import { aliasesOf } from '../resolve/uses/moduleUses';
import type { RunSettings } from '../run/runSettings';
import { Statements } from '../run/statements';
import { stepsPerEpoch } from '../run/stepsPerEpoch';
import { type Rounds, stepKey } from '../tree/loopKey';
import type { MappingNode } from '../tree/tree';
import type { Place } from '../tree/walk';
import type { Run } from './site';

const allRounds: readonly Rounds[] = ['step', 'epoch', 'other'];

/** The names that a name of a program is given to. */
const otherNamesOf = (name: string, module: MappingNode | undefined): readonly string[] =>
  // What has no name has no other ones.
  name === '' || module?.scope !== true
    ? []
    : aliasesOf(module, name).flatMap((alias) => (alias.through === undefined && alias.isItem !== true ? [alias.name] : []));

/**
 * The run around a place, as the text, the files it builds on and the settings say. It may serve all places with the same mappings around
 * them: each question is looked up once.
 */
export function runAt(ancestors: Place['ancestors'], environment: Environment, settings: RunSettings): Run {
  const { evaluations } = environment;
  const statements = new Statements(ancestors, environment);
  const remember = (look: () => Sought) => (evaluations ? evaluations.remembering(look) : look);
  const total = remember(() => totalOfRun(statements, settings));
  const epochs = remember(() => epochsOfRun(statements, settings));
  const environmentSteps = remember(() => environmentStepsOfRun(statements));
  const perEpoch = remember(() => stepsPerEpoch(statements, settings));
  const known = (found: Sought) => (found && !isReason(found) ? found : undefined);
  const plain = (sought: Sought) => {
    const found = known(sought);
    return found && { value: found.value, origin: found.origin };
  };
  return {
    total: (name) => {
      const found = known(total());
      return found && { ...found, name, node: undefined };
    },
    totalEpochs: (name) => {
      const found = known(epochs());
      return found && { ...found, name, node: undefined };
    },
    length: () => plain(total()),
    epochs: () => plain(epochs()),
    environmentSteps: () => plain(environmentSteps()),
    stepsPerEpoch: () => plain(perEpoch()),
    steppedBy: (name) => {
      const loopsIn = (one: MappingNode, of: string) =>
        allRounds.flatMap((rounds) => entriesNamed(one, stepKey(of, rounds)).map(() => rounds));
      const loops = (of: string) => ancestors.map((one) => loopsIn(one, of)).findLast(({ length }) => length > 0) ?? [];
      const own = loops(name);
      // It may be stepped under another name: `scheduler = main_scheduler`.
      const [rounds, ...more] = own.length > 0 ? own : otherNamesOf(name, ancestors[0]).flatMap(loops);
      return more.length > 0 || rounds === 'other' ? undefined : rounds;
    },
    nowhere: (sentences, args) => {
      const found = total();
      if (isReason(found) && sentences.unresolved !== undefined) return say(sentences.unresolved, { ...args, reason: found.reason });
      return sayNowhere(sentences, args, environment.parents);
    },
  };
}
