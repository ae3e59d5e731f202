// What a person does next about a connection, as a link to where it is done.

import { Link } from 'wouter';
import type { AnswerOf } from '../api/client.ts';
import { words } from '../text/words.ts';

type Step = AnswerOf<'connection.show'>['nextStep'];

const places: Record<Step['do'], 'setup' | 'settings' | 'rotation' | 'keyRequests' | 'scans' | null> = {
  nothing: null,
  downloadCertificate: 'setup',
  giveConsumerKey: 'setup',
  test: 'settings',
  upload: 'rotation',
  rotate: 'rotation',
  requestCertificate: 'keyRequests',
  installCertificate: 'keyRequests',
  revert: 'rotation',
  scan: 'scans',
};

/** Before the first success the seven steps lead on. */
const firstReasons: readonly string[] = ['firstUpload', 'firstSpreading'];

export function NextStep({ step }: { step: Step }) {
  const place = firstReasons.includes(step.why) ? 'setup' : places[step.do];
  if (place === null) return <span>{step.why === 'working' ? words.steps.nothing : words.goesOn}</span>;
  const home = `/connections/${encodeURIComponent(step.connection)}`;
  const path = place === 'keyRequests' ? '#key-requests' : `/${place}`;
  return <Link href={place === 'settings' ? home : `${home}${path}`}>{words.steps[step.do]}</Link>;
}
