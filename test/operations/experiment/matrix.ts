// Every producible cause x production and sandbox x Connected App and External Client App x with and without something to look
// with, and what came first in each.

import { BrokenOrg, type Cell, firstCause } from './broken-org.ts';
import { type FaultCase, faultCases } from './faults.ts';

export interface CellResult extends Cell {
  first: string | null;
  second: string | null;
  isRight: boolean;
  logins: { total: number; experiment: number };
}

export function cells(faults: readonly FaultCase[] = faultCases): Cell[] {
  return faults.flatMap((fault) =>
    (['connected-app', 'external-client-app'] as const)
      .filter((appKind) => fault.only === undefined || fault.only === appKind)
      .flatMap((appKind) =>
        (['production', 'sandbox'] as const).flatMap((environment) =>
          [true, false].map((hasContext) => ({ fault, environment, appKind, hasContext })),
        ),
      ),
  );
}

export async function runCell(cell: Cell): Promise<CellResult> {
  const broken = await BrokenOrg.open(cell);
  try {
    await broken.break();
    const result = await broken.test();
    const causes = result.verified ? result.lacking : result.diagnosis.causes;
    const first = firstCause(result);
    return {
      ...cell,
      first,
      second: causes[1]?.cause ?? null,
      isRight: first === cell.fault.cause,
      logins: result.logins,
    };
  } finally {
    await broken.close();
  }
}
