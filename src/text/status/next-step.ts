// What a person does next about a connection, in one sentence.

import type { Instant } from '../../domain/ports.ts';
import type { NextStep, WhyRotate } from '../../domain/status/next-step.ts';
import { counted } from '../counted.ts';
import { minute } from '../instants.ts';

/** @param latchkey how the program is called here. */
export function nextStepWords(step: NextStep, latchkey: string): string {
  const said = words(step, latchkey);
  return step.isExpired ? `The certificate is past and not used. ${said}` : said;
}

function words(step: NextStep, latchkey: string): string {
  const { connection: name, app } = step;
  switch (step.do) {
    case 'nothing':
      return step.why === 'working' ? 'Nothing to do.' : waiting(step.why, app, step.nextLookAt);
    case 'scan':
      return `Read what is in the org: ${latchkey} scan run ${name}`;
    case 'downloadCertificate':
      return `Make the certificate: ${latchkey} certificate download ${name}`;
    case 'giveConsumerKey':
      return `Upload the certificate to the app, copy its consumer key, then: ${latchkey} connection set ${name} --consumer-key KEY`;
    case 'test':
      return whyTest(step, `${latchkey} test ${name}`);
    case 'upload': {
      const uploaded = `${latchkey} rotate ${name} --uploaded`;
      if (step.why === 'leaked')
        return `The leaked certificate is still in Salesforce. Upload the replacement, then: ${uploaded}`;
      const what = step.why === 'earlierWanted' ? 'the earlier certificate again' : 'the new certificate';
      return `Upload ${what} to "${app}" in Salesforce; it is noticed by itself. Or: ${uploaded}`;
    }
    case 'rotate':
      return step.why === 'notArrived'
        ? `The certificate that was said to be uploaded did not arrive. See why: ${latchkey} rotate ${name}`
        : `${whyRotate(step)}: ${latchkey} rotate ${name}`;
    case 'requestCertificate':
      return `${whyRotate(step)}, with a request that your authority signs: ${latchkey} certificate request ${name}`;
    case 'installCertificate':
      return `${whyRotate(step)}, with what your authority made of the request: ${latchkey} certificate install ${name} --cert FILE`;
    case 'revert':
      return `Salesforce may hold the leaked certificate. Upload the one in use again: ${latchkey} revert ${name}`;
  }
}

function whyTest(step: Extract<NextStep, { do: 'test' }>, test: string): string {
  switch (step.why) {
    case 'firstUpload':
      return `Upload the certificate to "${step.app}" in Salesforce, then: ${test}`;
    case 'imported':
      return `See whether "${step.app}" accepts it: ${test}`;
    case 'firstSpreading':
      return `Once the certificate is in "${step.app}", Salesforce takes 2 to 10 minutes to spread it. Then: ${test}`;
    case 'spreading':
      return `Salesforce is spreading the change; it is tried again at ${minute(step.nextLookAt)}. Or now: ${test}`;
    case 'changed':
      return `See whether it works as it is set: ${test}`;
    case 'slotLost':
      return `"${step.app}" takes none of its key pairs any more, and this is not a change that spreads. Find the cause: ${test}`;
    case 'clockDoubted':
      return `By this machine's clock the certificate is past, and no server confirms that clock. Ask one: ${test}`;
    case 'failing':
      return `Find the cause: ${test}`;
  }
}

function waiting(why: 'handover' | 'rationed' | 'spreading' | 'leakWatched', app: string, nextLookAt: Instant): string {
  const what = {
    handover: 'Both certificates answer for now',
    rationed: "Latchkey's own limit of sign-ins an hour is used up, tokens in the cache still serve",
    spreading: 'Salesforce is spreading the new certificate',
    leakWatched: `"${app}" is watched until it is proved that it holds the leaked certificate no more`,
  }[why];
  return `${what}; nothing to do. Next look at ${minute(nextLookAt)}.`;
}

function whyRotate(step: WhyRotate): string {
  switch (step.why) {
    case 'expired':
      return 'Rotate now';
    case 'leaked':
      return 'The leaked certificate is still in Salesforce. Make its replacement';
    case 'expiresSoon':
      if (step.daysLeft < 1) return 'Rotate now';
      return `Rotate within ${counted(step.daysLeft, 'day')}`;
  }
}
