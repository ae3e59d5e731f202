// What Salesforce's Canvas sends for a user who opens an app: Base64(HMAC-SHA-256 of the encoded context), a full stop, the encoded
// context ("Signed Request Authentication" and "CanvasRequest" of the Canvas Developer Guide). The signature's key is the consumer secret.

import { createHmac } from 'node:crypto';

export interface CanvasContext {
  orgId: string;
  orgName: string;
  userId: string;
  username: string;
  canvasUrl: string;
  instanceUrl: string;
  /** What the page around the frame gives. */
  parameters: Readonly<Record<string, unknown>>;
}

/** The fields of the guide's own example; `issuedAt` is there "for internal use only". */
export function canvasRequest(context: CanvasContext): Record<string, unknown> {
  const { orgId, orgName, userId, username, canvasUrl, instanceUrl, parameters } = context;
  return {
    algorithm: 'HMACSHA256',
    issuedAt: null,
    userId,
    client: {
      refreshToken: null,
      instanceId: '_:Latchkey',
      targetOrigin: instanceUrl,
      instanceUrl,
      oauthToken: `${orgId.slice(0, 15)}!simulated`,
    },
    context: {
      user: {
        userId,
        userName: username,
        fullName: username,
        email: username,
        language: 'en_US',
        locale: 'en_US',
        userType: 'STANDARD',
      },
      links: { restUrl: '/services/data/v68.0/', userUrl: `/${userId}` },
      application: {
        name: 'Latchkey',
        developerName: 'Latchkey',
        canvasUrl,
        authType: 'SIGNED_REQUEST',
        version: '1.0',
      },
      organization: {
        organizationId: orgId,
        name: orgName,
        multicurrencyEnabled: false,
        namespacePrefix: null,
        currencyIsoCode: 'USD',
      },
      environment: {
        displayLocation: 'Visualforce',
        uiTheme: 'Theme3',
        locationUrl: `${instanceUrl}/apex/Latchkey`,
        parameters,
      },
    },
  };
}

export function signedRequest(context: unknown, consumerSecret: string): string {
  const encoded = Buffer.from(typeof context === 'string' ? context : JSON.stringify(context)).toString('base64');
  return `${createHmac('sha256', consumerSecret).update(encoded).digest('base64')}.${encoded}`;
}
