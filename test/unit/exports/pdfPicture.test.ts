// What is written is what `test/reference/pictures/read_pdf.py` gave to PyMuPDF, pypdf and qpdf, and these read what was meant.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { textWidth } from '../../../src/exports/fontWidths';
import { layOut } from '../../../src/exports/layOut';
import { missingCharacters, textRuns } from '../../../src/exports/pdfFont';
import { pdfPicture } from '../../../src/exports/pdfPicture';
import { wholePicture } from '../../fixtures/picture';

interface Reading {
  readonly size: readonly number[];
  readonly title: string;
  readonly problems: readonly string[];
  readonly fonts: readonly string[];
  readonly text: string;
  readonly spans: readonly {
    readonly text: string;
    readonly origin: readonly [number, number];
    readonly size: number;
    readonly up: boolean;
  }[];
  readonly lines: readonly { readonly color: string; readonly width: number; readonly points: number; readonly box: readonly number[] }[];
  readonly pixels: Readonly<Record<string, string>>;
  readonly widths: { readonly helvetica: Readonly<Record<string, number>>; readonly symbol: Readonly<Record<string, number>> };
}

const folder = 'test/reference/pictures';
const reading = JSON.parse(readFileSync(`${folder}/picture.json`, 'utf8')) as Reading;
const drawing = layOut(wholePicture);
const near = (a: number, b: number, by = 0.01) => Math.abs(a - b) <= by;

describe('pdfPicture', () => {
  it('writes the file that the readers have read', () => {
    assert.equal(Buffer.from(pdfPicture(drawing)).toString('latin1'), readFileSync(`${folder}/picture.pdf`, 'latin1'));
  });

  it('is a page of that size in points, without a problem for qpdf, with a title and fonts that all readers have', () => {
    assert.deepEqual([reading.size, reading.problems, reading.fonts], [[360, 225], [], ['Helvetica', 'Symbol']]);
    assert.equal(reading.title, 'Weights (β − 50 %)');
    assert.ok(
      drawing.above.every((shape) => shape.kind !== 'text' || reading.text.includes(shape.text)),
      reading.text,
    );
  });

  it('has each text where it is meant to be, centred by the fonts’ own widths', () => {
    const texts = [...drawing.below, ...drawing.above].filter((shape) => shape.kind === 'text');
    for (const { text, x, y, size, align, isUpright = false } of texts) {
      const { length } = Array.from(text);
      const width = Array.from(text).reduce((sum, letter) => sum + (reading.widths.helvetica[letter] ?? reading.widths.symbol[letter])!, 0);
      assert.ok(length > 0 && width > 0);
      const back = ({ start: 0, middle: 0.5, end: 1 }[align] * width * size) / 1000;
      const [left, base] = isUpright ? [x, y + back] : [x - back, y];
      const first = textRuns(text)[0]!.bytes.length;
      const found = reading.spans.find(
        (span) =>
          Array.from(text).slice(0, first).join('').startsWith(span.text.trim()) &&
          near(span.origin[0], left * 0.75) &&
          near(span.origin[1], base * 0.75),
      );
      assert.ok(found, `${text} at ${left * 0.75}, ${base * 0.75}`);
      assert.ok(near(found.size, size * 0.75) && found.up === isUpright, text);
    }
  });

  it('has each curve as one path of all its points, in its colour and width', () => {
    const { left, top, width, height } = drawing.plot;
    const box = [left, top, left + width, top + height].map((place) => place * 0.75);
    const blue = reading.lines.find(({ color, points }) => color === '#0063d3' && points > 10)!;
    assert.equal(blue.points, 80);
    assert.ok(near(blue.width, 1.5) && blue.box.every((edge, i) => near(edge, box[i]!, 1)), JSON.stringify(blue));
    const orange = reading.lines.find(({ color, points }) => color === '#d15704' && points === 1)!;
    assert.ok(
      orange.box.every((edge, i) => near(edge, box[i]!, 1)),
      JSON.stringify(orange),
    );
  });

  it('is painted in the colours that were meant', () => {
    assert.deepEqual(reading.pixels, {
      background: '#ffffff',
      band: '#f5f5f5',
      dot: '#652d90',
      'line before the gap': '#388a34',
      'in the gap': '#ffffff',
    });
  });
});

describe('textWidth', () => {
  it('is that of Adobe’s font metrics for all characters of Helvetica', () => {
    const widths = Object.entries(reading.widths.helvetica);
    assert.ok(widths.length > 200);
    for (const [character, width] of widths) assert.ok(near(textWidth(character, 1000), width, 1e-9), character);
  });
});

describe('textRuns', () => {
  it('has Greek letters and signs from Symbol, with its widths', () => {
    const symbols = Array.from('αβγδεζηθικλμνξοπρςστυφχψωΓΔΘΛΞΠΣΦΨΩ−≤≥∞→≠≈∂∇√∑');
    for (const character of symbols) {
      const [run] = textRuns(character);
      assert.equal(run!.font, 'Symbol');
      assert.ok(near(run!.width * 1000, reading.widths.symbol[character]!, 1e-9), character);
    }
  });

  it('parts a text by its fonts, and has a question mark for what neither has', () => {
    assert.deepEqual(
      textRuns('a−€漢').map(({ font, bytes }) => [font, bytes]),
      [
        ['Helvetica', [0x61]],
        ['Symbol', [0x2d]],
        ['Helvetica', [0x80, 0x3f]],
      ],
    );
    assert.equal(missingCharacters('kl 漢β字漢 −'), '漢字');
  });
});
