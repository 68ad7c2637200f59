/** What a notice carries for the service worker. */
export interface NoticeData {
  /** The page that a click opens. */
  path: string;
  /** The call that rings, of a notice with the buttons to answer and to decline. */
  ring?: NoticeRing | undefined;
}

export interface NoticeRing {
  callId: string;
  /** The page of the call. */
  path: string;
}

/** What the worker says to the app after a click: to open a page, to answer a call (its page is `path`), or to decline one. */
export type NoticeSaid = { open: string } | { answer: string; path: string } | { decline: string };
