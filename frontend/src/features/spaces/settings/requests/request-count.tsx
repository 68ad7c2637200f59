import { useJoinRequests } from '#features/spaces/api/list-join-requests.ts';
import { et } from '#lib/i18n/entrance-texts.ts';

/** How many requests wait, beside the way to them; nothing while there is none. */
export function RequestCount({ spaceId }: { spaceId: string }) {
  const open = useJoinRequests(spaceId).data?.pages[0]?.open ?? 0;
  if (open === 0) return null;
  return (
    <>
      <span
        aria-hidden
        className="ms-auto inline-flex h-5 min-w-5 items-center justify-center rounded-full bg-accent px-1.5 text-[0.6875rem] font-semibold text-on-accent"
      >
        {open}
      </span>
      <span className="sr-only">{et.requests.open(open)}</span>
    </>
  );
}
