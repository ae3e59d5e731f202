// The page behind a mail's link, around what the mail told.

import { counted } from '../counted.ts';

export const englishAcknowledgement = {
  isAcknowledged: ['Somebody has taken note of this already.', 'You may do it again, or be reminded.'],
  about:
    'To take note silences this reminder and milder ones for everybody who got it. A more urgent one, such as the next threshold before the expiry, is sent all the same.',
  of: 'About',
  all: 'all of them',
  acknowledge: 'I have taken note',
  orBeReminded: 'Or be reminded',
  remindIn: 'Remind me again in',
  remind: 'Remind me',
  days: (days: number) => counted(days, 'day'),
  more: (count: number) => `and ${count} more`,
  noted: 'Noted',
  notedForGood: 'You will not be reminded of this again. A more urgent notice is sent all the same.',
  notedFor: (days: number) => `You are reminded in ${counted(days, 'day')}, or earlier when it becomes more urgent.`,
  mayClose: 'You can close this page.',
  expired: [
    'This link has expired',
    'Links in notices work for 45 days. A later notice has a new one; what is open is shown on the page:',
  ],
  unknown: [
    'This link does not work',
    'It is not whole, or it belongs to a notice that is long gone. Copy it again from the mail, from its first to its last character.',
  ],
} as const;
