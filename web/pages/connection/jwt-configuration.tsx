// The certificate that matters now and the consumer key, under the name that Salesforce's admins know.

import { Card } from '../../components/card.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { DaysBar } from '../../components/days-bar.tsx';
import { KeyPairState } from '../../components/key-pair-state.tsx';
import { dayText } from '../../text/language.ts';
import { ConsumerKey } from './consumer-key.tsx';
import { DownloadCertificate } from './download-certificate.tsx';
import { texts } from './texts.ts';
import { type Connection, type KeyPair, waitingPair } from './use-connection.ts';

export function JwtConfiguration({ connection, keyPairs }: { connection: Connection; keyPairs: readonly KeyPair[] }) {
  const { name, certificate, consumerKey } = connection;
  const shown = keyPairs.find(({ fingerprint }) => fingerprint === certificate?.fingerprint);
  return (
    <Card title={texts.jwtConfiguration}>
      {certificate === null ? (
        <p>{texts.noCertificate}</p>
      ) : (
        <>
          <dl className="facts">
            <dt>{texts.certificate}</dt>
            <dd>{shown !== undefined && <KeyPairState state={shown.state} />}</dd>
            <dt>{texts.validity}</dt>
            <dd>
              {dayText(certificate.notBefore)} – {dayText(certificate.notAfter)}
              <div>
                <DaysBar {...certificate} />
              </div>
            </dd>
          </dl>
          <CopyValue label={texts.fingerprint} value={certificate.fingerprint} />
        </>
      )}
      <DownloadCertificate name={name} waiting={waitingPair(keyPairs) ?? certificate?.fingerprint ?? null} />
      <ConsumerKey name={name} saved={consumerKey} />
    </Card>
  );
}
