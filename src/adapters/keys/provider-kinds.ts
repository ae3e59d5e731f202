// Which code speaks to which kind of device or service, and how much each bears at once.

import type { ProviderKinds } from './provider-pool.ts';

export const providerKinds: ProviderKinds = {};
