import { ot } from '#lib/i18n/onboarding-texts.ts';
import { Button } from '#ui/button.tsx';

/** Says to who closed the rules that they cannot write yet, and leads back to them. */
export default function RulesBar({ onOpen }: { onOpen: () => void }) {
  return (
    <div role="status" className="flex items-center gap-2 border-b border-line bg-selected py-2 ps-4 pe-2">
      <p className="min-w-0 flex-1 text-[0.8125rem]">{ot.pending}</p>
      <Button size="sm" onClick={onOpen}>
        {ot.read}
      </Button>
    </div>
  );
}
