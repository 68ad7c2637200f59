import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';

const entry = fileURLToPath(new URL('../page/main.ts', import.meta.url));
const path = '/bench-calls';
/** A page that came from nowhere may not speak to addresses of this machine by itself. */
const permissions = ['local-network-access', 'camera', 'microphone'];

let bundled: Promise<string> | undefined;

/** Opens a page of the bench as one of this origin, which serves nothing of it. */
export async function openBenchPage(browser: Browser, origin: string): Promise<Page> {
  const script = await (bundled ??= bundle());
  const context = await browser.newContext({ permissions });
  const page = await context.newPage();
  const body = `<!doctype html><title>Bench</title><script type="module">${script}</script>`;
  await page.route(`${origin}${path}`, route => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  page.on('pageerror', error => console.error(`page: ${error.message}`));
  page.on('console', message => message.type() === 'error' && console.error(`page: ${message.text()}`));
  await page.goto(`${origin}${path}`);
  await page.waitForFunction(() => 'bench' in window);
  return page;
}

async function bundle(): Promise<string> {
  const lib = { entry, formats: ['es' as const], fileName: 'bench' };
  const built = await build({ configFile: false, logLevel: 'error', build: { write: false, lib } });
  const [output] = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[];
  // The page has it inline: nothing in it may end the element that holds it.
  return output?.output[0].code.replaceAll('</script', '<\\/script') ?? '';
}
