// One scan: how far it is, or what it found, and what it could not read.

import { useState } from 'react';
import { Link } from 'wouter';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loading } from '../../components/loading.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Places } from '../../components/places.tsx';
import { Table } from '../../components/table.tsx';
import { countText, durationText, instantText } from '../../text/language.ts';
import { changesTexts } from './changes-texts.ts';
import { DeleteScan } from './delete-scan.tsx';
import { DocumentationLinks } from './documentation-links.tsx';
import { ScanState } from './scan-state.tsx';
import { texts } from './texts.ts';
import { UnderWay } from './under-way.tsx';
import { changesPath, isComplete, isOpen, type Scan, scansPath, useScan } from './use-scans.ts';

const shownAtFirst = 20;

export default function ScanPage({ name, number }: { name: string; number: string }) {
  const { data: scan, error } = useScan(name, number);
  if (scan === undefined) return error === null ? <Loading /> : <Failure error={error} />;
  return (
    <>
      <PageHeader
        title={`${name}: ${texts.scanOf(scan.number)}`}
        kind={<Link href={scansPath(name)}>{texts.scansOf(name)}</Link>}
        details={<ScanState state={scan.state} />}
      />
      {scan.failure !== null && (
        <Alert kind="error" title={scan.failure.message} text={scan.failure.nextAction}>
          <Places places={scan.failure.places} />
        </Alert>
      )}
      {isOpen(scan) && (
        <Card title={texts.underWay}>
          <UnderWay scan={scan} />
        </Card>
      )}
      <Card title={texts.scanOf(scan.number)}>
        <Facts scan={scan} />
        {isComplete(scan) && scan.number > 1 && (
          <div className="actions">
            <Link href={changesPath(name, scan.number)} className="slds-button slds-button_neutral">
              {changesTexts.changes}
            </Link>
          </div>
        )}
      </Card>
      {isComplete(scan) && <DocumentationLinks name={name} number={scan.number} />}
      {scan.errorCount > 0 && <Problems scan={scan} />}
      {scan.components !== null && <Types byType={scan.components.byType} />}
      {!isOpen(scan) && <DeleteScan name={name} number={scan.number} />}
    </>
  );
}

function Facts({ scan }: { scan: Scan }) {
  const { components, errorCount, apiCalls, durationMs, askedAt, askedBy, isScheduled, excluded } = scan;
  return (
    <dl className="facts">
      {components !== null && (
        <>
          <dt>{texts.components}</dt>
          <dd>{countText(components.total)}</dd>
        </>
      )}
      <dt>{texts.errors}</dt>
      <dd>{countText(errorCount)}</dd>
      <dt>{texts.calls}</dt>
      <dd>{countText(apiCalls)}</dd>
      {durationMs !== null && (
        <>
          <dt>{texts.took}</dt>
          <dd>{durationText(durationMs)}</dd>
        </>
      )}
      <dt>{texts.began}</dt>
      <dd>{instantText(askedAt)}</dd>
      <dt>{texts.askedBy}</dt>
      <dd>{isScheduled ? texts.schedule : askedBy}</dd>
      {excluded !== null && (
        <>
          <dt>{texts.leftOut}</dt>
          <dd>{[...excluded.types, ...excluded.names].join(', ')}</dd>
        </>
      )}
    </dl>
  );
}

function Problems({ scan: { errors, errorCount } }: { scan: Scan }) {
  const [shown, setShown] = useState(shownAtFirst);
  return (
    <Card title={texts.whatFailed}>
      {errors.length < errorCount && <p>{texts.errorsLeftOut(errors.length, errorCount)}</p>}
      <div className="table-frame">
        <table className="slds-table slds-max-medium-table_stacked">
          <caption className="assistive">{texts.whatFailed}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.component}</th>
              <th scope="col">{texts.type}</th>
              <th scope="col">{texts.message}</th>
            </tr>
          </thead>
          <tbody>
            {errors.slice(0, shown).map(({ type, fullName, message }) => (
              <tr key={`${type} ${fullName} ${message}`}>
                <th scope="row">{fullName ?? texts.wholeType}</th>
                <td data-label={texts.type}>
                  <span>{type}</span>
                </td>
                <td data-label={texts.message}>
                  <span>{message}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {errors.length > shown && (
        <div className="actions">
          <Button onClick={() => setShown(shown + shownAtFirst * 5)}>
            {texts.moreErrors(Math.min(errors.length - shown, shownAtFirst * 5))}
          </Button>
        </div>
      )}
    </Card>
  );
}

function Types({ byType }: { byType: NonNullable<Scan['components']>['byType'] }) {
  const [isWhole, setWhole] = useState(false);
  const types = Object.entries(byType).toSorted(([, one], [, other]) => other - one);
  const shown = isWhole ? types : types.slice(0, shownAtFirst);
  return (
    <Card title={texts.types}>
      <Table caption={texts.types} columns={[texts.type, texts.count]}>
        {shown.map(([type, count]) => (
          <tr key={type}>
            <th scope="row">{type}</th>
            <td>{countText(count)}</td>
          </tr>
        ))}
      </Table>
      {shown.length < types.length && (
        <div className="actions">
          <Button onClick={() => setWhole(true)}>{texts.moreTypes(types.length - shown.length)}</Button>
        </div>
      )}
    </Card>
  );
}
