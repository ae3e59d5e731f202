// Reads single values as people tell them: "4 minutes ago", "all refused", 1732147200, "yes, with the old key". No judgement here.
import { textOf } from './failure-report.ts';

const minutesPerUnit: Readonly<Record<string, number>> = { s: 1 / 60, m: 1, h: 60, d: 1440, w: 10_080 };

/** Minutes, from a number of minutes or words; null when nothing of the kind is said. */
export function toldMinutes(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : null;
  const words = textOf(value).slice(0, 200).toLowerCase();
  const counted = /(\d+(?:\.\d+)?)\s*(s|m|h|d|w)(?:ec|in|our|ay|eek|r)?/.exec(words);
  if (counted) return Number(counted[1]) * (minutesPerUnit[counted[2] ?? 'm'] ?? 1);
  const bare = /^\s*~?(\d+(?:\.\d+)?)\s*$/.exec(words);
  if (bare) return Number(bare[1]);
  if (/just now|moments? ago|immediately|seconds ago|right after/.test(words)) return 0;
  if (/(?:a )?(?:few|couple)(?: of)? min|minutes ago/.test(words)) return 4;
  if (/an? hour|hours? ago/.test(words)) return 60;
  return /yesterday|days? ago|weeks? ago|months? ago|long ago|last (?:week|month|year)/.test(words) ? 1440 : null;
}

/** Yes or no as told; null when it says neither. A no inside the words ("does not work") outweighs a yes. */
export function toldYes(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value > 0;
  const words = textOf(value).slice(0, 500).toLowerCase();
  if (
    /^\s*(?:no|none|never|false|off|-|n\/a|0)\b|n't|\bnot\b|\bno\b|never|fail|refus|reject|unsuccess|invalid|\bbroken\b/.test(
      words,
    )
  )
    return false;
  return /yes|true|\bon\b|work|pass|succe|accept|\bok\b|fine|ago|enabled|today|yesterday|deploy|\d/.test(words)
    ? true
    : null;
}

/** Milliseconds since 1970 from an ISO or HTTP date, or a number of seconds or milliseconds; null otherwise. */
export function toldInstant(value: unknown): number | null {
  const number =
    typeof value === 'number' ? value : /^\s*\d{9,14}(?:\.\d+)?\s*$/.test(textOf(value)) ? Number(textOf(value)) : null;
  // Above 10^11 a count of seconds would lie past the year 5138: such a number counts milliseconds.
  if (number !== null) return Number.isFinite(number) ? (number > 1e11 ? number : number * 1000) : null;
  const text = textOf(value).slice(0, 60);
  if (!/\d{4}/.test(text)) return null;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : instant;
}

/** A SHA-256 (or SHA-1) fingerprint as bare upper-case hex, whatever its separators; null when it is not one. */
export function toldFingerprint(value: unknown): string | null {
  const hex = textOf(value)
    .slice(0, 200)
    .replace(/^sha-?(?:256|1)(?: fingerprint)?\s*[=:]\s*/i, '')
    .replace(/[\s:]/g, '')
    .toUpperCase();
  return /^(?:[0-9A-F]{40}|[0-9A-F]{64})$/.test(hex) ? hex : null;
}
