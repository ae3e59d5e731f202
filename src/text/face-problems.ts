// What the HTTP face refuses by itself, in words.

const soon = (seconds: number) => `Try again in ${seconds} s.`;

export const faceProblems = {
  documentationBeingWritten: () => ['The documentation is being written.', 'Ask again.'],
  documentationPageNotFound: () => [
    'There is no such page in this documentation.',
    'Open it from the page of its scan.',
  ],
  internal: () => ['Something went wrong.', 'Try again; the log of the server says more.'],
  tooLarge: () => ['The body is too large.', 'Send less.'],
  tooManyRequests: (seconds) => ['Too many requests.', soon(seconds)],
  tooManyStreams: (seconds) => ['Too many streams of events are open.', soon(seconds)],
  tooManyTries: (seconds) => ['Too many wrong passwords for this name from this address.', soon(seconds)],
  unauthorized: () => [
    'Nobody is signed in, or the token is not known here.',
    'Sign in, or send an API token: Authorization: Bearer TOKEN.',
  ],
  brokenOff: () => ['The request broke off.', 'Send it again.'],
  expectationFailed: () => ['The server takes no such expectation.', 'Send it without the header Expect.'],
  headersTooLarge: () => ['The headers of the request are too large.', 'Send fewer or shorter headers.'],
  methodNotAllowed: () => [
    'This address takes no request of this method.',
    'Use a method of the header Allow; the document of the API says what each does: /api/openapi.json.',
  ],
  notOfTheForm: () => ['This is not what the form sends.', 'Open the link again and press a button of its page.'],
  nothingHere: () => [
    'There is nothing here.',
    'Check the address; the document of the API lists all that there is: /api/openapi.json.',
  ],
  otherName: () => [
    'This server does not answer under this name.',
    'Use the address that it prints at its start, or set LATCHKEY_PUBLIC_URL.',
  ],
  otherPage: () => [
    'Requests from other pages are refused.',
    'Open the pages of Latchkey and do it there; a program sends no Origin.',
  ],
  probeToken: () => ['This asks for the token of the data folder.', 'Send it: Authorization: Bearer TOKEN.'],
  requestTooSlow: () => ['The request did not come in time.', 'Send it again.'],
  requestUnreadable: () => ['This is no request that can be read.', 'Send it as HTTP/1.1 says, with a Host.'],
} satisfies Record<string, (seconds: number) => [said: string, next: string]>;

export const facePages = {
  notOpened: 'Not opened',
  notSignedIn: 'Not signed in',
  back: 'Back to Latchkey',
  permittedUsers: 'Set Permitted Users of the Canvas app to "Admin approved users are pre-authorized".',
};
