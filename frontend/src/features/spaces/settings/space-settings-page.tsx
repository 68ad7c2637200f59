import type { Space } from '@parley/contracts/spaces/space';
import { ArrowLeft, CloudAlert } from 'lucide-react';
import { Link, Navigate, useParams } from 'react-router';
import { useSpace } from '#features/spaces/api/get-space.ts';
import { isGone } from '#features/spaces/is-gone.ts';
import { settingsPath, spacePath } from '#features/spaces/paths.ts';
import { SectionBody } from '#features/spaces/settings/section-body.tsx';
import { SectionLinks } from '#features/spaces/settings/section-links.tsx';
import { sectionsFor } from '#features/spaces/settings/sections.ts';
import { UnknownSpace } from '#features/spaces/unknown-space.tsx';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { useMe } from '#lib/session/session-store.ts';
import { useTitle } from '#lib/use-title.ts';
import { Button } from '#ui/button.tsx';
import { Name } from '#ui/name.tsx';
import { Notice } from '#ui/notice.tsx';
import { Splash } from '#ui/splash.tsx';

/** Settings of a space: the sections that the person may use, one at a time. */
export default function SpaceSettingsPage() {
  const { spaceId = '' } = useParams();
  const { data: space, error, refetch } = useSpace(spaceId);
  useTitle(space ? st.titleOf(space.name) : st.title);
  if (isGone(error)) return <UnknownSpace />;
  if (space && space.deletedAt === null) return <Settings key={spaceId} space={space} />;
  if (space) return <Navigate to={spacePath(spaceId)} replace />;
  if (!error) return <Splash />;
  return (
    <Notice icon={CloudAlert} title={s.failed} isError isPage className="h-full">
      <Button onClick={() => void refetch()}>{t.app.retry}</Button>
    </Notice>
  );
}

function Settings({ space }: { space: Space }) {
  const { section } = useParams();
  const sections = sectionsFor(space, useMe().id);
  const [first] = sections;
  if (section === undefined && first) return <Navigate to={settingsPath(space.id, first)} replace />;
  const current = sections.find(allowed => allowed === section);
  return (
    <div className="flex h-full flex-col">
      <header className="flex h-16 shrink-0 items-center gap-2 border-b border-line px-2 md:px-8">
        <Link
          to={spacePath(space.id)}
          aria-label={st.back}
          className="inline-flex size-10 shrink-0 items-center justify-center rounded-lg text-ink-soft hover:bg-hover"
        >
          <ArrowLeft aria-hidden className="size-5" />
        </Link>
        <div className="min-w-0">
          <h1 className="leading-tight font-semibold">{st.title}</h1>
          <p className="truncate text-[0.8125rem] text-ink-soft">
            <Name name={space.name} />
          </p>
        </div>
      </header>
      <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
        <SectionLinks spaceId={space.id} sections={sections} />
        <div className="min-h-0 min-w-0 flex-1 overflow-y-auto">
          <SectionBody space={space} section={current} />
        </div>
      </div>
    </div>
  );
}
