// Configs in the manner of published ones, by what is trained. What each curve is at some steps was worked out by hand before it was read here.
import type { Language } from '../../../../src/language/index';
import { assertCurves, type ExpectedCurve } from '../../../fixtures/expectedCurves';

const configs: readonly (readonly [what: string, language: Language, text: string, ...expected: ExpectedCurve[]])[] = [
  // VAEs.
  [
    'a VAE with stages by step',
    'yaml',
    'model: {name: BetaVAE, latent_dim: 32}\ntrain:\n  lr: 0.0005\n  max_steps: 50000\n  kl_weight:\n    0: 0.0\n    5000: 0.1\n    20000: 0.5\n',
    ['train.kl_weight', 'step', { 0: 0, 4999: 0, 5000: 0.1, 19999: 0.1, 20000: 0.5, 50000: 0.5 }],
  ],
  [
    'a VAE with a list of stages',
    'json',
    '{"hidden": 512, "kl_weight": [{"step": 0, "weight": 0.0}, {"step": 2000, "weight": 0.25}, {"step": 8000, "weight": 1.0}]}',
    ['kl_weight', 'step', { 0: 0, 1999: 0, 2000: 0.25, 8000: 1 }],
  ],
  [
    'a VAE with stages in a line',
    'toml',
    '[model]\nz_dim = 16\n[loss]\nbeta = [{ step = 0, weight = 0.1 }, { step = 10_000, weight = 4.0 }]\n',
    ['loss.beta', 'step', { 9999: 0.1, 10000: 4 }],
  ],
  [
    'cyclical annealing over steps',
    'yaml',
    'beta: 1.0\nn_cycle: 4\nratio: 0.5\nmax_steps: 40000\n',
    ['beta', 'step', { 0: 0, 2500: 0.5, 5000: 1, 9999: 1, 10000: 0, 12500: 0.5, 40000: 1 }],
  ],
  [
    'cyclical annealing over epochs',
    'yaml',
    'dataset: ptb\nepochs: 50\nkl_weight: 0.2\nn_cycles: 5\nratio: 0.8\n',
    ['kl_weight', 'epoch', { 0: 0, 4: 0.1, 8: 0.2, 9.5: 0.2, 10: 0, 50: 0.2 }],
  ],
  [
    'cyclical annealing of a mapping',
    'yaml',
    'num_steps: 1000\nkl: {schedule: cyclical, start: 0.0, stop: 0.8, n_cycle: 4, ratio: 0.5}\n',
    ['kl', 'step', { 0: 0, 62.5: 0.4, 125: 0.8, 249: 0.8, 250: 0 }],
  ],
  [
    'cyclical annealing by options',
    'python',
    'p = argparse.ArgumentParser()\np.add_argument("--epochs", type=int, default=40)\np.add_argument("--kl_weight", type=float, default=0.5)\np.add_argument("--n_cycle", type=int, default=4)\np.add_argument("--ratio", type=float, default=0.5)\n',
    ['kl_weight', 'epoch', { 0: 0, 2.5: 0.25, 5: 0.5, 9: 0.5, 10: 0 }],
  ],
  [
    'cyclical annealing of the KL term beside another weight',
    'json',
    '{"kl_weight": 0.4, "adv_weight": 0.5, "n_cycle": 2, "ratio": 0.25, "max_steps": 800}',
    ['kl_weight', 'step', { 50: 0.2, 100: 0.4, 399: 0.4, 400: 0 }],
  ],
  [
    'cyclical annealing with a prefix',
    'toml',
    '[train]\nmax_steps = 1200\nkl_weight = 1.0\nkl_n_cycles = 3\nkl_ratio = 0.5\n',
    ['train.kl_weight', 'step', { 100: 0.5, 200: 1, 400: 0 }],
  ],
  // GANs.
  [
    'an adversarial loss that warms up in epochs',
    'yaml',
    'generator: {channels: 64}\nadv_weight: 0.1\nadv_warmup_epochs: 20\nrec_weight: 10\n',
    ['adv_weight', 'epoch', { 0: 0, 10: 0.05, 20: 0.1, 30: 0.1 }],
  ],
  [
    'an adversarial loss with its lambda',
    'toml',
    '[loss]\nlambda_adv = 0.05\nlambda_rec = 10.0\nadv_warmup_steps = 4_000\n',
    ['loss.lambda_adv', 'step', { 0: 0, 2000: 0.025, 4000: 0.05 }],
  ],
  [
    'a GAN of a dataclass',
    'python',
    '@dataclass\nclass Config:\n    lr: float = 2e-4\n    gan_weight: float = 0.5\n    gan_warmup_steps: int = 10_000\n',
    ['gan_weight', 'step', { 0: 0, 2500: 0.125, 10000: 0.5 }],
  ],
  [
    'a discriminator that begins late',
    'json',
    '{"perceptual_weight": 1.0, "disc_start": 10000, "disc_weight": 0.8}',
    ['disc_weight', 'step', { 0: 0, 9999: 0, 10000: 0.8 }],
  ],
  ['a WGAN-GP', 'yaml', 'lambda_gp: 10\nn_critic: 5\nbeta1: 0.0\nbeta2: 0.9\ng_lr: 1e-4\nd_lr: 1e-4\n'],
  ['an adversarial warm-up without a weight', 'yaml', 'adv_lr: 1e-4\nadv_warmup_epochs: 5\n'],
  // RL.
  [
    'exploration that falls exponentially',
    'yaml',
    'gamma: 0.99\nepsilon:\n  type: exp\n  init: 1.0\n  final: 0.01\n  anneal_steps: 100000\n',
    ['epsilon', 'step', { 0: 1, 50000: 0.1, 100000: 0.01, 200000: 0.01 }],
  ],
  [
    'exploration with a kind',
    'json',
    '{"exploration": {"epsilon": {"kind": "exp", "start": 1.0, "end": 0.0625, "decay_steps": 400}}}',
    ['exploration.epsilon', 'step', { 100: 0.5, 200: 0.25, 400: 0.0625 }],
  ],
  [
    'a bonus for entropy',
    'yaml',
    'algo: ppo\nent_coef: {initial: 0.01, final: 0.0, schedule: linear, steps: 1000000}\n',
    ['ent_coef', 'step', { 0: 0.01, 500000: 0.005, 1000000: 0 }],
  ],
  [
    'a bonus for entropy in stages',
    'python',
    'cfg = dict(clip=0.2, entropy_coef={0: 0.01, 500_000: 0.005, 1_000_000: 0.001})\n',
    ['cfg.entropy_coef', 'step', { 499999: 0.01, 500000: 0.005, 1000000: 0.001 }],
  ],
  ['a SAC', 'yaml', 'alpha: 0.2\ntau: 0.005\ngamma: 0.99\nlearning_starts: 10000\ntarget_update_interval: 1\n'],
  ['weights of rewards by index', 'yaml', 'reward_weights: {0: 1.0, 1: 0.5, 2: 0.25}\n'],
  // Diffusion.
  ['a DDPM', 'yaml', 'beta_start: 0.0001\nbeta_end: 0.02\nbeta_schedule: linear\nnum_train_timesteps: 1000\n'],
  [
    'an average that gets slower',
    'yaml',
    'ema_decay: {type: exp, init: 0.9, final: 0.9999, warmup_steps: 2000}\n',
    ['ema_decay', 'step', { 0: 0.9, 1000: Math.sqrt(0.9 * 0.9999), 2000: 0.9999 }],
  ],
  ['a guided diffusion model', 'yaml', 'cfg_dropout: 0.1\nsnr_gamma: 5.0\np_uncond: 0.1\nsteps: 50\nnoise_offset: 0.05\n'],
  [
    'a weight of guidance in stages',
    'json',
    '{"guidance_weight": {"0": 1.0, "20000": 3.0, "60000": 7.5}}',
    ['guidance_weight', 'step', { 0: 1, 19999: 1, 20000: 3, 60000: 7.5 }],
  ],
  // Distillation.
  [
    'a mix that falls with a cosine',
    'toml',
    '[distill]\nteacher = "resnet50"\nalpha = { mode = "cosine", initial = 0.9, final = 0.1, num_epochs = 60 }\n',
    ['distill.alpha', 'epoch', { 0: 0.9, 30: 0.5, 60: 0.1 }],
  ],
  [
    'a weight of distillation',
    'python',
    '@dataclass\nclass Distill:\n    temperature: float = 4.0\n    kd_weight: float = 1.0\n    kd_warmup_steps: int = 500\n',
    ['kd_weight', 'step', { 0: 0, 250: 0.5, 500: 1 }],
  ],
  [
    'a temperature in stages of epochs',
    'python',
    'cfg = dict(distill=dict(temperature=[dict(epoch=0, value=4.0), dict(epoch=30, value=2.0), dict(epoch=60, value=1.0)]))\n',
    ['cfg.distill.temperature', 'epoch', { 29: 4, 30: 2, 60: 1 }],
  ],
  [
    'a consistency by options',
    'python',
    'p.add_argument("--consistency-weight", type=float, default=10.0)\np.add_argument("--consistency-warmup-epochs", type=int, default=30)\n',
    ['consistency_weight', 'epoch', { 0: 0, 15: 5, 30: 10 }],
  ],
  ['a plain distillation', 'yaml', 'teacher: resnet50\nT: 4\nalpha: 0.9\nhard_weight: 0.1\nepochs: 100\n'],
  // NeRFs.
  [
    'a surface with an eikonal term',
    'yaml',
    'model:\n  sdf_bias: 0.5\nloss:\n  eikonal_weight: 0.1\n  eikonal_warmup_steps: 5000\n',
    ['loss.eikonal_weight', 'step', { 0: 0, 2500: 0.05, 5000: 0.1 }],
  ],
  [
    'a distortion loss',
    'json',
    '{"near": 2.0, "far": 6.0, "distortion_loss_weight": 0.01, "distortion_warmup_steps": 1000}',
    ['distortion_loss_weight', 'step', { 0: 0, 500: 0.005, 1000: 0.01 }],
  ],
  [
    'a total variation in stages',
    'toml',
    '[loss]\ntv_weight = [{ step = 0, weight = 0.1 }, { step = 10000, weight = 0.01 }, { step = 20000, weight = 0.001 }]\n',
    ['loss.tv_weight', 'step', { 9999: 0.1, 10000: 0.01, 20000: 0.001 }],
  ],
  [
    'normals that begin late',
    'python',
    '@dataclass\nclass Losses:\n    rgb_weight: float = 1.0\n    normal_weight: float = 0.05\n    normal_start_step: int = 1000\n    normal_warmup_steps: int = 4000\n',
    ['normal_weight', 'step', { 0: 0, 1000: 0, 3000: 0.025, 5000: 0.05 }],
  ],
  ['a plain NeRF', 'yaml', 'near: 2\nfar: 6\nN_samples: 64\nN_importance: 128\nnoise_std: 1.0\nchunk: 32768\n'],
  // Speech.
  [
    'a weight of CTC in stages',
    'yaml',
    'model: conformer\nctc_weight: {0: 1.0, 10000: 0.5, 50000: 0.3}\n',
    ['ctc_weight', 'step', { 9999: 1, 10000: 0.5, 50000: 0.3 }],
  ],
  [
    'a prior of attention',
    'json',
    '{"attention_prior": {"type": "linear", "init": 1.0, "final": 0.0, "anneal_steps": 10000}}',
    ['attention_prior', 'step', { 0: 1, 5000: 0.5, 10000: 0 }],
  ],
  [
    'a Gumbel temperature',
    'toml',
    '[gumbel]\ntemperature = { type = "exp", init = 2.0, final = 0.5, anneal_epochs = 20 }\n',
    ['gumbel.temperature', 'epoch', { 0: 2, 10: 1, 20: 0.5 }],
  ],
  ['a text-to-speech model', 'yaml', 'mel_weight: 45.0\nkl_weight: 1.0\nadv_weight: 1.0\nsegment_size: 8192\nwarmup_steps: 4000\n'],
  // What looks like it.
  ['weights of classes', 'yaml', 'num_classes: 3\nclass_weights: {0: 1.0, 1: 4.2, 2: 0.7}\n'],
  ['weights of layers', 'yaml', 'perceptual:\n  vgg_weights: {2: 0.1, 7: 0.2, 12: 0.4}\n'],
  ['a log', 'json', '{"history": {"kl_weight": [{"step": 100, "value": 0.1}, {"step": 200, "value": 0.2}]}}'],
  ['losses by epoch', 'json', '{"loss": [{"epoch": 0, "value": 0.9}, {"epoch": 1, "value": 0.7}, {"epoch": 2, "value": 0.6}]}'],
  ['cycles of a learning rate', 'yaml', 'lr: 0.1\nweight_decay: 0.01\nn_cycles: 4\nratio: 0.5\n'],
  ['cycles of signals', 'yaml', 'mask_ratio: 0.5\nbeta: 0.3\nn_cycles: 4\nfrequencies: [4, 8]\n'],
];

describe('more configs with made-up keys', () => {
  for (const [what, language, text, ...expected] of configs)
    it(`are read as they are run: ${what} (${language})`, () => assertCurves(language, text, expected));
});
