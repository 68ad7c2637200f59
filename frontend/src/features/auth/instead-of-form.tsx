import { Link, useLocation } from 'react-router';
import { au } from '#lib/i18n/auth-texts.ts';
import { linkButton } from '#ui/link-button.ts';

export interface InsteadOfFormProps {
  title: string;
  hint: string;
  /** Another way on than the sign-in. */
  next?: { to: string; label: string };
}

/** What stands in the place of the form, and the way on. */
export function InsteadOfForm({ title, hint, next }: InsteadOfFormProps) {
  const { state } = useLocation() as { state: unknown };
  return (
    <div className="flex flex-col gap-4">
      <div role="status" className="space-y-1">
        <h1 className="text-xl font-semibold">{title}</h1>
        <p className="text-sm text-ink-soft">{hint}</p>
      </div>
      <Link to={next?.to ?? '/login'} state={state} className={`${linkButton.primary} justify-center`}>
        {next?.label ?? au.signIn}
      </Link>
    </div>
  );
}
