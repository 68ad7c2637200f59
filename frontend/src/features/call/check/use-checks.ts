import { useState } from 'react';
import type { CheckName, Finding, Findings } from '#features/call/check/outcome.ts';
import { pickedDevices } from '#lib/call/media/picked-devices.ts';

export interface Checks {
  status: 'idle' | 'running' | 'done';
  running: CheckName | null;
  findings: Findings;
  start: () => void;
  /** What the person tells, because no program can hear a speaker. */
  tell: (name: CheckName, finding: Finding) => void;
}

/** The tests of the page; their code comes with the first start. */
export function useChecks(): Checks {
  const [status, setStatus] = useState<Checks['status']>('idle');
  const [running, setRunning] = useState<CheckName | null>(null);
  const [findings, setFindings] = useState<Findings>({});
  const tell = (name: CheckName, finding: Finding) => setFindings(before => ({ ...before, [name]: finding }));

  async function run(): Promise<void> {
    setStatus('running');
    setFindings(({ speaker }) => (speaker ? { speaker } : {}));
    const { runChecks } = await import('#features/call/check/run-checks.ts');
    await runChecks(pickedDevices(), { began: setRunning, found: tell });
  }
  return {
    status,
    running,
    findings,
    tell,
    start: () =>
      void run()
        .catch(() => undefined)
        .finally(() => {
          setRunning(null);
          setStatus('done');
        }),
  };
}
