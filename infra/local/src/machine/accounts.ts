import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** An account of the machine that a server runs as. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** True when this process may become any account. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Looks an account up by name. */
export function findAccount(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(entry => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined;
}

/** Whether accounts other than the owners can walk to that folder: each folder above lets others pass. */
export function othersCanReach(folder: string): boolean {
  const passable = (statSync(folder).mode & 0o001) !== 0;
  const parent = dirname(folder);
  return passable && (parent === folder || othersCanReach(parent));
}
