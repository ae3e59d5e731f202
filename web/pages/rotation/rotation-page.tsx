// The rotation of a connection's app: where it stands, what is to be done, each try on the way, the way back, and the leak. It goes on
// when nobody watches; then this page tells what happened.

import { Link } from 'wouter';
import { useMay } from '../../app/session.tsx';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loading } from '../../components/loading.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ConnectionTabs } from '../connection/connection-tabs.tsx';
import { useConnection } from '../connection/use-connection.ts';
import { Compromised } from './compromised.tsx';
import { HandsFree } from './hands-free.tsx';
import { texts as handsFreeTexts } from './hands-free-texts.ts';
import { Happened } from './happened.tsx';
import { PutBack } from './put-back.tsx';
import { Revert } from './revert.tsx';
import { RotationPath } from './rotation-path.tsx';
import { Standing } from './standing.tsx';
import { StartRotation } from './start-rotation.tsx';
import { StartSwap } from './start-swap.tsx';
import { SwapCard } from './swap-card.tsx';
import { texts } from './texts.ts';
import { Tries } from './tries.tsx';
import { Trouble } from './trouble.tsx';
import { Upload } from './upload.tsx';
import { useRotation } from './use-rotation.ts';
import './rotation.css';

export default function RotationPage({ name }: { name: string }) {
  const { data: rotation, error } = useRotation(name);
  const { data: shown } = useConnection(name);
  const mayRotate = useMay('rotate');
  if (rotation === undefined) return error === null ? <Loading /> : <Failure error={error} />;
  const { swap } = rotation;
  const isHandsFree = shown?.connection.rotation === 'hands-free';
  const isSwapping = swap?.isOpen === true;
  const isAwaited = rotation.isUnderWay && rotation.acceptedAt === null && !isSwapping;
  const maySwap =
    mayRotate && isHandsFree && !isSwapping && rotation.slotAlarm === null && (isAwaited || !rotation.isUnderWay);
  return (
    <>
      <PageHeader
        title={texts.titleOf(name)}
        kind={<Link href={`/connections/${encodeURIComponent(name)}`}>{name}</Link>}
        details={<Touched name={name} connections={rotation.connections} />}
      >
        {mayRotate && rotation.revertsTo !== null && <Revert name={name} target={rotation.revertsTo} />}
        {mayRotate && <Compromised name={name} />}
      </PageHeader>
      <ConnectionTabs name={name} here="rotation" />
      <RotationPath {...rotation} />
      {rotation.slotAlarm !== null && !isSwapping && <PutBack name={name} alarm={rotation.slotAlarm} />}
      <Trouble name={name} rotation={rotation} />
      <Card title={texts.whereItStands}>
        <Standing rotation={rotation} />
        {mayRotate && isAwaited && <Upload name={name} rotation={rotation} />}
        {maySwap && <StartSwap name={name} />}
        {mayRotate && !rotation.isUnderWay && !isSwapping && (
          <StartRotation name={name} inUse={rotation.keyPair?.fingerprint ?? ''} isSecond={maySwap} />
        )}
      </Card>
      {swap !== null && <SwapCard swap={swap} />}
      {swap === null && shown !== undefined && (
        <Card title={handsFreeTexts.title}>
          <HandsFree connection={shown.connection} />
        </Card>
      )}
      <Card title={texts.tries}>
        <Tries rotation={rotation} />
      </Card>
      <Card title={texts.happened}>
        <Happened name={name} rotation={rotation} />
      </Card>
    </>
  );
}

/** Others that sign in through the same app: they are rotated with it. */
function Touched({ name, connections }: { name: string; connections: readonly string[] }) {
  const others = connections.filter((other) => other !== name);
  if (others.length === 0) return texts.touchesOnly;
  return (
    <>
      {texts.touches}{' '}
      {others.map((other, index) => (
        <span key={other}>
          {index > 0 && ', '}
          <Link href={`/connections/${encodeURIComponent(other)}/rotation`}>{other}</Link>
        </span>
      ))}
    </>
  );
}
