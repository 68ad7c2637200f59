import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nameOf, type Resource } from '../resource.ts';
import { run, type Rendered } from '../render.ts';
import type { Tools } from '../tools.ts';

/** The kinds that are not Kubernetes's own; their schemas come from elsewhere. */
const operatorKinds = ['ServiceMonitor', 'PrometheusRule'];

/** What Kubernetes of that version would refuse; strictly, so that a field which it does not know is a fault. */
export async function findInvalid({ text }: Rendered, version: string, tools: Tools): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-chart-'));
  const file = join(folder, 'rendered.yaml');
  try {
    writeFileSync(file, text);
    const args = ['-m', 'kubernetes_validate', '--strict', '--quiet', '-k', version, file];
    const said = await run('python3', args, { PYTHONPATH: tools.kubernetesValidate }).catch(whatWasSaid);
    const known = operatorKinds.map(kind => `schema for kind ${kind} `);
    return said.split('\n').filter(line => line !== '' && !known.some(kind => line.includes(kind)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A fault ends it with a code of its own; what matters is what it says. */
function whatWasSaid(error: { stdout: string; stderr: string }): string {
  return error.stdout + error.stderr;
}

interface Model {
  new (resource: Resource): { validate(): void };
}

/** What the Prometheus operator would refuse. */
export async function findUnknownToOperator({ resources }: Rendered, { operator }: Tools): Promise<string[]> {
  const entry = pathToFileURL(join(operator, 'monitoring.coreos.com/v1/index.js')).href;
  const models = (await import(entry)) as Record<string, Model>;
  return resources.flatMap(resource => {
    const Known = operatorKinds.includes(resource.kind) ? models[resource.kind] : undefined;
    if (!Known) return [];
    try {
      new Known(resource).validate();
      return [];
    } catch (error) {
      return [`${nameOf(resource)}: ${String(error)}`];
    }
  });
}
