import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

interface Finding {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Not yet in a standard, and off by itself. */
const more = { 'label-content-name-mismatch': { enabled: true } };

/** What axe finds against WCAG 2.2 A and AA and good practice on the page as it is now, one line each. */
export async function accessFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const violations = await page.evaluate(
    async how => {
      const { axe: runner } = window as unknown as {
        axe: { run(on: Document, how: object): Promise<{ violations: Finding[] }> };
      };
      return (await runner.run(document, how)).violations;
    },
    { runOnly: { type: 'tag', values: rules }, rules: more },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
  );
}
