def linear_anneal(t, start, end, duration):
    part = min(float(t) / duration, 1.0)
    return start + part * (end - start)


def exponential_decay(t, start, end, rate):
    return end + (start - end) * rate**t
