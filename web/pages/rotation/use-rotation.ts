// What the page reads: where the rotation stands. While it moves it is read again as often as Latchkey looks.

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type AnswerOf, answerOf, client } from '../../api/client.ts';

export type Rotation = AnswerOf<'rotation.show'>;
export type Try = Rotation['tries'][number];
type Stage = Rotation['path'][number]['stage'];
export type StageTexts = Record<Stage, string>;

const movingMs = 1_500;

export function useRotation(name: string) {
  return useQuery({
    queryKey: ['rotation', name],
    queryFn: () => answerOf(client.GET('/api/connections/{name}/rotation', { params: { path: { name } } })),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isMoving(data) ? movingMs : false),
  });
}

export function isMoving({ isUnderWay, acceptedAt, uploadReportedAt, swap }: Rotation): boolean {
  if (swap?.isOpen === true) return true;
  return isUnderWay && (acceptedAt !== null || uploadReportedAt !== null);
}

/** Whole seconds from now on; counted down while the page is open. */
export function useSecondsUntil(at: string | null): number | null {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(ticking);
  }, []);
  return at === null ? null : Math.max(0, Math.ceil((Date.parse(at) - now) / 1_000));
}

/** `1:05`, as a kitchen clock shows it. */
export function clockText(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const padded = (part: number) => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${padded(minutes)}:${padded(rest)}` : `${minutes}:${padded(rest)}`;
}
