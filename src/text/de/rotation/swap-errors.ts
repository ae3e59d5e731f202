// Why a rotation without hands cannot be had, in German.

import type { SwapErrors } from '../../rotation/swap-errors.ts';

export const germanSwapErrors: SwapErrors = {
  swapUnderWay: ({ appName }) => [
    `Der Schlüssel der App „${appName}“ wird gerade ohne Handgriff gewechselt; es gibt je App immer nur einen Wechsel.`,
    'Warten Sie, bis er vorbei ist: Er spielt sich ein oder geht von selbst zurück.',
  ],
  handsFreeOff: ({ name, appName }, to) => [
    `Latchkey darf nicht in die App „${appName}“ deployen: Ihr Schlüsselwechsel ist geführt.`,
    `Sehen Sie, was es täte: ${to('rotate', name, '--deploy --dry-run')}. Stimmen Sie zu: ${to('connection set', name, '--rotation hands-free')}.`,
  ],
  rolloutUnderWay: (_, to) => [
    'Ein Schlüsselwechsel anderer Apps läuft; es gibt immer nur einen.',
    `Warten Sie, bis er vorbei ist: ${to('rotate --rollout')}. Oder halten Sie ihn an: ${to('rotate --stop')}.`,
  ],
  nothingToRollOut: ({ guided, others }, to) =>
    guided.length > 0
      ? [
          `In keine dieser Apps darf Latchkey deployen; ihr Schlüsselwechsel ist geführt: ${guided.join(', ')}.`,
          `Stimmen Sie für jede zu: ${to('connection set', 'NAME', '--rotation hands-free')}.`,
        ]
      : [
          `Bei keiner dieser Apps kann der Schlüssel jetzt gewechselt werden: ${others.join(', ')}.`,
          `Wie jede steht, zeigt ${to('status')}.`,
        ],
  rolloutNotFound: (_, to) => [
    'Kein Schlüsselwechsel vieler Apps läuft.',
    `Den letzten zeigt ${to('rotate --rollout')}.`,
  ],
  outsideWindow: ({ name, window, opensAt }, to) => [
    `Das Fenster für den Schlüsselwechsel von „${name}“ (${window} UTC) ist bis ${opensAt} geschlossen.`,
    `Es dennoch tun: ${to('rotate', name, '--deploy --now')}.`,
  ],
  signedByAuthority: ({ name, issuer }, to) => [
    `Das benutzte Zertifikat von „${name}“ hat eine Zertifizierungsstelle unterschrieben (${issuer}); ein Wechsel machte eines, das sich selbst unterschreibt.`,
    `Bitten Sie die Zertifizierungsstelle um das nächste: ${to('certificate request', name)}. Oder machen Sie mit Absicht eines, das sich selbst unterschreibt: ${to('certificate download', name)}.`,
  ],
  nothingToSwap: ({ name, why }, to) =>
    why === 'handover'
      ? [`Ein Schlüsselwechsel von „${name}“ läuft schon.`, `Verfolgen Sie ihn: ${to('rotate', name, '--wait')}.`]
      : [
          `Noch meldet sich kein Schlüsselpaar von „${name}“ an; von einem Deploy gäbe es keinen Weg zurück.`,
          `Laden Sie das erste Zertifikat von Hand hoch: ${to('certificate download', name)}.`,
        ],
};
