import { create } from 'zustand';

/** How the call is shown in this window; a new call begins with the default. */
export interface CallView {
  /** `auto`: large who shares or, for two, everybody alike. */
  layout: 'auto' | 'grid' | 'speaker';
  /** What the person keeps large: a peer id and what of them. */
  pinned: { peerId: string; source: 'camera' | 'screen' } | null;
  isChatShown: boolean;
  areStatsShown: boolean;
  /** The list beside the call; null: as is usual there. */
  isListShown: boolean | null;
  page: number;
}

export const defaultView: CallView = {
  layout: 'auto',
  pinned: null,
  isChatShown: false,
  areStatsShown: false,
  isListShown: null,
  page: 0,
};

export const useView = create<CallView>(() => defaultView);
export const setView = useView.setState;
