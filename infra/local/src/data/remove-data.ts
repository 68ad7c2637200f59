import { cpSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Layout } from './layout.ts';

/** Removes a data folder with what lies elsewhere and is linked from it; its logs are kept in `keptLogs`. */
export function removeData({ data, logs }: Layout, keptLogs: string): void {
  rmSync(keptLogs, { recursive: true, force: true });
  cpSync(logs, keptLogs, { recursive: true });
  for (const entry of readdirSync(data, { withFileTypes: true })) {
    if (entry.isSymbolicLink()) rmSync(realpathSync(join(data, entry.name)), { recursive: true, force: true });
  }
  rmSync(data, { recursive: true, force: true });
}
