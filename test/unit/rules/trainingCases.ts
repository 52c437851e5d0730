// The cases of the rules for the schedules of libraries and trainers.
import type { Language } from '../../../src/language/index';

const torch = 'import torch\nfrom torch.optim.lr_scheduler import CosineAnnealingLR, LambdaLR\nopt = torch.optim.SGD(m, lr=0.1)\n';
const transformers = 'import torch\nfrom transformers import get_linear_schedule_with_warmup\nopt = torch.optim.SGD(m, lr=0.1)\n';
const mmengine = "optim_wrapper = dict(optimizer=dict(type='SGD', lr=0.1))\n";

const oneCycle = 'import torch\nfrom torch.optim.lr_scheduler import OneCycleLR\nopt = torch.optim.SGD(m, lr=0.01, momentum=0.9)\n';
const diffusers = 'import torch\nfrom diffusers.optimization import get_scheduler\nopt = torch.optim.SGD(m, lr=0.1)\n';
const deepSpeed = (lr: string, params: string) =>
  `{"optimizer": {"type": "AdamW", "params": {"lr": ${lr}}}, "scheduler": {"type": "WarmupDecayLR", "params": ${params}}}`;

/** A Lightning module of 30 epochs with a scheduler. */
const lightning = (scheduler: string, more = '') =>
  `import lightning as L\nimport torch\nfrom torch.optim.lr_scheduler import CosineAnnealingLR, LambdaLR, StepLR\nclass Model(L.LightningModule):\n` +
  `    def configure_optimizers(self):\n        opt = torch.optim.SGD(self.parameters(), lr=0.1)\n        s = ${scheduler}\n` +
  `        return {"optimizer": opt, "lr_scheduler": {"scheduler": s${more}}}\ntrainer = L.Trainer(max_epochs=30)\n`;

/** What each rule says something of, and what it leaves alone. */
export const trainingCases: Readonly<
  Record<string, { readonly said: readonly (readonly [Language, string])[]; readonly left: readonly (readonly [Language, string])[] }>
> = {
  'long-warm-up': {
    said: [
      ['json', '{"lr_scheduler_type": "linear", "learning_rate": 1e-4, "max_steps": 100, "warmup_steps": 200}'],
      ['yaml', 'lr_scheduler_type: cosine\nlearning_rate: 1.0e-4\nmax_steps: 100\nwarmup_steps: 100\n'],
      ['python', `${transformers}s = get_linear_schedule_with_warmup(opt, 500, 100)\n`],
    ],
    left: [
      ['yaml', 'lr_scheduler_type: cosine\nlearning_rate: 1.0e-4\nmax_steps: 100\nwarmup_steps: 99\n'],
      ['yaml', 'lr_scheduler_type: cosine\nlearning_rate: 1.0e-4\nwarmup_steps: 500\n'],
      ['yaml', 'lr_scheduler_type: cosine\nlearning_rate: 1.0e-4\nmax_steps: 1\nwarmup_steps: 0.5\n'],
      ['python', `${transformers}s = get_linear_schedule_with_warmup(opt, 10, 100)\n`],
    ],
  },
  'two-warm-ups': {
    said: [
      ['yaml', 'lr_scheduler_type: linear\nlearning_rate: 1.0e-4\nwarmup_ratio: 0.1\nwarmup_steps: 10\nmax_steps: 100\n'],
      ['json', '{"lr_scheduler_type": "cosine", "learning_rate": 1e-4, "max_steps": 100, "warmup_steps": 10, "warmup_ratio": 0.05}'],
      ['yaml', 'lr_scheduler_type: cosine\nlearning_rate: 1.0e-4\nmax_steps: 100\nwarmup_steps: 10\nwarmup_ratio: 0.1\n'],
    ],
    left: [
      ['yaml', 'lr_scheduler_type: cosine\nlearning_rate: 1.0e-4\nmax_steps: 100\nwarmup_steps: 10\nwarmup_ratio: 0\n'],

      ['yaml', 'lr_scheduler_type: cosine\nlearning_rate: 1.0e-4\nmax_steps: 100\nwarmup_steps: 0\nwarmup_ratio: 0.1\n'],
      ['yaml', 'lr_scheduler_type: cosine\nlearning_rate: 1.0e-4\nmax_steps: 100\nwarmup_ratio: 0.1\n'],
    ],
  },
  'lost-warm-up': {
    said: [
      ['json', '{"lr_scheduler_type": "constant", "learning_rate": 1e-4, "max_steps": 100, "warmup_steps": 10}'],

      ['yaml', 'lr_scheduler_type: constant\nlearning_rate: 1.0e-4\nmax_steps: 100\nwarmup_steps: 10\n'],
      ['yaml', 'lr_scheduler_type: constant\nlearning_rate: 1.0e-4\nmax_steps: 100\nwarmup_ratio: 0.1\n'],
    ],
    left: [
      ['yaml', 'lr_scheduler_type: cosine\nlearning_rate: 1.0e-4\nmax_steps: 100\nwarmup_steps: 10\n'],

      ['yaml', 'lr_scheduler_type: constant_with_warmup\nlearning_rate: 1.0e-4\nmax_steps: 100\nwarmup_steps: 10\n'],
      ['yaml', 'lr_scheduler_type: constant\nlearning_rate: 1.0e-4\nmax_steps: 100\nwarmup_steps: 0\n'],
    ],
  },
  'short-cycle': {
    said: [
      ['python', `${oneCycle}max_steps = 1001\ns = OneCycleLR(opt, max_lr=0.1, total_steps=1000)\n`],
      ['python', `${oneCycle}max_steps = 1010\ns = OneCycleLR(opt, max_lr=0.1, total_steps=1000)\n`],
      ['python', `${oneCycle}max_steps = 101\ns = OneCycleLR(opt, max_lr=0.1, epochs=10, steps_per_epoch=10)\n`],
      ['python', `${oneCycle}s = OneCycleLR(opt, max_lr=0.1, total_steps=1000)\nfor step in range(5000):\n    opt.step()\n    s.step()\n`],
    ],
    left: [
      ['python', `${oneCycle}max_steps = 1000\ns = OneCycleLR(opt, max_lr=0.1, total_steps=1000)\n`],
      // A cycle of epochs.
      ['python', `${oneCycle}max_steps = 10000\ns = OneCycleLR(opt, max_lr=0.1, total_steps=100)\n`],
      ['python', `${oneCycle}max_steps = 900\ns = OneCycleLR(opt, max_lr=0.1, total_steps=1000)\n`],
      ['python', `${torch}max_steps = 1001\ns = CosineAnnealingLR(opt, T_max=1000)\n`],
    ],
  },
  'no-restart': {
    said: [
      ['yaml', 'lr_scheduler_type: cosine_with_restarts\nlearning_rate: 1.0e-4\nmax_steps: 100\n'],
      ['yaml', 'lr_scheduler_type: cosine_with_restarts\nlearning_rate: 1.0e-4\nmax_steps: 100\nlr_scheduler_kwargs: {num_cycles: 1}\n'],
      ['python', `${diffusers}s = get_scheduler("cosine_with_restarts", opt, num_warmup_steps=0, num_training_steps=100, num_cycles=1)\n`],
    ],
    left: [
      ['yaml', 'lr_scheduler_type: cosine_with_restarts\nlearning_rate: 1.0e-4\nmax_steps: 100\nlr_scheduler_kwargs: {num_cycles: 3}\n'],
      ['yaml', 'lr_scheduler_type: cosine\nlearning_rate: 1.0e-4\nmax_steps: 100\nlr_scheduler_kwargs: {num_cycles: 0.5}\n'],
      ['python', `${diffusers}s = get_scheduler("cosine_with_restarts", opt, num_warmup_steps=0, num_training_steps=100, num_cycles=4)\n`],
    ],
  },
  'ignored-key': {
    said: [
      ['python', `${diffusers}s = get_scheduler("constant", opt, num_warmup_steps=500)\n`],
      ['python', `${diffusers}s = get_scheduler("linear", opt, num_warmup_steps=5, num_training_steps=100, power=2.0)\n`],
      [
        'python',
        'import timm.scheduler\ns = timm.scheduler.create_scheduler_v2(torch.optim.SGD(m, lr=0.1), sched="cosine", num_epochs=10, decay_rate=0.5)\n',
      ],
      [
        'yaml',
        'lr_scheduler_type: constant_with_warmup\nlearning_rate: 1.0e-4\nmax_steps: 100\nwarmup_steps: 10\nlr_scheduler_kwargs: {num_cycles: 3}\n',
      ],
    ],
    left: [
      ['python', `${diffusers}s = get_scheduler("constant", opt, num_warmup_steps=0, num_training_steps=100)\n`],
      ['python', `${diffusers}s = get_scheduler("polynomial", opt, num_warmup_steps=5, num_training_steps=100, power=2.0)\n`],
      [
        'python',
        'import timm.scheduler\ns = timm.scheduler.create_scheduler_v2(torch.optim.SGD(m, lr=0.1), sched="step", num_epochs=10, decay_rate=0.5)\n',
      ],
      [
        'python',
        'import timm.scheduler\ns = timm.scheduler.create_scheduler_v2(torch.optim.SGD(m, lr=0.1), sched="poly", num_epochs=10, decay_rate=0.5)\n',
      ],
    ],
  },
  'lost-rate': {
    said: [
      ['json', deepSpeed('5e-5', '{"warmup_num_steps": 100, "total_num_steps": 1000}')],
      ['json', deepSpeed('5e-4', '{"warmup_num_steps": 100, "total_num_steps": 1000, "warmup_max_lr": 1e-4}')],
      ['python', `${oneCycle.replace('0.01', '0.5')}s = OneCycleLR(opt, max_lr=0.1, total_steps=1000)\n`],
    ],
    left: [
      ['json', deepSpeed('1e-4', '{"warmup_num_steps": 100, "total_num_steps": 1000, "warmup_max_lr": 1e-4}')],
      ['json', deepSpeed('"auto"', '{"warmup_num_steps": 100, "total_num_steps": 1000}')],
      ['python', `${oneCycle}s = OneCycleLR(opt, max_lr=0.1, total_steps=1000)\n`],
      ['python', `${oneCycle.replace('lr=0.01, ', '')}s = OneCycleLR(opt, max_lr=1e-4, total_steps=1000)\n`],
    ],
  },
  'rises-again': {
    said: [
      ['python', `${mmengine}param_scheduler = dict(type='CosineAnnealingLR', T_max=10, end=11)\n`],
      [
        'yaml',
        'optim_wrapper: {optimizer: {type: SGD, lr: 0.1}}\nparam_scheduler: {type: CosineAnnealingLR, T_max: 5, by_epoch: false, end: 50}\n',
      ],
      ['python', `${mmengine}param_scheduler = dict(type='CosineAnnealingLR', T_max=10, begin=5, end=20)\n`],
      ['python', `${torch}s = CosineAnnealingLR(opt, T_max=10)\nfor step in range(30):\n    opt.step()\n    s.step()\n`],
      ['python', `${torch}s = CosineAnnealingLR(opt, T_max=10)\nfor step in range(1, n + 1):\n    opt.step(); s.step()\nn = 30\n`],
    ],
    left: [
      ['python', `${mmengine}param_scheduler = dict(type='CosineAnnealingLR', T_max=15, begin=5, end=20)\n`],
      ['python', `${mmengine}param_scheduler = dict(type='CosineAnnealingLR', begin=5, end=20)\n`],
      ['python', `${mmengine}param_scheduler = dict(type='CosineAnnealingLR', T_max=10)\n`],
      ['python', `${torch}s = CosineAnnealingLR(opt, T_max=30)\nfor step in range(30):\n    opt.step()\n    s.step()\n`],
      // It is stepped elsewhere, or not in each round.
      ['python', `${torch}s = CosineAnnealingLR(opt, T_max=10)\nfor step in range(30):\n    opt.step()\ns.step()\n`],
      [
        'python',
        `${torch}s = CosineAnnealingLR(opt, T_max=10)\nfor step in range(30):\n    opt.step()\n    if step % 3 == 0:\n        s.step()\n`,
      ],
    ],
  },
  'zero-epoch': {
    said: [
      ['python', lightning('LambdaLR(opt, lambda epoch: epoch / 30)')],
      ['python', lightning('LambdaLR(opt, lambda epoch: 1 if epoch > 1 else 0)', ', "interval": "epoch"')],
      ['python', lightning('LambdaLR(opt, lambda epoch: min(1, epoch / 5))')],
    ],
    left: [
      ['python', lightning('LambdaLR(opt, lambda epoch: min(1, (epoch + 1) / 5))')],
      ['python', lightning('LambdaLR(opt, lambda step: min(1, step / 5))', ', "interval": "step"')],
      ['python', lightning('LambdaLR(opt, lambda epoch: 0)')],
    ],
  },
  'negative-rate': {
    said: [
      ['python', `${torch}s = LambdaLR(opt, lambda step: 1 if step < 10 else -1)\n`],
      ['python', `${torch}max_steps = 1000\ns = LambdaLR(opt, lambda step: 1 - step / 900)\n`],
      ['python', `${torch}s = CosineAnnealingLR(opt, T_max=10, eta_min=-0.1)\n`],
    ],
    left: [
      ['python', `${torch}max_steps = 1000\ns = LambdaLR(opt, lambda step: 1 - step / 1000)\n`],
      ['python', `${torch}s = LambdaLR(opt, lambda step: 1 - step / 900)\n`],
      ['python', `${torch}s = CosineAnnealingLR(opt, T_max=10)\n`],
      // Past its last step, and past the end of the run, no step is taken.
      ['python', `${oneCycle}s = OneCycleLR(opt, 0.1, 1000, anneal_strategy='linear')\n`],
      ['python', `${oneCycle}max_steps = 1000\ns = OneCycleLR(opt, 0.1, 1100, anneal_strategy='linear')\n`],
      ['python', 'kl = schedule("linear", -0.5, 100)\n'],
    ],
  },
  'wrong-interval': {
    said: [
      ['python', lightning('CosineAnnealingLR(opt, 30)', ', "interval": "step"')],

      ['python', lightning('CosineAnnealingLR(opt, T_max=30)', ', "interval": "step"')],
      ['python', lightning('CosineAnnealingLR(opt, T_max=self.trainer.estimated_stepping_batches)')],
    ],
    left: [
      ['python', lightning('CosineAnnealingLR(opt, T_max=30)')],
      ['python', lightning('CosineAnnealingLR(opt, T_max=3000)', ', "interval": "step"')],
      ['python', lightning('CosineAnnealingLR(opt, T_max=self.trainer.estimated_stepping_batches)', ', "interval": "step"')],
      ['python', lightning('StepLR(opt, 30)', ', "interval": "step"')],
    ],
  },
};
