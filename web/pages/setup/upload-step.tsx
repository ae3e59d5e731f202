// Step 3: the certificate goes into the app's one slot.

import { DownloadCertificate } from '../connection/download-certificate.tsx';
import { Clicks, Marked } from './clicks.tsx';
import { MeantFile, useMeantFile } from './meant-file.tsx';
import { meantPair, type SetupFacts } from './progress.ts';
import { texts } from './texts.ts';

export function UploadStep({ facts }: { facts: SetupFacts }) {
  const { name, appKind } = facts.connection;
  const pair = meantPair(facts);
  const file = useMeantFile(name, pair?.fingerprint ?? null);
  if (pair === null) return <p>{texts.noFile}</p>;
  return (
    <>
      <p>{texts.uploadAbout}</p>
      <Clicks clicks={texts.clicks[appKind].upload(file?.fileName ?? '')} />
      <MeantFile fileName={file?.fileName} {...pair} />
      <details>
        <summary>{texts.fileGone}</summary>
        <DownloadCertificate name={name} waiting={pair.fingerprint} />
      </details>
      <WhatGoesWrong lines={texts.uploadWrong(pair.subject)} />
    </>
  );
}

export function WhatGoesWrong({ lines }: { lines: readonly string[] }) {
  return (
    <div className="goes-wrong">
      <h3>{texts.goesWrong}</h3>
      <ul className="clicks">
        {lines.map((line) => (
          <li key={line}>
            <Marked text={line} />
          </li>
        ))}
      </ul>
    </div>
  );
}
