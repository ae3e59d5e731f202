// The next page of a list of scans.

import { texts } from './texts.ts';
import type { useScans } from './use-scans.ts';

export function OlderScans({ scans }: { scans: ReturnType<typeof useScans> }) {
  if (!scans.hasNextPage) return null;
  return (
    <div className="slds-card__body">
      <div className="actions">
        <button
          type="button"
          className="slds-button slds-button_neutral"
          disabled={scans.isFetchingNextPage}
          onClick={() => void scans.fetchNextPage()}
        >
          {texts.older}
        </button>
      </div>
    </div>
  );
}
