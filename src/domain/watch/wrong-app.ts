// The words for a certificate of ours that lies in another app than the one it was made for.

/** @param connectionName Of the app that it lies in; null when that app is not ours. */
export function wrongApp(label: string, ownerName: string, connectionName: string | null) {
  return {
    severity: 'urgent',
    title: `The certificate of "${ownerName}" was uploaded to the wrong app: "${label}"`,
    detail: `It was made for the connection "${ownerName}"; with it in place nothing else can sign in to "${label}".`,
    remedy:
      connectionName === null
        ? `Upload it to the app of "${ownerName}", and give "${label}" its own certificate back.`
        : `Upload it to the app of "${ownerName}", and to "${label}" the one of \`latchkey certificate list ${connectionName}\`.`,
  } as const;
}
