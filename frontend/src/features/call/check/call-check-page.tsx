import { CircleCheck, CircleX, Copy, TriangleAlert } from 'lucide-react';
import { CheckRow } from '#features/call/check/check-row.tsx';
import { type CheckName, verdictOf } from '#features/call/check/outcome.ts';
import { reportOf } from '#features/call/check/report.ts';
import { SpeakerCheck } from '#features/call/check/speaker-check.tsx';
import { type Checks, useChecks } from '#features/call/check/use-checks.ts';
import { k } from '#lib/i18n/call-check-texts.ts';
import { useTitle } from '#lib/use-title.ts';
import { Button } from '#ui/button.tsx';
import { cn } from '#ui/cn.ts';
import { Page } from '#ui/page.tsx';
import { toast } from '#ui/toasts.ts';

const device: CheckName[] = ['browser', 'microphone', 'camera'];
const network: CheckName[] = ['signalling', 'stun', 'relay-udp', 'relay-tcp', 'relay-tls', 'sfu-udp', 'sfu-tcp'];

/** Tests what a call needs, and names the fix of what is missing. */
export default function CallCheckPage() {
  useTitle(k.title);
  const checks = useChecks();
  return (
    <Page title={k.title} className="max-w-2xl space-y-7">
      <p className="text-ink-soft">{k.hint}</p>
      <Actions checks={checks} />
      <div aria-live="polite">{checks.status === 'done' && <Verdict checks={checks} />}</div>
      <Group title={k.groups.device} names={device} checks={checks}>
        <SpeakerCheck checks={checks} />
      </Group>
      <Group title={k.groups.network} names={network} checks={checks} />
    </Page>
  );
}

function Actions({ checks }: { checks: Checks }) {
  const { status, findings, start } = checks;
  async function copy() {
    await navigator.clipboard.writeText(reportOf(findings));
    toast(k.copied);
  }
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="lg" busy={status === 'running'} onClick={start}>
        {status === 'idle' ? k.start : status === 'running' ? k.running : k.again}
      </Button>
      {status === 'done' && (
        <Button size="lg" variant="secondary" onClick={() => void copy()}>
          <Copy aria-hidden className="size-4" />
          {k.copy}
        </Button>
      )}
    </div>
  );
}

const looks = {
  good: { icon: CircleCheck, look: 'bg-selected text-accent' },
  warn: { icon: TriangleAlert, look: 'bg-warn-ground text-on-warn' },
  bad: { icon: CircleX, look: 'bg-danger-ground text-danger' },
};

function Verdict({ checks }: { checks: Checks }) {
  const verdict = verdictOf(checks.findings);
  const { icon: Icon, look } = looks[verdict];
  return (
    <p className={cn('flex items-center gap-3 rounded-2xl px-5 py-4 font-medium animate-rise', look)}>
      <Icon aria-hidden className="size-5 shrink-0" />
      <span>{k.verdict[verdict]}</span>
    </p>
  );
}

interface GroupProps {
  title: string;
  names: readonly CheckName[];
  checks: Checks;
  children?: React.ReactNode;
}

function Group({ title, names, checks, children }: GroupProps) {
  return (
    <section className="space-y-3">
      <h2 className="font-semibold">{title}</h2>
      <ul className="divide-y divide-line rounded-2xl border border-line bg-raised">
        {names.map(name => (
          <CheckRow key={name} name={name} finding={checks.findings[name]} isRunning={checks.running === name} />
        ))}
        {children}
      </ul>
    </section>
  );
}
