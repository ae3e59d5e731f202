// A thread that runs the installations it is given, one after the other.

import { parentPort } from 'node:worker_threads';
import { runShard, type ShardPlan } from './shard.ts';

parentPort?.on('message', async (plan: ShardPlan) => {
  parentPort?.postMessage(await runShard(plan));
});
