// A judgement in words, as it is shown and as it stands in JSON. Judges nothing.

import type { CauseLabel } from '../../domain/diagnosis/cause-table.ts';
import type { JudgedCause, Judgement, KnownFault, RemedySubject } from '../../domain/diagnosis/judge.ts';
import { errorWords } from '../errors.ts';
import { causeWords } from './cause-words.ts';
import { evidenceText } from './evidence-texts.ts';
import { messageRemedies } from './message-remedies.ts';
import { messageTexts } from './message-texts.ts';
import { type CalledAs, fill, type SubjectWords, subjectWords } from './remedy.ts';
import { tellApart } from './tell-apart.ts';

export interface ToldCause {
  cause: CauseLabel;
  title: string;
  /** 0 to 1; over all causes they sum to at most 1. */
  likelihood: number;
  evidence: readonly string[];
  against: readonly string[];
  remedy: string;
  /** The one look or trial that proves this cause or rules it out. */
  nextCheck: string;
}

export interface ToldDiagnosis {
  /** Best first, never empty. */
  causes: readonly ToldCause[];
  /** The one check that tells the first two causes apart. */
  tellApart: string;
  /** ISO 8601 UTC: with propagation first, when another try is worth it; null otherwise. */
  waitUntil: string | null;
}

export function toldDiagnosis(judgement: Judgement, calledAs: CalledAs = {}): ToldDiagnosis {
  const { causes, subject, known, waitUntil } = judgement;
  const words = subjectWords(subject, calledAs);
  const told = causes.map((cause) => toldIn(words, cause));
  const [first, second] = told;
  if (known !== null && first !== undefined) return toldKnown(first, known, words);
  return {
    causes: told,
    tellApart: first === undefined ? '' : tellApart(first.cause, second?.cause, words),
    waitUntil: waitUntil === null ? null : isoOf(waitUntil),
  };
}

export function toldCause(cause: JudgedCause, subject: RemedySubject, calledAs: CalledAs = {}): ToldCause {
  return toldIn(subjectWords(subject, calledAs), cause);
}

function toldIn(words: SubjectWords, { cause, likelihood, messages, evidence, against }: JudgedCause): ToldCause {
  const { title, remedy, check } = causeWords(cause);
  const told = [...messages.map((message) => messageTexts[message]), ...evidence.map(evidenceText)];
  return {
    cause,
    title,
    likelihood,
    evidence: told.length > 0 ? told : [nothingTells(cause)],
    against: against.map(evidenceText),
    remedy: [...firstSteps(messages), fill(remedy, words)].join(' '),
    nextCheck: fill(check, words),
  };
}

function nothingTells(cause: CauseLabel): string {
  return cause === 'unknown_message'
    ? 'No known message stands in the text.'
    : 'Common at this stage; nothing in the message points to it.';
}

function firstSteps(messages: JudgedCause['messages']): string[] {
  return messages.flatMap((message) => messageRemedies[message] ?? []);
}

type KnownWords = { evidence: string } & Partial<Pick<ToldCause, 'title' | 'remedy' | 'nextCheck'>>;

function toldKnown(cause: ToldCause, known: KnownFault, words: SubjectWords): ToldDiagnosis {
  const { evidence, ...rest } = knownWords(known, words);
  const only = { ...cause, ...rest, evidence: [evidence] };
  return { causes: [only], tellApart: only.nextCheck, waitUntil: null };
}

function knownWords(known: KnownFault, { values }: SubjectWords): KnownWords {
  const { name = '', latchkey = '' } = values;
  switch (known.type) {
    case 'keyPairDamaged':
      return {
        evidence: known.message,
        remedy: `Restore the database from a backup, or rotate: \`${latchkey} rotate ${name}\`. Nothing in the app has to be changed before.`,
        nextCheck: `Run \`${latchkey} vault rewrap\`: it names every key that does not open.`,
      };
    case 'notUploaded':
      return {
        title: 'The certificate has to be uploaded first',
        evidence: 'No certificate of this app was ever accepted, and nobody has said that one was uploaded.',
        nextCheck: `If it is in the app already: Salesforce needs up to 10 minutes, and \`${latchkey} test ${name} --wait\` waits for it.`,
      };
    case 'consumerKeyMissing':
      return ownError(
        known.type,
        name,
        latchkey,
        `Look at the consumer key that \`${latchkey} connection show ${name}\` tells.`,
      );
    case 'noUsableKeyPair':
      return ownError(
        known.type,
        name,
        latchkey,
        `Look at the states that \`${latchkey} certificate list ${name}\` shows.`,
      );
  }
}

function ownError(code: 'consumerKeyMissing' | 'noUsableKeyPair', name: string, latchkey: string, nextCheck: string) {
  const { message, nextAction } = errorWords({ code, parameters: { name } }, latchkey);
  return { evidence: `${message} Nothing was asked of Salesforce.`, remedy: nextAction, nextCheck };
}

function isoOf(at: number): string | null {
  const instant = new Date(at);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}
