// Begins a rotation: makes the new key pair and hands its certificate out. Before the first one it is said who else may sign in with
// the key.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { saveCertificate } from '../../api/save-certificate.ts';
import { useMay } from '../../app/session.tsx';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Failure } from '../../components/failure.tsx';
import { agoText } from '../../text/language.ts';
import { texts } from './texts.ts';

const sourcesShown = 5;

/** `isSecond`: beside the rotation without hands. */
export function StartRotation({ name, inUse, isSecond }: { name: string; inUse: string; isSecond: boolean }) {
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: async () => {
      const { keyPair, step } = await answerOf(
        client.POST('/api/connections/{name}/rotation', { params: { path: { name } }, body: { begins: true } }),
      );
      if (step === 'issued') await saveCertificate(name, keyPair.fingerprint);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['rotation', name] }),
  });
  return (
    <>
      <OtherPrograms name={name} inUse={inUse} />
      <div className="actions">
        <Button kind={isSecond ? 'neutral' : 'brand'} disabled={start.isPending} onClick={() => start.mutate()}>
          {texts.start}
        </Button>
        <span>{texts.startHelp}</span>
      </div>
      <Failure error={start.error} />
    </>
  );
}

/** `inUse`: with another key in use the question is another. */
function OtherPrograms({ name, inUse }: { name: string; inUse: string }) {
  const mayTest = useMay('test');
  const { data } = useQuery({
    queryKey: ['other-programs', name, inUse],
    queryFn: () => answerOf(client.GET('/api/connections/{name}/other-programs', { params: { path: { name } } })),
    enabled: mayTest,
    meta: { isCostly: true },
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data === undefined || data === null) return null;
  const { appName, sources } = data;
  return (
    <Alert kind="warning" title={texts.otherPrograms(appName)} text={texts.otherProgramsText}>
      {sources === null ? (
        <p>{texts.historyUnread}</p>
      ) : (
        sources.length > 0 && (
          <>
            <p>{texts.signInsFrom}</p>
            <ul className="evidence">
              {sources.slice(0, sourcesShown).map(({ sourceIp, signIns, lastAt }) => (
                <li key={sourceIp ?? ''}>
                  {sourceIp ?? texts.unknownAddress}: {texts.signIns(signIns)}, {agoText(lastAt, Date.now())}
                </li>
              ))}
            </ul>
          </>
        )
      )}
    </Alert>
  );
}
