"""What the functions of TensorFlow 1 give, graph by graph: `python make_tensorflow1.py` writes tensorflow1.json. Made with Python 3.11 and
tensorflow-cpu==2.21.0, whose `tf.compat.v1.train` they are.

A value is that of the tensor in a session for a global step of int64, as `tf.compat.v1.train.get_or_create_global_step()` makes it, operation by
operation: where graphs are optimized, a division by a constant may become a product, which is up to 1e-7 of the first rate apart.
"""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

from record_jax import Cases, edges, run

HEAD = "import tensorflow.compat.v1 as tf\n\nglobal_step = tf.train.get_or_create_global_step()\n"

# name: (call, last step, boundaries)
CALLS = {
    "exponential": ("exponential_decay(0.1, global_step, 100, 0.96)", 1000, [100]),
    "exponential in stairs": ("exponential_decay(0.1, global_step, 100, 0.5, staircase=True)", 400, [100, 200]),
    "exponential by names": ("exponential_decay(learning_rate=1e-3, global_step=global_step, decay_steps=50, decay_rate=0.9)", 200, [50]),
    "polynomial": ("polynomial_decay(0.1, global_step, 1000)", 1000, []),
    "BERT's polynomial": ("polynomial_decay(5e-5, global_step, 500, end_learning_rate=0.0, power=1.0, cycle=False)", 500, []),
    "polynomial in cycles": ("polynomial_decay(0.1, global_step, 50, 0.01, power=0.5, cycle=True)", 150, [50, 100]),
    "piecewise constant": ("piecewise_constant(global_step, [100, 200], [0.1, 0.01, 0.001])", 300, [100, 200]),
    "piecewise constant by its other name": ("piecewise_constant_decay(global_step, boundaries=[10], values=[1.0, 0.5])", 20, [10]),
    "natural exponential": ("natural_exp_decay(0.1, global_step, 100, 0.5)", 400, [100]),
    "natural exponential in stairs": ("natural_exp_decay(0.1, global_step, 100, 0.5, staircase=True)", 400, [100, 200]),
    "inverse time": ("inverse_time_decay(0.1, global_step, 10, 0.5)", 100, [10]),
    "inverse time in stairs": ("inverse_time_decay(0.1, global_step, 10, 0.5, True)", 40, [10, 20]),
    "cosine": ("cosine_decay(0.1, global_step, 1000, alpha=0.1)", 1000, []),
    "cosine with restarts": ("cosine_decay_restarts(0.1, global_step, 10, m_mul=0.5, alpha=0.01)", 150, [10, 30, 70]),
    "linear cosine": ("linear_cosine_decay(0.1, global_step, 1000)", 1000, []),
    "linear cosine of other numbers": ("linear_cosine_decay(0.1, global_step, 100, num_periods=2.0, alpha=0.1, beta=0.01)", 100, [25, 50, 75]),
}

if __name__ == "__main__":
    tf.compat.v1.disable_eager_execution()
    cases = Cases("tensorflow1", tf.__version__, float32=True)
    for name, (call, last, boundaries) in CALLS.items():
        code = f"{HEAD}learning_rate = tf.train.{call}\n"
        with tf.Graph().as_default():
            names = run(code)
            options = tf.compat.v1.ConfigProto()
            options.graph_options.rewrite_options.disable_meta_optimizer = True
            options.graph_options.optimizer_options.opt_level = -1
            session = tf.compat.v1.Session(config=options)

            def at(step, rate=names["learning_rate"], counter=names["global_step"], session=session):
                counter.load(step, session)
                return float(session.run(rate() if callable(rate) else rate))

            cases.add(name, code, at, edges(last, *boundaries))
    cases.write("tensorflow1")
