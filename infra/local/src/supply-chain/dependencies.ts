import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem } from '../problem.ts';

interface Manifest {
  workspaces?: string[];
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** Used without an import: programs, type packages of others, what a tool loads by name. */
const LOADED_BY_NAME = /^@types\/|^(tailwindcss|shadcn)$/;
const IMPORT =
  /(?:from|import|import\(|require\(|require\.resolve\(|load\(|@import|@plugin|@source|resolve\(|url\()\s*['"]([^'"./][^'"]*)['"]/g;

/** The package that an import names: `@scope/name` of `@scope/name/part`. */
export function packageOf(specifier: string): string {
  const [first = '', second] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** Every package that the files of a folder import. */
function importedBy(folder: string): Set<string> {
  const files = globSync('**/*.{ts,tsx,js,mjs,css,html}', {
    cwd: folder,
    exclude: name => ['node_modules', 'dist'].includes(name),
  });
  const texts = files.map(file => readFileSync(join(folder, file), 'utf8'));
  return new Set(texts.flatMap(text => [...text.matchAll(IMPORT)].map(([, name = '']) => packageOf(name))));
}

/** Dependencies that a workspace declares and no file of it imports. ESLint finds those that it does not declare. */
export function findUnused(root: string): string[] {
  const { workspaces = [] } = read(join(root, 'package.json'));
  const folders = globSync(
    workspaces.map(pattern => `${pattern}/package.json`),
    { cwd: root },
  ).map(dirname);
  return folders.sort().flatMap(workspace => {
    const { dependencies = {}, devDependencies = {} } = read(join(root, workspace, 'package.json'));
    const imported = importedBy(join(root, workspace));
    return Object.keys({ ...dependencies, ...devDependencies })
      .filter(name => !imported.has(name) && !LOADED_BY_NAME.test(name))
      .map(name => `${workspace}: ${name}`);
  });
}

function read(file: string): Manifest {
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}

/** Throws a {@link Problem} that names every declared dependency which nothing imports. */
export function checkDependencies(root: string): void {
  const found = findUnused(root);
  if (found.length > 0) throw new Problem('Dependencies are declared that nothing imports.', 'Take them out.', found);
}
