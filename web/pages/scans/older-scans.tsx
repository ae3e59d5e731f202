// The next page of a list of scans.

import { Button } from '../../components/button.tsx';
import { texts } from './texts.ts';
import type { useScans } from './use-scans.ts';

export function OlderScans({ scans }: { scans: ReturnType<typeof useScans> }) {
  if (!scans.hasNextPage) return null;
  return (
    <div className="slds-card__body">
      <div className="actions">
        <Button disabled={scans.isFetchingNextPage} onClick={() => void scans.fetchNextPage()}>
          {texts.older}
        </Button>
      </div>
    </div>
  );
}
