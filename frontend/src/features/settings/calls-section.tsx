import { ChevronRight, Stethoscope } from 'lucide-react';
import { Link } from 'react-router';
import { PreferenceSwitches } from '#features/call/devices/preference-switches.tsx';
import { c } from '#lib/i18n/call-texts.ts';

export function CallsSection() {
  return (
    <div className="rounded-2xl border border-line bg-raised px-5">
      <Link to="/call-check" className="flex items-center gap-3 rounded-lg py-3.5 text-sm hover:text-accent">
        <Stethoscope aria-hidden className="size-5 shrink-0 text-ink-soft" />
        <span className="min-w-0 flex-1">
          <span className="block font-medium">{c.checkLink}</span>
          <span className="block text-[0.8125rem] text-ink-soft">{c.checkLinkHint}</span>
        </span>
        <ChevronRight aria-hidden className="size-4 text-ink-faint" />
      </Link>
      <PreferenceSwitches />
    </div>
  );
}
