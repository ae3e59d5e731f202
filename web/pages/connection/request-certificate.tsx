// What the request for a certificate asks for. The private key is made and kept here; the request is saved as a file.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, type BodyOf, client, problemAt } from '../../api/client.ts';
import { saveRequest } from '../../api/save-certificate.ts';
import { Button } from '../../components/button.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { Select } from '../../components/select.tsx';
import { words } from '../../text/words.ts';
import { texts } from './key-request-texts.ts';

type Algorithm = NonNullable<BodyOf<'certificate.request'>['algorithm']>;

const algorithms: readonly { value: Algorithm; label: string }[] = [
  { value: 'rsa-2048', label: 'RSA 2048' },
  { value: 'rsa-3072', label: 'RSA 3072' },
  { value: 'rsa-4096', label: 'RSA 4096' },
];

export function RequestCertificate({ name, onClose }: { name: string; onClose(): void }) {
  const queries = useQueryClient();
  const [subject, setSubject] = useState('');
  const [dns, setDns] = useState('');
  const [algorithm, setAlgorithm] = useState<Algorithm>('rsa-2048');
  const [isForClients, setForClients] = useState(false);
  const request = useMutation({
    mutationFn: async () => {
      const dnsNames = dns.split(/[\s,;]+/).filter((one) => one !== '');
      const body: BodyOf<'certificate.request'> = { algorithm, dnsNames, isForClients };
      if (subject.trim() !== '') body.subject = subject.trim();
      const path = { name };
      saveRequest(
        await answerOf(client.POST('/api/connections/{name}/certificate-requests', { params: { path }, body })),
      );
    },
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: ['key-requests', name] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    request.mutate();
  };
  return (
    <form className="slds-form" onSubmit={submit}>
      <p>{texts.askText}</p>
      <Field
        label={texts.subject}
        value={subject}
        onValue={setSubject}
        help={texts.subjectHelp}
        problem={problemAt(request.error, 'subject')}
      />
      <Field
        label={texts.dns}
        value={dns}
        onValue={setDns}
        help={texts.dnsHelp}
        problem={problemAt(request.error, 'dnsNames')}
      />
      <Select
        label={texts.algorithm}
        value={algorithm}
        options={algorithms}
        onValue={(chosen) => setAlgorithm(chosen)}
      />
      <label>
        <input type="checkbox" checked={isForClients} onChange={() => setForClients(!isForClients)} />{' '}
        {texts.clientAuth}
      </label>
      <Failure error={request.error} except={['subject', 'dnsNames']} />
      <div className="actions">
        <Button type="submit" kind="brand" disabled={request.isPending}>
          {texts.downloadRequest}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </form>
  );
}
