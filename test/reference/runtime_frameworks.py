"""The Python runtime in the frameworks it is for: `python3 runtime_frameworks.py DIRECTORY`, DIRECTORY being that of weight_schedules.py.

Tests what is installed, or the tests that are named; --list names those that can run. What it said last stands in runtime_frameworks.txt.
"""

import contextlib
import copy
import importlib
import importlib.metadata
import io
import math
import os
import pickle
import platform
import subprocess
import sys
import tempfile
import warnings

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.abspath(sys.argv[1]))

from weight_schedules import Schedule, clip, from_config, maximum, minimum, register_resolver, repeat, schedule, sequence, shift

warnings.simplefilter("ignore")

METHODS = [
    schedule("linear", 0.5, 30),
    schedule("cosine", 0.5, 30),
    schedule("cosine", 0.5, 30, start_weight=0.1, delay=4),
    schedule("power", 0.5, 30, 3),
    schedule("power", 0.5, 30, reverse=True, delay=3),
    schedule("exponential", 0.5, 30),
    schedule("constant", 0.5, 30),
    schedule("sigmoid", 0.5, 30),
    schedule("sigmoid_rampup", 0.5, 30),
    *(schedule("cyclical", 0.5, 30, cycles=3, ramp=ramp) for ramp in ("linear", "cosine", "sigmoid")),
    schedule("dann", 0.5, 30),
    schedule("inverse_sigmoid", 0.5, 30),
    schedule("inverse_sigmoid", 0.5, 30, k=0.01),
    schedule("exponential_decay", 0.5, 30),
    schedule("inverse_sqrt", 0.5, 30),
    schedule("step", 0.5, 30, milestones=[5, 10, 20], factor=0.5),
    *(schedule("piecewise", 0.5, 30, points=[[2, 1], [5, 0], [5, 3], [20, 1]], interpolation=i) for i in ("linear", "hold", "cosine")),
    *(schedule("wsd", 0.5, 30, decay_shape=shape, start_weight=0.2) for shape in ("linear", "cosine", "one_minus_sqrt")),
    schedule("wsd", 0.5, 30, warmup=0, decay=0),
    schedule("one_cycle", 0.5, 30),
    schedule("one_cycle", 0.5, 30, anneal="linear"),
]
COSINE, LINEAR = METHODS[1], METHODS[0]
COMPOSED = [
    0.5 * COSINE + 0.1,
    COSINE + LINEAR,
    1 - COSINE * LINEAR,
    LINEAR / (COSINE + 1),
    COSINE / LINEAR,
    sequence(COSINE, LINEAR, schedule("constant", 0.5, 7)),
    minimum(COSINE, LINEAR, 0.3),
    maximum(0.1, COSINE),
    clip(COSINE, 0.1, 0.4),
    repeat(COSINE, 3),
    shift(COSINE, 5),
    shift(COSINE, -5),
]
STEPS = [-3, 0, 1, 2, 3, 4, 5, 6, 9, 10, 14, 15, 20, 25, 29, 30, 31, 45, 61, 89, 90, 100]


def near(a, b, tolerance):
    return (math.isnan(a) and math.isnan(b)) or abs(a - b) <= tolerance


def assert_same(curve, weights, tolerance, steps=STEPS):
    for step, weight in zip(steps, weights):
        assert near(float(weight), curve(step), tolerance), (curve, step, float(weight), curve(step))


def raises(kind, text, function, *arguments, **keywords):
    try:
        function(*arguments, **keywords)
    except kind as error:
        assert text in str(error), error
    else:
        raise AssertionError(f"No {kind.__name__}: {text}")


def test_numpy():
    import numpy

    for curve in METHODS + COMPOSED:
        weights = curve(numpy.array(STEPS))
        assert isinstance(weights, numpy.ndarray) and weights.dtype == float and weights.shape == (len(STEPS),), curve
        assert_same(curve, weights, 1e-15)
        assert_same(curve, curve(numpy.array(STEPS, dtype=float).reshape(2, 11)).ravel(), 1e-15)
        assert curve(numpy.array(STEPS, dtype=numpy.float32)).dtype == numpy.float32, curve
        halves = numpy.array(STEPS) + 0.25
        assert_same(curve, curve(halves), 1e-15, halves.tolist())
    bytes_ = numpy.arange(30, dtype=numpy.uint8)
    assert_same(COSINE, COSINE(bytes_), 1e-7, bytes_.tolist())
    assert type(COSINE(numpy.int64(3))) is float and COSINE(numpy.int64(3)) == COSINE(numpy.float64(3)) == COSINE(3)
    assert float(COSINE(numpy.array(3))) == COSINE(3)
    assert numpy.float64(2) * COSINE == 2 * COSINE
    assert math.isnan(COSINE(numpy.array([math.nan]))[0])
    assert schedule("cosine", numpy.float32(0.5), numpy.int64(30)) == schedule("cosine", numpy.array(0.5), numpy.array(30)) == COSINE
    assert schedule("step", 1, 30, milestones=numpy.array([5, 10])) == schedule("step", 1, 30, milestones=[5, 10])
    assert schedule("piecewise", 1, 30, points=numpy.array([[0, 1], [5, 2]])) == schedule("piecewise", 1, 30, points=[[0, 1], [5, 2]])
    assert schedule("cosine", 0.5, 30, step=numpy.int64(3)) == COSINE(3)
    raises(ValueError, "base_weight must be a number, but is a list.", schedule, "cosine", numpy.array([1.0, 2.0]), 30)
    # Long arrays, which are evaluated in blocks.
    for big in (numpy.arange(210_001), numpy.arange(210_000, dtype=numpy.float32).reshape(3, -1)[:, ::-1]):
        for curve in (METHODS[15], COMPOSED[0], COMPOSED[5], repeat(COSINE, 5_000)):
            weights, rows = curve(big), numpy.array_split(big.ravel(), 100)
            assert weights.shape == big.shape and numpy.array_equal(weights.ravel(), numpy.concatenate([curve(row) for row in rows])), curve


def test_torch():
    import torch

    for dtype, tolerance in ((torch.float64, 1e-15), (torch.float32, 1e-6), (torch.int64, 1e-6)):
        for curve in METHODS + COMPOSED:
            weights = curve(torch.tensor(STEPS, dtype=dtype))
            assert weights.dtype == (dtype if dtype.is_floating_point else torch.float32), (curve, dtype)
            assert_same(curve, weights, tolerance)
    assert isinstance(COSINE(torch.tensor(3)), torch.Tensor) and COSINE(torch.tensor(3)).shape == ()
    assert schedule("cosine", torch.tensor(0.5), torch.tensor(30)) == COSINE
    assert schedule("cosine", 0.5, 30, step=torch.tensor(3)) == COSINE(torch.tensor(3))
    step = torch.tensor(3.0, requires_grad=True)
    (slope,) = torch.autograd.grad(COSINE(step), step)
    assert near(float(slope), 0.5 * math.pi / 60 * math.sin(math.pi * 3 / 30), 1e-6)


def test_torch_compile():
    import torch

    # With fullgraph, anything that PyTorch cannot follow is an error.
    compile_ = lambda function: torch.compile(function, fullgraph=True, backend="eager")
    for curve in METHODS + COMPOSED:
        torch._dynamo.reset()
        of_tensor = compile_(lambda step, loss, curve=curve: loss * curve(step))
        for step in (3, 17, 40):
            assert near(float(of_tensor(torch.tensor(step), torch.ones(()))), curve(step), 1e-6), curve
        assert_same(curve, compile_(curve)(torch.tensor(STEPS)), 1e-6)
        if "'sigmoid'" in repr(curve):
            # Of a number, PyTorch 2.15 does not compile 1 / (1 + math.exp(5 - 10 * step / 30)) as written by hand either.
            continue
        torch._dynamo.reset()
        of_number = compile_(lambda step, loss, curve=curve: loss * curve(step))
        for step in (3, 4, 5, 3.5):
            assert near(float(of_number(step, torch.ones(()))), curve(step), 1e-6), curve


def test_lambda_lr():
    import torch
    from torch.optim.lr_scheduler import LambdaLR

    def scheduler(weight):
        return LambdaLR(torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0), weight)

    def run(it, steps):
        for _ in range(steps):
            it.optimizer.step()
            it.step()
        return it

    for make in (lambda T: schedule("cosine", 1, T), lambda T: 0.5 * schedule("cosine", 1, T) + 0.1, lambda T: shift(schedule("cosine", 1, T), 3)):
        first, running = run(scheduler(make(30)), 10), make(60)
        state = first.state_dict()
        assert state["lr_lambdas"] == [{}], state
        saved = io.BytesIO()
        torch.save({"scheduler": state, "hyper_parameters": {"kl": make(30)}}, saved)
        saved.seek(0)
        loaded = torch.load(saved)
        assert loaded["hyper_parameters"]["kl"] == make(30)
        before, hashed = repr(running), hash(running)
        resumed = scheduler(running)
        resumed.load_state_dict(loaded["scheduler"])
        assert (repr(running), hash(running)) == (before, hashed) and running == make(60)
        assert run(resumed, 1).get_last_lr() == [make(60)(11)]
        # What versions before saved of a schedule is loaded without effect.
        old = {**state, "lr_lambdas": [{"method": "linear", "base_weight": 9, "steps": 3, "total_steps": 3, "_parts": (), "_end": 3}]}
        resumed = scheduler(running)
        resumed.load_state_dict(old)
        assert run(resumed, 1).get_last_lr() == [make(60)(11)] and (repr(running), hash(running)) == (before, hashed)
        assert copy.deepcopy(resumed).get_last_lr() == resumed.get_last_lr()


def test_torch_load_elsewhere():
    """Where the process that loads has made its own schedule only, and has imported PyTorch after it."""
    import torch

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "saved.pt")
        torch.save({"kl": COMPOSED[0]}, path)
        code = "\n".join([
            f"import sys; sys.path.insert(0, {sys.path[0]!r}); sys.dont_write_bytecode = True",
            "from weight_schedules import schedule",
            "mine = schedule('linear', 1, 5)",
            "import torch",
            "torch.optim.lr_scheduler.LambdaLR(torch.optim.SGD([torch.zeros(1)], lr=1.0), mine)",
            f"print(torch.load({path!r})['kl'])",
        ])
        assert subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True, capture_output=True, text=True).stdout.strip() == repr(COMPOSED[0])


def test_lightning():
    import lightning
    import torch

    class Module(lightning.LightningModule):
        def __init__(self, kl):
            super().__init__()
            self.save_hyperparameters()
            self.layer = torch.nn.Linear(1, 1)
            self.seen = []

        def training_step(self, batch, _):
            self.seen.append(self.hparams.kl(self.global_step))
            return self.layer(batch).mean() * self.hparams.kl(self.global_step)

        def configure_optimizers(self):
            optimizer = torch.optim.SGD(self.parameters(), lr=1.0)
            lr = torch.optim.lr_scheduler.LambdaLR(optimizer, self.hparams.kl)
            return {"optimizer": optimizer, "lr_scheduler": {"scheduler": lr, "interval": "step"}}

    def fit(kl, folder, steps, checkpoint=None):
        module = Module(kl)
        quiet = {"logger": False, "enable_progress_bar": False, "enable_model_summary": False, "accelerator": "cpu"}
        trainer = lightning.Trainer(max_steps=steps, max_epochs=-1, default_root_dir=folder, **quiet)
        trainer.fit(module, torch.utils.data.DataLoader(torch.ones(5, 1)), ckpt_path=checkpoint)
        return trainer, module

    for make in (lambda T: schedule("cosine", 1, T), lambda T: 0.5 * schedule("cosine", 1, T) + 0.1):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "it.ckpt")
            fit(make(30), folder, 10)[0].save_checkpoint(path)
            trainer, module = fit(make(60), folder, 12, path)
            assert module.seen == [make(60)(10), make(60)(11)] and trainer.optimizers[0].param_groups[0]["lr"] == make(60)(12)
            assert Module.load_from_checkpoint(path).hparams.kl == make(30)


def test_transformers():
    import torch
    import transformers

    class Model(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.layer = torch.nn.Linear(1, 1)

        def forward(self, x, labels=None):
            return {"loss": self.layer(x).mean()}

    def train(lr, folder, steps, resume=False):
        model = Model()
        optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
        arguments = transformers.TrainingArguments(
            folder, max_steps=steps, save_steps=5, per_device_train_batch_size=1, report_to=[], disable_tqdm=True, use_cpu=True, logging_steps=1
        )
        data = [{"x": torch.ones(1), "labels": torch.ones(1)}] * 4
        optimizers = (optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, lr))
        trainer = transformers.Trainer(model, arguments, train_dataset=data, optimizers=optimizers)
        with contextlib.redirect_stdout(io.StringIO()):
            trainer.train(resume_from_checkpoint=resume)
        return optimizers[1].get_last_lr()

    for make in (lambda T: schedule("cosine", 1, T), lambda T: 0.5 * schedule("cosine", 1, T) + 0.1):
        with tempfile.TemporaryDirectory() as folder:
            train(make(30), folder, 5)
            assert train(make(60), folder, 8, resume=True) == [make(60)(8)]


def test_accelerate():
    import accelerate
    import torch

    def prepared(weight):
        accelerator = accelerate.Accelerator(cpu=True)
        model = torch.nn.Linear(1, 1)
        optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
        return accelerator, accelerator.prepare(model, optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, weight))

    def run(optimizer, scheduler, steps):
        for _ in range(steps):
            optimizer.step()
            scheduler.step()
        return scheduler.get_last_lr()

    for make in (lambda T: schedule("cosine", 1, T), lambda T: 0.5 * schedule("cosine", 1, T) + 0.1):
        with tempfile.TemporaryDirectory() as folder:
            accelerator, (_, optimizer, scheduler) = prepared(make(30))
            run(optimizer, scheduler, 10)
            accelerator.save_state(folder)
            accelerator, (_, optimizer, scheduler) = prepared(make(60))
            accelerator.load_state(folder)
            assert run(optimizer, scheduler, 1) == [make(60)(11)]


def test_jax():
    import jax
    import jax.numpy as jnp

    for curve in METHODS + COMPOSED:
        assert_same(curve, curve(jnp.array(STEPS)), 1e-6)
        assert_same(curve, jax.jit(curve)(jnp.array(STEPS)), 5e-7)
        assert_same(curve, jax.vmap(curve)(jnp.array(STEPS, dtype=float)), 5e-7)
        assert near(float(jax.jit(lambda step: 2 * curve(step))(3)), 2 * curve(3), 1e-6), curve
    assert near(float(jax.grad(COSINE)(3.0)), 0.5 * math.pi / 60 * math.sin(math.pi * 3 / 30), 1e-6)
    assert schedule("cosine", jnp.float32(0.5), jnp.int32(30)) == COSINE
    assert float(schedule("cosine", 0.5, 30, step=jnp.int32(3))) == float(COSINE(jnp.int32(3)))
    # Traced after it was evaluated, and evaluated after it was traced.
    fresh = schedule("piecewise", 1, 30, points=[[0, 1], [5, 2]])
    assert float(jax.jit(fresh)(3)) == float(fresh(jnp.int32(3))) == float(jax.jit(lambda step: fresh(step))(3))


def test_optax():
    import jax
    import jax.numpy as jnp
    import optax

    for curve in (COSINE, COMPOSED[0], COMPOSED[5]):
        for make in (optax.sgd, optax.inject_hyperparams(optax.sgd)):
            optimizer = make(learning_rate=curve)
            state = optimizer.init(jnp.ones(1))
            update = jax.jit(optimizer.update)
            for step in range(4):
                updates, state = update(jnp.ones(1), state)
                assert near(float(updates[0]), -curve(step), 1e-6), curve
        joined = optax.join_schedules([curve, optax.constant_schedule(2.0)], [10])
        assert near(float(joined(5)), curve(5), 1e-6)


def test_omegaconf():
    import omegaconf
    from omegaconf import OmegaConf

    register_resolver()
    text = "kl: ${schedule:cosine,0.5,10000}\nsum: ${sequence:${schedule:linear,1,10},${schedule:cosine,1,20}}\ntotal: 100\nshort: ${schedule:linear,1,${total}}"
    kl = schedule("cosine", 0.5, 10_000)
    both = sequence(schedule("linear", 1, 10), schedule("cosine", 1, 20))
    config = OmegaConf.create(text)
    assert config.kl == kl and near(config.kl(5_000), 0.25, 1e-15) and config.short == schedule("linear", 1, 100)
    written = OmegaConf.to_yaml(config, resolve=True)
    assert "python" not in written, written
    again = OmegaConf.create(written)
    assert from_config(again.kl) == kl and from_config(again.sum) == both
    assert "${schedule:cosine,0.5,10000}" in OmegaConf.to_yaml(config)
    assert OmegaConf.to_container(config, resolve=True)["sum"] == both
    OmegaConf.resolve(config)
    assert config.kl == kl and config.sum == both and OmegaConf.to_yaml(config) == written
    assert copy.deepcopy(config).kl == kl and pickle.loads(pickle.dumps(config)).kl == kl
    # Held as text and as a mapping, without the resolver.
    held = OmegaConf.create({"text": repr(both), "mapping": {"method": "cosine", "base_weight": 0.5, "total_steps": "${n}"}, "n": 10_000})
    assert from_config(held.text) == both and from_config(held.mapping) == kl
    # Texts that OmegaConf hands over as such.
    for arguments, total in (("cosine,0.5,'100'", 100), ("cosine,0.5,007", 7), ("cosine,0.5,10*10", 100), ("cosine,0.5,${oc.env:WS_NO_SUCH,100}", 100)):
        assert OmegaConf.create(f"kl: ${{schedule:{arguments}}}").kl == schedule("cosine", 0.5, total), arguments
    mapped = OmegaConf.create("kl: ${schedule:step,1,100,{milestones:[5,8],reverse:true}}").kl
    assert mapped == schedule("step", 1, 100, milestones=[5, 8], reverse=True)
    assert OmegaConf.create("c: ${clip:${schedule:cosine,0.5,100},{lo:0.1,hi:0.4}}").c == clip(schedule("cosine", 0.5, 100), 0.1, 0.4)
    register_resolver("ws.schedule")
    assert OmegaConf.create("kl: ${ws.schedule:cosine,0.5,10000}").kl == kl
    raises(omegaconf.errors.InterpolationResolutionError, "Unpack the list", lambda: OmegaConf.create("s: ${sequence:[1,2]}").s)


def test_hydra():
    from hydra.utils import instantiate
    from omegaconf import OmegaConf

    register_resolver()
    kl = schedule("cosine", 0.5, 100)
    node = {"_target_": "weight_schedules.schedule", "method": "cosine", "base_weight": 0.5, "total_steps": 100}
    assert instantiate(OmegaConf.create(node)) == kl
    assert instantiate({"_target_": "weight_schedules.sequence", "_args_": [node, node]}) == sequence(kl, kl)
    assert instantiate({"_target_": "weight_schedules.clip", "schedule": node, "lo": 0.1, "hi": 0.4}) == clip(kl, 0.1, 0.4)
    assert instantiate({"_target_": "builtins.dict", "x": 1}, kl=kl)["kl"] == kl
    assert instantiate(OmegaConf.create({"_target_": "builtins.dict", "kl": "${schedule:cosine,0.5,100}"}))["kl"] == kl
    step = {"_target_": "weight_schedules.schedule", "method": "step", "total_steps": 100, "milestones": [5, 8]}
    assert instantiate(OmegaConf.create(step)) == schedule("step", total_steps=100, milestones=[5, 8])
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "config.yaml"), "w") as file:
            file.write("kl: ${schedule:cosine,0.5,${total}}\ntotal: 100\nboth: ${sequence:${kl},${kl}}\n")
        with open(os.path.join(folder, "app.py"), "w") as file:
            file.write("\n".join([
                f"import sys; sys.path.insert(0, {sys.path[0]!r}); sys.dont_write_bytecode = True",
                "import hydra",
                "from weight_schedules import register_resolver",
                "register_resolver()",
                "@hydra.main(version_base=None, config_path='.', config_name='config')",
                "def main(cfg):",
                "    print(cfg.kl(50), cfg.both.total_steps)",
                "main()",
            ]))
        run = lambda *options: subprocess.run([sys.executable, "app.py", *options], cwd=folder, check=True, capture_output=True, text=True).stdout
        assert run("total=200", "hydra.run.dir=out").strip() == f"{schedule('cosine', 0.5, 200)(50)} 400"
        resolved = run("--cfg", "job", "--resolve")
        assert from_config(OmegaConf.create(resolved).kl) == kl and "python" not in resolved, resolved


TESTS = {
    "numpy": [test_numpy],
    "torch": [test_torch, test_lambda_lr, test_torch_load_elsewhere, test_torch_compile],
    "lightning": [test_lightning],
    "transformers": [test_transformers],
    "accelerate": [test_accelerate],
    "jax": [test_jax],
    "optax": [test_optax],
    "omegaconf": [test_omegaconf],
    "hydra-core": [test_hydra],
}



def version_of(package):
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


tests = {test.__name__[5:]: (package, test) for package, group in TESTS.items() for test in group if version_of(package)}
if sys.argv[2:] == ["--list"]:
    print(*tests)
else:
    for name in sys.argv[2:] or tests:
        package, test = tests[name]
        test()
        print(f"{name}: ok, {package} {version_of(package)}, Python {platform.python_version()}", flush=True)
