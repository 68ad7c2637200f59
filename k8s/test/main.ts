import { terminalProgress } from '@parley/local/progress';
import { readCommandLine } from '@parley/runtime/process/command-line';
import { findCutShort } from './checks/endings.ts';
import { findMisread } from './checks/environment.ts';
import { findWrongWays } from './checks/network.ts';
import { findExponents } from './checks/numbers.ts';
import { findDangling } from './checks/references.ts';
import { findUnrestricted } from './checks/restricted.ts';
import { findInvalid, findUnknownToOperator } from './checks/schemas.ts';
import { findMissed, planted } from './planted.ts';
import { findTaken, refusals } from './refusals.ts';
import { chart, kubernetesVersions, profiles, render, run, type ProfileName } from './render.ts';
import { provisionTools } from './tools.ts';

readCommandLine({
  command: 'npm run test:chart --',
  about:
    'Renders the Helm chart with several sets of values and checks what comes out, and that bad values are refused.',
});

/** The one that shows the ways out of `restricted`: ports and network of the cluster's nodes. */
const unrestricted: ProfileName = 'inline';

const progress = terminalProgress();
const tools = await provisionTools(progress);
const tally = { passed: 0, failed: 0 };

/** Counts as passed when nothing is found and nothing is thrown. */
async function check(name: string, find: () => Promise<string[] | string | void>): Promise<void> {
  const found = await find().catch((error: unknown) => [describe(error)]);
  const problems = Array.isArray(found) ? found : [];
  tally[problems.length === 0 ? 'passed' : 'failed'] += 1;
  if (problems.length === 0) progress.done(name);
  for (const problem of problems) progress.warn(`${name}: ${problem}`);
}

function describe(error: unknown): string {
  const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
  return stdout + stderr || String(error);
}

for (const profile of Object.keys(profiles) as ProfileName[]) {
  const files = profiles[profile].flatMap(file => ['--values', file]);
  const kube = ['--kube-version', kubernetesVersions.at(-1) ?? ''];
  await check(`${profile}: helm lint`, () => run(tools.helm, ['lint', '--strict', ...kube, ...files, chart]));
  const rendered = await render(tools.helm, profile);
  for (const version of kubernetesVersions) {
    await check(`${profile}: Kubernetes ${version} takes it, strictly`, () => findInvalid(rendered, version, tools));
  }
  await check(`${profile}: the Prometheus operator takes it`, () => findUnknownToOperator(rendered, tools));
  if (profile !== unrestricted) {
    await check(`${profile}: PodSecurity restricted`, async () => findUnrestricted(rendered));
  }
  await check(`${profile}: who may speak to whom`, async () => findWrongWays(rendered));
  await check(`${profile}: what is named is there`, async () => findDangling(rendered));
  await check(`${profile}: numbers in full`, () => findExponents(rendered));
  await check(`${profile}: time to drain`, async () => findCutShort(rendered));
  await check(`${profile}: every process takes its environment`, () => findMisread(rendered));
}

const sample = await render(tools.helm, 'prod');
for (const fault of planted) await check(`found: ${fault.name}`, () => findMissed(fault, sample, tools));

for (const refusal of refusals) {
  const { profile, set, release } = refusal;
  const given = release ? `the name ${release}` : set.join(' ');
  await check(`refused: ${profile} with ${given}`, () => findTaken(tools.helm, refusal));
}

console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed > 0 ? 1 : 0;
