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

/**
 * Without a look into the org these answer word for word as another cause does, with the same history: a connection that
 * worked, nothing changed here, every key refused, or a token that every API refuses.
 */
const twins: readonly (readonly [cause: string, way: string])[] = [
  ['certificate_mismatch', 'somebody replaced the certificate'],
  ['certificate_cleared', 'a deploy without the certificate'],
  ['jwt_flow_not_enabled', 'digital signatures switched off'],
  ['jwt_flow_not_enabled', 'the flow switched off'],
  ['user_frozen_by_salesforce', 'frozen'],
  ['high_assurance_required', 'session policy of the profile'],
  ['api_access_control', 'the app is not on the list'],
];

export function isUndecidable({ fault, hasContext }: Cell): boolean {
  return !hasContext && twins.some(([cause, way]) => cause === fault.cause && way === fault.way);
}
