// What the HTTP face refuses by itself, in words.

import type { FacePages, FaceProblems } from './words.ts';

const soon = (seconds: number) => `Try again in ${seconds} s.`;

export const faceProblems: FaceProblems = {
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
};

export const facePages: FacePages = {
  notOpened: 'Not opened',
  notSignedIn: 'Not signed in',
  back: 'Back to Latchkey',
  permittedUsers: 'Set Permitted Users of the Canvas app to "Admin approved users are pre-authorized".',
  refusals: {
    brokenOff: 'The request broke off.',
    internal: 'Something went wrong.',
    notOfTheForm: 'This is not what the form sends.',
    nothingHere: 'There is nothing here.',
    otherName: 'This server does not answer under this name.',
    otherPage: 'Requests from other pages are refused.',
    probeToken: 'Send the token of the data folder: Authorization: Bearer TOKEN.',
    tooLarge: 'This is too large.',
  },
};
