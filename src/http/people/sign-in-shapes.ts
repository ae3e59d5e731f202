// What every way to sign in takes and answers.

import { z } from 'zod';
import { instant, role } from '../shapes.ts';

export const passwordShape = z.string().max(1_100);
export const codeShape = z.string().max(20).describe('Six digits of the authenticator app.');
export const signedIn = z.strictObject({ name: z.string(), role, expiresAt: instant });
