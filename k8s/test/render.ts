import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import type { Resource } from './resource.ts';

/** The chart's folder. */
export const chart = resolve(import.meta.dirname, '../parley');

/** The three newest versions whose schemas there are. */
export const kubernetesVersions = ['1.35', '1.36', '1.37'] as const;

/** What the checks render: each profile of the chart, with what it asks an operator for, and the other ways in one. */
export const profiles = {
  default: [given('default')],
  dev: [join(chart, 'values-dev.yaml')],
  prod: [join(chart, 'values-prod.yaml'), given('prod')],
  inline: [given('inline')],
} as const;

export type ProfileName = keyof typeof profiles;

/** A profile as Helm renders it. */
export interface Rendered {
  profile: ProfileName;
  text: string;
  resources: Resource[];
}

export async function render(helm: string, profile: ProfileName): Promise<Rendered> {
  const text = await template(helm, profiles[profile]);
  const documents = parseAllDocuments(text).map(document => document.toJS() as Resource | null);
  return { profile, text, resources: documents.filter(document => document !== null) };
}

/** `helm template` with files of values and single ones over them; rejects with what Helm said. */
export async function template(
  helm: string,
  files: readonly string[],
  single: readonly string[] = [],
  release = 'parley',
): Promise<string> {
  const values = [...files.flatMap(file => ['--values', file]), ...single.flatMap(value => ['--set', value])];
  const where = ['--namespace', 'parley', '--kube-version', kubernetesVersions.at(-1) ?? ''];
  return run(helm, ['template', release, chart, ...where, ...values]);
}

/** Runs a command and returns its standard output; a failure carries what it wrote to the other one. */
export async function run(command: string, args: readonly string[], env: Record<string, string> = {}) {
  const options = { maxBuffer: 16 * 1024 * 1024, timeout: 300_000, env: { ...process.env, ...env } };
  const { stdout } = await promisify(execFile)(command, args, options);
  return stdout;
}

function given(name: string): string {
  return resolve(import.meta.dirname, 'values', `${name}.yaml`);
}
