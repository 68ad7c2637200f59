import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useSeats } from '#features/call/stage/use-seats.ts';
import { type CallView, useView } from '#features/call/stage/view.ts';
import { useCallState } from '#lib/react/call-context.ts';
import { useIsPhone } from '#lib/react/use-media-query.ts';

export interface Shown {
  key: string;
  peerId: string;
  source: 'camera' | 'screen';
}

export interface Arrangement {
  /** What is shown large; null: everybody alike. */
  main: Shown | null;
  others: Shown[];
  /** So many pictures at most are shown at once. */
  most: number;
}

const mostPictures = { wide: 12, phone: 6 };

/** What is to be seen of the call, and how, from who is there, who speaks or shares, and what the person wants. */
export function useShown(): Arrangement {
  const most = useIsPhone() ? mostPictures.phone : mostPictures.wide;
  const seats = useSeats(most);
  const screens = useCallState(
    useShallow(({ people }) => people.filter(({ state }) => state.screen).map(({ peerId }) => peerId)),
  );
  const self = useCallState(({ people }) => people.find(({ isSelf }) => isSelf)?.peerId);
  const speaker = useCallState(state => state.speaker);
  const layout = useView(view => view.layout);
  const pinned = useView(view => view.pinned);
  return useMemo(() => {
    const all = [...screens.map(peerId => shown(peerId, 'screen')), ...seats.map(peerId => shown(peerId, 'camera'))];
    const main = mainOf(all, { layout, pinned }, speaker, self);
    return { main, others: all.filter(({ key }) => key !== main?.key), most };
  }, [screens, seats, self, speaker, layout, pinned, most]);
}

function shown(peerId: string, source: Shown['source']): Shown {
  return { key: `${peerId} ${source}`, peerId, source };
}

/** Pinned, else a screen of somebody else, else who speaks, else the first of the others. */
function mainOf(
  all: readonly Shown[],
  { layout, pinned }: Pick<CallView, 'layout' | 'pinned'>,
  speaker: string | null,
  self: string | undefined,
): Shown | null {
  const screen = all.find(({ source, peerId }) => source === 'screen' && peerId !== self);
  if (layout === 'grid' || (layout === 'auto' && !screen)) return null;
  const kept = pinned && all.find(one => one.peerId === pinned.peerId && one.source === pinned.source);
  const speaks = all.find(one => one.source === 'camera' && one.peerId === speaker && one.peerId !== self);
  const other = all.find(one => one.source === 'camera' && one.peerId !== self);
  return kept ?? screen ?? speaks ?? other ?? all[0] ?? null;
}
