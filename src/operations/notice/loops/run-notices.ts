// Everything about notices that is due, once: what the loop does at each turn and `reconcile --once` before it returns.

import type { NoticeContext } from '../../context.ts';
import { type DeliveryReport, deliverNotices } from './deliver.ts';
import { type SweepReport, sweepNotices } from './sweep.ts';

interface NoticesReport {
  sweep: SweepReport;
  delivery: DeliveryReport;
}

/** A message that is given up in this run is reported in this run, through another channel. */
export async function runNotices(context: NoticeContext, signal?: AbortSignal): Promise<NoticesReport> {
  const sweep = await sweepNotices(context);
  const delivery = await deliverNotices(context, signal);
  if (delivery.givenUp === 0 || signal?.aborted) return { sweep, delivery };
  const again = await sweepNotices(context);
  const reported = await deliverNotices(context, signal);
  return {
    sweep: { swept: sweep.swept, owners: sweep.owners + again.owners, messages: sweep.messages + again.messages },
    delivery: {
      sent: delivery.sent + reported.sent,
      retrying: delivery.retrying + reported.retrying,
      givenUp: delivery.givenUp + reported.givenUp,
      busy: [...new Set([...delivery.busy, ...reported.busy])],
    },
  };
}
