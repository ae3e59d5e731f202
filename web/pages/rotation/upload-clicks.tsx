// What is clicked in Setup to put another certificate into the app. Between stars stand the words that Setup shows.

import { Loading } from '../../components/loading.tsx';
import { type Texts, textOf } from '../../text/language.ts';
import { useConnection } from '../connection/use-connection.ts';
import { Clicks } from '../setup/clicks.tsx';

type ClicksOf = Readonly<Record<'connected-app' | 'external-client-app', (app: string, file: string) => string[]>>;

const texts = textOf({
  en: {
    several: (key: string) => `If several apps have this name, the right one shows the consumer key ${key}.`,
    clicks: {
      'connected-app': (app, file) => [
        `Open Setup > *App Manager*. Find “${app}”, open its menu and choose *Edit*.`,
        `Under *Use digital signatures* choose ${file} with *Choose File*. Leave the box ticked.`,
        '*Save*. Salesforce takes 2 to 10 minutes to spread the change; nothing fails meanwhile.',
      ],
      'external-client-app': (app, file) => [
        `Open Setup > *External Client App Manager*. Open “${app}” and its *Settings* tab, then *Edit*.`,
        `In *OAuth Settings*, under *Flow Enablement*, keep *Enable JWT Bearer Flow* ticked and upload ${file} with *Upload Files*.`,
        '*Save*. Salesforce takes 2 to 10 minutes to spread the change; nothing fails meanwhile.',
      ],
    } satisfies ClicksOf,
  },
  de: {
    several: (key: string) => `Heißen mehrere Apps so, zeigt die richtige den Consumer Key ${key}.`,
    clicks: {
      'connected-app': (app, file) => [
        `Öffnen Sie Setup > *App Manager*. Suchen Sie „${app}“, öffnen Sie ihr Menü und wählen Sie *Edit*.`,
        `Wählen Sie unter *Use digital signatures* mit *Choose File* die Datei ${file}. Das Häkchen bleibt gesetzt.`,
        '*Save*. Salesforce braucht 2 bis 10 Minuten, um die Änderung zu verteilen; währenddessen fällt nichts aus.',
      ],
      'external-client-app': (app, file) => [
        `Öffnen Sie Setup > *External Client App Manager*. Öffnen Sie „${app}“ und den Reiter *Settings*, dann *Edit*.`,
        `In *OAuth Settings*, unter *Flow Enablement*, bleibt *Enable JWT Bearer Flow* angehakt; laden Sie mit *Upload Files* die Datei ${file} hoch.`,
        '*Save*. Salesforce braucht 2 bis 10 Minuten, um die Änderung zu verteilen; währenddessen fällt nichts aus.',
      ],
    } satisfies ClicksOf,
  },
  fr: {
    several: (key: string) => `Si plusieurs applications portent ce nom, la bonne affiche la Consumer Key ${key}.`,
    clicks: {
      'connected-app': (app, file) => [
        `Ouvrez Setup > *App Manager*. Trouvez « ${app} », ouvrez son menu et choisissez *Edit*.`,
        `Sous *Use digital signatures*, choisissez ${file} avec *Choose File*. Laissez la case cochée.`,
        '*Save*. Salesforce met 2 à 10 minutes à propager la modification ; rien n’échoue pendant ce temps.',
      ],
      'external-client-app': (app, file) => [
        `Ouvrez Setup > *External Client App Manager*. Ouvrez « ${app} » et son onglet *Settings*, puis *Edit*.`,
        `Dans *OAuth Settings*, sous *Flow Enablement*, laissez *Enable JWT Bearer Flow* cochée et envoyez ${file} avec *Upload Files*.`,
        '*Save*. Salesforce met 2 à 10 minutes à propager la modification ; rien n’échoue pendant ce temps.',
      ],
    } satisfies ClicksOf,
  },
} satisfies Texts<unknown>);

/** Enough of a consumer key to tell it from others. */
const shownOfKey = 12;

export function UploadClicks({ name, file }: { name: string; file: string }) {
  const { data } = useConnection(name);
  if (data === undefined) return <Loading />;
  const { appKind, appName, consumerKey } = data.connection;
  const [open = '', ...rest] = texts.clicks[appKind](appName, file);
  const which = consumerKey === null ? [] : [texts.several(`${consumerKey.slice(0, shownOfKey)}…`)];
  return <Clicks clicks={[open, ...which, ...rest]} />;
}
