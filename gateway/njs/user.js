/**
 * Whose token a request carries, for counting alone: nothing is verified here, that is the services' part. Together with
 * the client's address it makes a key that nobody elsewhere can use up. Runs in NGINX (njs), not in Node.
 */
const TOKEN = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/i;
const ID = /^[0-9a-f-]{36}$/;

function key(r) {
  const match = TOKEN.exec(r.headersIn.Authorization || '');
  if (!match) return '';
  try {
    const sub = JSON.parse(Buffer.from(match[1], 'base64url').toString()).sub;
    return typeof sub === 'string' && ID.test(sub) ? `${r.variables.remote_addr} ${sub}` : '';
  } catch (error) {
    return '';
  }
}

export default { key };
