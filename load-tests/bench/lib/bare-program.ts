import type { BareStores } from '../bare/path.ts';
import { startProgram, type ChildProgram } from './child-program.ts';

/** A program of `bare/`; it tells a number: its port, if it has one. */
export type BareProgram = ChildProgram<number>;

export async function startBareProgram(name: 'sockets' | 'node' | 'worker', stores?: BareStores): Promise<BareProgram> {
  // Not as an argument: those can be read by everybody on the machine.
  const env = { ...process.env, BARE_STORES: JSON.stringify(stores) };
  return startProgram(new URL(`../bare/${name}.ts`, import.meta.url), { env });
}
