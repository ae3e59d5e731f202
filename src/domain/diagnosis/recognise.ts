// Whether anything that was told is known to point to a cause. What is not is said to be not known: a guess from the phase alone sends
// people to change what is in order.
import { anyOf } from '../token/words.ts';
import type { EvidenceRow } from './evidence-row.ts';
import type { evidenceRows } from './evidence-table.ts';
import type { FailureFacts } from './facts.ts';
import type { MatchedMessage } from './match-messages.ts';
import type { MessageName } from './message-table.ts';
import { messagesKeyFile } from './messages/key-file.ts';
import { anyTranslated } from './messages/translated.ts';
import { statusPoints } from './priors.ts';
import { type Speaker, speakerOf } from './speaker.ts';

/** Evidence that names a cause without a word of a message. Judged by hand: trials, proofs and what is plainly wrong in the claims. */
const provingFactor = 25;
/** What our own transport met is no guess, whatever words a system has for it. */
const metOnTheWay: ReadonlySet<string> = new Set(['noAnswerInTime', 'answerBrokeOff']);
/** What was changed lately makes suspects, and says nothing of a message that nobody knows. */
const onlySuspects: ReadonlySet<string> = new Set([
  'usernameChangedSinceSuccess',
  'loginUrlChangedSinceSuccess',
  'audienceChangedSinceSuccess',
]);
/** Codes and vague words ("401", "connection reset") are every program's; they are worth a guess where OAuth is spoken of. */
const ofTheFlow =
  /oauth|\binvalid_|\bjwt\b|assertion|refresh(?:ing)? (?:the |your )?(?:access )?token|server\.key|unable to sign|private key/;

const failing = anyOf`
  [a-z]_[a-z]|\berr_
  \b(?:minimum|at least|not|no|nor|never|none|without|lacks?|lost|gone|cannot|unable|could|must|should|please|try|retry|only)\b
  n't\b|n'?t\s
  err(?:or|no)?\b|error|exception|fail|abort|fatal|alert|warn
  invalid|illegal|incorrect|wrong|bad[ _]|unknown|unexpected|unsupported|malformed|mismatch|corrupt|damaged|inconsistent
  deactivat|(?:undergoing|under|for) maintenance
  denied|refus|reject|forbidden|unauthori|restrict|block|disabled|inactive|frozen|froze|locked|lock ?out|suspend|revoked|removed|deleted|wiped
  excedid|ungültig|non valide|no válida
  expired|expir|missing|required|requires|insufficient|exceed|limit|too |outside|untrusted|unavailable|not_found|notfound|unreachable
  time(?:d |d_)?out|reset|closed|broken|hang up|terminated|interrupted|setting things up|in maintenance|out of date|unapproved|down\b|\b[45]\d\d\b|\be(?:conn|timed|not|host|net|proto|acces|noent|ai_)\w*`;

/** Perhaps: its words are known, and nothing says that they are Salesforce's. */
type Recognition = 'known' | 'perhaps' | 'unknown';

export function recognise(
  facts: FailureFacts,
  matched: readonly MatchedMessage[],
  evidence: typeof evidenceRows,
): Recognition {
  const speaker = speakerOf(facts, matched);
  if (speaker === 'another') return 'unknown';
  const telling = matched.filter(({ row }) => row.strength === 'exact');
  const isTold = telling.length > 0 && isFailure(facts, speaker, telling);
  if (isTold && (speaker === 'salesforce' || telling.some(({ row }) => isBeforeSalesforce(row.name)))) return 'known';
  if (evidence.some((row) => !onlySuspects.has(row.name) && isProving(row))) return 'known';
  if (evidence.some(({ name }) => metOnTheWay.has(name))) return 'known';
  const isHinted =
    matched.some(({ row }) => row.strength !== 'exact') ||
    statusPoints.some(({ from, to }) => isWithin(facts.status, from, to));
  if (speaker === 'salesforce') return isHinted ? 'known' : 'unknown';
  return isTold || (isHinted && ofTheFlow.test(facts.message.flat)) ? 'perhaps' : 'unknown';
}

const onTheWay: ReadonlySet<MessageName> = new Set([
  'hostNotResolved',
  'proxyNotResolved',
  'certificateNotTrusted',
  'securityProduct',
  'webFilter',
  'tlsProtocol',
  'tunnelFailed',
  'plainHttp',
]);

/** A file, a name, a proxy: no service says it, a machine meets it by itself. A page or an address may be anybody's. */
function isBeforeSalesforce(name: MessageName): boolean {
  return onTheWay.has(name) || name in messagesKeyFile;
}

/** A noun proves no more than its sentence: "the high assurance level" tells of no failure, unless it is told as the message of one. */
function isFailure(
  { message, phase, status, fault }: FailureFacts,
  speaker: Speaker,
  telling: readonly MatchedMessage[],
): boolean {
  return (
    telling.some(({ row }) => row.name === 'certificateNotTrusted') ||
    fault !== null ||
    phase !== null ||
    (status !== null && status >= 300) ||
    message.isHtml ||
    failing.test(message.flat) ||
    (speaker === 'salesforce' && anyTranslated.test(message.flat))
  );
}

function isProving({ factors }: EvidenceRow): boolean {
  return Object.values(factors).some((factor) => factor >= provingFactor);
}

function isWithin(status: number | null, from: number, to: number): boolean {
  return status !== null && from <= status && status <= to;
}
