/*
 * The lines that a session description of a direct connection may have (RFC 8866, 8839, 8122, 8853, 5576), and the
 * candidate of trickle ICE. Browsers read descriptions line by line: anyone who gets a line break, or a line of their own
 * choice, into one decides where the other browser sends its packets. So every line is checked here before another
 * browser reads it.
 */

const token = String.raw`[!#-'*+\-.0-9A-Z^-~]+`;
const printable = String.raw`[\x21-\x7e]+`;
const iceChars = '[A-Za-z0-9+/]';
const number = String.raw`\d{1,10}`;
const address = String.raw`(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*|[A-Za-z0-9-]{1,63}\.local)`;
const network = `IN IP[46] ${address}`;
const ways = 'sendrecv|sendonly|recvonly|inactive';
const octet = '[0-9A-Fa-f]{2}';
const candidateText =
  `candidate:${iceChars}{1,32} \\d{1,3} (?:udp|tcp) ${number} ${address} \\d{1,5} typ (?:host|srflx|prflx|relay)` +
  `(?: raddr ${address} rport \\d{1,5})?(?: ${token} ${printable})*`;

const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`, 'i');
const nothing = whole('');

const candidatePattern = whole(candidateText);

/** By the letter before the equals sign. Calls are of sound and pictures: there are no data channels. */
const lines: Record<string, RegExp> = {
  v: whole('0'),
  o: whole(String.raw`${printable} \d{1,20} \d{1,20} ${network}`),
  s: whole(String.raw`[\x20-\x7e]{1,255}`),
  t: whole(String.raw`\d{1,20} \d{1,20}`),
  c: whole(network),
  b: whole(`(?:AS|TIAS|CT):${number}`),
  m: whole(String.raw`(?:audio|video) \d{1,5} (?:UDP/TLS|TCP/DTLS)/RTP/SAVPF(?: \d{1,3}){1,128}`),
};

/** By the name of the attribute: what stands after its colon. */
const attributes: Record<string, RegExp> = {
  candidate: whole(candidateText.slice('candidate:'.length)),
  'end-of-candidates': nothing,
  'ice-ufrag': whole(`${iceChars}{4,256}`),
  'ice-pwd': whole(`${iceChars}{22,256}`),
  'ice-options': whole(`${token}(?: ${token})*`),
  'ice-lite': nothing,
  fingerprint: whole(`sha-(?:1|224|256|384|512) ${octet}(?::${octet}){19,63}`),
  setup: whole('actpass|active|passive|holdconn'),
  mid: whole(token),
  group: whole(`${token}(?: ${token})*`),
  msid: whole(`${token}(?: ${token})?`),
  'msid-semantic': whole(` ?WMS(?: ${token})*`),
  'bundle-only': nothing,
  sendrecv: nothing,
  sendonly: nothing,
  recvonly: nothing,
  inactive: nothing,
  rtpmap: whole(String.raw`\d{1,3} [\w.+-]{1,64}/\d{1,9}(?:/\d{1,2})?`),
  fmtp: whole(String.raw`\d{1,3} ${printable}(?: ${printable})*`),
  'rtcp-fb': whole(String.raw`(?:\d{1,3}|\*) ${token}(?: ${token})*`),
  rtcp: whole(String.raw`\d{1,5}(?: ${network})?`),
  'rtcp-mux': nothing,
  'rtcp-mux-only': nothing,
  'rtcp-rsize': nothing,
  'rtcp-xr': whole(`${printable}(?: ${printable})*`),
  extmap: whole(String.raw`\d{1,5}(?:/(?:${ways}))? ${printable}(?: ${printable})*`),
  'extmap-allow-mixed': nothing,
  ssrc: whole(`${number} ${token}(?::${printable}(?: ${printable})*)?`),
  'ssrc-group': whole(`${token}(?: ${number}){1,16}`),
  rid: whole(String.raw`[\w-]{1,255} (?:send|recv)(?: ${printable})?`),
  simulcast: whole(`(?:send|recv) ${printable}(?: (?:send|recv) ${printable})?`),
  ptime: whole(number),
  maxptime: whole(number),
  framerate: whole(String.raw`\d{1,4}(?:\.\d{1,6})?`),
};

/** Whether it is what `RTCIceCandidate.candidate` says: one candidate, or nothing at the end of them. */
export function isCandidate(text: string): boolean {
  return text === '' || candidatePattern.test(text);
}

/**
 * A session description with the lines that calls consist of. Attributes that are not known here are left out, as every
 * reader of SDP has to ignore them; `undefined` when a line is not well formed.
 */
export function cleanDescription(sdp: string): string | undefined {
  const kept: string[] = [];
  for (const line of sdp.replace(/\r?\n$/, '').split(/\r?\n/)) {
    if (!isLine(line)) return undefined;
    const attribute = attributeOf(line);
    if (attribute && !Object.hasOwn(attributes, attribute.name)) continue;
    const isWellFormed = attribute ? attributes[attribute.name]?.test(attribute.value) : isOther(line);
    if (!isWellFormed) return undefined;
    kept.push(line);
  }
  return kept.map(line => `${line}\r\n`).join('');
}

/** A letter, an equals sign, and printable ASCII: no other break, no control character, no letter that looks like one. */
function isLine(line: string): boolean {
  return /^[a-z]=[\x20-\x7e]+$/.test(line);
}

function attributeOf(line: string): { name: string; value: string } | undefined {
  const found = /^a=([^:]+):?(.*)$/.exec(line);
  return found ? { name: found[1] ?? '', value: found[2] ?? '' } : undefined;
}

function isOther(line: string): boolean {
  const letter = line.charAt(0);
  return Object.hasOwn(lines, letter) && lines[letter]?.test(line.slice(2)) === true;
}
