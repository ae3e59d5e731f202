// Who rotates all apps of the installation at once, in waves, now and then: asks again behind a failure, or stops it in the middle.

import { dayMs, hourMs, minuteMs } from '../../src/domain/ports.ts';
import { startRollout } from '../../src/operations/rotation/start-rollout.ts';
import { stopRollout } from '../../src/operations/rotation/stop-rollout.ts';
import type { Installation } from './installation.ts';
import type { Admin } from './people.ts';

export async function rotateAll(installation: Installation, anybody: Admin): Promise<void> {
  const random = installation.random('fleet');
  const most = random.oneOf([40, 200, 500]);
  for (;;) {
    await installation.pause(random.between(5, most) * dayMs);
    const wish = { batch: random.oneOf([1, 2, 10]), stopAfter: random.oneOf([1, 2]) };
    const tries = random.between(1, 3);
    for (let asked = 0; asked < tries; asked += 1) {
      await anybody.command('rotate --all --deploy', (context) =>
        startRollout.run(context, { pattern: '*', labels: [], ...wish }),
      );
      installation.disturb();
      await installation.pause(random.happens(0.3) ? random.between(0, 3) * minuteMs : random.between(1, 50) * hourMs);
      if (!random.happens(0.2)) continue;
      await anybody.command('rotate --stop', (context) => stopRollout.run(context));
      await installation.pause(random.between(0, 2) * dayMs);
    }
  }
}
