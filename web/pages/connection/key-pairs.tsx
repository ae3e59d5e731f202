// Every key pair of the app, with what can be done with each.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { saveCertificate } from '../../api/save-certificate.ts';
import { useMay } from '../../app/session.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { DaysBar } from '../../components/days-bar.tsx';
import { Failure } from '../../components/failure.tsx';
import { KeyPairState } from '../../components/key-pair-state.tsx';
import { Table } from '../../components/table.tsx';
import { dayText, instantText } from '../../text/language.ts';
import { texts as custodyTexts } from './custody-texts.ts';
import { MoveKeys } from './move-keys.tsx';
import { texts } from './texts.ts';
import type { KeyPair } from './use-connection.ts';

const shownCharacters = 23;

export function KeyPairs({ name, keyPairs }: { name: string; keyPairs: readonly KeyPair[] }) {
  const queries = useQueryClient();
  const mayRotate = useMay('rotate');
  const mayConfigure = useMay('configure');
  const again = useMutation({ mutationFn: (fingerprint: string) => saveCertificate(name, fingerprint) });
  const discard = useMutation({
    mutationFn: (fingerprint: string) =>
      answerOf(
        client.DELETE('/api/connections/{name}/certificates/{fingerprint}', {
          params: { path: { name, fingerprint } },
        }),
      ),
    onSettled: () => queries.invalidateQueries(),
  });
  if (keyPairs.length === 0) return null;
  return (
    <Card title={texts.keyPairs} id="key-pairs">
      <Failure error={again.error ?? discard.error} />
      <Table
        isStacked
        caption={texts.keyPairs}
        columns={[texts.fingerprint, texts.state, texts.validity, texts.origin, texts.lastAccepted, texts.actions]}
      >
        {keyPairs.map((pair) => {
          const { fingerprint, state, lastAcceptedAt } = pair;
          const short = fingerprint.slice(0, shownCharacters);
          return (
            <tr key={fingerprint}>
              <th scope="row">
                <code title={fingerprint}>{short}…</code>
                <span className="detail">{pair.algorithm}</span>
              </th>
              <td data-label={texts.state}>
                <KeyPairState state={state} />
              </td>
              <td data-label={texts.validity}>
                <span>
                  {dayText(pair.notBefore)} – {dayText(pair.notAfter)}
                </span>
                <div>
                  <DaysBar {...pair} />
                </div>
              </td>
              <td data-label={texts.origin}>
                <span>{texts.origins[pair.origin as keyof typeof texts.origins] ?? pair.origin}</span>
                <span className="detail">{instantText(pair.issuedAt)}</span>
                {pair.custody !== null && <span className="detail">{custodyTexts.keptIn(pair.custody)}</span>}
              </td>
              <td data-label={texts.lastAccepted}>
                <span>{lastAcceptedAt === null ? texts.never : instantText(lastAcceptedAt)}</span>
              </td>
              <td data-label={texts.actions}>
                <span className="actions">
                  <Button
                    kind="plain"
                    aria-label={`${texts.again}: ${short}`}
                    onClick={() => again.mutate(fingerprint)}
                  >
                    {texts.again}
                  </Button>
                  {mayRotate && state === 'issued' && (
                    <Button
                      kind="plain"
                      aria-label={`${texts.discard}: ${short}`}
                      disabled={discard.isPending}
                      onClick={() => discard.mutate(fingerprint)}
                    >
                      {texts.discard}
                    </Button>
                  )}
                </span>
              </td>
            </tr>
          );
        })}
      </Table>
      {mayRotate && mayConfigure && <MoveKeys name={name} />}
    </Card>
  );
}
