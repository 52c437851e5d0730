// The run's length where an object or a dict of the program holds its config.
import assert from 'node:assert/strict';
import { findOne } from '../../../fixtures/find';

const k = 'k = schedule("cosine", 0.5)\n';
const cfg = 'class Cfg:\n    max_steps = 500\n';
const data = '@dataclass\nclass Cfg:\n    max_steps: int = 500\n';

const cases: readonly (readonly [what: string, text: string, total: number | undefined])[] = [
  ['an object of a class', `${cfg}cfg = Cfg()\n${k}`, 500],
  ['a dataclass', `${data}config = Cfg()\n${k}`, 500],
  ['a dataclass that is given another value', `${data}cfg = Cfg(max_steps=800)\n${k}`, 800],
  ['in a function', `${data}def main():\n    cfg = Cfg(max_steps=800)\n    ${k}`, 800],
  ['a class that sets it', `class Cfg:\n    def __init__(self):\n        self.max_steps = 500\ncfg = Cfg()\n${k}`, 500],
  ['SimpleNamespace', `cfg = SimpleNamespace(total_steps=500)\n${k}`, 500],
  ['argparse.Namespace', `args = argparse.Namespace(total_steps=500)\n${k}`, 500],
  ['EasyDict', `cfg = EasyDict({"max_steps": 500})\n${k}`, 500],
  ['ConfigDict', `config = ml_collections.ConfigDict(dict(total_steps=500))\n${k}`, 500],
  ['OmegaConf', `cfg = OmegaConf.create({"max_steps": 500})\n${k}`, 500],
  ['a dict', `hparams = {"max_steps": 500}\ndef main():\n    ${k}`, 500],
  ['epochs and the steps of one', `cfg = {"num_epochs": 5, "steps_per_epoch": 100}\n${k}`, 500],
  ['tyro', `${data}args = tyro.cli(Cfg)\n${k}`, 500],
  ['set later', `${cfg}cfg = Cfg()\ncfg.max_steps = 800\n${k}`, 800],
  ['beside a plain name, which is nearer', `${cfg}cfg = Cfg()\nmax_steps = 10\n${k}`, 10],
  ['set under another name', `${cfg}cfg = Cfg()\nc = cfg\nc.max_steps = 800\n${k}`, 800],
  ['changed under another name', `cfg = {"max_steps": 500}\nfor c in [cfg]:\n    c.update(max_steps=800)\n${k}`, undefined],
  ['changed by a method', `cfg = {"max_steps": 500}\ncfg.update(given)\n${k}`, undefined],
  ['changed in another item by a method', `cfg = {"max_steps": 500}\ncfg.update(lr=8, wd=0)\n${k}`, 500],
  ['changed in another item by a dict', `cfg = {"max_steps": 500}\nif debug:\n    cfg.update({"lr": 8})\n${k}`, 500],
  ['changed in this item by a dict', `cfg = {"max_steps": 500}\ncfg.update({"lr": 8, "max_steps": 800})\n${k}`, undefined],
  ['changed by a dict of which not all keys are written', `cfg = {"max_steps": 500}\ncfg.update({"lr": 8, **more})\n${k}`, undefined],
  ['changed by pairs', `cfg = {"max_steps": 500}\ncfg.update([("lr", 8), given])\n${k}`, undefined],
  ['two that differ', `cfg = {"max_steps": 500}\nargs = {"max_steps": 800}\n${k}`, undefined],
  ['bound twice', `cfg = {"max_steps": 500}\ncfg = load()\n${k}`, undefined],
  ['of something else', `env_cfg = {"max_steps": 500}\nmodel_config = dict(max_steps=5)\n${k}`, undefined],
  ['of no config', `box = {"max_steps": 500}\n${k}`, undefined],
  ['a section in a dict', `cfg = {"trainer": {"max_steps": 500}}\n${k}`, 500],
  ['a section in a record', `cfg = OmegaConf.create({"trainer": {"max_steps": 500, "lr": 1}})\n${k}`, 500],
  ['a section about something else', `cfg = {"env": {"max_steps": 500}}\n${k}`, undefined],
  ['a section that is changed', `cfg = {"trainer": {"max_steps": 500}}\ncfg["trainer"].update(max_steps=800)\n${k}`, undefined],
  ['a section that is changed in another item', `cfg = {"trainer": {"max_steps": 500}}\ncfg["trainer"].update(lr=8)\n${k}`, 500],
  ['beside a section that is changed', `cfg = {"trainer": {"max_steps": 500}, "o": {}}\ncfg["o"].update(max_steps=8)\n${k}`, 500],
  ['a section that is replaced', `cfg = {"trainer": {"max_steps": 500}}\ncfg.update(trainer={"max_steps": 8})\n${k}`, undefined],
  ['beside a section that says otherwise', `train_cfg = dict(max_steps=800)\ncfg = dict(max_steps=500)\n${k}`, undefined],
  ['beside a section that says the same', `train_cfg = dict(max_steps=500)\ncfg = dict(max_steps=500)\n${k}`, 500],
  ['beside a section, behind it', `cfg = {"max_steps": 500}\ntrainer = {"max_steps": 800}\n${k}`, undefined],
  ['a class that is not there', `cfg = Cfg()\n${k}`, undefined],
  ['a name that a text binds again', `max_steps = 500\nexec("max_steps = 800")\n${k}`, undefined],
  ['a section that a method changes', `train_cfg = dict(max_iters=500)\ntrain_cfg.update(max_iters=800)\n${k}`, undefined],
  ['a section of which an item is set', `train_cfg = dict(max_iters=500)\ntrain_cfg["max_iters"] = 800\n${k}`, undefined],
  [
    'a limit of the batches that is a share',
    `trainer = dict(max_epochs=5, limit_train_batches=1.0)\ndataset_size = 800\nbatch_size = 4\n${k}`,
    1000,
  ],
  ['an attribute behind which a file is merged in', `cfg.SOLVER.MAX_ITER = 500\ncfg.merge_from_file("x.yaml")\n${k}`, undefined],
  ['an attribute before which a file is merged in', `cfg.merge_from_file("x.yaml")\ncfg.SOLVER.MAX_ITER = 500\n${k}`, 500],
  ['an attribute behind which a list is merged in', `cfg.SOLVER.MAX_ITER = 500\ncfg.merge_from_list(given)\n${k}`, undefined],
  ['an item that a condition sets anew', `cfg = {"max_steps": 500}\nif debug:\n    cfg["max_steps"] = 8\n${k}`, undefined],
  ['a loaded config of which a condition sets an item', `cfg = yaml.safe_load(f)\nif debug:\n    cfg["max_steps"] = 8\n${k}`, undefined],
  ['a loaded config of which a condition sets an attribute', `cfg = load(path)\nif debug:\n    cfg.max_steps = 8\n${k}`, undefined],
  ['a loaded config of which an attribute is set', `cfg = load(path)\ncfg.max_steps = 8\n${k}`, 8],
  [
    'a parameter of which a condition sets an attribute',
    `def main(cfg):\n    if cfg.debug:\n        cfg.max_steps = 8\n    ${k}`,
    undefined,
  ],
  [
    'an attribute that a condition sets before a base',
    `class T(Base):\n    def __init__(self):\n        if debug:\n            self.max_steps = 8\n        self.${k}`,
    undefined,
  ],
  [
    'an attribute that a condition sets',
    `class T:\n    def __init__(self):\n        if debug:\n            self.max_steps = 8\n        self.${k}`,
    8,
  ],
  ['a text', `cfg = {"max_steps": "500"}\n${k}`, undefined],
];

describe('the run of a config object', () => {
  for (const [what, text, total] of cases) {
    it(`${what}: ${total ?? 'not known'}`, async () => {
      assert.equal((await findOne('python', text)).totalSteps, total);
    });
  }
});
