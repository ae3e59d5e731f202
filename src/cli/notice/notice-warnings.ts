// What `status` says about the way to people: that nobody will be told, or that somebody was not.

import type { ShownStatus } from '../../operations/status/show.ts';
import { counted } from '../../text/counted.ts';

/** @param latchkey How this program is called. */
export function noticeWarning(trouble: ShownStatus['noticeTroubles'][number], latchkey: string): string {
  switch (trouble.trouble) {
    case 'noChannel':
      return 'Nobody will be told when a certificate expires: set LATCHKEY_SMTP_URL and LATCHKEY_MAIL_FROM.';
    case 'noContact': {
      const [first, ...others] = trouble.connections;
      const more = others.length > 0 ? ` and ${others.length} more` : '';
      return `Nobody will be told about ${first}${more}: give a contact (\`${latchkey} connection set NAME --contact EMAIL\`), or set LATCHKEY_NOTIFY.`;
    }
    case 'noInstallationContact':
      return 'Nobody will be told when Latchkey itself stands still or a notice is given up: set LATCHKEY_NOTIFY.';
    case 'givenUp':
      return `${counted(trouble.count, 'message')} could not be delivered through "${trouble.channel}" since yesterday. See \`${latchkey} notify list\`.`;
  }
}
