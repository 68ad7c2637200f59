import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

/** One file that the service worker keeps. `revision`: null where the address itself changes with the content. */
interface KeptFile {
  url: string;
  revision: string | null;
}

/** What the app needs to start and to go anywhere without a network; rare alphabets and emoji names come when wanted. */
const isKept = (path: string): boolean =>
  /^(index\.html|(language|theme)\.js|favicon\.svg|manifest\.webmanifest|assets\/.*\.(js|css)|assets\/inter-latin-.*\.woff2)$/.test(
    path,
  );

/**
 * Writes `sw.js` beside the built app: the worker of `service-worker.ts` with the list of files that this build has.
 * Another list makes another worker, by which browsers see that there is a new version.
 */
export const offlineShell: Plugin = {
  name: 'offline-shell',
  apply: 'build',
  enforce: 'post',
  writeBundle: {
    order: 'post',
    sequential: true,
    async handler({ dir = '' }) {
      await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        define: { keptFiles: JSON.stringify(keptFiles(dir)), 'process.env.NODE_ENV': '"production"' },
        build: {
          outDir: dir,
          emptyOutDir: false,
          target: 'es2024',
          rolldownOptions: {
            input: fileURLToPath(new URL('./service-worker.ts', import.meta.url)),
            output: { format: 'iife', entryFileNames: 'sw.js' },
          },
        },
      });
    },
  },
};

function keptFiles(folder: string): KeptFile[] {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)));
  return paths
    .filter(isKept)
    .sort()
    .map(path => ({ url: `/${path}`, revision: path.startsWith('assets/') ? null : digest(join(folder, path)) }));
}

function digest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16);
}
