import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from '../../bench/lib/finding.ts';
import type { Circumstances } from '../../bench/lib/report.ts';
import type { Profile } from '../questions/question.ts';
import type { Sample } from './sampler.ts';

const folder = fileURLToPath(new URL('../../results/k6', import.meta.url));

/** What is kept of a run. */
export interface Result {
  name: string;
  profile: Profile;
  where: Circumstances;
  figures: Figure[];
  /** Thresholds of the script that did not hold. */
  missed: string[];
  /** How far two equal runs, one after the other, lay apart: the share of their mean, by figure. */
  noise?: Record<string, number>;
  samples: Sample[];
}

/** The last result of that name and profile on a machine like this; undefined when there is none. */
export function lastResult(name: string, profile: Profile, where: Circumstances): Result | undefined {
  const file = fileOf(name, profile, 'json');
  if (!existsSync(file)) return undefined;
  const last = JSON.parse(readFileSync(file, 'utf8')) as Result;
  const same = last.where.cpu === where.cpu && last.where.cores === where.cores;
  return same ? last : undefined;
}

/** Writes the three files of a result and returns the path of the report. */
export function writeResult(result: Result, markdown: string, picture: string): string {
  mkdirSync(folder, { recursive: true });
  const { name, profile } = result;
  writeFileSync(fileOf(name, profile, 'json'), `${JSON.stringify(result, null, 1)}\n`);
  writeFileSync(fileOf(name, profile, 'svg'), picture);
  writeFileSync(fileOf(name, profile, 'md'), markdown);
  return fileOf(name, profile, 'md');
}

function fileOf(name: string, profile: Profile, kind: string): string {
  return join(folder, `${name}-${profile}.${kind}`);
}
