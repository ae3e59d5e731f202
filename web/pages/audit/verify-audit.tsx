// Whether the audit is what was written, also against a head that somebody kept elsewhere.

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, client } from '../../api/client.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { texts } from './texts.ts';

export function VerifyAudit() {
  const [head, setHead] = useState('');
  const kept = keptOf(head);
  const verify = useMutation({
    mutationFn: () => answerOf(client.POST('/api/audit/verification', { body: { kept: kept ?? null } })),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (kept !== undefined) verify.mutate();
  };
  const found = verify.data;
  return (
    <form className="stack" onSubmit={submit}>
      <Field
        label={texts.head}
        value={head}
        onValue={setHead}
        help={texts.headHelp}
        problem={kept === undefined ? texts.headWrong : undefined}
      />
      <div className="actions">
        <Button type="submit" disabled={verify.isPending}>
          {texts.verify}
        </Button>
      </div>
      <Failure error={verify.error} />
      {found !== undefined && found.brokenAt !== null && (
        <Alert kind="error" title={texts.broken(found.brokenAt.sequence)} text={texts.brokenRemedy} />
      )}
      {found?.intact === true && (
        <Alert
          kind="success"
          title={texts.intact(found.entries)}
          text={found.macs === null ? texts.macsUnchecked : texts.macs(found.macs.valid)}
        >
          {found.head !== null && (
            <CopyValue label={texts.keepHead} value={`${found.head.sequence}:${found.head.hash}`} />
          )}
        </Alert>
      )}
    </form>
  );
}

/** Null: none was given. Undefined: it is no head. */
function keptOf(text: string): { sequence: number; hash: string } | null | undefined {
  if (text.trim() === '') return null;
  const [, sequence, hash] = /^\s*(\d{1,15}):([0-9a-f]{64})\s*$/.exec(text) ?? [];
  return sequence === undefined || hash === undefined ? undefined : { sequence: Number(sequence), hash };
}
