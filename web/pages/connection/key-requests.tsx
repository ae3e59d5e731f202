// Certificates that an authority signs: the requests that wait, made here and handed out again, and what comes back.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { type AnswerOf, answerOf, client } from '../../api/client.ts';
import { saveCertificate, saveRequest } from '../../api/save-certificate.ts';
import { useMay } from '../../app/session.tsx';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { Table } from '../../components/table.tsx';
import { dayText, instantText } from '../../text/language.ts';
import { words } from '../../text/words.ts';
import { InstallCertificate, type Installed } from './install-certificate.tsx';
import { texts } from './key-request-texts.ts';
import { RequestCertificate } from './request-certificate.tsx';

type KeyRequest = AnswerOf<'certificate.listRequests'>['requests'][number];

export function KeyRequests({ name }: { name: string }) {
  const queries = useQueryClient();
  const mayRotate = useMay('rotate');
  const [asked, setAsked] = useState<'request' | 'install' | KeyRequest | null>(null);
  const [installed, setInstalled] = useState<Installed | null>(null);
  const close = () => setAsked(null);
  const { data } = useQuery({
    queryKey: ['key-requests', name],
    queryFn: () => answerOf(client.GET('/api/connections/{name}/certificate-requests', { params: { path: { name } } })),
  });
  const withdraw = useMutation({
    mutationFn: (mark: string) =>
      answerOf(
        client.DELETE('/api/connections/{name}/certificate-requests/{mark}', { params: { path: { name, mark } } }),
      ),
    onSuccess: close,
    onSettled: () => queries.invalidateQueries(),
  });
  const { requests = [], chainNotAfter = null } = data ?? {};
  if (!mayRotate && requests.length === 0 && chainNotAfter === null) return null;
  return (
    <Card title={texts.title} id="key-requests">
      <p>{texts.about}</p>
      {requests.length > 0 && (
        <Table isStacked caption={texts.waiting} columns={[texts.request, texts.subject, texts.since, texts.actions]}>
          {requests.map((one) => (
            <tr key={one.mark}>
              <th scope="row">
                <code>{one.mark}</code>
                <span className="detail">{one.algorithm}</span>
              </th>
              <td data-label={texts.subject}>
                <span>{one.subject}</span>
              </td>
              <td data-label={texts.since}>
                <span>{instantText(one.requestedAt)}</span>
              </td>
              <td data-label={texts.actions}>
                <span className="actions">
                  <Button kind="plain" aria-label={texts.againOf(one.mark)} onClick={() => saveRequest(one)}>
                    {texts.again}
                  </Button>
                  {mayRotate && (
                    <Button kind="plain" aria-label={texts.withdrawOf(one.mark)} onClick={() => setAsked(one)}>
                      {texts.withdraw}
                    </Button>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </Table>
      )}
      {chainNotAfter !== null && (
        <p>
          {texts.chainEnds(dayText(chainNotAfter))} <Link href="/findings">{words.findings}</Link>
        </p>
      )}
      {installed !== null && <Told name={name} installed={installed} />}
      {mayRotate && (
        <div className="actions">
          <Button onClick={() => setAsked('request')}>{texts.ask}</Button>
          {requests.length > 0 && (
            <Button kind="brand" onClick={() => setAsked('install')}>
              {texts.install}
            </Button>
          )}
        </div>
      )}
      {asked === 'request' && (
        <Dialog title={texts.ask} onClose={close}>
          <RequestCertificate name={name} onClose={close} />
        </Dialog>
      )}
      {asked === 'install' && (
        <Dialog title={texts.install} onClose={close}>
          <InstallCertificate name={name} onInstalled={setInstalled} onClose={close} />
        </Dialog>
      )}
      {typeof asked === 'object' && asked !== null && (
        <Dialog title={texts.withdrawOf(asked.mark)} onClose={close}>
          <p>{texts.withdrawText}</p>
          <Failure error={withdraw.error} />
          <div className="actions">
            <Button kind="destructive" disabled={withdraw.isPending} onClick={() => withdraw.mutate(asked.mark)}>
              {texts.withdraw}
            </Button>
            <Button onClick={close}>{words.cancel}</Button>
          </div>
        </Dialog>
      )}
    </Card>
  );
}

/** What was installed is to be uploaded, as any other; the chain around it is watched. */
function Told({ name, installed: { fingerprint, fileName, notAfter } }: { name: string; installed: Installed }) {
  const download = useMutation({ mutationFn: () => saveCertificate(name, fingerprint) });
  return (
    <Alert kind="success" title={texts.installed(dayText(notAfter))} text={texts.uploadIt(fileName)}>
      <Failure error={download.error} />
      <div className="actions">
        <Button onClick={() => download.mutate()}>{texts.download}</Button>
        <Link href={`/connections/${encodeURIComponent(name)}/rotation`}>{texts.rotation}</Link>
      </div>
    </Alert>
  );
}
