// A judgement in words, as it is shown and as it stands in JSON. Judges nothing.

import type { CauseLabel } from '../../domain/diagnosis/cause-table.ts';
import type { Evidence } from '../../domain/diagnosis/evidence.ts';
import type { JudgedCause, Judgement, KnownFault, RemedySubject } from '../../domain/diagnosis/judge.ts';
import type { MessageName } from '../../domain/diagnosis/message-table.ts';
import { errorWords } from '../errors.ts';
import type { NamedPage } from '../page-of-command.ts';
import { keyDamageText } from '../vault/key-damage.ts';
import { providerTroubleNext } from '../vault/provider-troubles.ts';
import type { DiagnosisFrame, Words } from '../words.ts';
import { causeTexts } from './cause-words.ts';
import { diagnosisFrame } from './diagnosis-frame.ts';
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
  const told = causes.map((cause) => toldIn(words, cause, causes.length === 1));
  const [first, second] = told;
  if (known !== null && first !== undefined) return toldKnown(first, known, words, told.slice(1));
  return {
    causes: told,
    tellApart: first === undefined ? '' : tellApart(first.cause, second?.cause, words),
    waitUntil: waitUntil === null ? null : isoOf(waitUntil),
  };
}

export function toldCause(cause: JudgedCause, subject: RemedySubject, calledAs: CalledAs = {}): ToldCause {
  return toldIn(subjectWords(subject, calledAs), cause, true);
}

function toldIn(words: SubjectWords, judged: JudgedCause, isAlone: boolean): ToldCause {
  const cause = withoutPlaces(words, judged, isAlone);
  const places = words.to.taken();
  return places === null ? cause : { ...cause, places };
}

function withoutPlaces(words: SubjectWords, judged: JudgedCause, isAlone: boolean): ToldCause {
  const { cause, likelihood, messages, evidence, against } = judged;
  const language = words.to.words;
  const { title, remedy, check } = causeTexts(cause, language);
  const said = (one: Evidence) => evidenceText(one, language);
  const told = [...messages.map((message) => (language?.messages ?? messageTexts)[message]), ...evidence.map(said)];
  return {
    cause,
    title,
    likelihood,
    evidence: told.length > 0 ? told : [nothingTells(cause, frameOf(words), isAlone)],
    against: against.map(said),
    remedy: [...firstSteps(messages, language), fill(remedy, words)].join(' '),
    nextCheck: fill(check, words),
  };
}

function frameOf({ to }: SubjectWords): DiagnosisFrame {
  return to.words?.diagnosis ?? diagnosisFrame;
}

function nothingTells(cause: CauseLabel, frame: DiagnosisFrame, isAlone: boolean): string {
  if (cause !== 'unknown_message') return frame.commonHere;
  return isAlone ? frame.noKnownMessage : frame.wordsOfMany;
}

function firstSteps(messages: JudgedCause['messages'], words: Words | null): string[] {
  const remedies: Partial<Record<MessageName, string>> = words?.messageRemedies ?? messageRemedies;
  return messages.flatMap((message) => remedies[message] ?? []);
}

type KnownWords = { evidence: string } & Partial<Pick<ToldCause, 'title' | 'remedy' | 'nextCheck'>>;

function toldKnown(cause: ToldCause, known: KnownFault, words: SubjectWords, others: ToldCause[]): ToldDiagnosis {
  const { evidence, ...rest } = knownWords(known, cause, words);
  const places = words.to.taken();
  const only = { ...cause, ...rest, evidence: [evidence], ...(places === null ? {} : { places }) };
  return { causes: [only, ...others], tellApart: only.nextCheck, waitUntil: null };
}

function knownWords(known: KnownFault, { remedy }: ToldCause, words: SubjectWords): KnownWords {
  const { name, to } = words;
  const frame = frameOf(words);
  switch (known.type) {
    case 'keyPairDamaged': {
      const evidence = keyDamageText(known.damage, to.words);
      if (known.damage.type === 'keyProviderUnavailable') {
        const next = providerTroubleNext(known.damage.trouble, to.words);
        return {
          evidence,
          remedy: frame.nothingInSalesforce(next),
          nextCheck: frame.askEachDevice(to('vault status')),
        };
      }
      return {
        evidence,
        remedy: frame.restoreOrRotate(to('rotate', name)),
        nextCheck: frame.findDamaged(to('vault rewrap')),
      };
    }
    case 'notUploaded':
      return { ...frame.notUploaded, remedy: frame.notUploaded.remedy(to('test', name, '--wait'), remedy) };
    case 'consumerKeyMissing':
      return ownError(known.type, words, frame.lookAtConsumerKey(to('connection show', name)));
    case 'noUsableKeyPair':
      return ownError(known.type, words, frame.lookAtStates(to('certificate list', name)));
  }
}

function ownError(code: 'consumerKeyMissing' | 'noUsableKeyPair', words: SubjectWords, nextCheck: string) {
  const { message, nextAction } = errorWords({ code, parameters: { name: words.name } }, words.to);
  return { evidence: frameOf(words).nothingAsked(message), remedy: nextAction, nextCheck };
}

function isoOf(at: number): string | null {
  const instant = new Date(at);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}
