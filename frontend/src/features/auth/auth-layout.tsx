import { Outlet } from 'react-router';
import { rg } from '#lib/i18n/registration-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { isStorageBlocked } from '#lib/device/stored-value.ts';
import { Alert } from '#ui/alert.tsx';
import { Logo } from '#ui/logo.tsx';

/** The frame of the pages before the sign-in. */
export function AuthLayout() {
  return (
    <main className="flex h-full overflow-y-auto p-5">
      <div className="m-auto w-full max-w-[25rem] py-6">
        <div className="mb-8 flex flex-col items-center gap-3 text-center">
          <Logo className="size-14" />
          <div>
            <p className="text-2xl font-semibold tracking-tight">{t.app.name}</p>
            <p className="text-sm text-balance text-ink-soft">{t.app.tagline}</p>
          </div>
        </div>
        {isStorageBlocked() && (
          <div className="mb-4">
            <Alert>
              <strong className="font-semibold">{rg.storageRefused}.</strong> {rg.storageRefusedHint}
            </Alert>
          </div>
        )}
        <div className="rounded-2xl border border-line bg-surface p-6 shadow-sm sm:p-8">
          <Outlet />
        </div>
      </div>
    </main>
  );
}
