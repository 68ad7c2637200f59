import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { findAccount, isRoot, othersCanReach, type Account } from '../machine/accounts.ts';
import { runCommand } from '../machine/run-command.ts';

/** Where PostgreSQL keeps its cluster and as whom it runs. */
export interface PostgresHome {
  readonly folder: string;
  /** Undefined: the account that runs the stack. */
  readonly account: Account | undefined;
}

const OUT_OF_THE_WAY = '/var/lib/parley';

/**
 * Opens PostgreSQL's folder. It refuses to run as root, so root runs it as `postgres`; where that account cannot
 * walk to the data folder (a clone below a private home), the files lie in /var/lib/parley and a link points there.
 */
export async function openPostgresHome(data: string): Promise<PostgresHome> {
  const folder = join(data, 'postgres');
  if (!isRoot()) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return { folder, account: undefined };
  }
  const account = await postgresAccount();
  const real = othersCanReach(data) ? folder : linkedFolder(folder);
  mkdirSync(real, { recursive: true, mode: 0o700 });
  chmodSync(real, 0o700);
  chownSync(real, account.uid, account.gid);
  return { folder: real, account };
}

async function postgresAccount(): Promise<Account> {
  const known = findAccount('postgres');
  if (known) return known;
  await runCommand('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ]);
  const made = findAccount('postgres');
  if (!made) throw new Error('useradd made no account "postgres"');
  return made;
}

/**
 * Each data folder has a place of its own at the other end, so that one that was moved away keeps its files. A folder
 * where the link should be came out of a backup, and goes there.
 */
function linkedFolder(link: string): string {
  const existing = lstatSync(link, { throwIfNoEntry: false });
  if (existing?.isSymbolicLink()) return realpathSync(link);
  mkdirSync(OUT_OF_THE_WAY, { recursive: true });
  // Others walk through it to what is theirs, and see nothing else.
  chmodSync(OUT_OF_THE_WAY, 0o711);
  const target = mkdtempSync(join(OUT_OF_THE_WAY, 'postgres-'));
  if (existing) moveTree(link, target);
  symlinkSync(target, link);
  return target;
}

/** Also from one disk to another; as the accounts of its files are kept, `cp` does it. */
function moveTree(from: string, to: string): void {
  execFileSync('cp', ['--archive', '--no-target-directory', from, to]);
  rmSync(from, { recursive: true });
}
