// What the APIs refuse with after the token, in Salesforce's words: one error code and one message, which REST wraps into
// a JSON array and SOAP into a fault.

export class ApiRefusal extends Error {
  override name = 'ApiRefusal';
  readonly status: number;
  readonly errorCode: string;

  constructor(status: number, errorCode: string, message: string) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
  }
}

export const sessionIsOver = () => new ApiRefusal(401, 'INVALID_SESSION_ID', 'Session expired or invalid');

/** High Assurance asked for, the api scope missing, or API Access Control without this app: one text for the three. */
export const sessionIsNotForApi = (api: 'REST API' | 'API') =>
  new ApiRefusal(401, 'INVALID_SESSION_ID', `This session is not valid for use with the ${api}`);

/** `missing`: what an org may have there and this simulator has not. */
export function notFound(missing?: string): ApiRefusal {
  const message = 'The requested resource does not exist';
  const whole = missing === undefined ? message : `${message}. This simulator does not have ${missing}.`;
  return new ApiRefusal(404, 'NOT_FOUND', whole);
}

export const insufficientAccess = (message: string) => new ApiRefusal(403, 'INSUFFICIENT_ACCESS', message);

/** What an org has and this simulator has not: said so, rather than answered with something that is wrong. */
export const notSimulated = (what: string) =>
  new ApiRefusal(400, 'FUNCTIONALITY_NOT_ENABLED', `This simulator does not ${what}.`);
