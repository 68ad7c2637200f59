/** A tag: what it closes or opens, and whether it closes itself. */
const tag = /<(\/?)([^\s/>]+)[^>]*?(\/?)>/g;

/**
 * Cuts a stream of XML into its stanzas, as text. It relies on what Prosody writes: no comments, no CDATA, and no `>`
 * that is not the end of a tag.
 */
export class StanzaReader {
  #text = '';
  /** From where the next tag is looked for. */
  #at = 0;
  #depth = 0;
  #start = 0;

  /** Stanzas that are whole by now; a stanza may come in several pieces. */
  push(chunk: string): string[] {
    this.#text += chunk;
    const whole: string[] = [];
    tag.lastIndex = this.#at;
    for (let found = tag.exec(this.#text); found; found = tag.exec(this.#text)) {
      this.#at = tag.lastIndex;
      const [, closes, name = '', closesItself] = found;
      // The stream itself is never closed while it is read, and begins once more after sign-in.
      if (name === 'stream:stream' || name.startsWith('?')) continue;
      if (this.#depth === 0) this.#start = found.index;
      if (closes) this.#depth -= 1;
      else if (!closesItself) this.#depth += 1;
      if (this.#depth === 0) whole.push(this.#text.slice(this.#start, this.#at));
    }
    this.#forget(this.#depth === 0 ? this.#at : this.#start);
    return whole;
  }

  #forget(count: number): void {
    this.#text = this.#text.slice(count);
    this.#at -= count;
    this.#start = 0;
  }
}

/** An attribute of a stanza's outermost tag. */
export function attribute(stanza: string, name: string): string | undefined {
  const head = stanza.slice(0, stanza.indexOf('>'));
  return new RegExp(` ${name}=(?:'([^']*)'|"([^"]*)")`)
    .exec(head)
    ?.slice(1)
    .find(value => value !== undefined);
}
