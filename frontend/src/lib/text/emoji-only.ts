/** More than so many are a text again. */
const most = 8;
/** No emoji has more code units, families with skin tones too. */
const longest = most * 40;

const plainLetter = /[\p{L}\p{N}\p{P}]/u;

/** Whether a text is a few emoji and nothing else, which are shown large. */
export function isEmojiOnly(body: string): boolean {
  // Almost every text ends here: the other question is a dear one.
  if (body.length > longest || (plainLetter.test(body.charAt(0)) && !/^[\d#*]\ufe0f/.test(body))) return false;
  return new RegExp(`^(?:\\p{RGI_Emoji}\\s*){1,${most}}$`, 'v').test(body.trim());
}
