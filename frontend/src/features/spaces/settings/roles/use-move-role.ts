import type { Role, Space } from '@parley/contracts/spaces/space';
import { useState } from 'react';
import { useUpdateRole } from '#features/spaces/api/update-role.ts';
import { keepFocus } from '#features/spaces/settings/move-buttons.tsx';
import { errorText } from '#lib/error-text.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { toast } from '#ui/toasts.ts';

/** Moves roles among each other, and says for screen readers where one stands then. */
export function useMoveRole(space: Space) {
  const [announcement, announce] = useState('');
  const update = useUpdateRole(space.id);
  function move({ id, name, position }: Role, step: 1 | -1): void {
    // A second step before the first is done would go from where the role no longer is.
    if (update.isPending) return;
    const to = position + step;
    update.mutate(
      { roleId: id, fields: { position: to } },
      {
        onSuccess: () => {
          announce(st.moved(name, space.roles.length - to, space.roles.length));
          keepFocus(id, step === 1 ? 'up' : 'down');
        },
        onError: error => toast(errorText(error), { isError: true }),
      },
    );
  }
  return { move, announcement };
}
