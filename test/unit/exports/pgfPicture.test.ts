import assert from 'node:assert/strict';
import { latexText } from '../../../src/exports/latexText';
import { pgfPicture } from '../../../src/exports/pgfPicture';
import type { Picture } from '../../../src/exports/picture';
import { wholePicture } from '../../fixtures/picture';

const pgf = (change: Partial<Picture> = {}) => pgfPicture({ ...wholePicture, ...change });

/** How deep the braces are at the end, and the least on the way; a backslash hides the next character. */
function braces(text: string): readonly [end: number, least: number] {
  let [depth, least] = [0, 0];
  for (const [part] of text.matchAll(/\\[^]|[{}]/g)) {
    depth += part === '{' ? 1 : part === '}' ? -1 : 0;
    least = Math.min(least, depth);
  }
  return [depth, least];
}

describe('pgfPicture', () => {
  it('has an axis for each of its own with what it reaches over, and balanced braces and environments', () => {
    const text = pgf();
    assert.match(text, /xmin=0, xmax=1000, ymin=0, ymax=1,/);
    assert.match(text, /ymin=-0\.1, ymax=0\.1,[^]*axis y line\*=right/);
    assert.match(text, /xtick=\{0,500,1000\}, xticklabels=\{\{0\},\{500\},\{1,000\}\}/);
    assert.match(text, /extra x ticks=\{500\}, extra x tick labels=\{\{T\}\}/);
    assert.deepEqual(braces(text), [0, 0]);
    const ends = (word: string) => Array.from(text.matchAll(new RegExp(`\\\\${word}\\{(\\w+)`, 'g')), ([, name]) => name);
    assert.deepEqual(ends('begin').sort(), ends('end').sort());
  });

  it('has an axis for each of the plots one above the other, with the steps and the title once', () => {
    const text = pgf({ isStacked: true });
    const axes = text.split('\\begin{axis}').slice(1);
    assert.equal(axes.length, 2);
    assert.deepEqual(
      axes.map((axis) => /at=\{\(0bp,([\d.]+)bp\)\}, anchor=south west/.exec(axis)?.[1] !== undefined),
      [true, true],
    );
    const [first, second] = axes;
    assert.match(first!, /ymin=0, ymax=1,[^]*xticklabels=\{\},[^]*title=\{Weights/);
    assert.match(
      second!,
      /at=\{\(0bp,0bp\)\}[^]*ymin=-0\.1, ymax=0\.1,[^]*xticklabels=\{\{0\},\{500\},\{1,000\}\},[^]*xlabel=\{Training Steps\}/,
    );
    assert.ok(
      !first!.includes('xlabel') &&
        !second!.includes('title={') &&
        first!.includes('extra x tick labels={{T}}') &&
        second!.includes('extra x tick labels={}'),
    );
    assert.deepEqual([first!.includes('legendentry'), second!.includes('legendentry')], [false, true], 'the legend is below the lowest');
    assert.deepEqual(
      axes.map((axis) => axis.includes('coordinates {(0,0.1) (1000,-0.1)}')),
      [false, true],
    );
    assert.deepEqual(braces(text), [0, 0]);
    assert.match(pgf({ isStacked: true, legendPlace: 'top left' }).split('\\begin{axis}')[1]!, /legend pos=north west[^]*legendentry/);
  });

  it('has the points as they are, a plot for each part of a line without a gap', () => {
    const text = pgf();
    assert.ok(text.includes('forget plot] coordinates {(0,0.2) (400,0.2)};') && text.includes('coordinates {(600,0.8) (1000,0.8)};'));
    assert.ok(text.includes('coordinates {(0,0.1) (1000,-0.1)};'));
    assert.ok(!text.includes('nan') && !text.includes('NaN'));
  });

  it('has numbers at the axes that stand for themselves: pgfplots would write a power of ten beside those from 10,000 on', () => {
    assert.equal(pgf().match(/scaled ticks=false/g)!.length, 2, 'on both axes');
  });

  it('has the title above the marks, and of marks and bands only the names that have room', () => {
    const text = pgf({
      marks: [
        { step: 1000, label: 'run' },
        { step: 999, label: 'T−1' },
      ],
      bands: [
        { from: 0, to: 250, color: '#f5f5f5', name: 'warm-up' },
        { from: 250, to: 252, color: '#eeeeee', name: 'a short hold' },
      ],
    });
    assert.match(text, /extra x ticks=\{1000\}, extra x tick labels=\{\{run\}\}/);
    assert.ok(text.includes('{warm-up}') && !text.includes('short hold'));
    assert.ok(/title style=\{yshift=[\d.]+bp\}/.test(text) && !pgf({ marks: [] }).includes('title style'));
  });

  it('has names in its legend that can be told apart, in as many columns as there is room for', () => {
    const entry = wholePicture.legend[0]!;
    const [start, end] = ['model.feature_extractor_backbone.residual_relu_', '.perceptual_reconstruction_weight_for_discriminator'];
    const names = [`${start}4_3${end}`, `${start}5_3${end}`];
    const text = pgf({ legend: names.map((label) => ({ ...entry, label })), width: 960 });
    assert.match(text, /addlegendentry\{model\.feature\\_e\\ldots\{\}al\\_relu\\_4\\_3\.perc/);
    assert.match(text, /addlegendentry\{model\.feature\\_e\\ldots\{\}al\\_relu\\_5\\_3\.perc/);
    assert.match(text, /column sep=\d+bp\}\}, legend columns=2,/);
    assert.match(pgf({ legend: ['a', 'b', 'c', 'd'].map((label) => ({ ...entry, label })) }), /legend columns=4,/);
  });

  it('says which TeX its names need', () => {
    const entry = wholePicture.legend[0]!;
    assert.match(pgf({ legend: [{ ...entry, label: 'вес' }] }), /^% In the preamble.*\n% Not all names are in Latin letters: use LuaLaTeX/);
    assert.ok(!pgf({ legend: [{ ...entry, label: 'λ_größe → 1' }] }).includes('LuaLaTeX'));
  });

  it('has no line that is too long for TeX', () => {
    const points = Float64Array.from({ length: 4000 }, (_, i) => i / 7);
    const text = pgf({ lines: [{ ...wholePicture.lines[0]!, points }] });
    assert.ok(Math.max(...text.split('\n').map(({ length }) => length)) < 600);
  });

  it('names the curves, with their lines, in one legend', () => {
    const text = pgf();
    assert.match(
      text,
      /\\addlegendimage\{color=\w+, line width=1\.5bp, dash pattern=on 6bp off 3bp, dash phase=0bp, line join=round\}\\addlegendentry\{kl\\_weight\}/,
    );
    assert.equal(text.match(/\\addlegendentry/g)!.length, 3);
    assert.match(text, /\\addlegendentry\{lr \(Größe\)\}/);
    assert.ok(!pgf({ legendPlace: 'none' }).includes('legend'));
    assert.match(pgf({ legendPlace: 'bottom right' }), /legend pos=south east/);
  });

  it('has the names at the lines outside of what is clipped', () => {
    const text = pgf({ legendPlace: 'lines', legend: [{ ...wholePicture.legend[0]!, label: 'a_b', end: 0.25 }], more: [] });
    assert.match(text, /after end axis\/\.code=\{\\node\[anchor=west, [^\]]*\] at \(rel axis cs:1,0\.25\) \{a\\_b\};\}/);
    assert.ok(!text.includes('legend'));
    assert.deepEqual(braces(text), [0, 0]);
  });

  it('has a log axis where the picture has one', () => {
    assert.match(pgf({ scale: 'log', more: [], y: { ...wholePicture.y, from: 0.01 } }), /ymin=0\.01, ymax=1, ymode=log/);
  });

  it('takes names for text, whatever TeX would make of them', () => {
    const label = String.raw`\input{/etc/passwd} $x^2$ 50% a_b & #1 ~ {`;
    const text = pgf({ title: label, legend: [{ ...wholePicture.legend[0]!, label: `${label}\n\\write18{rm}` }] });
    assert.ok(!/\\input|\\write/.test(text));
    assert.deepEqual(braces(text), [0, 0]);
    const expected = String.raw`\textbackslash{}input\{/etc/passwd\} \$x\textasciicircum{}2\$ 50\% a\_b \& \#1 \textasciitilde{} \{`;
    assert.ok(text.includes(`title={${expected}}`), text);
  });
});

describe('latexText', () => {
  for (const [text, expected] of [
    ['β_1 → λ', String.raw`\ensuremath{\beta}\_1 \ensuremath{\rightarrow} \ensuremath{\lambda}`],
    ['−0.5 … "x"', String.raw`\ensuremath{-}0.5 \ldots{} \char34{}x\char34{}`],
    ['a\u0000b\u202E', 'ab'],
    ['constructor', 'constructor'],
    ['ως', String.raw`\ensuremath{\omega}\ensuremath{\varsigma}`],
  ] as const)
    it(JSON.stringify(text), () => assert.equal(latexText(text), expected));
});
