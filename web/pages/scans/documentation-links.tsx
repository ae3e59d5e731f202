// Where the documentation of a scan is opened, and downloaded in each of its forms. No links of the pages' own router: the server
// answers with the files themselves.

import { Card } from '../../components/card.tsx';
import { Icon } from '../../components/icon.tsx';
import { documentationTexts as texts } from './documentation-texts.ts';

const forms = ['site', 'markdown', 'json'] as const;

export function DocumentationLinks({ name, number }: { name: string; number: number }) {
  const place = `/documentation/${encodeURIComponent(name)}/${number}`;
  return (
    <Card title={texts.documentation}>
      <p>{texts.about}</p>
      <div className="actions">
        <a href={`${place}/site/index.html`} className="slds-button slds-button_brand">
          {texts.open}
        </a>
      </div>
      <p className="actions">
        {texts.download}:
        {forms.map((form) => (
          <a key={form} href={`${place}/${form}.zip`}>
            <Icon name="download" /> {texts.forms[form]}
          </a>
        ))}
      </p>
    </Card>
  );
}
