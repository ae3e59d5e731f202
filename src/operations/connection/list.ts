// Every connection, by name.

import type { ConnectionStatus } from '../../domain/status/connection-status.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { readStatus } from '../status/steps/read-status.ts';
import { connectionView } from './steps/connection-view.ts';

export const listConnections = {
  act: 'connection.list',
  connectionOf: () => null,
  async run(context) {
    const { connections } = await readStatus(context);
    return connections.toSorted((a, b) => (a.connection.name < b.connection.name ? -1 : 1));
  },
  narrow: (connections, reach) => connections.filter(({ connection }) => reach.connections.includes(connection.name)),
  view: (connections) => ({ connections: connections.map(connectionView) }),
} satisfies Act<Pick<Context, 'store' | 'clock' | 'settings' | 'clockTrust'>, void, ConnectionStatus[]>;
