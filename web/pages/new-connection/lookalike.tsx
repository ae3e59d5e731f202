// A login URL that is named like one of Salesforce and is none: taken only by somebody who says so.

import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { texts } from './texts.ts';

export function Lookalike({ problem, onAccept }: { problem: string; onAccept(): void }) {
  return (
    <Alert kind="warning" title={problem} text={texts.lookalikeRemedy}>
      <div className="actions">
        <Button onClick={onAccept}>{texts.acceptLookalike}</Button>
      </div>
    </Alert>
  );
}
