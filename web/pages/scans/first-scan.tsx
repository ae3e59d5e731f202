// What a connection is for, offered once it works and was not used yet.

import { useLocation } from 'wouter';
import { RunScan } from './run-scan.tsx';
import { texts } from './texts.ts';
import { scansPath, useScans } from './use-scans.ts';

export function FirstScan({ name }: { name: string }) {
  const [, goTo] = useLocation();
  const { data } = useScans({ name, state: '' });
  if (data === undefined || data.pages.some(({ scans }) => scans.length > 0)) return null;
  return (
    <>
      <p>{texts.emptyText}</p>
      <div className="actions">
        <RunScan name={name} label={texts.runFirst} onAsked={() => goTo(scansPath(name))} />
      </div>
    </>
  );
}
