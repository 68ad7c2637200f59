import { MemoryRouter } from 'react-router';
import { Page } from '#ui/page.tsx';
import type { Shown } from '../show.ts';

/** Parts that are a page, with its title: after them no other part may come, because their headings would be out of order. */
export const pages: Record<string, Shown[]> = {
  'page.tsx': [
    {
      state: 'with a way back',
      part: (
        <MemoryRouter>
          <Page title="Administration" back={{ to: '/settings', label: 'Back' }} className="max-w-2xl">
            What the page is about.
          </Page>
        </MemoryRouter>
      ),
    },
  ],
};
