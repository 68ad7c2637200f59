/** `message:send` → `messageSend`, the form of a name that every reader of the document takes. */
function camelCase(name: string): string {
  return name.replace(/[:-](\w)/g, (_, letter: string) => letter.toUpperCase());
}

export function capitalised(name: string): string {
  const camel = camelCase(name);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}

/** Ids of messages in the document. A command and a notice may have one name: `typing:start` is both. */
export function messageId(kind: 'command' | 'notice', name: string): string {
  return kind === 'command' ? camelCase(name) : `on${capitalised(name)}`;
}

export const replyId = (command: string) => `${camelCase(command)}Reply`;

/** The notice that a handshake was refused. */
export const refusedHandshake = 'onConnectError';
