// What the authority sent back, from a file or pasted, alone or in its chain. What it is, the server finds out.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, type FormEvent, useId, useState } from 'react';
import { type AnswerOf, answerOf, client, problemAt } from '../../api/client.ts';
import { Button } from '../../components/button.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { words } from '../../text/words.ts';
import { texts } from './key-request-texts.ts';

export type Installed = AnswerOf<'certificate.install'>;

interface InstallCertificateProps {
  name: string;
  onInstalled(installed: Installed): void;
  onClose(): void;
}

export function InstallCertificate({ name, onInstalled, onClose }: InstallCertificateProps) {
  const queries = useQueryClient();
  const fileId = useId();
  const [certificate, setCertificate] = useState('');
  const install = useMutation({
    mutationFn: () =>
      answerOf(
        client.POST('/api/connections/{name}/certificate-requests/installation', {
          params: { path: { name } },
          body: { certificate },
        }),
      ),
    onSuccess: (installed) => {
      onInstalled(installed);
      onClose();
    },
    onSettled: () => queries.invalidateQueries(),
  });
  const choose = async ({ target: { files } }: ChangeEvent<HTMLInputElement>) => {
    const [file] = files ?? [];
    if (file === undefined) return;
    install.reset();
    setCertificate(await textOf(file));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    install.mutate();
  };
  return (
    <form className="slds-form" onSubmit={submit}>
      <p>{texts.installText}</p>
      <div className="slds-form-element">
        <label className="slds-form-element__label" htmlFor={fileId}>
          {texts.file}
        </label>
        <input id={fileId} type="file" className="slds-input" onChange={choose} />
      </div>
      <Field
        label={texts.certificate}
        value={certificate}
        onValue={setCertificate}
        rows={8}
        help={texts.certificateHelp}
        problem={problemAt(install.error, 'certificate')}
      />
      <Failure error={install.error} except={['certificate']} />
      <div className="actions">
        <Button type="submit" kind="brand" disabled={install.isPending}>
          {texts.installIt}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </form>
  );
}

/** Its text where it is PEM, else its bytes in base64. */
async function textOf(file: File): Promise<string> {
  const text = await file.text();
  if (text.includes('-----BEGIN ')) return text;
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error);
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.readAsDataURL(file);
  });
}
