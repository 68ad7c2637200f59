import { Compass, TriangleAlert } from 'lucide-react';
import { Alert } from '#ui/alert.tsx';
import { Avatar } from '#ui/avatar.tsx';
import { Badge } from '#ui/badge.tsx';
import { MentionBadge } from '#ui/mention-badge.tsx';
import { Button } from '#ui/button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { LoadFailed } from '#ui/load-failed.tsx';
import { Logo } from '#ui/logo.tsx';
import { Name } from '#ui/name.tsx';
import { Note } from '#ui/note.tsx';
import { Notice } from '#ui/notice.tsx';
import { Spinner } from '#ui/spinner.tsx';
import { Splash } from '#ui/splash.tsx';
import { Username } from '#ui/username.tsx';
import type { Shown } from '../show.ts';

const long = 'A sentence that is much longer than its place, so that it has to be broken over several lines';
const sizes = ['sm', 'md', 'lg', 'xl', 'hero'] as const;

/** Parts that say something. */
export const words: Record<string, Shown[]> = {
  'alert.tsx': [
    { state: 'error', part: <Alert>The password is wrong.</Alert> },
    { state: 'long', part: <div className="w-72">{<Alert>{long}</Alert>}</div> },
  ],
  'note.tsx': [
    { state: 'short', part: <Note>Calls are tested before the first one.</Note> },
    { state: 'long', part: <div className="w-72">{<Note>{long}</Note>}</div> },
  ],
  'notice.tsx': [
    { state: 'empty', part: <Notice icon={Compass} title="No conversations yet" hint="Begin one with a person." /> },
    {
      state: 'error',
      part: (
        <Notice icon={TriangleAlert} title="The list could not be loaded" hint="The server is away." isError>
          <Button variant="secondary">Try again</Button>
        </Notice>
      ),
    },
  ],
  'load-failed.tsx': [
    { state: 'error', part: <LoadFailed title="Couldn’t load the list" onRetry={() => undefined} /> },
  ],
  'avatar.tsx': [
    ...sizes.map(size => ({ state: size, part: <Avatar id={size} name="Ann Berg" size={size} /> })),
    { state: 'online', part: <Avatar id="ben" name="Ben" online /> },
    { state: 'group', part: <Avatar id="garden" name="Garden" shape="group" /> },
    {
      state: 'own colours',
      part: <Avatar id="design" name="Design" shape="group" paint={{ background: '#3b82f6', color: '#000000' }} />,
    },
    { state: 'group without letters', part: <Avatar id="signs" name="***" shape="group" /> },
    { state: 'picture', part: <Avatar id="logo" name="Logo" url="/favicon.svg" size="lg" /> },
    { state: 'right to left', part: <Avatar id="noor" name="نور حداد" size="lg" /> },
  ],
  'name.tsx': [
    { state: 'short', part: <Name name="Ann" /> },
    { state: 'right to left', part: <Name name="نور حداد" /> },
    { state: 'tries to turn what follows', part: <p>{<Name name={'Ann\u202e'} />} wrote</p> },
    { state: 'cut', part: <Name name={long} className="block w-40 truncate" /> },
  ],
  'username.tsx': [
    { state: 'short', part: <Username of="ann" /> },
    {
      state: 'beside words of the other direction',
      part: (
        <p dir="rtl">
          نور <Username of="noor" />
        </p>
      ),
    },
  ],
  'mention-badge.tsx': [
    { state: 'one', part: <MentionBadge count={1} /> },
    { state: 'many', part: <MentionBadge count={120} /> },
  ],
  'badge.tsx': [
    {
      state: 'beside a name',
      part: (
        <p>
          {<Name name="Cem" />} {<Badge>Guest</Badge>}
        </p>
      ),
    },
  ],
  'kbd.tsx': [{ state: 'shortcut', part: <Kbd>Ctrl K</Kbd> }],
  'logo.tsx': [{ state: 'as it is', part: <Logo /> }],
  'spinner.tsx': [{ state: 'loading', part: <Spinner /> }],
  'splash.tsx': [{ state: 'loading', part: <div className="h-24 w-40">{<Splash />}</div> }],
};
