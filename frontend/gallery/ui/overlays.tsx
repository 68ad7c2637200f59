import { Pencil, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '#ui/button.tsx';
import ConfirmDialog from '#ui/confirm-dialog.tsx';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog, type DialogProps } from '#ui/dialog.tsx';
import { ErrorBoundary } from '#ui/error-boundary.tsx';
import MenuItems from '#ui/menu-items.tsx';
import { Menu, type MenuItem } from '#ui/menu.tsx';
import { RowBoundary } from '#ui/row-boundary.tsx';
import { toast } from '#ui/toasts.ts';
import { TypedConfirmDialog } from '#ui/typed-confirm-dialog.tsx';
import type { Shown } from '../show.ts';

const nothing = () => undefined;
const items: MenuItem[] = [
  { label: 'Edit', icon: Pencil, onSelect: nothing },
  { label: 'Delete', icon: Trash2, isDanger: true, onSelect: nothing },
];
const sizes: NonNullable<DialogProps['size']>[] = ['sm', 'md', 'tall', 'panel', 'sheet'];

/** Parts that come over the page, and those that are seen when something breaks: they wait for a press. */
export const overlays: Record<string, Shown[]> = {
  'dialog.tsx': sizes.map(size => ({
    state: size,
    part: (
      <Pressed label="Open">
        {close => (
          <Dialog onClose={close} title="Devices" hint="What the call uses" size={size}>
            <p className="p-5 pt-0">Microphone, camera, speaker</p>
          </Dialog>
        )}
      </Pressed>
    ),
  })),
  'dialog-buttons.tsx': [
    { state: 'ready', part: <DialogButtons onCancel={nothing}>Save</DialogButtons> },
    {
      state: 'a bar',
      part: (
        <DialogButtons isBar onCancel={nothing}>
          Save
        </DialogButtons>
      ),
    },
    {
      state: 'cannot be sent',
      part: (
        <DialogButtons disabled onCancel={nothing}>
          Save
        </DialogButtons>
      ),
    },
    {
      state: 'on its way',
      part: (
        <DialogButtons busy onCancel={nothing}>
          Save
        </DialogButtons>
      ),
    },
    {
      state: 'danger',
      part: (
        <DialogButtons variant="danger" onCancel={nothing}>
          Delete
        </DialogButtons>
      ),
    },
  ],
  'confirm-dialog.tsx': [
    { state: 'at once', part: <Asked waitMs={0} /> },
    { state: 'loading for two seconds', part: <Asked waitMs={2_000} /> },
  ],
  'typed-confirm-dialog.tsx': [
    { state: 'waits for the name', part: <AskedForName /> },
    { state: 'refused', part: <AskedForName error="Something went wrong. Try again." /> },
  ],
  'menu.tsx': [{ state: 'closed until it is pressed', part: <Menu items={items} trigger={{ children: 'Menu' }} /> }],
  'menu-items.tsx': [
    {
      state: 'of somebody',
      part: (
        <Pressed label="Show with a name">
          {() => <MenuItems title="Wilhelmina Konstantinopolitanska" items={items} trigger={{ children: 'Menu' }} />}
        </Pressed>
      ),
    },
    {
      state: 'open',
      part: <Pressed label="Open">{() => <MenuItems items={items} trigger={{ children: 'Menu' }} />}</Pressed>,
    },
  ],
  'toaster.tsx': [
    { state: 'done', part: <Button onClick={() => toast('Copied')}>Tell</Button> },
    {
      state: 'error',
      part: <Button onClick={() => toast('The server is away. Try again.', { isError: true })}>Tell</Button>,
    },
  ],
  'error-boundary.tsx': (['part', 'extra'] as const).map(of => ({
    state: `${of}: error`,
    part: (
      <Pressed label="Break it">
        {() => (
          <ErrorBoundary of={of}>
            <Broken />
          </ErrorBoundary>
        )}
      </Pressed>
    ),
  })),
  'row-boundary.tsx': [
    { state: 'as it is', part: <RowBoundary of="row">A row of a list</RowBoundary> },
    {
      state: 'error',
      part: (
        <Pressed label="Break it">
          {() => (
            <RowBoundary of="row">
              <Broken />
            </RowBoundary>
          )}
        </Pressed>
      ),
    },
  ],
};

function Pressed({ label, children }: { label: string; children: (close: () => void) => ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen && children(() => setOpen(false))}
    </>
  );
}

function Asked({ waitMs }: { waitMs: number }) {
  return (
    <Pressed label="Ask">
      {close => (
        <ConfirmDialog
          onClose={close}
          title="Delete this message?"
          hint="It cannot be brought back."
          confirm="Delete"
          onConfirm={() => new Promise(resolve => setTimeout(resolve, waitMs))}
        />
      )}
    </Pressed>
  );
}

function AskedForName({ error }: { error?: string }) {
  return (
    <Pressed label="Ask for the name">
      {close => (
        <TypedConfirmDialog
          onClose={close}
          title="Delete Garden?"
          hint="It cannot be brought back."
          label="Type “Garden” to confirm"
          name="Garden"
          confirm="Delete"
          busy={false}
          error={error}
          onConfirm={close}
        />
      )}
    </Pressed>
  );
}

function Broken(): ReactNode {
  throw new Error('broken on purpose');
}
