// What the keys of a family may be called: hundreds of names for each prefix, of which a text has few.
import { Recent } from '../../language/find/module/recent';
import { changeLengths, changes, delayEndings, endWords, shapeEndings, startWords } from './words';

/** What the keys of a family may be called. */
interface FamilyNames {
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly least: readonly string[];
  readonly most: readonly string[];
  readonly plain: readonly string[];
  readonly lengths: readonly string[];
  /** Those of the lengths that say what goes on meanwhile: of a warm-up, of an annealing. */
  readonly changes: readonly string[];
  readonly ramps: readonly string[];
  readonly shapes: readonly string[];
  readonly delays: readonly string[];
  readonly untils: readonly string[];
}

const namesByStem = new Recent(200);

export function namesOf(stem: string): FamilyNames {
  return namesByStem.get(stem, () => {
    const stems = stemsOf(stem);
    const changesOf = (name: string) => lengthParts.map(([count, length]) => `${count}${name}_${length}`);
    const around = (words: readonly string[]) =>
      stems.flatMap((name) =>
        words.flatMap((word) => [
          `${name}_${word}`,
          `${word}_${name}`,
          `${name}_${word}_value`,
          `${name}_${word}_weight`,
          `${name}_weight_${word}`,
          `${word}_${name}_weight`,
        ]),
      );
    const behind = (ends: readonly string[]) => stems.flatMap((name) => ends.map((ending) => `${name}_${ending}`));
    return {
      first: around(startWords),
      last: around(endWords),
      least: around(['min']),
      most: around(['max']),
      plain: stems.flatMap((name) => [
        name,
        ...['weight', 'coef', 'coeff', 'coefficient', 'loss_weight'].map((ending) => `${name}_${ending}`),
        ...['weight', 'lambda', 'w', 'beta'].map((word) => `${word}_${name}`),
        `${name}_beta`,
      ]),
      lengths: stems.flatMap((name) => [...changesOf(name), `${name}_steps`, `${name}_epochs`]),
      changes: stems.flatMap(changesOf),
      ramps: behind(['rampup', 'rampup_length']),
      shapes: behind(shapeEndings),
      delays: stems.flatMap((name) => [
        ...['', ...changes.map((change) => `_${change}`)].flatMap((change) => delayEndings.map((ending) => `${name}${change}_${ending}`)),
        `no_${name}_steps`,
        `no_${name}_epochs`,
      ]),
      untils: behind(['end_epoch', 'end_step', 'end_iter', 'stop_epoch', 'stop_step']),
    };
  });
}

/** A prefix, and what else the same may be called: `kl_weight` and `kl`. */
export function stemsOf(prefix: string): readonly string[] {
  const short = prefix.replace(/_(?:weight|coef|coeff|coefficient|loss|loss_weight|beta|lambda)$/, '');
  return [...new Set([prefix, short, ...(prefix === 'kl' || prefix === 'kl_weight' ? ['beta'] : prefix === 'beta' ? ['kl'] : [])])];
}

/** The lengths beside a prefix: `num_kl_warmup_steps` has its count in front. */
const lengthParts = changeLengths.map((length) => {
  const count = /^(?:num_|n_)/.exec(length)?.[0] ?? '';
  return [count, length.slice(count.length)] as const;
});
