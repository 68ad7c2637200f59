import { Counter, Trend } from 'k6/metrics';

/** What scripts measure; the runner reads the same names from the summary. Times in milliseconds. */
export const metrics = {
  /** From the first try until the server let the socket in, refusals and their waits included. */
  connect: new Trend('connect_time', true),
  /** From a lost socket until it heard its rooms again. */
  back: new Trend('back_time', true),
  /** From the moment a message was due until Kafka had it. */
  ack: new Trend('ack_time', true),
  /** From the moment a message was due until a member's socket heard it. */
  delivered: new Trend('delivered_time', true),
  connected: new Counter('connected'),
  refused: new Counter('refused'),
  lost: new Counter('sockets_lost'),
  sent: new Counter('messages_sent'),
  acked: new Counter('messages_acked'),
  heard: new Counter('messages_heard'),
  /** Sends repeated under their key. */
  repeated: new Counter('sends_repeated'),
  /** What a person would have been shown: a send that was refused for good. */
  shownErrors: new Counter('errors_shown'),
  /** Places of a room's log that a device held not at the end, or heard twice. */
  gaps: new Counter('gaps_healed'),
  missing: new Counter('events_missing'),
  /** Devices that were not connected at the end. */
  away: new Counter('devices_away'),
};
