import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const importOf = /(?:from|import)\s*\(?\s*'([^']+)'/g;

/** Every file of the repository that a file reaches through its imports, itself included. Packages from outside are left out. */
export function reachOf(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(importOf)) {
    const next = resolve(specifier, file);
    if (next) reachOf(next, found);
  }
  return found;
}

function resolve(specifier: string, from: string): string | undefined {
  if (specifier.startsWith('.')) {
    const path = join(dirname(from), specifier);
    return /\.tsx?$/.test(path) && existsSync(path) ? path : undefined;
  }
  return specifier.startsWith('@parley/') ? ofWorkspace(specifier, from) : undefined;
}

/** Text in quotes that looks like one of our imports and is none leads nowhere. */
function ofWorkspace(specifier: string, from: string): string | undefined {
  try {
    return realpathSync(createRequire(from).resolve(specifier));
  } catch {
    return undefined;
  }
}
