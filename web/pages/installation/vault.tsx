// How the vault opens, what it seals, and how each device or service that holds keys is now. To ask them costs a look there, so
// that they are asked when the page opens, and by the button.

import { useQuery } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Icon } from '../../components/icon.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { dayText } from '../../text/language.ts';
import { deviceText, texts as deviceTexts, leavingText } from './device-texts.ts';
import { texts } from './texts.ts';

export function useVault() {
  return useQuery({
    queryKey: ['vault'],
    queryFn: () => answerOf(client.GET('/api/vault')),
    meta: { isCostly: true },
  });
}

export function Vault() {
  const vault = useVault();
  return (
    <Card title={texts.vault}>
      <Loaded query={vault}>
        {({ exists, slots, rootKeys, keyFile, devices, leaving }) => (
          <>
            {exists ? (
              <dl className="facts">
                {slots.map(({ provider, since, rootKeyId }) => (
                  <div key={`${provider}${rootKeyId}`} className="facts__row">
                    <dt>{texts.openedBy}</dt>
                    <dd>
                      {texts.providers[provider] ?? provider}, {texts.since(dayText(since))}
                    </dd>
                  </div>
                ))}
                {(keyFile.exists || slots.some(({ provider }) => provider === 'keyFile')) && (
                  <div className="facts__row">
                    <dt>{texts.keyFile}</dt>
                    <dd>{keyFile.exists ? <code>{keyFile.path}</code> : texts.keyFileGone}</dd>
                  </div>
                )}
                <div className="facts__row">
                  <dt>{texts.sealedKeys}</dt>
                  <dd>{rootKeys.reduce((sum, { sealedKeys }) => sum + sealedKeys, 0)}</dd>
                </div>
              </dl>
            ) : (
              <p>{texts.noVault}</p>
            )}
            {devices.length > 0 && (
              <>
                <h3>{deviceTexts.title}</h3>
                <ul className="plain-list" aria-label={deviceTexts.title}>
                  {devices.map((device) => (
                    <li key={device.provider}>
                      <code>{device.provider}</code>
                      <span className={`state state_${device.isUp ? 'success' : 'error'}`}>
                        <Icon name={device.isUp ? 'success' : 'error'} />
                        <span>{deviceText(device)}</span>
                      </span>
                    </li>
                  ))}
                </ul>
                <div className="actions">
                  <Button disabled={vault.isFetching} onClick={() => vault.refetch()}>
                    {deviceTexts.askAgain}
                  </Button>
                </div>
              </>
            )}
            {leaving.length > 0 && (
              <>
                <h3>{deviceTexts.leaving}</h3>
                <ul className="plain-list">
                  {leaving.map((key) => (
                    <li key={key.keyPairId}>
                      <code>{key.provider}</code> {leavingText(key)}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </Loaded>
    </Card>
  );
}
