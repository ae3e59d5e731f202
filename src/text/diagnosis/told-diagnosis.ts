// A judgement in words, as it is shown and as it stands in JSON. Judges nothing.

import type { CauseLabel } from '../../domain/diagnosis/cause-table.ts';
import type { JudgedCause, Judgement, KnownFault, RemedySubject } from '../../domain/diagnosis/judge.ts';
import { errorWords } from '../errors.ts';
import type { NamedPage } from '../page-of-command.ts';
import { keyDamageText } from '../vault/key-damage.ts';
import { providerTroubleNext } from '../vault/provider-troubles.ts';
import type { Hand } from '../words.ts';
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
  /** The pages that remedy and check name; a terminal has none. */
  places?: readonly NamedPage[];
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

function toldIn(words: SubjectWords, judged: JudgedCause): ToldCause {
  const cause = withoutPlaces(words, judged);
  const places = words.to.taken();
  return places === null ? cause : { ...cause, places };
}

function withoutPlaces(words: SubjectWords, judged: JudgedCause): ToldCause {
  const { cause, likelihood, messages, evidence, against } = judged;
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
  const { evidence, ...rest } = knownWords(known, cause, words);
  const places = words.to.taken();
  const only = { ...cause, ...rest, evidence: [evidence], ...(places === null ? {} : { places }) };
  return { causes: [only], tellApart: only.nextCheck, waitUntil: null };
}

function knownWords(known: KnownFault, { remedy }: ToldCause, { name, to }: SubjectWords): KnownWords {
  switch (known.type) {
    case 'keyPairDamaged':
      if (known.damage.type === 'keyProviderUnavailable') {
        return {
          evidence: keyDamageText(known.damage),
          remedy: `${providerTroubleNext(known.damage.trouble)} Nothing in Salesforce has to change.`,
          nextCheck: `See ${to('vault status')}: it asks each device and service.`,
        };
      }
      return {
        evidence: keyDamageText(known.damage),
        remedy: `Restore the database from a backup, or rotate: ${to('rotate', name)}. Nothing in the app has to be changed before.`,
        nextCheck: `Run ${to('vault rewrap')}: it names every key that does not open.`,
      };
    case 'notUploaded':
      return {
        title: 'The certificate has to be uploaded first, or was uploaded minutes ago',
        evidence: 'No certificate of this app was ever accepted, and nobody has said that one was uploaded.',
        remedy: `Uploaded within the last 10 minutes: change nothing, and wait (${to('test', name, '--wait')}). Else: ${remedy}`,
        nextCheck: 'Open the app again: does it show the certificate?',
      };
    case 'consumerKeyMissing':
      return ownError(known.type, name, to, `Look at the consumer key: ${to('connection show', name)}.`);
    case 'noUsableKeyPair':
      return ownError(known.type, name, to, `Look at the states: ${to('certificate list', name)}.`);
  }
}

function ownError(code: 'consumerKeyMissing' | 'noUsableKeyPair', name: string, to: Hand, nextCheck: string) {
  const { message, nextAction } = errorWords({ code, parameters: { name } }, to);
  return { evidence: `${message} Nothing was asked of Salesforce.`, remedy: nextAction, nextCheck };
}

function isoOf(at: number): string | null {
  const instant = new Date(at);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}
