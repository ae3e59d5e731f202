// A simulated org for a bench, in a process of its own so that it shares no event loop with what is measured. One server,
// and no limit of logins an hour: a bench makes more of them than an org would take. Ends when its stdin does.

import { startSimulator } from '../../simulator/start-simulator.ts';

const simulator = await startSimulator({ servers: 1, propagation: { minSeconds: 0, maxSeconds: 0 } });
const [org] = simulator.orgs;
if (org === undefined) throw new Error('the simulator started without an org');
simulator.simulator.control.patchOrg(org.orgId, { loginsPerHour: 1_000_000_000 });
process.stdout.write(`${JSON.stringify({ url: simulator.url, ...org })}\n`);
process.stdin.resume().on('end', () => process.exit());
