// The certificate that matters now and the consumer key, under the name that Salesforce's admins know.

import { Link } from 'wouter';
import { useMay } from '../../app/session.tsx';
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
  const mayRotate = useMay('rotate');
  const waiting = waitingPair(keyPairs);
  const isInUse = keyPairs.some(({ state }) => state === 'active' || state === 'settling');
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
      <DownloadCertificate name={name} waiting={waiting ?? certificate?.fingerprint ?? null} />
      {certificate !== null && (
        <p className="slds-form-element__help">{waiting === null ? texts.downloadsInUse : texts.downloadsWaiting}</p>
      )}
      {isInUse && mayRotate && (
        <>
          <div className="actions">
            <Link
              href={`/connections/${encodeURIComponent(name)}/rotation`}
              className="slds-button slds-button_neutral"
            >
              {texts.newCertificate}
            </Link>
          </div>
          <p className="slds-form-element__help">{texts.newCertificateAbout}</p>
        </>
      )}
      <ConsumerKey name={name} saved={consumerKey} />
    </Card>
  );
}
