import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import subset from 'subset-font';

/** The weights that the app uses. */
const variationAxes = { wght: { min: 400, max: 700 } };
const letters = (first: number, last: number): string =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('');

/** By what the file is called here: what it is cut from, and the letters that stay. `inter.css` has the same ranges. */
const files = {
  'inter-latin': {
    from: 'inter-latin-wght-normal.woff2',
    keep: `${letters(0x20, 0x7e)}${letters(0xa0, 0xff)}${letters(0x20_00, 0x20_6f)}ıŒœʻʼˆ˚˜€™↑↓−∕\u{0304}\u{0308}\u{0329}\u{FEFF}\u{FFFD}`,
  },
  // Names of most European languages: the whole of "latin-ext" is twice as large as all the rest.
  'inter-latin-names': { from: 'inter-latin-ext-wght-normal.woff2', keep: letters(0x1_00, 0x1_7f) },
};

for (const [name, { from, keep }] of Object.entries(files)) {
  const whole = readFileSync(fileURLToPath(import.meta.resolve(`@fontsource-variable/inter/files/${from}`)));
  const bytes = await subset(whole, keep, { targetFormat: 'woff2', variationAxes });
  writeFileSync(new URL(`./${name}.woff2`, import.meta.url), bytes);
  console.info(`${name}: ${bytes.length} bytes of ${whole.length}`);
}
