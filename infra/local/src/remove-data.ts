import { cpSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Layout } from './layout.ts';

/** Removes a data folder with what lies elsewhere and is linked from it; copies its logs to `keepLogs` before. */
export function removeData({ data, logs }: Layout, keepLogs: string | undefined): void {
  if (keepLogs) {
    rmSync(keepLogs, { recursive: true, force: true });
    cpSync(logs, keepLogs, { recursive: true });
  }
  for (const entry of readdirSync(data, { withFileTypes: true })) {
    if (entry.isSymbolicLink()) rmSync(realpathSync(join(data, entry.name)), { recursive: true, force: true });
  }
  rmSync(data, { recursive: true, force: true });
}
