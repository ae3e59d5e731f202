// The few signs of the pages, drawn for them. Each stands beside a word and is hidden from a screen reader.

const paths = {
  key: 'M14 3a5 5 0 0 0-4.8 6.4L3 15.6V19h3.4v-2H8v-1.6l2.6-2.6A5 5 0 1 0 14 3Zm1.4 5.2a1.5 1.5 0 1 1 0-3 1.5 1.5 0 0 1 0 3Z',
  success: 'M11 1a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1.4 14.4L5.4 11.2l1.5-1.5 2.7 2.7 5.6-5.6 1.5 1.5-7.1 7.1Z',
  warning: 'M11 2 1 20h20L11 2Zm-1 6h2v6h-2V8Zm0 7.5h2v2h-2v-2Z',
  error: 'M11 1a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1 5h2v7h-2V6Zm0 8.5h2v2h-2v-2Z',
  progress: 'M11 1a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm1 10.6-4 2.8-1.1-1.6L10 10.5V5h2v6.6Z',
  info: 'M11 1a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1 5h2v2h-2V6Zm0 4h2v6.5h-2V10Z',
  download: 'M10 2h2v9l3-3 1.4 1.4L11 14.8 5.6 9.4 7 8l3 3V2ZM3 17h16v2H3v-2Z',
  search:
    'M9.5 3a6.5 6.5 0 1 0 4 11.6l4.7 4.8 1.3-1.4-4.7-4.7A6.5 6.5 0 0 0 9.5 3Zm0 2a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Z',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={`icon icon_${name}`} viewBox="0 0 22 22" aria-hidden="true" focusable="false">
      <path d={paths[name]} fill="currentColor" />
    </svg>
  );
}
