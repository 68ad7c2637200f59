/**
 * GET /health: asks /readyz of every node at once and answers for the platform.
 * 200 while every service has a node that can serve, else 503. Runs in NGINX (njs), not in Node.
 */
const SERVING = ['ready', 'degraded'];

function readyOf(name, reply) {
  const unreachable = { node: name, status: 'unreachable', dependencies: {} };
  try {
    const said = JSON.parse(reply.responseText);
    // A node says in a word how it is; the gateway's own 503, for a node that is gone, is a problem with a number.
    if (typeof said.status !== 'string') return unreachable;
    return { node: name, status: said.status, dependencies: said.dependencies || {} };
  } catch (error) {
    return unreachable;
  }
}

function overall(services) {
  const groups = Object.keys(services).map(service => services[service]);
  if (!groups.every(nodes => nodes.some(node => SERVING.includes(node.status)))) return 'not-ready';
  return groups.every(nodes => nodes.every(node => node.status === 'ready')) ? 'ready' : 'degraded';
}

async function report(r) {
  const entries = r.variables.health_nodes.split(' ').filter(entry => entry !== '');
  const names = entries.map(entry => entry.split('/')[1]);
  const replies = await Promise.all(names.map(name => r.subrequest(`/_ready/${name}`)));

  const services = {};
  entries.forEach((entry, i) => {
    const service = entry.split('/')[0];
    services[service] = (services[service] || []).concat(readyOf(names[i], replies[i]));
  });

  const status = entries.length === 0 ? 'not-ready' : overall(services);
  r.headersOut['Content-Type'] = 'application/json';
  r.return(status === 'not-ready' ? 503 : 200, JSON.stringify({ status, services }));
}

export default { report };
