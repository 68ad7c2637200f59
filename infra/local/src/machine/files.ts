import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Makes a folder for its owner alone; one that an earlier version left open is closed. */
export function ownFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
}

/** Writes a file so that a reader, or a crash, sees the old or the new text and never a half; for its owner alone. */
export function writeWhole(path: string, text: string, mode = 0o600): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text, { mode });
  renameSync(temporary, path);
}

/** The same for JSON. */
export function writeJson(path: string, value: unknown, mode = 0o600): void {
  writeWhole(path, `${JSON.stringify(value, null, 2)}\n`, mode);
}

/** A JSON file's value, or undefined when there is none (or a broken one: it is then made again). */
export function readJson<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch {
    return undefined;
  }
}
