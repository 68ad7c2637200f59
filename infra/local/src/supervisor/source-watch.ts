import { watch } from 'node:fs';
import { join } from 'node:path';

const CODE = /\.(ts|json|sql)$/;
// An editor writes one file in several steps, and git many files at once.
const CALM_MS = 150;

/** Tells of saved files of code below these folders, those of one moment together; what it returns ends it. */
export function watchSources(folders: Iterable<string>, saved: (files: string[]) => void): () => void {
  const files = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    const told = [...files];
    files.clear();
    saved(told);
  };
  const watchers = Array.from(folders, folder =>
    watch(folder, { recursive: true }, (_, name) => {
      if (!name || !CODE.test(name)) return;
      files.add(join(folder, name));
      clearTimeout(timer);
      timer = setTimeout(tell, CALM_MS);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
