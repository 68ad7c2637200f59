import { Link, useLocation } from 'react-router';
import { useVerifyEmail } from '#features/auth/api/verify-email.ts';
import { InsteadOfForm } from '#features/auth/instead-of-form.tsx';
import { errorText } from '#lib/error-text.ts';
import { ac } from '#lib/i18n/account-texts.ts';
import { useTitle } from '#lib/use-title.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { linkButton } from '#ui/link-button.ts';

/** Where the link of an e-mail leads. It asks for a press: programs that look through e-mail open links too. */
export default function VerifyPage() {
  useTitle(ac.verify.title);
  const { hash } = useLocation();
  const token = new URLSearchParams(hash.slice(1)).get('token') ?? '';
  const verify = useVerifyEmail();
  if (token === '') return <InsteadOfForm title={ac.verify.noToken} hint={ac.verify.noTokenHint} />;
  if (verify.isSuccess) return <Done email={verify.data.email} />;
  return (
    <div className="flex flex-col gap-4">
      <div>
        <h1 className="text-xl font-semibold">{ac.verify.title}</h1>
        <p className="text-sm text-ink-soft">{ac.verify.hint}</p>
      </div>
      {verify.isError && (
        <Alert>
          {errorText(verify.error)} {ac.verify.failedHint}
        </Alert>
      )}
      <Button size="lg" busy={verify.isPending} onClick={() => verify.mutate(token)}>
        {ac.verify.confirm}
      </Button>
    </div>
  );
}

function Done({ email }: { email: string }) {
  return (
    <div className="flex flex-col gap-4">
      <div role="status" className="space-y-1">
        <h1 className="text-xl font-semibold">{ac.verify.done}</h1>
        <p className="text-sm break-words text-ink-soft">{ac.verify.doneHint(email)}</p>
      </div>
      <Link to="/" className={`${linkButton.primary} justify-center`}>
        {ac.verify.goOn}
      </Link>
    </div>
  );
}
