// The scans of one connection: the one under way, live, and those before.

import { Link } from 'wouter';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loading } from '../../components/loading.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { words } from '../../text/words.ts';
import { ConnectionTabs } from '../connection/connection-tabs.tsx';
import { changesTexts } from './changes-texts.ts';
import { LeftOut } from './left-out.tsx';
import { OlderScans } from './older-scans.tsx';
import { RunScan } from './run-scan.tsx';
import { ScansTable } from './scans-table.tsx';
import { ScanSchedule } from './schedule.tsx';
import { texts } from './texts.ts';
import { UnderWay } from './under-way.tsx';
import { changesPath, isComplete, isOpen, useScans } from './use-scans.ts';

export default function ConnectionScansPage({ name }: { name: string }) {
  const scans = useScans({ name, state: '' });
  const { data, error } = scans;
  const all = data?.pages.flatMap((page) => page.scans) ?? [];
  const open = all.find(isOpen);
  const over = all.filter((scan) => !isOpen(scan));
  return (
    <>
      <PageHeader title={texts.scansOf(name)} kind={<Link href="/scans">{words.scans}</Link>}>
        {all.length > 0 && <RunScan name={name} isDisabled={open !== undefined} />}
      </PageHeader>
      <ConnectionTabs name={name} here="scans" />
      {data === undefined && error === null && <Loading />}
      <Failure error={error} />
      {open !== undefined && (
        <Card title={`${texts.underWay}: ${texts.scanOf(open.number)}`}>
          <UnderWay key={open.id} scan={open} />
        </Card>
      )}
      {data !== undefined && all.length === 0 && (
        <EmptyState title={texts.emptyTitle} text={`${texts.firstOf} ${texts.notVerified}`}>
          <RunScan name={name} />
        </EmptyState>
      )}
      {data !== undefined && (
        <div className="columns">
          <ScanSchedule name={name} />
          <LeftOut name={name} />
        </div>
      )}
      {over.length > 0 && (
        <Card
          title={texts.finished}
          actions={all.filter(isComplete).length > 1 && <Link href={changesPath(name)}>{changesTexts.changes}</Link>}
        >
          <ScansTable caption={texts.finished} scans={over} />
          <OlderScans scans={scans} />
        </Card>
      )}
    </>
  );
}
