// The seven steps as a path that stays: its place is in the address, and with the connection for another day and another person.
// Nothing moves under the hands of whoever reads: a step is left by "Next" alone.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ComponentType, useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { answerOf, client } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loading } from '../../components/loading.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Path } from '../../components/path.tsx';
import { State } from '../../components/state.tsx';
import { words } from '../../text/words.ts';
import { useConnection } from '../connection/use-connection.ts';
import { AppStep } from './app-step.tsx';
import { CopyKeyStep } from './copy-key-step.tsx';
import { DownloadStep } from './download-step.tsx';
import { PasteStep } from './paste-step.tsx';
import { firstToDo, isDone, type SetupFacts, stepCount } from './progress.ts';
import { ScopesStep } from './scopes-step.tsx';
import { Seen } from './seen.tsx';
import { texts } from './texts.ts';
import { UploadStep } from './upload-step.tsx';
import { VerifyStep } from './verify-step.tsx';
import './setup.css';

const parts: readonly ComponentType<{ facts: SetupFacts }>[] = [
  DownloadStep,
  AppStep,
  UploadStep,
  ScopesStep,
  CopyKeyStep,
  PasteStep,
  VerifyStep,
];

export default function SetupPage({ name, step }: { name: string; step?: string }) {
  const { data, error } = useConnection(name);
  const given = Number(step);
  if (data === undefined) return error === null ? <Loading /> : <Failure error={error} />;
  const isStep = Number.isInteger(given) && given >= 1 && given <= stepCount;
  return isStep ? <Steps facts={data} step={given} /> : <ToFirst facts={data} />;
}

const addressOf = (name: string, step: number) => `/connections/${encodeURIComponent(name)}/setup/${step}`;

function ToFirst({ facts }: { facts: SetupFacts }) {
  const [, goTo] = useLocation();
  const state = useHistoryState<unknown>();
  const address = addressOf(facts.connection.name, firstToDo(facts));
  useEffect(() => goTo(address, { replace: true, state }), [address, goTo, state]);
  return <Loading />;
}

function Steps({ facts, step }: { facts: SetupFacts; step: number }) {
  const { name, state } = facts.connection;
  const [, goTo] = useLocation();
  const keep = useKeptPlace(facts);
  const heading = useFocusOn(step);
  const Part = parts[step - 1];
  const labels = texts.steps.map((label, index) => ({
    label,
    href: addressOf(name, index + 1),
    isDone: isDone(facts, index + 1),
  }));
  const next = () => {
    keep(step + 1);
    goTo(addressOf(name, step + 1));
  };
  return (
    <>
      <PageHeader title={name} kind={texts.path} details={<State state={state} />}>
        <Link href={`/connections/${encodeURIComponent(name)}`} className="slds-button slds-button_neutral">
          {texts.settings}
        </Link>
      </PageHeader>
      <Path label={texts.path} steps={labels} current={step - 1} />
      <Warnings />
      <section className="slds-card">
        <header className="slds-card__header">
          <h2 className="slds-card__title" ref={heading} tabIndex={-1}>
            {texts.stepOf(step, texts.steps[step - 1] ?? '')}
          </h2>
        </header>
        <div className="slds-card__body">
          <MayNot step={step} />
          {Part !== undefined && <Part facts={facts} />}
          <Seen facts={facts} />
          <div className="actions">
            {step > 1 && <Button onClick={() => goTo(addressOf(name, step - 1))}>{words.back}</Button>}
            {step < stepCount && (
              <Button kind="brand" onClick={next}>
                {words.next}
              </Button>
            )}
          </div>
        </div>
      </section>
    </>
  );
}

/** What nobody can see of Setup is kept as somebody said it; where it cannot be kept, the address still holds the place. */
function useKeptPlace({ connection: { name, setupStep } }: SetupFacts): (step: number) => void {
  const queries = useQueryClient();
  const mayConfigure = useMay('configure');
  const keep = useMutation({
    mutationFn: (step: number) =>
      answerOf(client.PATCH('/api/connections/{name}', { params: { path: { name } }, body: { setupStep: step } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['connection', name] }),
  });
  return (step) => {
    if (mayConfigure && step > Math.max(2, setupStep ?? 0)) keep.mutate(step);
  };
}

/** Whoever reads by ear or keyboard begins at the head of the step that they came to. */
function useFocusOn(step: number) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current !== step) heading.current?.focus();
    before.current = step;
  }, [step]);
  return heading;
}

/** What is probably a mistake in what was given for the connection. */
function Warnings() {
  const state = useHistoryState<{ warnings?: readonly string[] } | null>();
  return state?.warnings?.map((text) => <Alert key={text} kind="warning" title={text} />);
}

function MayNot({ step }: { step: number }) {
  const may = { 1: useMay('rotate'), 6: useMay('configure'), 7: useMay('test') }[step] ?? true;
  return may ? null : <Alert kind="info" title={texts.mayNot} text={texts.mayNotRemedy} />;
}
