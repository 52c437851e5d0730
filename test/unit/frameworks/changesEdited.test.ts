// What is changed under another name, in a text that is edited: after any edit it is known or not as a first look at the text finds it.
import { frameworksFor } from '../../../src/frameworks/frameworksFor';
import { Editor } from '../../fixtures/editor';
import { findOptions } from '../../fixtures/find';
import { withRandom } from '../../fixtures/random';

const head = `import optax
cfg = {"steps": 10, "t": {"warmup": 3}}
other = {"steps": 3}
class Made:
    total = 20
    def __init__(self, ends=30):
        self.ends = ends
made = Made()

def main(length=40):
    a = schedule("linear", 1, length)
    return a

b = schedule("linear", 1, cfg["steps"])
c = schedule("linear", 1, made.total)
d = schedule("linear", 1, made.ends)

def kl_weight(step):
    return min(1.0, step / cfg["t"]["warmup"])

rate = {"init_value": 1.0, "end_value": 0.0, "transition_steps": 9}
r = optax.linear_schedule(**rate)
`;

/** Lines that change something of it, or something else, under one name or another. */
const lines = [
  'box = [cfg]\nbox[0]["steps"] = 5\n',
  'e = f = cfg\n',
  'f["steps"] = 5\n',
  'f = other\n',
  'def tune(g):\n    g["steps"] = 5\n',
  'tune(other)\n',
  'tune(cfg)\n',
  'table = {"a": tune}\n',
  'table["a"](cfg)\n',
  'def last(h):\n    h["warmup"] = 7\n',
  'last(cfg["t"])\n',
  'for m in [made]:\n    m.total = 5\n',
  'setattr(make(), "ends", 5)\n',
  'class Log:\n    def __init__(self):\n        self.total = 1\n',
  'log = Log()\nlog.total = 2\n',
  'runs = {"main": main}\n',
  'for run in runs.values():\n    run(5)\n',
  'main.__defaults__ = (5,)\n',
  'def five(g):\n    return g(5)\n',
  'five(main)\n',
  'from mine import *\n',
  'cfg["t"]["again"] = cfg\n',
  'def outer(k):\n    def inner(g):\n        g["steps"] = 5\n    inner(k)\n\nouter(cfg)\n',
  'class Keeper:\n    def __init__(self, kept):\n        self.kept = kept\n    def keep(self):\n        self.kept.total = 9\n\nKeeper(made).keep()\n',
  'for n in [cfg, other]:\n    n["t"] = {}\n',
  'rate["end_value"] = 0.5\n',
  'same = rate\n',
  'same["transition_begin"] = 4\n',
  'tune(rate)\n',
  'rate.update(more)\n',
  'def again():\n    global cfg\n    cfg = other\n',
];

describe('changes under other names in a text that is edited', () => {
  it(
    'are found as anew after each of 150 random edits',
    withRandom(async (random) => {
      const { frameworks } = await frameworksFor(`${head}${lines.join('')}`, 'python');
      const editor = new Editor(head, findOptions('python', { frameworks }));
      const now: string[] = [];
      for (let run = 0; run < 150; run++) {
        const at = random(now.length + 1);
        if (now.length > 8 || (now.length > 0 && random(3) === 0)) now.splice(at % now.length, 1);
        else now.splice(at, 0, lines[random(lines.length)]!);
        editor.change(random(2) === 0 ? `${head}${now.join('')}` : `${now.slice(0, 2).join('')}${head}${now.slice(2).join('')}`);
      }
    }),
  ).timeout(120_000);

  it(
    'are found as anew after each of 150 words that take the place of others',
    withRandom(async (random) => {
      const { frameworks } = await frameworksFor(`${head}${lines.join('')}`, 'python');
      const editor = new Editor(head, findOptions('python', { frameworks }));
      for (let round = 0; round < 10; round++) {
        const some = lines.filter(() => random(3) === 0);
        let text = `${head}${some.join('')}`;
        editor.change(text);
        for (let run = 0; run < 15; run++) {
          const words = [...text.matchAll(/[A-Za-z_]\w*|\d+/g)];
          const [place, other] = [words[random(words.length)]!, words[random(words.length)]!];
          text = `${text.slice(0, place.index)}${other[0]}${text.slice(place.index + place[0].length)}`;
          editor.change(text);
        }
      }
    }),
  ).timeout(120_000);
});
