// The words of one notice, the same on every channel: a headline, what is known, what to do, with links where pages can be
// reached. Plain text, without layout.

import type { AppKind } from '../../domain/client-app/client-app.ts';
import { causeLabels } from '../../domain/diagnosis/cause-table.ts';
import { excludedAtSignIn } from '../../domain/diagnosis/exclusions.ts';
import { nothingKnown, usernameFacts } from '../../domain/diagnosis/facts.ts';
import { hostFacts } from '../../domain/diagnosis/host-kind.ts';
import { judge } from '../../domain/diagnosis/judge.ts';
import { messageText } from '../../domain/diagnosis/message-text.ts';
import type { HeartbeatLoop } from '../../domain/installation/heartbeat.ts';
import type { ShownCertificate } from '../../domain/key-pair/shown-certificate.ts';
import type {
  NamedRequest,
  NoticeItem,
  Place,
  ShownConnection,
  WaitingCertificate,
} from '../../domain/notice/notice-item.ts';
import { dayMs, type Instant } from '../../domain/ports.ts';
import type { SwapEnd } from '../../domain/rotation/swap-phases.ts';
import { daysUntil } from '../../domain/status/connection-state.ts';
import { oneLine } from '../../formats/plain-text.ts';
import { counted } from '../counted.ts';
import { causeWords } from '../diagnosis/cause-words.ts';
import { remedyFor } from '../diagnosis/remedy.ts';
import { byPage } from '../hand.ts';
import { troubleWords } from '../installation/trouble-words.ts';
import { minute } from '../instants.ts';
import { swapProblemWords } from '../rotation/swap-words.ts';
import { uploadTexts } from '../rotation/upload-texts.ts';
import { saidWords } from '../said-words.ts';
import { connectionPath, doneAt, type PagesUrl, saidHere, type ToldStep } from './steps.ts';

export interface NoticeWords {
  headline: string;
  /** Label and value, in the order in which they are shown. */
  facts: readonly (readonly [label: string, value: string])[];
  /** What the reader does, in order; empty when nothing is to be done. */
  steps: readonly ToldStep[];
}

/** Cleaned once more here, where every channel, page and calendar reads. */
export function wordsOf(item: NoticeItem, now: Instant, pagesUrl: PagesUrl = null): NoticeWords {
  const { headline, facts, steps } = wordsOfItem(item, now, pagesUrl);
  return {
    headline: oneLine(headline),
    facts: facts.map(([label, value]) => [label, oneLine(value)]),
    steps: steps.map((step) => ({ ...step, text: oneLine(step.text) })),
  };
}

function wordsOfItem(item: NoticeItem, now: Instant, pagesUrl: PagesUrl): NoticeWords {
  switch (item.type) {
    case 'certificateExpires':
      return {
        headline: `The certificate of ${placeName(item.place)} ${expiryWords(item.certificate, now)}`,
        facts: [...placeFacts(item.place), ...certificateFacts(item.certificate, now), ...waitingFacts(item.waiting)],
        steps:
          item.request === undefined
            ? uploadSteps(item.place, item.waiting, pagesUrl)
            : requestSteps(item.place, item.request, pagesUrl),
      };
    case 'uploadWaits':
      return {
        headline: `A new certificate for ${placeName(item.place)} waits for its upload`,
        facts: [...placeFacts(item.place), ...certificateFacts(item.certificate, now), ...waitingFacts(item.waiting)],
        steps: uploadSteps(item.place, item.waiting, pagesUrl),
      };
    case 'orgTakesOldCertificate':
      return {
        headline: `${placeName(item.place)} still takes the old certificate, which ${expiryWords(item.certificate, now)}`,
        facts: [...placeFacts(item.place), ...certificateFacts(item.certificate, now), ...waitingFacts(item.waiting)],
        steps: uploadSteps(item.place, item.waiting, pagesUrl),
      };
    case 'requestWaits':
      return {
        headline: `The next certificate of ${placeName(item.place)} waits for your authority to sign it`,
        facts: [
          ...placeFacts(item.place),
          ...certificateFacts(item.certificate, now),
          ['Request', `${item.fileName}, made ${minute(item.requestedAt)}`],
        ],
        steps: requestSteps(item.place, item, pagesUrl),
      };
    case 'watchedCertificateExpires':
      return {
        headline: `The certificate "${item.label}" ${expiryWords(item.certificate, now)}`,
        facts: [['Seen at', item.location], ...certificateFacts(item.certificate, now)],
        steps: [saidHere('Replace the certificate where it was seen. Latchkey watches it and does not hold its key.')],
      };
    case 'stoppedWorking': {
      const { title, likelihood, by, remedy } = likelyCause(item);
      return {
        headline: `The connection "${item.connection.name}" stopped working`,
        facts: [
          ...connectionFacts(item.connection),
          ['Since', minute(item.since)],
          ['Reason', saidWords(item.message)],
          ...(item.isSlotLost === true ? [['Proved', uploadTexts.notSpreading] as const] : []),
          ['Most likely', `${title} (${likelihood === 1 ? '' : `${Math.round(likelihood * 100)} %, `}${by})`],
        ],
        steps: [
          doneAt(pagesUrl, {
            path: connectionPath(item.connection.name),
            label: 'Test the connection',
            command: `Run \`latchkey test ${item.connection.name}\`: it signs in anew and tells the causes apart by trying.`,
            more: 'It signs in anew and tells the causes apart by trying.',
          }),
          saidHere(`If it is what is most likely: ${remedy}`),
        ],
      };
    }
    case 'worksAgain':
      return {
        headline: `The connection "${item.connection?.name ?? ''}" works again`,
        facts: [
          ...(item.connection === null ? [] : connectionFacts(item.connection)),
          ['Had failed since', minute(item.since)],
        ],
        steps: [],
      };
    case 'finding':
      return {
        headline: item.title,
        facts: [...(item.org === null ? [] : [['Org', item.org] as const]), ['Seen', item.detail]],
        steps: [
          item.remedyOnPages === undefined
            ? saidHere(item.remedy)
            : findingStep(item.remedy, item.remedyOnPages, pagesUrl),
        ],
      };
    case 'swapEnded':
      return {
        headline: `The rotation without hands of ${placeName(item.place)} ${endWords[item.end]}`,
        facts: [
          ...placeFacts(item.place),
          ['Ended', minute(item.at)],
          ...(item.problem === null ? [] : [['Reason', swapProblemWords(item.problem)] as const]),
        ],
        steps: swapSteps(item, pagesUrl),
      };
    case 'slotLost': {
      const what = item.holds === null ? 'vanished from its app' : 'was replaced in its app by somebody else';
      return {
        headline: `The certificate of ${placeName(item.place)} ${what}`,
        facts: [
          ...placeFacts(item.place),
          ['Seen', minute(item.since)],
          ['The app holds', item.holds ?? 'no certificate'],
        ],
        steps: putBackSteps(item.place, pagesUrl),
      };
    }
    case 'loopStoodStill':
      return {
        headline: `Latchkey did not ${loopWork[item.loop]} since ${minute(item.lastRanAt)}`,
        facts: [['Loop', item.loop]],
        steps: [
          saidHere('Check that `latchkey serve` runs, or that the job runs which calls `latchkey reconcile --once`.'),
        ],
      };
    case 'installationTrouble': {
      const { text, next } = troubleWords(item.trouble, pagesUrl === null ? 'latchkey' : byPage());
      return {
        headline: text,
        facts: [
          ['Seen by', item.seenBy],
          ['Since', minute(item.since)],
        ],
        steps: [saidHere(next)],
      };
    }
    case 'deliveryGivenUp':
      return {
        headline: `A notice could not be delivered through "${item.channel}"`,
        facts: [
          ['Notice', item.subjectLine],
          ...(item.recipient === '' ? [] : [['Recipient', item.recipient] as const]),
          ['Attempts', String(item.attempts)],
          ['Last answer', saidWords(item.detail)],
        ],
        steps: [
          doneAt(pagesUrl, {
            path: '/installation',
            label: 'Mend the channel and try it',
            command: `Mend the channel and try it with \`latchkey notify test ${item.channel}\`.`,
          }),
        ],
      };
    case 'allWell':
      return {
        headline: allWellHeadline(item),
        facts: [
          ['Connections', `${item.connections}${item.failing > 0 ? `, of which ${item.failing} do not work` : ''}`],
          ['Messages since the last one of these', `${item.sent} sent, ${item.givenUp} given up`],
        ],
        steps: item.failing > 0 ? [whichFail(pagesUrl)] : [],
      };
    case 'over':
      return { headline: 'This is settled', facts: [], steps: [] };
    case 'test':
      return {
        headline: 'This is a test of Latchkey’s notices',
        facts: [['Sent', minute(now)]],
        steps: [],
      };
  }
}

function putBackSteps({ appName, connections }: Place, pagesUrl: PagesUrl): ToldStep[] {
  const name = connections[0]?.name ?? 'NAME';
  const soon =
    'Soon: without it nobody signs in, and it works as long as the org takes a token of before or another key.';
  return [
    doneAt(pagesUrl, {
      path: connectionPath(name, '/rotation'),
      label: 'Put it back',
      command: `Put it back: \`latchkey rotate ${name} --deploy --put-back\`. ${soon}`,
      more: soon,
    }),
    saidHere(`Find out who deploys the app "${appName}": a deploy without its certificate empties it.`),
  ];
}

const endWords: Readonly<Record<SwapEnd, string>> = {
  settled: 'settled',
  rolledBack: 'was taken back; the old key pair is in use',
  refused: 'was refused; nothing was changed in Salesforce',
  stopped: 'stopped; somebody has to look at the app',
};

function swapSteps(
  { place, end, isScheduled }: Extract<NoticeItem, { type: 'swapEnded' }>,
  pagesUrl: PagesUrl,
): ToldStep[] {
  const name = place.connections[0]?.name ?? 'NAME';
  if (end === 'settled') return [];
  const test = doneAt(pagesUrl, {
    path: connectionPath(name),
    label: 'Test the connection',
    command: `Run \`latchkey test ${name}\`: then it counts as looked at.`,
    more: 'Then it counts as looked at.',
  });
  if (end === 'stopped') return [saidHere(`In Salesforce look at the app "${place.appName}" in Setup.`), test];
  const again = isScheduled === true ? 'It is tried again by itself a day later, or in its next window.' : '';
  const byHand = doneAt(pagesUrl, {
    path: connectionPath(name, '/rotation'),
    label: 'Rotate by hand',
    command: `Mend that, or rotate by hand: \`latchkey rotate ${name}\`. ${again}`,
    more: again,
  });
  return [byHand, test];
}

const loopWork: Readonly<Record<HeartbeatLoop, string>> = {
  notices: 'look for due notices',
  reconciler: 'look after its connections',
  watch: 'read the certificates in its orgs',
};

function allWellHeadline({ failing, givenUp }: { failing: number; givenUp: number }): string {
  if (failing > 0) return `Latchkey runs; ${failing} ${failing === 1 ? 'connection does' : 'connections do'} not work`;
  return givenUp > 0
    ? 'Latchkey runs; some notices could not be delivered'
    : 'All is well: Latchkey runs and reaches you';
}

/** `expires in 7 days`, `expires today`, `has expired`, `expired 3 days ago`. */
function expiryWords(certificate: Pick<ShownCertificate, 'notAfter' | 'isClockDoubted'>, now: Instant): string {
  const { notAfter } = certificate;
  const days = daysUntil(notAfter, now);
  if (isPastInDoubt(certificate, now)) return `expires ${minute(notAfter)}`;
  if (notAfter <= now) return now - notAfter < dayMs ? 'has expired' : `expired ${counted(-days, 'day')} ago`;
  return days === 0 ? 'expires today' : `expires in ${counted(days, 'day')}`;
}

function isPastInDoubt(
  { notAfter, isClockDoubted }: Pick<ShownCertificate, 'notAfter' | 'isClockDoubted'>,
  now: Instant,
) {
  return notAfter <= now && isClockDoubted === true;
}

function placeName({ appName, connections, connectionCount }: Place): string {
  const first = connections[0];
  if (first === undefined) return `"${appName}"`;
  const more = connectionCount > 1 ? ` and ${connectionCount - 1} more` : '';
  return `"${first.name}"${more}`;
}

function placeFacts(place: Place): [string, string][] {
  const { connections, connectionCount, appName, consumerKey } = place;
  const orgs = [
    ...new Set(connections.map((one) => `${new URL(one.loginUrl).host}${one.orgId === null ? '' : ` (${one.orgId})`}`)),
  ];
  const names = connections.map((one) => `${one.name} (${one.username})`).join(', ');
  const rest = connectionCount - connections.length;
  return [
    ['Org', orgs.join(', ')],
    ['App', consumerKey === null ? appName : `${appName}, consumer key ${shortKey(consumerKey)}`],
    [connectionCount === 1 ? 'Connection' : 'Connections', rest > 0 ? `${names} and ${rest} more` : names],
  ];
}

/** Enough to tell two apps apart; a consumer key is no secret, but it is long. */
function shortKey(consumerKey: string): string {
  return consumerKey.length <= 20 ? consumerKey : `${consumerKey.slice(0, 10)}…${consumerKey.slice(-6)}`;
}

function connectionFacts({ loginUrl, orgId, username }: ShownConnection): [string, string][] {
  return [
    ['Org', `${new URL(loginUrl).host}${orgId === null ? '' : ` (${orgId})`}`],
    ['User', username],
  ];
}

function certificateFacts(certificate: ShownCertificate, now: Instant): [string, string][] {
  const { fingerprint, notAfter } = certificate;
  if (isPastInDoubt(certificate, now)) {
    const daysLeft = 'not known: the clock of the machine that runs Latchkey cannot be trusted; set it right';
    return [
      ['Fingerprint', fingerprint],
      ['Expires', minute(notAfter)],
      ['Days left', daysLeft],
    ];
  }
  return [
    ['Fingerprint', fingerprint],
    [notAfter <= now ? 'Expired' : 'Expires', minute(notAfter)],
    ['Days left', notAfter <= now ? 'none' : String(daysUntil(notAfter, now))],
  ];
}

function waitingFacts(waiting: WaitingCertificate | null): [string, string][] {
  if (waiting === null) return [];
  return [
    ['New certificate', `${waiting.fileName}, issued ${minute(waiting.issuedAt)}`],
    ['New fingerprint', waiting.fingerprint],
  ];
}

/** The labels are those of Salesforce's own help: "Edit a Connected App" and "Configure a JWT Bearer Flow". */
const uploadPaths: Readonly<Record<AppKind, (appName: string) => string>> = {
  'connected-app': (appName) =>
    `In Salesforce open Setup > App Manager > "${appName}" > Edit, choose the file under "Use digital signatures" and Save.`,
  'external-client-app': (appName) =>
    `In Salesforce open Setup > External Client App Manager > "${appName}" > Edit Settings, choose the file with "Upload Files" under "Enable JWT Bearer Flow" and Save.`,
};

function whichFail(pagesUrl: PagesUrl): ToldStep {
  return doneAt(pagesUrl, {
    path: '/?state=failing',
    label: 'See which connections do not work',
    command: 'Run `latchkey status` to see which connections do not work.',
  });
}

function uploadSteps(place: Place, waiting: WaitingCertificate | null, pagesUrl: PagesUrl): ToldStep[] {
  const name = place.connections[0]?.name ?? 'NAME';
  const path = connectionPath(name, '/rotation');
  const spreading =
    'Salesforce needs 2 to 10 minutes; Latchkey proves the new certificate, and the old one is tried until then.';
  return [
    waiting === null
      ? doneAt(pagesUrl, {
          path,
          label: 'Get the new certificate',
          command: `Get the new certificate: \`latchkey rotate ${name}\`.`,
        })
      : doneAt(pagesUrl, {
          path,
          label: 'Take the new certificate',
          command: `Take the new certificate, ${waiting.fileName}: it is attached to the mail, and \`latchkey rotate ${name}\` writes it too.`,
          more: `It is ${waiting.fileName}, and attached to the mail.`,
        }),
    saidHere(uploadPaths[place.appKind](place.appName)),
    doneAt(pagesUrl, {
      path,
      label: 'Say that it is uploaded',
      command: `Say so with \`latchkey rotate ${name} --uploaded\`. ${spreading}`,
      more: spreading,
    }),
  ];
}

/** @param request Null: none was made yet. */
function requestSteps({ connections }: Place, request: NamedRequest | null, pagesUrl: PagesUrl): ToldStep[] {
  const name = connections[0]?.name ?? 'NAME';
  const path = `${connectionPath(name)}#key-requests`;
  const more = 'Let your authority sign it.';
  return [
    request === null
      ? doneAt(pagesUrl, {
          path,
          label: 'Make the request for the next certificate',
          command: `Make the request for the next certificate: \`latchkey certificate request ${name}\`. ${more}`,
          more,
        })
      : doneAt(pagesUrl, {
          path,
          label: 'Save the request',
          command: `Take the request: \`latchkey certificate requests ${name} --mark ${request.mark} --out ${request.fileName}\`. ${more}`,
          more,
        }),
    doneAt(pagesUrl, {
      path,
      label: 'Install what comes back',
      command: `Install what comes back: \`latchkey certificate install ${name} --cert FILE\`.`,
      more: 'It is uploaded as any other then.',
    }),
  ];
}

/** What the last test found counts; without one a failure is told by its message, its code and that it worked before. */
function likelyCause({ connection, app, code, message, judged, ...item }: NoticeItem & { type: 'stoppedWorking' }) {
  const isSlotLost = item.isSlotLost === true;
  const excluded = excludedAtSignIn({ isClockCompared: false, isInDate: false, maySpread: !isSlotLost });
  const { causes, subject } = judge({
    ...nothingKnown,
    ...(app === undefined ? {} : { appKind: app.kind, appName: app.name, ourCertificate: app.certificate }),
    message: messageText(message, ''),
    host: hostFacts(connection.loginUrl),
    username: usernameFacts(connection.username),
    hasSucceededBefore: true,
    fault: code,
    isSlotLost,
    excluded,
  });
  // A label that a newer version wrote is none here, and what was proved since goes before what a test thought.
  const tested = causeLabels.find((label) => label === judged?.cause && !excluded.includes(label));
  const cause = tested ?? causes[0].cause;
  const likelihood = tested === undefined ? causes[0].likelihood : (judged?.likelihood ?? 0);
  const by = tested === undefined ? 'by the message alone' : 'by the last test';
  return { title: causeWords(cause).title, likelihood, by, remedy: remedyFor(cause, subject) };
}

function findingStep(command: string, more: string, pagesUrl: PagesUrl): ToldStep {
  return doneAt(pagesUrl, { path: '/findings', label: 'Findings', command, more });
}
