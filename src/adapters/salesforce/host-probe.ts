// Asks a host, without a token, whether it answers as Salesforce's REST API does. Says nothing about who may sign in.

import type { HostAnswer, HostProbe } from '../../domain/org/host-probe.ts';
import { chosenVersion } from '../../domain/org/org.ts';
import { type Clock, type Transport, TransportFault } from '../../domain/ports.ts';
import { answerFacts } from './answer-facts.ts';
import { bodyJson, bodyText } from './answer-text.ts';
import { fieldsOf, listOf, textField } from './json-fields.ts';

/** A person waits; a host that is up answers this within a second. */
const timeoutMs = 8_000;
const maximumBytes = 200_000;

export function createHostProbe(parts: { transport: Transport; clock: Pick<Clock, 'now'> }): Pick<HostProbe, 'ask'> {
  return {
    async ask(origin, signal): Promise<HostAnswer> {
      const headers = { accept: 'application/json' };
      const request = { method: 'GET', url: `${origin}/services/data`, headers, timeoutMs, maximumBytes } as const;
      try {
        const response = await parts.transport.send(request, signal);
        const { status, serverDate, clockSkewSeconds } = answerFacts(response, '', parts.clock.now());
        const isSalesforceApi = status === 200 && listsVersions(bodyText(response.body));
        return { type: 'answered', status, isSalesforceApi, serverDate, clockSkewSeconds };
      } catch (error) {
        if (!(error instanceof TransportFault)) throw error;
        return { type: 'noAnswer', fault: error.kind, message: error.detail };
      }
    },
  };
}

function listsVersions(text: string): boolean {
  const versions = listOf(bodyJson(text)).map((version) => textField(fieldsOf(version), 'version') ?? '');
  return chosenVersion(versions) !== null;
}
