import { describe, expect, test } from '@jest/globals';
import { createLoudest } from '../src/lib/call/speaking/loudest.ts';
import { figuresOf, qualityOf } from '../src/lib/call/stats/figures.ts';
import { addUp, type StatsEntry } from '../src/lib/call/stats/totals.ts';

function reportOf(...entries: StatsEntry[]): Map<string, StatsEntry> {
  return new Map(entries.map(entry => [entry.id, entry]));
}

describe('figures of a call', () => {
  const before = addUp([
    reportOf({ id: 'in', type: 'inbound-rtp', packetsReceived: 100, packetsLost: 0, bytesReceived: 0 }),
  ]);
  const now = addUp([
    reportOf(
      { id: 'in', type: 'inbound-rtp', packetsReceived: 190, packetsLost: 10, bytesReceived: 62_500, jitter: 0.012 },
      // Padding by which our server measures the network.
      {
        id: 'probe',
        type: 'inbound-rtp',
        trackIdentifier: 'probator',
        packetsReceived: 10,
        packetsLost: 90,
        jitter: 2,
      },
      { id: 'transport', type: 'transport', selectedCandidatePairId: 'pair' },
      { id: 'pair', type: 'candidate-pair', localCandidateId: 'local', currentRoundTripTime: 0.04 },
      { id: 'local', type: 'local-candidate', candidateType: 'relay', protocol: 'udp', relayProtocol: 'tls' },
    ),
    reportOf(
      { id: 'out', type: 'outbound-rtp', bytesSent: 125_000 },
      { id: 'theirs', type: 'remote-inbound-rtp', fractionLost: 0.02, roundTripTime: 0.05 },
    ),
  ]);

  test('are what changed between two readings', () => {
    expect(figuresOf('sfu', before, now, 5_000)).toEqual({
      topology: 'sfu',
      path: { protocol: 'tcp', relayed: true },
      roundTripMs: 50,
      sendBitrate: 200_000,
      receiveBitrate: 100_000,
      loss: 0.1,
      quality: 'poor',
    });
  });

  test('are never negative when connections went away', () => {
    expect(figuresOf('mesh', now, before, 5_000)).toMatchObject({ sendBitrate: 0, receiveBitrate: 0, loss: 0 });
  });
});

test('quality is as bad as its worst figure', () => {
  const fine = { loss: 0, roundTripMs: 20, jitterMs: 5 };
  expect(qualityOf(fine)).toBe('good');
  expect(qualityOf({ ...fine, jitterMs: 50 })).toBe('fair');
  expect(qualityOf({ ...fine, loss: 0.04 })).toBe('fair');
  expect(qualityOf({ ...fine, roundTripMs: 700 })).toBe('poor');
});

test('who speaks stays the speaker through short silence, and is not cut off by noise', () => {
  const loudest = createLoudest();
  expect(loudest(new Map([['a', 0.01]]), 0)).toBeNull();
  expect(
    loudest(
      new Map([
        ['a', 0.5],
        ['b', 0.1],
      ]),
      200,
    ),
  ).toBe('a');
  expect(
    loudest(
      new Map([
        ['a', 0.2],
        ['b', 0.4],
      ]),
      400,
    ),
  ).toBe('a');
  expect(
    loudest(
      new Map([
        ['a', 0],
        ['b', 0.4],
      ]),
      600,
    ),
  ).toBe('b');
  expect(loudest(new Map(), 1_000)).toBe('b');
  expect(loudest(new Map(), 3_000)).toBeNull();
});
