import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readConfig } from '@parley/local/config';
import type { Progress } from '@parley/local/progress';
import { runCommand } from '@parley/local/machine/run-command';
import { fillOnce } from '@parley/local/tools/cache';
import { onPath } from '@parley/local/tools/locate';

/** What the checks of the chart run, and where it lies. */
export interface Tools {
  helm: string;
  /** The folder of the Python package that has the schemas of each Kubernetes version. */
  kubernetesValidate: string;
  /** The folder of the npm package that knows the resources of the Prometheus operator. */
  operator: string;
}

interface Download {
  name: string;
  version: string;
  /** What there is when it is whole, from its folder. */
  proof: string;
  /** What it is and how it comes, for who waits. */
  says: string;
  fetch(into: string, version: string): Promise<unknown>;
}

const BUILD_LIMIT_MS = 15 * 60_000;

const downloads = {
  helm: {
    name: 'helm',
    version: '3.22.0',
    proof: 'helm',
    says: 'Helm, built from the Go module helm.sh/helm/v3, about five minutes',
    fetch: (into, version) => goInstall(into, `helm.sh/helm/v3/cmd/helm@v${version}`),
  },
  kubernetesValidate: {
    name: 'kubernetes-validate',
    version: '1.37.0',
    proof: 'kubernetes_validate',
    says: 'the schemas of Kubernetes, from the Python package kubernetes-validate',
    fetch: (into, version) =>
      run('python3', ['-m', 'pip', 'install', '-q', '--target', into, `kubernetes-validate==${version}`]),
  },
  operator: {
    name: 'prometheus-operator-models',
    version: '6.0.0',
    proof: 'node_modules/@kubernetes-models/prometheus-operator',
    says: "the Prometheus operator's schemas, from the npm package @kubernetes-models/prometheus-operator",
    fetch: (into, version) =>
      run('npm', ['install', '--silent', '--prefix', into, `@kubernetes-models/prometheus-operator@${version}`]),
  },
} satisfies Record<string, Download>;

/** Finds every tool, or puts it into the cache folder: PARLEY_CACHE_DIR, or ~/.cache/parley. */
export async function provisionTools(progress: Progress): Promise<Tools> {
  const { cacheDir } = readConfig();
  const place = (download: Download): Promise<string> => provide(download, cacheDir, progress);
  return {
    helm: onPath('helm') ?? (await place(downloads.helm)),
    kubernetesValidate: dirname(await place(downloads.kubernetesValidate)),
    operator: await place(downloads.operator),
  };
}

async function provide(download: Download, cacheDir: string, progress: Progress): Promise<string> {
  const folder = join(cacheDir, `${download.name}-${download.version}`);
  const proof = join(folder, download.proof);
  if (!existsSync(proof)) {
    progress.step(`Installing into ${folder}: ${download.says}`);
    await fillOnce(folder, async into => void (await download.fetch(into, download.version)));
  }
  return proof;
}

function goInstall(into: string, target: string): Promise<string> {
  return runCommand('env', [`GOBIN=${into}`, 'go', 'install', target], {
    timeoutMs: BUILD_LIMIT_MS,
    fix: `Install Go (1.26 or newer) and check the way to the Go modules, or put ${target.split('/').at(-1)} on the PATH.`,
  });
}

function run(command: string, args: string[]): Promise<string> {
  return runCommand(command, args, { timeoutMs: BUILD_LIMIT_MS });
}
