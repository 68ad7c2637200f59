/** What the reports of a call add up to since its beginning, and what holds now. */
export interface Totals {
  packetsReceived: number;
  packetsLost: number;
  bytesReceived: number;
  bytesSent: number;
  freezes: number;
  /** The worst of all streams: milliseconds, shares from 0 to 1; null before anything is known. */
  jitterMs: number | null;
  roundTripMs: number | null;
  /** Share of what we send that others miss, as they report it. */
  sentLoss: number;
  protocol: 'udp' | 'tcp' | 'unknown';
  relayed: boolean;
}

/** A report's entry with the fields that are read here, of whichever type it is. */
export interface StatsEntry {
  id: string;
  type: string;
  trackIdentifier?: string;
  packetsReceived?: number;
  packetsLost?: number;
  bytesReceived?: number;
  bytesSent?: number;
  freezeCount?: number;
  jitter?: number;
  fractionLost?: number;
  roundTripTime?: number;
  currentRoundTripTime?: number;
  selectedCandidatePairId?: string;
  localCandidateId?: string;
  candidateType?: string;
  protocol?: string;
  relayProtocol?: string;
}

type Report = ReadonlyMap<string, StatsEntry>;

/** Adds up the reports of all connections. */
export function addUp(reports: readonly Report[]): Totals {
  const totals: Totals = {
    packetsReceived: 0,
    packetsLost: 0,
    bytesReceived: 0,
    bytesSent: 0,
    freezes: 0,
    jitterMs: null,
    roundTripMs: null,
    sentLoss: 0,
    protocol: 'unknown',
    relayed: false,
  };
  for (const report of reports) for (const entry of report.values()) add(totals, entry, report);
  return totals;
}

/** mediasoup-client's track for what our server only sends to find out how much comes through: nobody misses it. */
const probe = 'probator';

function add(totals: Totals, entry: StatsEntry, report: Report): void {
  if (entry.type === 'inbound-rtp' && entry.trackIdentifier !== probe) addInbound(totals, entry);
  if (entry.type === 'outbound-rtp') totals.bytesSent += entry.bytesSent ?? 0;
  if (entry.type === 'remote-inbound-rtp') {
    totals.sentLoss = Math.max(totals.sentLoss, entry.fractionLost ?? 0);
    totals.roundTripMs = worse(totals.roundTripMs, entry.roundTripTime);
  }
  if (entry.type === 'transport') addPath(totals, entry, report);
}

function addInbound(totals: Totals, entry: StatsEntry): void {
  totals.packetsReceived += entry.packetsReceived ?? 0;
  totals.packetsLost += Math.max(0, entry.packetsLost ?? 0);
  totals.bytesReceived += entry.bytesReceived ?? 0;
  totals.freezes += entry.freezeCount ?? 0;
  totals.jitterMs = worse(totals.jitterMs, entry.jitter);
}

function addPath(totals: Totals, { selectedCandidatePairId }: StatsEntry, report: Report): void {
  const pair = report.get(selectedCandidatePairId ?? '');
  const local = report.get(pair?.localCandidateId ?? '');
  if (!pair || !local) return;
  totals.roundTripMs = worse(totals.roundTripMs, pair.currentRoundTripTime);
  totals.relayed ||= local.candidateType === 'relay';
  const protocol = local.relayProtocol ?? local.protocol;
  // One path over TCP is enough to be worth telling.
  if (totals.protocol !== 'tcp' && protocol !== undefined) totals.protocol = protocol === 'udp' ? 'udp' : 'tcp';
}

function worse(known: number | null, seconds: number | undefined): number | null {
  if (seconds === undefined) return known;
  return Math.max(known ?? 0, seconds * 1_000);
}
