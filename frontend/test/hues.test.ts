import { expect, test } from '@jest/globals';
import { groundAt, groundOf, hueCount, inkAt, inkOf } from '../src/components/ui/hues.ts';

type Rgb = readonly [number, number, number];

/** Linear sRGB of `oklch(L C h)`, by the matrices of CSS Color 4. */
function linear(color: string): Rgb {
  const [l = 0, c = 0, h = 0] = (/oklch\(([^)]*)\)/.exec(color)?.[1] ?? '').split(' ').map(Number);
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)];
  const [x, y, z] = [
    (l + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ] as const;
  const rgb: Rgb = [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ];
  return rgb.map(part => Math.min(1, Math.max(0, part))) as unknown as Rgb;
}

const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [one, other].map(color => luminance(linear(color))).sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const hues = Array.from({ length: hueCount }, (_, hue) => hue);
/** `--surface`, on which names stand. */
const surfaces = ['oklch(0.995 0.003 85)', 'oklch(0.222 0.013 205)'] as const;

test.each(hues)('hue %i can be read, as white initials and as a name on both grounds', hue => {
  expect(contrast('oklch(1 0 0)', groundAt(hue))).toBeGreaterThanOrEqual(4.5);
  const [light = '', dark = ''] = inkAt(hue).match(/oklch\([^)]*\)/g) ?? [];
  expect(contrast(light, surfaces[0])).toBeGreaterThanOrEqual(4.5);
  expect(contrast(dark, surfaces[1])).toBeGreaterThanOrEqual(4.5);
});

test('a person keeps their colour, and many people have many', () => {
  const id = '01890a5d-ac96-774b-bcce-b302099a8057';
  expect([groundOf(id), inkOf(id)]).toEqual([groundOf(id), inkOf(id)]);
  const ids = Array.from({ length: 400 }, (_, at) => `person-${at}`);
  expect(new Set(ids.map(groundOf)).size).toBe(hueCount);
});
