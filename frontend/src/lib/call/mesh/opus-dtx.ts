/** Asks the other end, in a description that goes to it, to send next to nothing in silence (opus DTX, with FEC). */
export function withOpusDtx(sdp: string): string {
  const opus = new Set([...sdp.matchAll(/^a=rtpmap:(\d+) opus\//gim)].map(([, payloadType]) => payloadType));
  return sdp.replace(/^a=fmtp:(\d+) (.*)$/gm, (line, payloadType: string, parameters: string) => {
    if (!opus.has(payloadType)) return line;
    const missing = ['usedtx=1', 'useinbandfec=1'].filter(
      parameter => !parameters.includes(parameter.split('=')[0] ?? ''),
    );
    return [line.trimEnd(), ...missing].join(';') + (line.endsWith('\r') ? '\r' : '');
  });
}
