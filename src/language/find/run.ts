import type { Environment } from '../resolve/environment';
import { sayNowhere } from '../resolve/parents';
import type { Place } from '../tree/walk';
import { findStepsPerEpoch, findTotal, type RunSettings } from './findTotal';
import type { Run } from './framework';

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
