// Asks the gateway for the health of the platform until every service has a node that can serve.
const url = new URL('/health', process.env.PARLEY_URL);
const until = Date.now() + 60_000;

for (;;) {
  const said = await ask();
  console.log(said);
  if (said.status === 'ready' || said.status === 'degraded') process.exit(0);
  if (Date.now() > until) process.exit(1);
  await new Promise(resolve => setTimeout(resolve, 2_000));
}

async function ask() {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    const { status, services } = await response.json();
    const nodes = Object.values(services).flat();
    return { status, nodes: nodes.map(({ node, status: itsStatus }) => `${node} ${itsStatus}`) };
  } catch (error) {
    return { status: 'unreachable', reason: String(error.cause ?? error) };
  }
}
