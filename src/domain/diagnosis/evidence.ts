// One piece of evidence as data: which row of the tables holds, with what its sentence needs. Sentences are made in text/.
import type { Instant } from '../ports.ts';
import type { EvidenceName } from './evidence-table.ts';
import type { FailureFacts } from './facts.ts';

export type Evidence =
  | {
      readonly name: 'changedMinutesAgo' | 'changedWithinTheHour';
      readonly agoMs: number;
      readonly spreadsForMs: number;
    }
  | { readonly name: 'expiryInThePast' | 'expiryTooFarAhead'; readonly secondsAhead: number }
  | { readonly name: 'serverError' | 'redirected' | 'notFoundAtThisAddress'; readonly status: number }
  | { readonly name: 'appSoughtAtGenericHost' | 'hostIsAPage'; readonly host: string | null }
  | { readonly name: 'sandboxUserAtProductionHost'; readonly suffix: string }
  | {
      readonly name: 'usernameChangedSinceSuccess' | 'loginUrlChangedSinceSuccess';
      readonly from: string | null;
      readonly to: string | null;
    }
  | { readonly name: 'certificateOfAnotherConnection'; readonly connectionName: string }
  | { readonly name: 'restoredFromBackup'; readonly at: Instant }
  | { readonly name: PlainEvidenceName };

type NamesWithValues =
  | 'changedMinutesAgo'
  | 'changedWithinTheHour'
  | 'expiryInThePast'
  | 'expiryTooFarAhead'
  | 'serverError'
  | 'redirected'
  | 'notFoundAtThisAddress'
  | 'appSoughtAtGenericHost'
  | 'hostIsAPage'
  | 'certificateOfAnotherConnection'
  | 'restoredFromBackup'
  | 'usernameChangedSinceSuccess'
  | 'loginUrlChangedSinceSuccess'
  | 'sandboxUserAtProductionHost';

/** Their sentences need no value. */
export type PlainEvidenceName = Exclude<EvidenceName, NamesWithValues>;

/** For a row that holds: its values are known then. */
export function evidenceOf(name: EvidenceName, facts: FailureFacts): Evidence {
  switch (name) {
    case 'changedMinutesAgo':
    case 'changedWithinTheHour':
      return { name, agoMs: facts.change?.agoMs ?? 0, spreadsForMs: facts.change?.spreadsForMs ?? 0 };
    case 'expiryInThePast':
    case 'expiryTooFarAhead':
      return { name, secondsAhead: facts.expiry?.secondsAhead ?? 0 };
    case 'serverError':
    case 'redirected':
    case 'notFoundAtThisAddress':
      return { name, status: facts.status ?? 0 };
    case 'appSoughtAtGenericHost':
    case 'hostIsAPage':
      return { name, host: facts.host.name };
    case 'sandboxUserAtProductionHost':
      return { name, suffix: facts.username?.sandboxSuffix ?? '' };
    case 'usernameChangedSinceSuccess':
      return { name, from: changedFrom(facts, 'username'), to: facts.username?.name ?? null };
    case 'loginUrlChangedSinceSuccess':
      return { name, from: changedFrom(facts, 'loginUrl'), to: facts.host.name };
    case 'certificateOfAnotherConnection': {
      const { installed } = facts;
      return { name, connectionName: installed?.type === 'ofAnotherConnection' ? installed.connectionName : '' };
    }
    case 'restoredFromBackup':
      return { name, at: facts.restoredAt ?? 0 };
    default:
      return { name };
  }
}

function changedFrom({ changedSinceSuccess }: FailureFacts, setting: string): string | null {
  return changedSinceSuccess?.find(({ what }) => what === setting)?.from ?? null;
}
