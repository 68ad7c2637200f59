import { runCommand, succeeds } from '../machine/run-command.ts';
import { isRoot } from '../machine/accounts.ts';
import { onPath } from './locate.ts';

const INSTALL_LIMIT_MS = 10 * 60_000;

// Debian starts and enables a server when its package arrives. The stack runs its own, so a policy
// forbids it for the time of the call, and what systemd enabled is disabled again; what was there before stays as it is.
const SCRIPT = `
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\\nexit 101\\n' > "$policy" && chmod +x "$policy"
  trap 'rm -f "$policy"' EXIT
fi
new=
for package in "$@"; do dpkg -s "$package" >/dev/null 2>&1 || new="$new $package"; done
export DEBIAN_FRONTEND=noninteractive
apt-get -qq -o DPkg::Lock::Timeout=300 update || true
apt-get -qq -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@" || exit 1
if [ -d /run/systemd/system ]; then
  for package in $new; do systemctl disable --now "$package" 2>/dev/null || true; done
fi
`;

/** The prefix that makes a command run as root: nothing, sudo, or undefined when neither is possible. */
async function rootPrefix(): Promise<string[] | undefined> {
  if (!onPath('apt-get')) return undefined;
  if (isRoot()) return [];
  return (await succeeds('sudo', ['-n', 'true'])) ? ['sudo', '-n'] : undefined;
}

let queue: Promise<unknown> = Promise.resolve();

/**
 * Installs Debian packages in one call and starts none of their servers. Calls wait for each other: the policy that
 * one puts in place must not be taken away under another.
 * @returns false when this machine or account cannot
 */
export function aptInstall(packages: readonly string[]): Promise<boolean> {
  const installed = queue.then(() => install(packages));
  queue = installed.catch(() => undefined);
  return installed;
}

async function install(packages: readonly string[]): Promise<boolean> {
  const prefix = await rootPrefix();
  if (!prefix) return false;
  const [command = 'sh', ...args] = [...prefix, 'sh', '-c', SCRIPT, 'sh', ...packages];
  await runCommand(command, args, { timeoutMs: INSTALL_LIMIT_MS, fix: manualFix(packages) });
  return true;
}

/** What a person types to install them. */
export function manualFix(packages: readonly string[]): string {
  return `sudo apt-get install ${packages.join(' ')}   (or your system's packages of the same servers)`;
}
