import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../config.ts';
import { writeJson } from '../machine/files.ts';
import { readImages, type Image } from './images.ts';

interface Sbom {
  components: object[];
  metadata: { component: { version?: string } };
}

/** A container image as CycloneDX describes it; what is inside of it, its own makers list. */
export function imageComponent({ name, tag }: Image): object {
  const purl = `pkg:docker/${name}@${tag}`;
  return { type: 'container', 'bom-ref': purl, name, version: tag, purl };
}

/** `npm run sbom`: every npm package of the lock and every image of others, in CycloneDX. */
if (import.meta.main) {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const folder = join(ROOT, 'sbom');
  mkdirSync(folder, { recursive: true });
  for (const [name, scope] of Object.entries({ running: ['--omit', 'dev'], all: [] })) {
    const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', ...scope];
    const bom = JSON.parse(execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 28 })) as Sbom;
    const components = [...bom.components, ...readImages(ROOT).map(imageComponent)];
    const file = join(folder, `parley-${version}-${name}.cdx.json`);
    writeJson(file, { ...bom, components }, 0o644);
    console.log(`${file}: ${components.length} components`);
  }
}
