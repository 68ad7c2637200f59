/** Times in milliseconds that shape a call. */
export const callTiming = {
  /** A device that was let go of stays open for so long, for the next one. */
  deviceLinger: 500,
  /** The video socket must stand within this. */
  connect: 6_000,
  /** A command without an ack is given up after this. */
  command: 8_000,
  /** Leaving waits this long for the platform to know, in the background. */
  leave: 1_000,
  /** A lost call is tried to be taken up again for so long. */
  giveUp: 60_000,
  /** A path that broke may mend itself for so long before ICE is restarted. */
  disconnected: 2_000,
  /** An ICE restart helps within this, or never. */
  restart: 8_000,
  /** A first path stands within this, or another way is tried. */
  firstPath: 8_000,
  /** Waiting for paths and media is counted in such steps. */
  patienceStep: 500,
  /** Over a path that stands, media arrives within this. */
  firstMedia: 7_000,
  /** A network change is acted on when it has settled. */
  networkCalm: 300,
  /** `topology:settled` is not waited for longer than this: the server gives up on stragglers after 8 s. */
  settle: 12_000,
  /** While media of a new way is awaited, it is looked for this often. */
  deliveryPoll: 100,
  /** Over a path that stands, somebody who sends no sound within this is silent. */
  silence: 1_200,
  /** Between tries to send or to receive something that failed. */
  mediaRetry: 1_000,
  /** A tile has its size for so long before layers follow it. */
  layersCalm: 200,
  levels: 200,
  /** Who spoke remains the speaker for so long, unless somebody louder comes. */
  speakerHold: 1_500,
  stats: 5_000,
  /** Who comes or goes within this time is told of together. */
  comings: 1_500,
  /** Over somebody's picture the controls fade when nothing is touched for so long. */
  controlsRest: 3_000,
  /** Signals for a direct connection that is not there yet are kept for so long. */
  earlySignals: 3_000,
} as const;

export const callBounds = {
  /** Signals kept for connections that are not there yet. */
  earlySignals: 100,
  /** Media of a new way is looked for so often in quick succession. */
  eagerLooks: 80,
  /** A transport that the platform cannot make just now is asked for so often again: half a minute, or longer. */
  openTries: 6,
} as const;
