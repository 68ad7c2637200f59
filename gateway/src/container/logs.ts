import { existsSync, mkdirSync, renameSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const LARGEST = 64 * 1024 * 1024;
const ACCESS_LOG = 'access.log';

/** Where NGINX logs to: the container's output, or with `logDir` a file there for what counts its lines. Errors are always output. */
export function openLogs(home: string, logDir?: string): string {
  const folder = logDir ?? join(home, 'logs');
  mkdirSync(folder, { recursive: true });
  link('/dev/stderr', join(folder, 'error.log'));
  if (!logDir) link('/dev/stdout', join(folder, ACCESS_LOG));
  return folder;
}

/** Puts a file that has grown aside, one at most, and has NGINX open a new one. */
export function rotateLogs(logDir: string, reopen: () => void): void {
  const file = join(logDir, ACCESS_LOG);
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) < LARGEST) return;
  renameSync(file, `${file}.1`);
  reopen();
}

function link(output: string, file: string): void {
  if (!existsSync(file)) symlinkSync(output, file);
}
