// Speech models whose configs say `lr_decay`: HiFi-GAN (4769534), VITS (2e561ba), RVC (4338f12), Bert-VITS2 (8f7fbd8), so-vits-svc (730930d), each in its train.py,
// and GPT-SoVITS (48b1a01), s2_train.py: an ExponentialLR that is stepped after each epoch.
import { recurrence } from '../core/computed/wholeSteps';
import type { Schedule } from '../core/schedule';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { given, type Given } from './shared/define';
import { type Keys, keyedFramework, type KeyedKind } from './shared/keyed';
import { askEpochs, numberOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';

const [rate, decay, warmUp, low, epochs] = ['learning_rate', 'lr_decay', 'warmup_epochs', 'text_low_lr_rate', 'epochs'] as const;

/** What a trainer does in its own way. */
interface Variant {
  readonly source: string;
  readonly note: string;
  readonly more: readonly DefinedParameter[];
  /** The rate of the first epoch, and of another one by the one before. */
  readonly first: (values: Given) => number;
  readonly next: (values: Given, before: number, epoch: number) => number;
  readonly default?: number;
}

const next: Variant['next'] = (values, before) => before * values.number(decay);
const unread = (name: string): DefinedParameter =>
  settingOf(name, 'Not read: there is no warm-up', 'epochs', 0, { isIgnored: true, isQuiet: true });

const hifiGan: Variant = {
  source: 'hifi-gan',
  note: 'The generator and the discriminator have the same rate.',
  more: [],
  first: (values) => values.number(rate),
  next,
  default: 3100,
};
const vits: Variant = { ...hifiGan, source: 'vits', more: [unread(warmUp)] };
const warmed = (values: Given, epoch: number): number | undefined =>
  epoch < values.number(warmUp) ? (values.number(rate) / values.number(warmUp)) * (epoch + 1) : undefined;
const soVits: Variant = {
  ...vits,
  source: 'so-vits-svc',
  note: 'The last epoch of a warm-up has the whole rate, from which it falls.',
  more: [settingOf(warmUp, ...the.warmUpEpochs, 0, { domain: { min: 0 } })],
  first: (values) => warmed(values, 0) ?? values.number(rate),
  next: (values, before, epoch) => warmed(values, epoch) ?? next(values, before, epoch),
};
const gptSovits: Variant = {
  ...vits,
  source: 'gpt-sovits',
  note: 'The scheduler is stepped once before the run: the first epoch has learning_rate · lr_decay. The layers of the text have text_low_lr_rate times the rate.',
  more: [unread(warmUp), numberOf(low, 'The factor of the rate of the layers of the text', 'factor')],
  first: (values) => values.number(rate) * values.number(decay),
};

function definitionOf({ source, note, more, first, next: follow, default: initial }: Variant): Definition {
  const parameters = [
    numberOf(rate, ...the.firstRate, { role: 'base' }),
    numberOf(decay, 'The factor of each epoch', 'factor', { domain: { above: 0 } }),
    ...more,
    numberOf(epochs, ...the.runEpochs, {
      role: 'total',
      domain: { min: 1 },
      ...(source === 'hifi-gan' ? { default: initial!, optional: true, isQuiet: true } : askEpochs),
    }),
  ];
  return {
    source,
    name: decay,
    formula: `${rate} · ${decay}^epoch`,
    summary: 'Falls by a factor after each epoch',
    note,
    isInSteps: true,
    parameters,
    curves: (written) => {
      const values = given({ parameters }, written);
      const ofFactor = (factor: number): Schedule =>
        recurrence(factor * first(values), (before, epoch) => factor * follow(values, before / factor, epoch), {
          totalSteps: Math.max(1, Math.ceil(values.number(epochs))),
          unit: 'epoch',
        });
      const text = values.optional(low);
      return [
        { quantity: 'lr', schedule: ofFactor(1) },
        ...(text === undefined || text === 0 ? [] : [{ quantity: 'lr of the text', schedule: ofFactor(text) }]),
      ];
    },
  };
}

const section = 'train';
const definitions: ReadonlyMap<Variant, Definition> = new Map([vits, soVits, gptSovits].map((each) => [each, definitionOf(each)]));
const flat: KeyedKind = { definition: definitionOf(hifiGan), at: [decay], ways: [rate, decay] };

/** The trainer of a config; BigVGAN, which has other activations, steps its scheduler otherwise. */
function kindsIn({ has, node }: Keys): readonly KeyedKind[] {
  if (has(decay) && has(rate) && has('upsample_rates') && has('adam_b1') && !has('activation')) return [flat];
  const isOurs = [decay, rate, 'c_mel', 'c_kl'].every((key) => has(`${section}.${key}`)) && has('model.inter_channels');
  if (!isOurs) return [];
  const variant = has(`${section}.${low}`) ? gptSovits : has(`${section}.half_type`) ? soVits : vits;
  const warm = node(`${section}.${warmUp}`);
  // That there is no warm-up is what all of them write out.
  const more = variant.more.map(({ name }) => name).filter((name) => name !== warmUp || warm?.kind !== 'number' || warm.value !== 0);
  const ways = [rate, decay, epochs, ...more].map((name) => `${section}.${name}`);
  return [{ definition: definitions.get(variant)!, at: [`${section}.${decay}`], ways }];
}

/** The rates of the configs of these speech models. */
export const framework: Framework = keyedFramework({
  name: 'vits',
  reads: {
    field: 'speech',
    library: 'VITS and HiFi-GAN',
    what: '`lr_decay` of a config, with the warm-up of so-vits-svc and the layers of GPT-SoVITS',
    where: 'JSON',
  },
  marks: [decay],
  at: [`${section}.${decay}`, decay],
  kinds: kindsIn,
});
