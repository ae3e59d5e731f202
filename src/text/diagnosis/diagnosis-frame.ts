// What a diagnosis says around its causes.

export const diagnosisFrame = {
  nouns: {
    certificate: 'the .crt of the key in use',
    ourCertificate: (file: string, fingerprint: string) => `${file} (SHA-256 ${fingerprint})`,
    app: 'the app',
    username: 'the user',
    /** To do: whether a program listens on this machine. */
    listensHere: (address: string) => `see whether a program listens on ${address} of this machine`,
    outage: 'look up the instance of the org at https://status.salesforce.com',
    setup: 'Setup',
    sandboxSetup: "the sandbox's Setup",
  },
  eitherKind: (connectedApp: string, externalClientApp: string) =>
    `Connected App: ${connectedApp} External Client App: ${externalClientApp}`,
  noKnownMessage: 'No known message stands in the text.',
  wordsOfMany:
    'The words are known, but other services use them too, and nothing in the text says that Salesforce was asked.',
  commonHere: 'Common at this stage; nothing in the message points to it.',
  elseNext: (proof: string, title: string) => `${proof} If that does not hold, look at the next: ${title}.`,
  nothingInSalesforce: (next: string) => `${next} Nothing in Salesforce has to change.`,
  askEachDevice: (place: string) => `See ${place}: it asks each device and service.`,
  restoreOrRotate: (place: string) =>
    `Restore the database from a backup, or rotate: ${place}. Nothing in the app has to be changed before.`,
  findDamaged: (command: string) => `Run ${command}: it names every key that does not open.`,
  notUploaded: {
    title: 'The certificate has to be uploaded first, or was uploaded minutes ago',
    evidence: 'No certificate of this app was ever accepted, and nobody has said that one was uploaded.',
    remedy: (test: string, remedy: string) =>
      `Uploaded within the last 10 minutes: change nothing, and wait (${test}). Else: ${remedy}`,
    nextCheck: 'Open the app again: does it show the certificate?',
  },
  nothingAsked: (said: string) => `${said} Nothing was asked of Salesforce.`,
  lookAtConsumerKey: (place: string) => `Look at the consumer key: ${place}.`,
  lookAtStates: (place: string) => `Look at the states: ${place}.`,
} as const;
