from .utils import *
from .ramps import sigmoid_ramp
