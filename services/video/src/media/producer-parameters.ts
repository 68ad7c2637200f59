import type { RtpParameters } from '@parley/contracts/media';
import type { types } from 'mediasoup';
import { codecParameters } from './codecs.ts';

type Codec = RtpParameters['codecs'][number];

/**
 * What mediasoup is told of a producer. It hands the name of the sender, the stream and the parameters of codecs on to
 * every consumer, whose browser reads them as lines of SDP. So the name is ours, the stream stays out, and of the
 * parameters only those of our own codecs pass.
 */
export function producerParameters(given: RtpParameters, cname: string): types.RtpParameters {
  const { mid, codecs, headerExtensions, encodings, rtcp } = given;
  const passed = {
    mid,
    headerExtensions,
    encodings,
    codecs: codecs.map(withKnownParameters),
    rtcp: { ...rtcp, cname },
  };
  return passed as types.RtpParameters;
}

function withKnownParameters(codec: Codec): Codec {
  const known = codecParameters[codec.mimeType.toLowerCase()] ?? {};
  const passed = Object.entries(codec.parameters ?? {}).filter(([name, value]) =>
    Object.hasOwn(known, name) ? known[name]?.test(String(value)) : false,
  );
  return { ...codec, parameters: Object.fromEntries(passed) };
}
