// The mirror as a webhook: POST {"entries":[…]}, oldest first, each as `audit export` shows it. Any 2xx is a yes; otherwise the same
// entries come again, so that the receiver takes a sequence and hash that it has for a repetition.

import type { AuditMirror } from '../../domain/audit/audit-mirror.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import type { Transport } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';
import { jsonText } from '../../formats/plain-text.ts';
import { postJson } from '../channels/http-delivery.ts';

export function mirrorWebhook(url: Secret<string>, transport: () => Promise<Transport>): AuditMirror {
  return {
    end: async () => null,
    async append(entries) {
      const outcome = await postJson(await transport(), url, jsonText({ entries }));
      if (outcome.type !== 'accepted') throw new LatchkeyError('auditMirrorFailed', { problem: outcome.detail });
    },
  };
}
