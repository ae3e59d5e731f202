// Loaded into any program of Node.js by `--import`: leaves in a file what it held resident at its highest, in KB.

import { writeFileSync } from 'node:fs';

const { PEAK_FILE } = process.env;
// A program may start others like itself: the largest counts, and it ends last.
if (PEAK_FILE !== undefined) {
  process.on('exit', () => writeFileSync(PEAK_FILE, String(process.resourceUsage().maxRSS)));
}
