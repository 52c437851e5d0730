"""Schedules of numbers that are tensors of TensorFlow, in the manner of public code."""

import math

import keras
import tensorflow as tf
from keras import ops


class CustomSchedule(tf.keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, d_model, warmup_steps=4000):
        super().__init__()
        self.d_model = d_model
        self.d_model = tf.cast(self.d_model, tf.float32)
        self.warmup_steps = warmup_steps

    def __call__(self, step):
        step = tf.cast(step, dtype=tf.float32)
        arg1 = tf.math.rsqrt(step)
        arg2 = step * (self.warmup_steps**-1.5)
        return tf.math.rsqrt(self.d_model) * tf.math.minimum(arg1, arg2)


noam = CustomSchedule(512)


class WarmUpCosine(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, base, total, warmup_rate, warmup):
        super().__init__()
        self.base = base
        self.total = total
        self.warmup_rate = warmup_rate
        self.warmup = warmup
        self.pi = tf.constant(math.pi)

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        cos = tf.cos(self.pi * (step - self.warmup) / float(self.total - self.warmup))
        rate = 0.5 * self.base * (1 + cos)
        if self.warmup > 0:
            slope = (self.base - self.warmup_rate) / self.warmup
            warm = slope * step + self.warmup_rate
            rate = tf.where(step < self.warmup, warm, rate)
        return tf.where(step > self.total, 0.0, rate, name="learning_rate")


warm_cosine = WarmUpCosine(0.002, 5000, 0.0001, 100)


class OpsSchedule(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, lr=1e-3, warmup=200):
        self.lr, self.warmup = lr, warmup

    def __call__(self, step):
        step = ops.cast(step, "float32")
        fraction = ops.minimum(step / self.warmup, 1.0)
        return self.lr * fraction * ops.exp(-ops.maximum(step - self.warmup, 0.0) / 2000)


with_ops = OpsSchedule()


@tf.function
def kl_beta(step):
    return tf.clip_by_value(tf.cast(step, tf.float32) / 1000.0, 0.0, 1.0)


def inverse_time(step):
    rate = tf.convert_to_tensor(0.1)
    dtype = rate.dtype
    passed = tf.cast(step, dtype) / tf.cast(100, dtype)
    return tf.math.divide(rate, 1 + 0.5 * tf.floor(passed))


def with_cond(step):
    step = tf.cast(step, tf.float32)
    return tf.cond(step < 100, lambda: step / 100, lambda: tf.pow(0.99, step - 100))


def power(step):
    step = tf.minimum(tf.cast(step, tf.float64), 1000.0)
    return (1e-3 - 1e-5) * tf.pow(1 - step / 1000.0, 2.0) + 1e-5


def restarts(step):
    passed = tf.cast(step, tf.float32) / 300.0
    within = passed - tf.floor(passed)
    return tf.multiply(0.01, 0.5 * (1.0 + tf.cos(tf.constant(math.pi) * within)))


def gate(step):
    return tf.cast(tf.greater_equal(step, 500), tf.float32) * 0.25


def ramp(step):
    x = tf.clip_by_value(float(step), 0.0, 500.0)
    return tf.exp(-5.0 * tf.square(1.0 - x / 500.0))


def staged(step):
    values = tf.constant([1.0, 0.5, 0.1])
    return values[min(step // 1000, 2)]


def plain(step):
    return float(tf.math.sigmoid(0.0025 * (step - 2500.0)))


def both(step):
    if tf.logical_and(step > 10, step < 1000):
        return tf.reduce_mean([0.2, 0.4])
    return tf.math.divide_no_nan(1.0, float(step))


def whole(step):
    count = tf.cast(step, tf.int32)
    return tf.maximum(count // 7, 3) / 2


def integers(step):
    return tf.cast(tf.range(8)[step % 8], tf.float32) * 0.1


def mixed_by_keras(step):
    return ops.where(step < 100, step / 100, ops.power(0.5, ops.floor(step / 1000)))


def clipped_by_keras(step):
    return ops.clip(ops.cast(step, "float32") / 333, 0.1, 0.9)


def picked_by_keras(step):
    return ops.cond(step > 50, lambda: ops.sqrt(ops.cast(step, "float32")), lambda: ops.cast(7.0, "float32"))


CASES = [
    "noam(step)",
    "warm_cosine(step)",
    "with_ops(step)",
    "kl_beta(step)",
    "inverse_time(step)",
    "with_cond(step)",
    "power(step)",
    "restarts(step)",
    "gate(step)",
    "ramp(step)",
    "staged(step)",
    "plain(step)",
    "both(step)",
    "whole(step)",
    "integers(step)",
    "mixed_by_keras(step)",
    "clipped_by_keras(step)",
    "picked_by_keras(step)",
]
