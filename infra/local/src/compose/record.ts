import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeJson } from '../machine/files.ts';

/** What a data folder keeps of the compose stack that was started on it, until it is stopped. */
export interface ComposeRecord {
  readonly project: string;
  readonly url: string;
  readonly httpsUrl: string;
}

const fileIn = (dataDir: string): string => join(dataDir, 'compose.json');

/** The compose stack of that folder; undefined when the last one was stopped, or is a native one. */
export function readRecord(dataDir: string): ComposeRecord | undefined {
  return readJson<ComposeRecord>(fileIn(dataDir));
}

export function writeRecord(dataDir: string, record: ComposeRecord): void {
  writeJson(fileIn(dataDir), record);
}

export function removeRecord(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}
