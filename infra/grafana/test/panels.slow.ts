import { expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { useParley } from '@parley/dev-env/use-parley';
import { foldersOfMonitoring, panelsOf } from './support/monitoring.ts';

/** What Grafana puts there for a scrape interval of 5 s, but longer: the load of this test is short. */
const rateInterval = '2m';
/** Rules over longer windows are evaluated once a minute. */
const waitMs = 100_000;
const everyMs = 5_000;

const panels = panelsOf(foldersOfMonitoring.dashboards);

interface Answer {
  status: string;
  error?: string;
  data?: { result: { value: [number, string] }[] };
}

async function ask(expr: string): Promise<Answer> {
  const body = new URLSearchParams({
    query: expr.replaceAll('$__rate_interval', rateInterval).replaceAll('$node', '.*'),
  });
  const response = await fetch(`${endpoints().prometheusUrl}/api/v1/query`, { method: 'POST', body });
  return (await response.json()) as Answer;
}

/** Series whose value is a number: 0/0 is drawn as nothing. */
async function hasData(expr: string): Promise<boolean> {
  const { status, error, data } = await ask(expr);
  if (status !== 'success') throw new Error(`${expr}: ${error}`);
  return data?.result.some(({ value: [, text] }) => Number.isFinite(Number(text))) ?? false;
}

async function empty(): Promise<string[]> {
  const answers = await Promise.all(
    panels.flatMap(({ dashboard, title, exprs }) =>
      exprs.map(async expr => ((await hasData(expr)) ? [] : [`${dashboard}, ${title}: ${expr}`])),
    ),
  );
  return answers.flat();
}

test(
  'every panel has data on a platform that is used',
  async () => {
    const until = performance.now() + waitMs;
    let without: string[];
    do {
      await useParley();
      await new Promise(resolve => setTimeout(resolve, everyMs));
      without = await empty();
    } while (without.length > 0 && performance.now() < until);
    expect(without).toEqual([]);
  },
  2 * waitMs,
);
