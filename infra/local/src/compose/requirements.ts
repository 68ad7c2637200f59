import { Problem } from '../problem.ts';
import { runCommand, succeeds } from '../machine/run-command.ts';

/** With an older one, or none, `docker compose build` fails in the middle: our Dockerfiles need BuildKit's stages. */
const LEAST_BUILDX = { major: 0, minor: 17 };
const WITHOUT_DOCKER = 'or run without Docker: PARLEY_STACK=native npm start';

/** Throws a {@link Problem} where Docker is there and its Compose is not. */
export async function requireCompose(): Promise<void> {
  if (!(await succeeds('docker', ['version'])))
    throw new Problem('No Docker daemon answers.', `Start it, ${WITHOUT_DOCKER}`);
  if (await succeeds('docker', ['compose', 'version'])) return;
  throw new Problem(
    'Docker answers, but Docker Compose is missing.',
    `Install its plugin (docker-compose-plugin), ${WITHOUT_DOCKER}`,
  );
}

/** Throws a {@link Problem} where Buildx is missing, too old, or does not say which one it is: before anything is built. */
export async function requireBuildx(): Promise<void> {
  const { major, minor } = LEAST_BUILDX;
  const fix = `Install Buildx ${major}.${minor} or newer (docker-buildx-plugin, or docker-buildx of your system), ${WITHOUT_DOCKER}`;
  const said = await runCommand('docker', ['buildx', 'version']).catch(() => undefined);
  if (said === undefined) throw new Problem('Docker answers, but Buildx is missing; the images cannot be built.', fix);
  const [version, ...numbers] = /\bv?(\d+)\.(\d+)\.\d+\S*/.exec(said) ?? [];
  const [itsMajor = 0, itsMinor = 0] = numbers.map(Number);
  if (itsMajor > major || (itsMajor === major && itsMinor >= minor)) return;
  throw new Problem(
    `Docker's Buildx is ${version ?? 'of no version that it tells'}; Compose builds with ${major}.${minor} or newer.`,
    fix,
    [said.trim()],
  );
}
