// The report of a proof, as data: made to be given away. It names no user, no org, no app and no key of theirs: what the org said
// goes through once more, and every name that we know is taken out of it.

import { iso } from '../ports.ts';
import { experiments } from './experiments.ts';
import { leftIn, type OrgProof } from './proof.ts';

/** Whom the report must not name, as they are written. */
export type Names = Readonly<Record<'username' | 'orgId' | 'consumerKey' | 'host' | 'component', readonly string[]>>;

export function proofReport(proof: OrgProof, version: string, names: Names) {
  const without = (text: string) => withoutNames(text, names);
  return {
    reportVersion: 1,
    latchkey: version,
    day: iso(proof.askedAt).slice(0, 10),
    org: { edition: proof.edition, isSandbox: proof.isSandbox, apiVersion: proof.apiVersion },
    experiments: proof.results.map(({ experiment, startedAt, endedAt, logins, deploys, found, why, observations }) => ({
      experiment,
      settles: experiments[experiment].settles,
      facts: found.map((fact) => ({ name: fact.name, value: shownValue(fact.value, without) })),
      notFoundOut: why && { type: why.type, detail: why.detail === null ? null : without(why.detail) },
      logins,
      deploys,
      seconds: Math.round((endedAt - startedAt) / 1_000),
      observations: observations.map((one) => ({ ...one, answer: without(one.answer) })),
    })),
    left: leftIn(proof).map(({ type, fullName, problem }) => ({
      type,
      fullName,
      problem: problem === null ? null : without(problem),
    })),
  };
}

export type ProofReport = ReturnType<typeof proofReport>;

function shownValue(value: string | number | readonly string[], without: (text: string) => string) {
  if (typeof value === 'string') return without(value);
  return typeof value === 'number' ? value : value.map(without);
}

/** The longest first, so that one name inside another is not cut apart. Without regard to case, as Salesforce compares them. */
function withoutNames(text: string, names: Names): string {
  const known = Object.entries(names)
    .flatMap(([kind, given]) => given.filter((name) => name.length >= 3).map((name) => ({ kind, name })))
    .toSorted((a, b) => b.name.length - a.name.length);
  const literal = (name: string) => name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  return known.reduce((rest, { kind, name }) => rest.replace(new RegExp(literal(name), 'gi'), `(${kind})`), text);
}
