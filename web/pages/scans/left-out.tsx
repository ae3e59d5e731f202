// What scans of a connection leave out: types, and patterns of full names.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type AnswerOf, answerOf, type BodyOf, client, problemAt } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { words } from '../../text/words.ts';
import { texts } from './texts.ts';

type Excluded = AnswerOf<'scan.exclude'>['excluded'];
type NotFound = AnswerOf<'scan.exclude'>['notFound'];

export function LeftOut({ name }: { name: string }) {
  const params = { params: { path: { name } } };
  const shown = useQuery({
    queryKey: ['scan-schedule', name],
    queryFn: () => answerOf(client.GET('/api/connections/{name}/scan-schedule', params)),
  });
  const [isEdited, setEdited] = useState(false);
  const [notFound, setNotFound] = useState<NotFound>(null);
  const mayConfigure = useMay('configure');
  return (
    <Card title={texts.leftOut}>
      <Loaded query={shown}>
        {({ excluded }) =>
          isEdited ? (
            <LeftOutForm name={name} excluded={excluded} onSaved={setNotFound} onEnd={() => setEdited(false)} />
          ) : (
            <>
              <Shown excluded={excluded} />
              {notFound !== null && (
                <p role="status">
                  {texts.notFound(notFound.number, [...notFound.types, ...notFound.names].join(', '))}
                </p>
              )}
              {mayConfigure && (
                <div className="actions">
                  <Button onClick={() => setEdited(true)}>{texts.changeLeftOut}</Button>
                </div>
              )}
            </>
          )
        }
      </Loaded>
    </Card>
  );
}

function Shown({ excluded }: { excluded: Excluded }) {
  if (excluded === null) return <p>{texts.leavesOutNothing}</p>;
  return (
    <dl className="facts">
      {excluded.types.length > 0 && (
        <>
          <dt>{texts.leftOutTypes}</dt>
          <dd>{excluded.types.join(', ')}</dd>
        </>
      )}
      {excluded.names.length > 0 && (
        <>
          <dt>{texts.leftOutPatterns}</dt>
          <dd>{excluded.names.join(', ')}</dd>
        </>
      )}
    </dl>
  );
}

interface FormParts {
  name: string;
  excluded: Excluded;
  onSaved(notFound: NotFound): void;
  onEnd(): void;
}

function LeftOutForm({ name, excluded, onSaved, onEnd }: FormParts) {
  const queries = useQueryClient();
  const [types, setTypes] = useState(excluded?.types.join(', ') ?? '');
  const [patterns, setPatterns] = useState(excluded?.names.join(', ') ?? '');
  const save = useMutation({
    mutationFn: (body: BodyOf<'scan.exclude'>) =>
      answerOf(client.PUT('/api/connections/{name}/scan-exclusions', { params: { path: { name } }, body })),
    onSuccess: async ({ notFound }) => {
      onSaved(notFound);
      await queries.invalidateQueries({ queryKey: ['scan-schedule', name] });
      onEnd();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ types: listed(types), names: listed(patterns) });
  };
  const { error } = save;
  return (
    <form className="slds-form" onSubmit={submit}>
      <p>{texts.fromNextOn}</p>
      <Field
        label={texts.leftOutTypes}
        value={types}
        onValue={setTypes}
        help={texts.leftOutTypesHelp}
        problem={problemAt(error, 'types')}
        spellCheck={false}
      />
      <Field
        label={texts.leftOutPatterns}
        value={patterns}
        onValue={setPatterns}
        help={texts.leftOutPatternsHelp}
        problem={problemAt(error, 'names')}
        spellCheck={false}
      />
      <Failure error={error} except={['types', 'type', 'names', 'name']} />
      <div className="actions">
        <Button type="submit" kind="brand" disabled={save.isPending}>
          {words.save}
        </Button>
        <Button kind="plain" onClick={onEnd}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
