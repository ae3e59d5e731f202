// For an address without a page.

import { Link } from 'wouter';
import { EmptyState } from '../components/empty-state.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { type Texts, textOf } from '../text/language.ts';
import { words } from '../text/words.ts';

const texts = textOf({
  en: { title: 'There is no such page', text: 'The address may be cut off or old.' },
  de: { title: 'Diese Seite gibt es nicht', text: 'Die Adresse ist vielleicht abgeschnitten oder veraltet.' },
  fr: { title: 'Cette page n’existe pas', text: 'L’adresse est peut-être tronquée ou périmée.' },
} satisfies Texts<unknown>);

export function NotFound() {
  return (
    <>
      <PageHeader title={texts.title} />
      <EmptyState title={texts.title} text={texts.text}>
        <Link href="/" className="slds-button slds-button_brand">
          {words.connections}
        </Link>
      </EmptyState>
    </>
  );
}
