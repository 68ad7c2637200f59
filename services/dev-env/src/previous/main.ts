import { join } from 'node:path';
import { readConfig, ROOT } from '@parley/local/config';
import { FRONTEND_DIST } from '@parley/local/processes/frontend-build';
import { terminalProgress } from '@parley/local/progress';
import { provision } from '@parley/local/tools/provision';
import { readCommandLine } from '@parley/runtime/process/command-line';
import { endpoints } from '../endpoints.ts';
import { freePorts } from '../free-ports.ts';
import { Stack } from '../stack.ts';
import { Checks } from './checks.ts';
import { PreviousRelease } from './previous-release.ts';
import { runPrograms } from './programs.ts';
import { Site } from './site.ts';
import type { Walk } from './walk.ts';

const { flags } = readCommandLine({
  command: 'npm run test:previous --',
  about:
    'Lets the web app, the examples and the clients of the previous release use the platform of this checkout, beside people with\n' +
    'the web app of today. Needs the history of git, Chromium, and about 4 minutes.',
  options: { ref: { type: 'string', about: 'the commit of another release' } },
});

// Types of a browser are none of a service's: what runs in one is checked with the web app.
const walkFile = new URL('../../../../frontend/e2e/previous/walk.ts', import.meta.url);

const progress = terminalProgress();
const tools = await provision(['curl', 'python', 'pythonSocketIo'], readConfig().cacheDir, progress);
const previous = await PreviousRelease.checkOut(flags.ref, progress);
try {
  process.exitCode = await meet();
} finally {
  previous.remove();
}

async function meet(): Promise<number> {
  const [httpPort = 0, httpsPort = 0, sitePort = 0] = await freePorts(3);
  const pages = [httpPort, sitePort].flatMap(port => [`http://127.0.0.1:${port}`, `http://localhost:${port}`]);
  const stack = await Stack.start({
    PARLEY_HTTP_PORT: String(httpPort),
    PARLEY_HTTPS_PORT: String(httpsPort),
    PARLEY_PUBLIC_ORIGINS: pages.join(),
    PARLEY_OBSERVABILITY: 'off',
  });
  process.env['PARLEY_DATA_DIR'] = stack.dataDir;
  const checks = new Checks();
  try {
    console.log(`${previous.title} on the platform of this checkout:`);
    await walkAt(sitePort, checks);
    await runPrograms(checks, previous, tools);
  } finally {
    await stack.stop();
  }
  return checks.conclude();
}

async function walkAt(sitePort: number, checks: Checks): Promise<void> {
  const site = await Site.open(previous.dist, sitePort);
  try {
    const { walk } = (await import(walkFile.href)) as { walk: Walk };
    await walk({ checks, previous, site, today: { url: endpoints().httpUrl, dist: join(ROOT, FRONTEND_DIST) } });
  } finally {
    await site.close();
  }
}
