import type { Environment } from '../resolve/environment';
import { sayNowhere } from '../resolve/parents';
import type { Place } from '../tree/walk';
import { findStepsPerEpoch, findTotal } from './findTotal';
import { type RunSettings } from './site';
import type { Run } from './site';

/** The run around a place, as the text, the files it builds on and the settings say. */
export function runAt(place: Place, environment: Environment, settings: RunSettings): Run {
  return {
    total: (name) => {
      const total = findTotal(place, environment, settings);
      return total && { ...total, name };
    },
    stepsPerEpoch: () => findStepsPerEpoch(place, { ...environment, onMissing: undefined }, settings),
    nowhere: (sentences, args) => sayNowhere(sentences, args, environment.parents),
  };
}
