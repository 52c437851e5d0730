"""What the callbacks of boosted trees set before each round: `python make_boosting.py` writes boosting.json. Made with Python 3.11,
xgboost==3.2.0 and lightgbm==4.7.0.

A value is what the booster has in a round: for xgboost what its own configuration says behind the round, a float32; for lightgbm the parameters of the round.
"""

import json

import lightgbm
import numpy
import xgboost

from record_jax import Cases, edges, run

X, Y = numpy.arange(40.0).reshape(20, 2), numpy.arange(20.0)

XGBOOST = {
    "a list": "[0.3, 0.2, 0.1, 0.1, 0.05]",
    "a lambda of the round": "lambda epoch: 0.3 * 0.9 ** epoch",
    "a function of the round": "decay",
}
LIGHTGBM = {
    "a list": "learning_rate=[0.3, 0.2, 0.1, 0.1, 0.05]",
    "a lambda of the round": "learning_rate=lambda iter: 0.1 * (0.99 ** iter)",
    "a function of the round": "learning_rate=decay",
    "several parameters": "learning_rate=lambda i: 0.1 / (1 + i), bagging_fraction=[0.9, 0.8, 0.7, 0.6, 0.5]",
}
DECAY = "def decay(current_round):\n    return max(0.01, 0.3 - 0.05 * current_round)\n\n"


def of_xgboost(callback):
    seen = []

    class Seen(xgboost.callback.TrainingCallback):
        def after_iteration(self, model, epoch, evals_log):
            config = json.loads(model.save_config())
            seen.append(float(config["learner"]["gradient_booster"]["tree_train_param"]["learning_rate"]))
            return False

    xgboost.train({"verbosity": 0}, xgboost.DMatrix(X, Y), num_boost_round=5, callbacks=[callback, Seen()])
    return iter(seen)


def of_lightgbm(callback, name):
    seen = []

    def record(env):
        seen.append(env.params[name])

    record.before_iteration = True
    record.order = 100
    lightgbm.train({"verbosity": -1, "min_data_in_leaf": 2}, lightgbm.Dataset(X, Y), num_boost_round=5, callbacks=[callback, record])
    return iter(seen)


if __name__ == "__main__":
    cases = Cases("xgboost", xgboost.__version__, float32=True)
    for name, call in XGBOOST.items():
        code = f"import xgboost as xgb\n\n{DECAY if 'decay' in call else ''}scheduler = xgb.callback.LearningRateScheduler({call})\n"
        cases.add(f"xgboost: {name}", code, of_xgboost(run(code)["scheduler"]), range(5))
    others = Cases("lightgbm", lightgbm.__version__)
    for name, call in LIGHTGBM.items():
        code = f"import lightgbm as lgb\n\n{DECAY if 'decay' in call else ''}scheduler = lgb.reset_parameter({call})\n"
        for parameter in ["learning_rate", *(["bagging_fraction"] if "bagging" in call else [])]:
            quantity = "lr" if parameter == "learning_rate" else parameter
            values = of_lightgbm(run(code)["scheduler"], parameter)
            others.add(f"lightgbm: {name}, {parameter}", code, values, range(5), quantity=quantity)
    cases.cases += others.cases
    cases.write("boosting")
