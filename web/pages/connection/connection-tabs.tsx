// The pages of one connection, side by side.

import { Link } from 'wouter';
import { texts } from './texts.ts';

const tabs = {
  settings: '',
  setup: '/setup',
  rotation: '/rotation',
  scans: '/scans',
} as const;

export type ConnectionTab = keyof typeof tabs;

export function ConnectionTabs({ name, here }: { name: string; here: ConnectionTab }) {
  const home = `/connections/${encodeURIComponent(name)}`;
  const all = [
    ...Object.entries(tabs).map(([tab, path]) => ({ tab, href: `${home}${path}` })),
    { tab: 'audit', href: `/audit?name=${encodeURIComponent(name)}` },
  ];
  return (
    <nav className="slds-tabs" aria-label={texts.pagesOf(name)}>
      <ul>
        {all.map(({ tab, href }) => (
          <li key={tab}>
            <Link href={href} className="slds-tabs__link" aria-current={tab === here ? 'page' : undefined}>
              {texts.tabs[tab as keyof typeof texts.tabs]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
