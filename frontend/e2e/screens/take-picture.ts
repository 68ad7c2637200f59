import type { Screen } from '../access-walk.ts';
import type { PictureStore } from './picture-store.ts';
import { steadyTexts } from './steady-text.ts';

/** Of a window as wide as a desk's; a phone's keeps its size. */
const widest = 720;

/** The name of a screen's pictures: it stays as long as the screen's does. */
export function pictureName(screen: string): string {
  return screen
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

export async function takePicture({ name, page, theme }: Screen, pictures: PictureStore): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  const goBack = await steadyTexts(page);
  const png = await page.screenshot({ caret: 'hide', animations: 'disabled' });
  await goBack();
  await pictures.put(`${pictureName(name)}-${width}-${theme}`, png, Math.min(width, widest));
}
