import { z } from 'zod';

const limitMs = 5_000;

const health = z.object({
  status: z.string(),
  services: z.record(
    z.string(),
    z.array(
      z.object({
        node: z.string(),
        status: z.string(),
        dependencies: z.record(z.string(), z.object({ ok: z.boolean(), reason: z.string().optional() })).default({}),
      }),
    ),
  ),
});
export type PlatformHealth = z.output<typeof health>;

/** What the gateway says of everything behind it. */
export async function readHealth(url: string): Promise<PlatformHealth> {
  const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(limitMs) });
  if (response.status !== 200 && response.status !== 503) throw new Error(`it answered ${response.status}`);
  return health.parse(await response.json());
}

/** The names of the chat nodes that can serve. */
export async function chatNodes(url: string): Promise<string[]> {
  const { services } = await readHealth(url);
  const serving = (services['chat'] ?? []).filter(({ status }) => status === 'ready' || status === 'degraded');
  return serving.map(({ node }) => node);
}
