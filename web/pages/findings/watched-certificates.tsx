// Certificates of hosts, files and folders that are looked at once a day. A page adds hosts; files are the machine's.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type AnswerOf, answerOf, client, problemAt } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Button } from '../../components/button.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { Table } from '../../components/table.tsx';
import { dayText } from '../../text/language.ts';
import { texts } from './texts.ts';

type Certificates = AnswerOf<'watch.list'>['certificates'];

export function WatchedCertificates({ certificates }: { certificates: Certificates }) {
  const queries = useQueryClient();
  const mayChange = useMay('configure');
  const [host, setHost] = useState('');
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['watched'] });
  const add = useMutation({
    mutationFn: () => answerOf(client.POST('/api/watched/hosts', { body: { host, contacts: [] } })),
    onSuccess: () => {
      setHost('');
      return onSuccess();
    },
  });
  const remove = useMutation({
    mutationFn: (source: string) => answerOf(client.POST('/api/watched/removal', { body: { source } })),
    onSuccess,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <>
      {certificates.length === 0 ? (
        <p>{texts.noWatched}</p>
      ) : (
        <Table caption={texts.watched} columns={[texts.where, texts.subject, texts.until, texts.stop]}>
          {certificates.map(({ location, subject, notAfter, fingerprint }) => (
            <tr key={`${location}${fingerprint}`}>
              <th scope="row">{location}</th>
              <td>{subject}</td>
              <td>{dayText(notAfter)}</td>
              <td>
                {mayChange && (
                  <Button aria-label={texts.stopOf(location)} onClick={() => remove.mutate(location)}>
                    {texts.stop}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Failure error={remove.error} />
      {mayChange && (
        <form className="slds-form" onSubmit={submit}>
          <Field
            label={texts.host}
            value={host}
            onValue={setHost}
            help={texts.hostHelp}
            problem={problemAt(add.error, 'host')}
          />
          <Failure error={add.error} except={['host']} />
          <div className="actions">
            <Button type="submit" disabled={add.isPending}>
              {texts.watchHost}
            </Button>
          </div>
        </form>
      )}
    </>
  );
}
