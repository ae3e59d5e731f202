// The authenticator app: set up with a code that proves it, removed with a code or the password.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { encode } from 'uqr';
import { type AnswerOf, answerOf, client, problemAt } from '../../api/client.ts';
import { Button } from '../../components/button.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { factorsKey } from './factors-key.ts';
import { texts } from './texts.ts';

interface AuthenticatorAppProps {
  factors: AnswerOf<'factor.list'>;
  mayChange: boolean;
}

export function AuthenticatorApp({ factors: { hasTotp }, mayChange }: AuthenticatorAppProps) {
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const begin = useMutation({ mutationFn: () => answerOf(client.POST('/api/account/totp')) });
  const onSuccess = () => {
    setCode('');
    begin.reset();
    return queries.invalidateQueries({ queryKey: factorsKey });
  };
  const confirm = useMutation({
    mutationFn: (enrolment: string) =>
      answerOf(client.POST('/api/account/totp/confirmation', { body: { enrolment, code: code.trim() } })),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: () => answerOf(client.POST('/api/account/totp/removal', { body: { type: 'code', code: code.trim() } })),
    onSuccess,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (hasTotp) remove.mutate();
    else if (begin.data !== undefined) confirm.mutate(begin.data.enrolment);
  };
  return (
    <>
      <p>{hasTotp ? texts.appOn : texts.appText}</p>
      {!hasTotp && mayChange && begin.data === undefined && (
        <div className="actions">
          <Button onClick={() => begin.mutate()}>{texts.setUp}</Button>
        </div>
      )}
      {begin.data !== undefined && (
        <>
          <p>{texts.scan}</p>
          <QrCode content={begin.data.uri} />
          <CopyValue label={texts.secret} value={begin.data.secret} />
        </>
      )}
      {mayChange && (hasTotp || begin.data !== undefined) && (
        <form className="slds-form" onSubmit={submit}>
          <Field
            label={texts.code}
            value={code}
            onValue={setCode}
            help={texts.codeHelp}
            problem={problemAt(confirm.error ?? remove.error, 'code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
          />
          <div className="actions">
            <Button type="submit">{hasTotp ? texts.removeApp : texts.confirm}</Button>
          </div>
        </form>
      )}
      <Failure error={begin.error ?? confirm.error ?? remove.error} except={['code']} />
    </>
  );
}

/** Dark on light in every scheme: cameras expect it so. */
function QrCode({ content }: { content: string }) {
  const { data, size } = encode(content, { border: 2 });
  const dots = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={texts.qr}>
      <rect width={size} height={size} fill="#fff" />
      <path d={dots.join('')} fill="#000" />
    </svg>
  );
}
