import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { ROOT } from '../config.ts';
import { writeWhole } from '../machine/files.ts';
import { runCommand } from '../machine/run-command.ts';

/** Compose's second file, which `npm start` adds where it is there: the same images, each by its digest. */
export const PINNED = 'infra/compose/pinned.yml';

interface Compose {
  services: Record<string, { image: string; build?: unknown }>;
}

async function digestOf(image: string): Promise<string> {
  const inspect = ['buildx', 'imagetools', 'inspect', '--format', '{{json .Manifest.Digest}}', image];
  const fix = `See whether the registry of ${image} can be reached.`;
  return JSON.parse(await runCommand('docker', inspect, { fix })) as string;
}

/** `npm run images:pin`: asks the registry for the digest of every image of others in docker-compose.yml. */
if (import.meta.main) {
  const compose = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true }) as Compose;
  const others = Object.entries(compose.services).filter(([, { build }]) => !build);
  const digests = new Map<string, string>();
  for (const image of new Set(others.map(([, service]) => service.image))) digests.set(image, await digestOf(image));
  const services = Object.fromEntries(
    others.map(([name, { image }]) => [name, { image: `${image}@${digests.get(image)}` }]),
  );
  const head = '# Written by `npm run images:pin`. Write it again whenever docker-compose.yml gets another image.\n';
  writeWhole(join(ROOT, PINNED), head + stringify({ services }), 0o644);
  console.log(`${PINNED}: ${digests.size} images, each by its digest`);
}
