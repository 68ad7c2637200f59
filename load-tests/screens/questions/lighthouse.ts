import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import runLighthouse, { desktopConfig, type Flags, type Result } from 'lighthouse';
import { chromium } from 'playwright-core';
import { wholeBrowser } from '../../../frontend/e2e/browser.ts';
import type { Asked, Question } from '../../bench/lib/question.ts';
import { settleIn } from '../lib/rooms.ts';

const categories = ['performance', 'accessibility', 'best-practices'] as const;
const goals = { performance: 95, accessibility: 100, 'best-practices': 100 };

interface Scored {
  /** Of which page, in which window. */
  what: string;
  scores: Record<string, number>;
  timings: string[];
  /** What keeps a category from 100, by title. */
  lost: string[];
}

/** What Lighthouse says of the sign-in page and of a conversation, through the gateway, on a desk and on a phone. */
export const lighthouse: Question = {
  name: 'lighthouse',
  async ask({ platform, say }: Asked) {
    const port = await freePort();
    const profile = await mkdtemp(join(tmpdir(), 'parley-lighthouse-'));
    // One profile for both: Lighthouse opens a tab beside the one of the person who has signed in.
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: wholeBrowser,
      args: ['--headless', '--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
    });
    try {
      const found: Scored[] = [];
      const score = async (page: string, url: string) => {
        for (const form of ['desktop', 'phone'] as const) {
          say(`lighthouse: ${page}, ${form}`);
          found.push(await scoreOf(`${page}, ${form}`, url, form, port));
        }
      };
      await score('sign-in page', `${platform.gatewayUrl}/login`);
      const page = await context.newPage();
      await settleIn(page, platform.gatewayUrl);
      await score('conversation', page.url());
      return toFinding(found);
    } finally {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
    }
  },
};

async function scoreOf(what: string, url: string, form: 'desktop' | 'phone', port: number): Promise<Scored> {
  const flags: Flags = { port, logLevel: 'error', onlyCategories: [...categories], disableStorageReset: true };
  const ran = await runLighthouse(url, flags, form === 'desktop' ? desktopConfig : undefined);
  if (!ran) throw new Error(`Lighthouse said nothing of ${what}`);
  const { lhr } = ran;
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  const scores = Object.fromEntries(
    categories.map(name => [name, Math.round((lhr.categories[name]?.score ?? 0) * 100)]),
  );
  const timing = (id: string) => lhr.audits[id]?.displayValue ?? '';
  const timings = [
    'first-contentful-paint',
    'largest-contentful-paint',
    'total-blocking-time',
    'cumulative-layout-shift',
  ];
  return { what, scores, timings: timings.map(timing), lost: lostIn(lhr) };
}

function lostIn(lhr: Result): string[] {
  return categories.flatMap(name =>
    (lhr.categories[name]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => `${name}: ${lhr.audits[id]?.title ?? id}${namedBy(lhr.audits[id]?.details)}`),
  );
}

/** What an audit found: kinds of issues, or what was written to the console. */
function namedBy(details: unknown): string {
  const { items = [] } = (details ?? {}) as { items?: { issueType?: string; description?: string }[] };
  const named = items.flatMap(({ issueType, description }) => issueType ?? description ?? []);
  return named.length === 0 ? '' : ` (${named.join('; ')})`;
}

function toFinding(found: Scored[]) {
  return {
    title: 'Lighthouse',
    method:
      'Lighthouse through the gateway over http, with its own settings for a desk and for a phone (simulated slow 4G and CPU ÷ 4). ' +
      'The conversation is opened by somebody who is signed in, with what a browser has kept. Lighthouse has no category for installable any more.',
    figures: found.flatMap(({ what, scores }) =>
      categories.map(name => ({ name: `${what}: ${name}`, value: scores[name] ?? 0, unit: '', atLeast: goals[name] })),
    ),
    tables: [
      {
        title: 'Timings',
        columns: ['page', 'first paint', 'largest paint', 'blocked', 'shift'],
        rows: found.map(({ what, timings }) => [what, ...timings]),
      },
      {
        title: 'What it names',
        columns: ['page', 'audit'],
        rows: found.flatMap(({ what, lost }) => lost.map(title => [what, title])),
      },
    ],
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
