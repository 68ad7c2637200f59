import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

/** Of the pixels of a picture: a caret, the colour of a picture of initials. More than that is another picture. */
const unseen = 0.006;
/** Of 255: what the encoder changes by itself. */
const noise = 24;
/** A folder for the pictures in their full size too, for who judges them. */
const fullSize = process.env['PARLEY_SCREENS_FULL'];

/** A folder of small pictures, each under a name that stays; one that shows nothing new keeps its file. */
export class PictureStore {
  readonly #folder: string;
  readonly #names = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  get names(): readonly string[] {
    return [...this.#names];
  }

  /** @param width of the small picture in pixels */
  async put(name: string, png: Buffer, width: number): Promise<void> {
    this.#names.add(name);
    if (fullSize) writeFileSync(join(fullSize, `${name}.png`), png);
    const file = join(this.#folder, `${name}.webp`);
    const small = await sharp(png).resize({ width }).webp({ quality: 62, effort: 4, smartSubsample: true }).toBuffer();
    if (existsSync(file) && (await looksAlike(readFileSync(file), small))) return;
    writeFileSync(file, small);
  }

  /** Removes pictures of screens that are gone. */
  removeOthers(): void {
    const gone = readdirSync(this.#folder).filter(
      file => file.endsWith('.webp') && !this.#names.has(file.replace(/\.webp$/, '')),
    );
    for (const file of gone) rmSync(join(this.#folder, file));
  }
}

async function looksAlike(one: Buffer, other: Buffer): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map(picture => sharp(picture).greyscale().raw().toBuffer()));
  if (a?.length !== b?.length) return false;
  const differ = a?.reduce((count, value, at) => count + Number(Math.abs(value - (b?.[at] ?? 0)) > noise), 0) ?? 0;
  return differ <= unseen * (a?.length ?? 0);
}
