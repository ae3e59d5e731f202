// Scans as rows: what became of each, what it found, and who asked.

import { Link } from 'wouter';
import { countText, durationText, instantText } from '../../text/language.ts';
import { ScanProgress } from './scan-progress.tsx';
import { ScanState } from './scan-state.tsx';
import { texts } from './texts.ts';
import { isOpen, type ScanRow, scanPath, scansPath } from './use-scans.ts';

interface ScansTableProps {
  caption: string;
  scans: readonly ScanRow[];
  /** Those of several connections. */
  hasConnections?: boolean;
}

export function ScansTable({ caption, scans, hasConnections = false }: ScansTableProps) {
  return (
    <div className="table-frame">
      <table className="slds-table slds-max-medium-table_stacked">
        <caption className="assistive">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.scan}</th>
            {hasConnections && <th scope="col">{texts.connection}</th>}
            <th scope="col">{texts.state}</th>
            <th scope="col">{texts.components}</th>
            <th scope="col">{texts.errors}</th>
            <th scope="col">{texts.began}</th>
            <th scope="col">{texts.askedBy}</th>
          </tr>
        </thead>
        <tbody>
          {scans.map((scan) => (
            <Row key={scan.id} scan={scan} hasConnection={hasConnections} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ scan, hasConnection }: { scan: ScanRow; hasConnection: boolean }) {
  const { connection, state, components, errorCount, askedAt, askedBy, isScheduled, durationMs } = scan;
  return (
    <tr>
      <th scope="row">
        <Link href={scanPath(scan)}>{texts.scanOf(scan.number)}</Link>
      </th>
      {hasConnection && (
        <td data-label={texts.connection}>
          <Link href={scansPath(connection)}>{connection}</Link>
        </td>
      )}
      <td data-label={texts.state}>
        <div>
          <ScanState state={state} />
          {isOpen(scan) && <ScanProgress scan={scan} />}
          {scan.failure !== null && <span className="detail">{scan.failure.message}</span>}
        </div>
      </td>
      <td data-label={texts.components}>
        <span>{components === null ? '–' : countText(components)}</span>
      </td>
      <td data-label={texts.errors}>
        <span>{countText(errorCount)}</span>
      </td>
      <td data-label={texts.began}>
        <div>
          <time dateTime={askedAt}>{instantText(askedAt)}</time>
          {durationMs !== null && <span className="detail">{durationText(durationMs)}</span>}
        </div>
      </td>
      <td data-label={texts.askedBy}>
        <span>{isScheduled ? texts.schedule : askedBy}</span>
      </td>
    </tr>
  );
}
