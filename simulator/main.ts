// The simulator on its own: `node simulator/main.ts --port 7430 --orgs 2 --propagation 0s`. Prints one line of JSON when it
// is ready, and ends with SIGINT or SIGTERM.

import { parseArgs } from 'node:util';
import { parsePropagation, startSimulator } from './start-simulator.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    orgs: { type: 'string', default: '1' },
    sandboxes: { type: 'string', default: '0' },
    servers: { type: 'string', default: '8' },
    propagation: { type: 'string', default: '2m..10m' },
    'orgs-empty': { type: 'boolean', default: false },
    components: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    'latency-ms': { type: 'string', default: '0' },
    tls: { type: 'boolean', default: false },
  },
});

const propagation = parsePropagation(values.propagation);
if (propagation === undefined) {
  process.stderr.write(`--propagation ${values.propagation} is no range; write 0s, fast or 2m..10m\n`);
  process.exit(2);
}

const { url, loginHost, testHost, orgs, caFile, close } = await startSimulator({
  port: Number(values.port),
  orgs: Number(values.orgs),
  sandboxes: Number(values.sandboxes),
  servers: Number(values.servers),
  emptyOrgs: values['orgs-empty'],
  components: Number(values.components),
  seed: Number(values.seed),
  latencyMs: Number(values['latency-ms']),
  tls: values.tls,
  propagation,
});
process.stdout.write(`${JSON.stringify({ url, loginHost, testHost, orgs, ...(caFile === null ? {} : { caFile }) })}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
