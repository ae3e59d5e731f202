// What the page behind a link shows. Changes nothing: mail scanners press links.

import type { Act } from '../act.ts';
import { type AcknowledgementView, type LinkNeeds, readLinked } from './steps/acknowledgement-link.ts';

export const readAcknowledgement = {
  act: 'notice.readLink',
  run: (context, { token }) => readLinked(context, token),
  view: (link) => link,
} satisfies Act<LinkNeeds, { token: string }, AcknowledgementView>;
