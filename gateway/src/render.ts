import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { checkCertificate } from './check-certificate.ts';
import { checkSettings } from './check-settings.ts';
import { scopeOf } from './scope.ts';
import type { GatewaySettings } from './settings.ts';
import { fillTemplate } from './template.ts';

const home = resolve(import.meta.dirname, '..');

/**
 * Writes the whole NGINX configuration to `outDir` (replaced) and returns the path of its nginx.conf.
 * Run it with `nginx -e stderr -c PATH`: it stays in the foreground; SIGQUIT drains, SIGTERM ends at once.
 * @throws GatewaySettingsError naming the setting; Error when njs is not installed.
 */
export async function renderGateway(settings: GatewaySettings, outDir: string): Promise<string> {
  checkSettings(settings);
  checkCertificate(settings.certFile);
  const target = resolve(outDir);
  const scope = scopeOf(settings, target);
  await Promise.all([settings.tempDir, settings.logDir].map(dir => mkdir(dir, { recursive: true })));
  await Promise.all(['http', 'routes', 'njs'].map(dir => rm(join(target, dir), { recursive: true, force: true })));

  const templates = join(home, 'templates');
  for (const file of await readdir(templates, { recursive: true })) {
    if (!file.endsWith('.conf')) continue;
    const text = fillTemplate(await readFile(join(templates, file), 'utf8'), scope);
    await mkdir(dirname(join(target, file)), { recursive: true });
    await writeFile(join(target, file), text);
  }
  await cp(join(home, 'njs'), join(target, 'njs'), { recursive: true });
  return join(target, 'nginx.conf');
}
