import { readJson, writeJson } from '../machine/files.ts';
import { isAlive, type ProcessIdentity } from './process-identity.ts';
import type { ProcessStatus } from './supervision.ts';

/** What `state.json` says of the stack of a data folder; other processes read it. */
export interface StackState {
  readonly phase: 'starting' | 'running' | 'stopping' | 'stopped' | 'failed';
  readonly url: string;
  readonly httpsUrl: string;
  readonly stack: 'native';
  readonly supervisor: ProcessIdentity;
  readonly processes: readonly ProcessStatus[];
}

/** Writes the state, whole. */
export function writeState(file: string, state: StackState): void {
  writeJson(file, state);
}

/** The last state written, or undefined when the data folder never held a stack. */
export function readState(file: string): StackState | undefined {
  return readJson<StackState>(file);
}

/** Whether the supervisor that wrote it still runs. */
export function isSupervised(state: StackState | undefined): state is StackState {
  return state !== undefined && isAlive(state.supervisor);
}
