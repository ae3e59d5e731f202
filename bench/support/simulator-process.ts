// Simulated orgs for a bench, in a process of their own so that they share no event loop with what is measured. One server,
// and no limit of logins an hour: a bench makes more of them than an org would take. Ends when its stdin does.

import { startSimulator } from '../../simulator/start-simulator.ts';

const [, , orgs = 1, components = 0, latencyMs = 0] = process.argv.map(Number);
const propagation = { minSeconds: 0, maxSeconds: 0 };
const simulator = await startSimulator({ orgs, servers: 1, propagation, components, seed: 7 });
const { control } = simulator.simulator;
for (const { orgId } of simulator.orgs) control.patchOrg(orgId, { loginsPerHour: 1_000_000_000, latencyMs });
process.stdout.write(`${JSON.stringify({ url: simulator.url, orgs: simulator.orgs })}\n`);
process.stdin.resume().on('end', () => process.exit());
