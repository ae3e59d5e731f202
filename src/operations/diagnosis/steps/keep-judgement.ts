// Keeps what a test found with the failure that it was of, so that a mail tells it. A later probe of the same failure
// changes nothing of it; another failure takes its place.

import type { Judgement } from '../../../domain/diagnosis/judge.ts';
import type { SignInFailure } from '../../../domain/token/sign-in-result.ts';
import { lockConnectionById } from '../../connection/steps/find-connection.ts';
import type { Context } from '../../context.ts';

export async function keepJudgement(
  { store }: Pick<Context, 'store'>,
  connectionId: string,
  { code }: SignInFailure,
  { causes: [{ cause, likelihood }] }: Judgement,
): Promise<void> {
  await store.write(async (tx) => {
    const { connection } = await lockConnectionById(tx, connectionId);
    const { failure } = connection;
    if (failure?.code !== code) return;
    await tx.connections.note({ ...connection, failure: { ...failure, judged: { cause, likelihood } } });
  });
}
