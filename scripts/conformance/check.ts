// One thing that a client of Salesforce must be able to do against the simulator. `run` rejects when it cannot.

export interface Check {
  name: string;
  run(): Promise<void>;
}

/** A client's whole stack would bury the next line. */
const LONGEST_PROBLEM = 700;

/** In order, each timed, none stopped by another's failure. */
export async function runChecks(checks: readonly Check[]): Promise<{ passed: number; failed: number }> {
  let failed = 0;
  for (const check of checks) {
    const began = performance.now();
    const problem = await check.run().then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(`${problem === null ? 'ok    ' : 'FAILED'} ${check.name} (${seconds} s)\n`);
    if (problem === null) continue;
    failed++;
    process.stdout.write(`       ${problem.slice(0, LONGEST_PROBLEM).replace(/\n/g, '\n       ')}\n`);
  }
  return { passed: checks.length - failed, failed };
}
