// The types of the API, made from its document by `npm run docs`. Never edited by hand.

export interface paths {
    "/acknowledge/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The page behind the link in a notice. Looking at it acknowledges nothing. */
        get: operations["acknowledgement"];
        put?: never;
        /** What the form of that page sends. */
        post: operations["acknowledgement.send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the caller signs in with.
         * @description Needs the permission `ownAccount`.
         */
        get: operations["factor.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keeps the passkey that the browser made. Needs a recent proof.
         * @description Needs the permission `ownAccount`.
         */
        post: operations["passkey.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Removes a passkey of the caller. Needs a recent proof.
         * @description Needs the permission `ownAccount`.
         */
        delete: operations["passkey.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What the browser needs to make a passkey, for five minutes. Needs a recent proof.
         * @description Needs the permission `ownAccount`.
         */
        post: operations["passkey.begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Another password; the present one is asked for. Every other session of the caller ends.
         * @description Needs the permission `ownAccount`.
         */
        put: operations["password.change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The secret of a new authenticator app, shown this once; it counts when confirmed. Needs a recent proof.
         * @description Needs the permission `ownAccount`.
         */
        post: operations["totp.begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/totp/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The first code of the app, within five minutes: from then on a sign-in by password needs one.
         * @description Needs the permission `ownAccount`.
         */
        post: operations["totp.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/totp/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The password alone signs in again; a proof is part of it.
         * @description Needs the permission `ownAccount`.
         */
        post: operations["totp.remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest audit entries, of one connection or of everything.
         * @description Needs the permission `view`.
         */
        get: operations["audit.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/head": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What to keep elsewhere, to prove later that nothing was cut off.
         * @description Needs the permission `view`.
         */
        get: operations["audit.head"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whether the audit is what was written.
         * @description Needs the permission `view`.
         */
        post: operations["audit.verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar-feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The calendar feeds that work; not their secrets.
         * @description Needs the permission `view`.
         */
        get: operations["calendarFeed.list"];
        put?: never;
        /**
         * A new calendar address, /calendar/TOKEN.ics; its token is shown this once.
         * @description Needs the permission `configure`.
         */
        post: operations["calendarFeed.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar-feeds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * A calendar address gives nothing any more.
         * @description Needs the permission `configure`.
         */
        delete: operations["calendarFeed.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/certificates/identification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whose a certificate is.
         * @description Needs the permission `view`.
         */
        post: operations["certificate.identify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{channel}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a test through one channel.
         * @description Needs the permission `test`.
         */
        post: operations["notice.testChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connection-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many connections there are of each state and with each label.
         * @description Needs the permission `view`.
         */
        get: operations["connection.count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Connections by name or by urgency, a page at a time.
         * @description Needs the permission `view`.
         */
        get: operations["connection.list"];
        put?: never;
        /**
         * Adds a connection.
         * @description Needs the permission `configure`.
         */
        post: operations["connection.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One connection, what the form of its app asks for in Setup, and how far the seven steps are.
         * @description Needs the permission `view`.
         */
        get: operations["connection.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes a connection or its client app; what is left out stays.
         * @description Needs the permission `configure`.
         */
        patch: operations["connection.set"];
        trace?: never;
    };
    "/api/connections/{name}/certificate-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Key requests that wait for their certificates.
         * @description Needs the permission `view`.
         */
        get: operations["certificate.listRequests"];
        put?: never;
        /**
         * Makes a private key, which stays here, and the request that a certificate authority signs: asked for nothing, the like of the certificate before.
         * @description Needs the permission `rotate`.
         */
        post: operations["certificate.request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/certificate-requests/{mark}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Gives a request up and erases its private key.
         * @description Needs the permission `rotate`.
         */
        delete: operations["certificate.withdrawRequest"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/certificate-requests/installation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The certificate of a request came, alone or in its chain: it is a key pair now, to be uploaded as any other.
         * @description Needs the permission `rotate`.
         */
        post: operations["certificate.install"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every key pair with its state, its validity, and where its private key lies.
         * @description Needs the permission `view`.
         */
        get: operations["certificate.list"];
        put?: never;
        /**
         * Makes a new key pair; gives its certificate for the upload.
         * @description Needs the permission `rotate`.
         */
        post: operations["certificate.download"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/certificates/{fingerprint}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One certificate again, without making another.
         * @description Needs the permission `view`.
         */
        get: operations["certificate.show"];
        put?: never;
        post?: never;
        /**
         * Gives up one that was never uploaded.
         * @description Needs the permission `rotate`.
         */
        delete: operations["certificate.discard"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/certificates/{fingerprint}/compromise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A private key may have leaked: it signs nothing from now on.
         * @description Needs the permission `rotate`.
         */
        post: operations["keyPair.reportCompromised"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why this machine's clock may not decide for a connection; null: it may.
         * @description Needs the permission `view`.
         */
        get: operations["installation.checkClock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/consumer-key-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What another consumer key would change for others; null: nothing.
         * @description Needs the permission `view`.
         */
        post: operations["clientApp.previewConsumerKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/org-facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What experiments and rotations have found out about the org of this connection.
         * @description Needs the permission `view`.
         */
        get: operations["org.showFacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/org-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets the tab in the org of this connection ask here; the key is shown this once. Needs a recent proof.
         * @description Needs the permission `managePeople`.
         */
        post: operations["orgLink.make"];
        /**
         * Ends every key of the org at once.
         * @description Needs the permission `managePeople`.
         */
        delete: operations["orgLink.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/org-link/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Another key for the org; the one before goes on for a day. Needs a recent proof.
         * @description Needs the permission `managePeople`.
         */
        post: operations["orgLink.rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/other-programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Other programs that sign in with the same app, before the first rotation; null: it is not the first.
         * @description Needs the permission `test`.
         */
        get: operations["rotation.findOtherPrograms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is lost with a connection.
         * @description Needs the permission `view`.
         */
        get: operations["connection.previewRemoval"];
        put?: never;
        /**
         * Removes a connection, if exactly what was told would be lost.
         * @description Needs the permission `administer`.
         */
        post: operations["connection.remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the rotation stands, and each try on the way. Takes no step.
         * @description Needs the permission `view`.
         */
        get: operations["rotation.show"];
        put?: never;
        /**
         * One step of a rotation: issue, look for the upload, watch, settle. Asked again, it goes on from what is.
         * @description Needs the permission `rotate`.
         */
        post: operations["rotation.rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/rotation/deployment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins a rotation without hands; it goes on in the background. One under way is the one.
         * @description Needs the permission `rotate`.
         */
        post: operations["rotation.startDeploy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/rotation/deployment/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a rotation without hands would change: a dry run in the org, which changes nothing.
         * @description Needs the permission `rotate`.
         */
        post: operations["rotation.previewDeploy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/rotation/diagnosis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a rotation does not go on, as far as the org shows it; null: nothing is wrong, or it is too early to tell.
         * @description Needs the permission `test`.
         */
        get: operations["rotation.diagnose"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/rotation/reversion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Back to the previous key pair: names the certificate to upload again.
         * @description Needs the permission `rotate`.
         */
        post: operations["rotation.revert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/scan-differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was added, changed and removed between two scans.
         * @description Needs the permission `view`.
         */
        get: operations["scan.diff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/scan-exclusions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says what scans leave out from now on. What is given replaces what was.
         * @description Needs the permission `configure`.
         */
        put: operations["scan.exclude"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/scan-schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When scans run by themselves.
         * @description Needs the permission `view`.
         */
        get: operations["scan.showSchedule"];
        /**
         * Says when scans run by themselves; pauses, resumes or ends that. Times are UTC.
         * @description Needs the permission `configure`.
         */
        put: operations["scan.schedule"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/scans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The scans of a connection, the newest first.
         * @description Needs the permission `view`.
         */
        get: operations["scan.list"];
        put?: never;
        /**
         * Asks for a scan; it is read in the background.
         * @description Needs the permission `test`.
         */
        post: operations["scan.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/scans/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One scan: how far it is, or what it found; as a stream of events, how far it is until it is over.
         * @description Needs the permission `view`.
         */
        get: operations["scan.show"];
        put?: never;
        post?: never;
        /**
         * Deletes a scan that is over. What later scans saw stays.
         * @description Needs the permission `administer`.
         */
        delete: operations["scan.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/scans/{number}/documentation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the documentation of a scan is opened; written by this process when it is first asked for.
         * @description Needs the permission `view`.
         */
        get: operations["scan.document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/scans/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancels the scan that is under way.
         * @description Needs the permission `test`.
         */
        post: operations["scan.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/support-bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What somebody who helps needs to see, and no secret.
         * @description Needs the permission `test`.
         */
        get: operations["connection.supportBundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs in anew; says why, if it does not work.
         * @description Needs the permission `test`.
         */
        post: operations["connection.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An access token, from the cache where possible; for one that Salesforce refused, another.
         * @description Needs the permission `takeToken`.
         */
        post: operations["token.acquire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Looks into the org now, for certificates that end and for what differs.
         * @description Needs the permission `test`.
         */
        post: operations["watch.run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/diagnosis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ranked causes for any answer or error text, without a connection. Nothing is kept.
         * @description Needs the permission `view`.
         */
        post: operations["message.diagnose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened behind a place in the audit; as a stream of events, what happens from now on.
         * @description Needs the permission `view`.
         */
        get: operations["audit.follow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/installation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The installation itself: what it warns of, when its loops last ran, what is not at its default.
         * @description Needs the permission `view`.
         */
        get: operations["installation.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an invitation, as the first administrator does: makes the account and signs in. */
        post: operations["account.takeInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/left-apps/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Removes such an app, if exactly these key pairs would be lost.
         * @description Needs the permission `administer`.
         */
        post: operations["clientApp.removeLeft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/left-apps/removal-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What goes with an app that no connection uses any more.
         * @description Needs the permission `view`.
         */
        post: operations["clientApp.previewLeftRemoval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/missed-scans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Scheduled runs that could not be.
         * @description Needs the permission `view`.
         */
        get: operations["scan.listMissed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/missed-scans/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks for one scan of each connection whose runs were missed.
         * @description Needs the permission `test`.
         */
        post: operations["scan.runMissed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The channels and the newest messages.
         * @description Needs the permission `view`.
         */
        get: operations["notice.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/acknowledgements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes note of a message, or of all that is open about a connection.
         * @description Needs the permission `acknowledge`.
         */
        post: operations["notice.acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document. */
        get: operations["document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the callout of a linked org is taken for, and what it may.
         * @description Needs the permission `view`.
         */
        get: operations["orgLink.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every key of every linked org, also those that are over.
         * @description Needs the permission `managePeople`.
         */
        get: operations["orgLink.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has an account, with what rights.
         * @description Needs the permission `managePeople`.
         */
        get: operations["person.list"];
        put?: never;
        /**
         * Makes an invitation, valid for an hour and once. Needs a recent proof.
         * @description Needs the permission `managePeople`.
         */
        post: operations["person.invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One account.
         * @description Needs the permission `managePeople`.
         */
        get: operations["person.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Another role or label; closes an account or opens it again. Needs a recent proof.
         * @description Needs the permission `managePeople`.
         */
        patch: operations["person.change"];
        trace?: never;
    };
    "/api/people/{person}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends password, passkeys, authenticator app and sessions; makes an invitation to choose a new password. Needs a recent proof.
         * @description Needs the permission `managePeople`.
         */
        post: operations["person.reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest rotation of many apps: how far each is; null: there was none.
         * @description Needs the permission `view`.
         */
        get: operations["rotation.showRollout"];
        put?: never;
        /**
         * Begins rotations without hands of many apps, in waves: one first. Of the same selection: the one that runs, or one that stopped goes on.
         * @description Needs the permission `rotate`.
         */
        post: operations["rotation.startRollout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollout/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins no further app; what has begun goes on to its end.
         * @description Needs the permission `rotate`.
         */
        post: operations["rotation.stopRollout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Scans of every connection, or of one, the newest first.
         * @description Needs the permission `view`.
         */
        get: operations["scan.listAll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in, and what they may do.
         * @description Needs the permission `ownAccount`.
         */
        get: operations["account.show"];
        put?: never;
        /** Signs in with a password, and a code where the problem codeNeeded asks for it; the answer sets a cookie. */
        post: operations["account.signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in with a passkey alone; the answer sets a cookie. */
        post: operations["account.signInByPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the browser needs to show a passkey, for five minutes; also for a proof. */
        post: operations["account.beginPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shows once more who it is; for ten minutes the ways to sign in can be changed.
         * @description Needs the permission `ownAccount`.
         */
        post: operations["session.prove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the caller is signed in.
         * @description Needs the permission `ownAccount`.
         */
        get: operations["session.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Signs out; `this` is the session that asks.
         * @description Needs the permission `ownAccount`.
         */
        delete: operations["session.end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ways to sign in here; single sign-on begins at /api/sign-in/oidc, in the browser. */
        get: operations["account.listWays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every connection at a glance, the most urgent first.
         * @description Needs the permission `view`.
         */
        get: operations["status.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller's API tokens; an administrator sees all.
         * @description Needs the permission `ownAccount`.
         */
        get: operations["apiToken.list"];
        put?: never;
        /**
         * Makes an API token; it is shown this once. Needs a recent proof.
         * @description Needs the permission `ownAccount`.
         */
        post: operations["apiToken.make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revokes an API token.
         * @description Needs the permission `ownAccount`.
         */
        delete: operations["apiToken.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vault": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the vault is kept, without opening it.
         * @description Needs the permission `view`.
         */
        get: operations["vault.status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/watched": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Certificates seen elsewhere, and findings.
         * @description Needs the permission `view`.
         */
        get: operations["watch.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/watched/hosts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Watches the certificate that a host shows.
         * @description Needs the permission `configure`.
         */
        post: operations["watch.addHost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/watched/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stops watching a file, a host or a folder.
         * @description Needs the permission `configure`.
         */
        post: operations["watch.remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/{token}.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A calendar of certificates that end, by its secret address. */
        get: operations["calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documentation/{name}/{number}/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file of the documentation of a scan, or all of it as a zip.
         * @description Needs the permission `view`.
         */
        get: operations["scan.readDocumentation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers at all. */
        get: operations["health.live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether database and vault work and requests are taken. */
        get: operations["health.ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description RFC 9457, with the code of the error and what to do next. */
        Problem: {
            code: string;
            detail: string;
            /** @description The field of the request that it is about, by its name there. */
            field?: string;
            /** @description With `field`: what is wrong with it, for people, to be shown beside the field. */
            fieldText?: string;
            nextAction: string;
            /** @description The pages that `nextAction` names. */
            places?: {
                /** @description Whose page; null: of the whole installation. */
                connection: string | null;
                /** @description Such as `rotation` or `people`. */
                page: string;
            }[];
            status: number;
            title: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    acknowledgement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret of this address. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notice, with a form. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description No such address. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Its time is over. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    "acknowledgement.send": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret of this address. */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @enum {unknown} */
                    act: "acknowledge" | "snooze";
                    /** @description For `snooze`. */
                    days?: string;
                    /** @description `all`, or the number of one notice. */
                    of?: string;
                };
            };
        };
        responses: {
            /** @description Taken note of. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Not what the form sends. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description No such address. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Its time is over. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    "factor.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hasPassword: boolean;
                        hasTotp: boolean;
                        passkeys: {
                            /** Format: date-time */
                            createdAt: string;
                            id: string;
                            lastUsedAt: string | null;
                            name: string;
                            /** @description The name under which the pages must be opened for it. */
                            worksAt: string;
                        }[];
                        /** @description Until then changes need no further proof; null: they do. */
                        provedUntil: string | null;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "passkey.add": {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, new for each request. The same request with the same key within 24 hours is done once and answered as before; where the answer held a secret that is shown once, by the problem `answerShownOnce`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @description RegistrationResponseJSON, as `toJSON()` of the new credential gives it. */
                    passkey: {
                        id: string;
                        rawId: string;
                        response: {
                            /** @description Base64url. */
                            attestationObject: string;
                            /** @description Base64url. */
                            clientDataJSON: string;
                        } & {
                            [key: string]: unknown;
                        };
                        /** @constant */
                        type: "public-key";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        id: string;
                        lastUsedAt: string | null;
                        name: string;
                        /** @description The name under which the pages must be opened for it. */
                        worksAt: string;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused in this state, or the request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was sent before, with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "passkey.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        id: string;
                        lastUsedAt: string | null;
                        name: string;
                        /** @description The name under which the pages must be opened for it. */
                        worksAt: string;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "passkey.begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        attestation: "none";
                        authenticatorSelection: {
                            /** @constant */
                            requireResidentKey: true;
                            /** @constant */
                            residentKey: "required";
                            /** @constant */
                            userVerification: "required";
                        };
                        challenge: string;
                        excludeCredentials: {
                            id: string;
                            /** @constant */
                            type: "public-key";
                        }[];
                        pubKeyCredParams: {
                            alg: number;
                            /** @constant */
                            type: "public-key";
                        }[];
                        rp: {
                            id: string;
                            name: string;
                        };
                        timeout: number;
                        user: {
                            displayName: string;
                            id: string;
                            name: string;
                        };
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "password.change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    newPassword: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sessionsEnded: number;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "totp.begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        enrolment: string;
                        secret: string;
                        uri: string;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "totp.confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Six digits of the authenticator app. */
                    code: string;
                    enrolment: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hasTotp: boolean;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "totp.remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    /** @constant */
                    type: "password";
                } | {
                    /** @description Six digits of the authenticator app. */
                    code: string;
                    /** @constant */
                    type: "code";
                } | {
                    /** @description AuthenticationResponseJSON, as `toJSON()` of the credential gives it. */
                    passkey: {
                        id: string;
                        rawId: string;
                        response: {
                            /** @description Base64url. */
                            authenticatorData: string;
                            /** @description Base64url. */
                            clientDataJSON: string;
                            /** @description Base64url. */
                            signature: string;
                        } & {
                            [key: string]: unknown;
                        };
                        /** @constant */
                        type: "public-key";
                    } & {
                        [key: string]: unknown;
                    };
                    /** @constant */
                    type: "passkey";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hasTotp: boolean;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "audit.list": {
        parameters: {
            query?: {
                action?: string;
                actorName?: string;
                before?: number;
                limit?: number;
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: {
                            action: string;
                            actor: {
                                from: string;
                                name: string;
                            };
                            after: unknown;
                            /** Format: date-time */
                            at: string;
                            before: unknown;
                            hash: string;
                            previousHash: string;
                            sequence: number;
                            subject: {
                                id: string;
                                name: string;
                                type: string;
                            };
                            /** @description What happened, for people. */
                            words: string;
                        }[];
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "audit.head": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        head: {
                            hash: string;
                            sequence: number;
                        } | null;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "audit.verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description A head that was kept.
                     * @default null
                     */
                    kept?: {
                        hash: string;
                        sequence: number;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        brokenAt: ({
                            reason: string;
                            sequence: number;
                        } & {
                            [key: string]: unknown;
                        }) | null;
                        entries: number;
                        head: {
                            hash: string;
                            sequence: number;
                        } | null;
                        intact: boolean;
                        /** @description Null: the vault did not open, so who wrote the entries was not checked. */
                        macs: {
                            from: number | null;
                            ofAnotherKey: number;
                            valid: number;
                            without: number[];
                        } | null;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "calendarFeed.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        feeds: {
                            connection: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            id: string;
                        }[];
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "calendarFeed.add": {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, new for each request. The same request with the same key within 24 hours is done once and answered as before; where the answer held a secret that is shown once, by the problem `answerShownOnce`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Null: of every connection. */
                    name: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        token: string;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused in this state, or the request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was sent before, with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "calendarFeed.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @constant */
                        revoked: true;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "certificate.identify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description PEM, or base64 of DER. */
                    certificate: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        belongsTo: {
                            connections: string[];
                            isSameCertificate: boolean;
                            keyPair: {
                                /** @enum {string} */
                                algorithm: "rsa-2048" | "rsa-3072" | "rsa-4096";
                                daysLeft: number;
                                /** @description SHA-256, upper-case hex pairs joined by colons. */
                                fingerprint: string;
                                /** Format: date-time */
                                issuedAt: string;
                                lastAcceptedAt: string | null;
                                /** Format: date-time */
                                notAfter: string;
                                /** Format: date-time */
                                notBefore: string;
                                origin: string;
                                /** @enum {string} */
                                state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed";
                                subject: string;
                            };
                        }[];
                        /** @description SHA-256, upper-case hex pairs joined by colons. */
                        fingerprint: string;
                        /** Format: date-time */
                        notAfter: string;
                        subject: string;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notice.testChannel": {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, new for each request. The same request with the same key within 24 hours is done once and answered as before; where the answer held a secret that is shown once, by the problem `answerShownOnce`. */
                "Idempotency-Key"?: string;
            };
            path: {
                channel: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        channel: string;
                        results: unknown[];
                        sent: boolean;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused in this state, or the request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was sent before, with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "connection.count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        labels: {
                            count: number;
                            label: string;
                        }[];
                        states: {
                            count: number;
                            /** @enum {string} */
                            state: "needsCertificate" | "needsConsumerKey" | "awaitingFirstUpload" | "propagating" | "working" | "awaitingUpload" | "handover" | "failing" | "rationed" | "expired" | "compromised";
                        }[];
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "connection.list": {
        parameters: {
            query?: {
                after?: string;
                label?: string;
                limit?: number;
                search?: string;
                sort?: "name" | "urgency" | "daysLeft";
                state?: "needsCertificate" | "needsConsumerKey" | "awaitingFirstUpload" | "propagating" | "working" | "awaitingUpload" | "handover" | "failing" | "rationed" | "expired" | "compromised";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        connections: {
                            /** @enum {string} */
                            appKind: "connected-app" | "external-client-app";
                            appName: string;
                            audience: string | null;
                            certificate: {
                                daysLeft: number;
                                /** @description SHA-256, upper-case hex pairs joined by colons. */
                                fingerprint: string;
                                /** Format: date-time */
                                notAfter: string;
                                /** Format: date-time */
                                notBefore: string;
                            } | null;
                            consumerKey: string | null;
                            contacts: string[];
                            /** Format: date-time */
                            createdAt: string;
                            custody: string | null;
                            deployUser: string | null;
                            /** @enum {string} */
                            environment: "login" | "test" | "myDomain" | "sandboxMyDomain" | "scratchMyDomain" | "loopback" | "private" | "other";
                            /** @enum {string} */
                            expiredPolicy: "refuse" | "allow-expired";
                            failure: {
                                code: string;
                                message: string;
                                /** Format: date-time */
                                since: string;
                            } | null;
                            instanceUrl: string | null;
                            labels: string[];
                            lastAcceptedAt: string | null;
                            loginUrl: string;
                            /** @description The name of a connection. */
                            name: string;
                            /** Format: date-time */
                            nextLookAt: string;
                            nextStep: {
                                app: string;
                                /** @description The name of a connection. */
                                connection: string;
                                daysLeft?: number;
                                /** @enum {string} */
                                do: "nothing" | "downloadCertificate" | "giveConsumerKey" | "test" | "upload" | "rotate" | "requestCertificate" | "installCertificate" | "revert" | "scan";
                                isExpired: boolean;
                                /** Format: date-time */
                                nextLookAt?: string;
                                why: string;
                            };
                            noticeDays: number[] | null;
                            orgId: string | null;
                            retentionDays: number | null;
                            rotateBeforeDays: number | null;
                            rotateEveryDays: number | null;
                            /** @enum {string} */
                            rotation: "guided" | "hands-free";
                            rotationWindow: string | null;
                            /** @description How far somebody said to be in the seven steps of the pages. */
                            setupStep: number | null;
                            /** @enum {string} */
                            state: "needsCertificate" | "needsConsumerKey" | "awaitingFirstUpload" | "propagating" | "working" | "awaitingUpload" | "handover" | "failing" | "rationed" | "expired" | "compromised";
                            username: string;
                        }[];
                        /** @description That fit the filters, on all pages; null by name, which reads no further. */
                        matching: number | null;
                        /** @description What `after` is for the next page; null: this is the last one. */
                        next: string | null;
                        /** @description Of all that the caller reaches, whatever is searched for. */
                        total: number;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "connection.add": {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, new for each request. The same request with the same key within 24 hours is done once and answered as before; where the answer held a secret that is shown once, by the problem `answerShownOnce`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Login URLs that look like one of Salesforce and are none, and are meant. */
                    acceptLookalikes?: string[];
                    /** @enum {string} */
                    appKind?: "connected-app" | "external-client-app";
                    appName?: string;
                    audience?: string;
                    /** @description Never the consumer secret. */
                    consumerKey?: string;
                    contacts?: string[];
                    /** @description Where new keys are made, one of LATCHKEY_CUSTODY: `pkcs11:token=LABEL`; null: the installation's place. */
                    custody?: string | null;
                    labels?: string[];
                    /** @description https://login.salesforce.com, https://test.salesforce.com or a My Domain. */
                    loginUrl: string;
                    /** @description The name of a connection. */
                    name: string;
                    username: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        appKind: "connected-app" | "external-client-app";
                        appName: string;
                        audience: string | null;
                        certificate: {
                            daysLeft: number;
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            /** Format: date-time */
                            notAfter: string;
                            /** Format: date-time */
                            notBefore: string;
                        } | null;
                        consumerKey: string | null;
                        contacts: string[];
                        /** Format: date-time */
                        createdAt: string;
                        custody: string | null;
                        deployUser: string | null;
                        /** @enum {string} */
                        environment: "login" | "test" | "myDomain" | "sandboxMyDomain" | "scratchMyDomain" | "loopback" | "private" | "other";
                        /** @enum {string} */
                        expiredPolicy: "refuse" | "allow-expired";
                        failure: {
                            code: string;
                            message: string;
                            /** Format: date-time */
                            since: string;
                        } | null;
                        instanceUrl: string | null;
                        labels: string[];
                        lastAcceptedAt: string | null;
                        loginUrl: string;
                        /** @description The name of a connection. */
                        name: string;
                        /** Format: date-time */
                        nextLookAt: string;
                        nextStep: {
                            app: string;
                            /** @description The name of a connection. */
                            connection: string;
                            daysLeft?: number;
                            /** @enum {string} */
                            do: "nothing" | "downloadCertificate" | "giveConsumerKey" | "test" | "upload" | "rotate" | "requestCertificate" | "installCertificate" | "revert" | "scan";
                            isExpired: boolean;
                            /** Format: date-time */
                            nextLookAt?: string;
                            why: string;
                        };
                        noticeDays: number[] | null;
                        orgId: string | null;
                        retentionDays: number | null;
                        rotateBeforeDays: number | null;
                        rotateEveryDays: number | null;
                        /** @enum {string} */
                        rotation: "guided" | "hands-free";
                        rotationWindow: string | null;
                        /** @description How far somebody said to be in the seven steps of the pages. */
                        setupStep: number | null;
                        /** @enum {string} */
                        state: "needsCertificate" | "needsConsumerKey" | "awaitingFirstUpload" | "propagating" | "working" | "awaitingUpload" | "handover" | "failing" | "rationed" | "expired" | "compromised";
                        username: string;
                        warnings: ({
                            code: string;
                            field: string;
                            text: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused in this state, or the request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was sent before, with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "connection.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description Of what people set; If-Match takes it. */
                    ETag?: string;
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appForm: {
                            apiName: string;
                            callbackUrl: string;
                            contactEmail: string | null;
                        };
                        /** @enum {string} */
                        appKind: "connected-app" | "external-client-app";
                        appName: string;
                        audience: string | null;
                        certificate: {
                            daysLeft: number;
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            /** Format: date-time */
                            notAfter: string;
                            /** Format: date-time */
                            notBefore: string;
                        } | null;
                        consumerKey: string | null;
                        contacts: string[];
                        /** Format: date-time */
                        createdAt: string;
                        custody: string | null;
                        deployUser: string | null;
                        /** @enum {string} */
                        environment: "login" | "test" | "myDomain" | "sandboxMyDomain" | "scratchMyDomain" | "loopback" | "private" | "other";
                        /** @enum {string} */
                        expiredPolicy: "refuse" | "allow-expired";
                        failure: {
                            code: string;
                            message: string;
                            /** Format: date-time */
                            since: string;
                        } | null;
                        instanceUrl: string | null;
                        labels: string[];
                        lastAcceptedAt: string | null;
                        loginUrl: string;
                        /** @description The name of a connection. */
                        name: string;
                        /** Format: date-time */
                        nextLookAt: string;
                        nextStep: {
                            app: string;
                            /** @description The name of a connection. */
                            connection: string;
                            daysLeft?: number;
                            /** @enum {string} */
                            do: "nothing" | "downloadCertificate" | "giveConsumerKey" | "test" | "upload" | "rotate" | "requestCertificate" | "installCertificate" | "revert" | "scan";
                            isExpired: boolean;
                            /** Format: date-time */
                            nextLookAt?: string;
                            why: string;
                        };
                        noticeDays: number[] | null;
                        orgId: string | null;
                        retentionDays: number | null;
                        rotateBeforeDays: number | null;
                        rotateEveryDays: number | null;
                        /** @enum {string} */
                        rotation: "guided" | "hands-free";
                        rotationWindow: string | null;
                        setup: {
                            /** @description That goes to Salesforce, or went there; null: there is none. */
                            certificate: string | null;
                            /** @description The first that is not done; 7 where all are. */
                            currentStep: number;
                            /** @description Of the seven steps of the pages; those in Setup as somebody said. */
                            doneSteps: number[];
                            /** @description All seven. */
                            isDone: boolean;
                        };
                        /** @description How far somebody said to be in the seven steps of the pages. */
                        setupStep: number | null;
                        /** @enum {string} */
                        state: "needsCertificate" | "needsConsumerKey" | "awaitingFirstUpload" | "propagating" | "working" | "awaitingUpload" | "handover" | "failing" | "rationed" | "expired" | "compromised";
                        username: string;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "connection.set": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: it is changed only if it is still that. */
                "If-Match"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Login URLs that look like one of Salesforce and are none, and are meant. */
                    acceptLookalikes?: string[];
                    acceptOrg?: string;
                    /** @enum {string} */
                    appKind?: "connected-app" | "external-client-app";
                    appName?: string;
                    audience?: string;
                    /** @description The name of the app, typed again: the consent to `hands-free`. */
                    confirmApp?: string;
                    /** @description Never the consumer secret. */
                    consumerKey?: string;
                    contacts?: string[];
                    /** @description Where new keys are made, one of LATCHKEY_CUSTODY: `pkcs11:token=LABEL`; null: the installation's place. */
                    custody?: string | null;
                    /** @description Who deploys in a rotation without hands; null: the same user. */
                    deployUser?: string | null;
                    /** @enum {string} */
                    expiredPolicy?: "refuse" | "allow-expired";
                    labels?: string[];
                    /** @description https://login.salesforce.com, https://test.salesforce.com or a My Domain. */
                    loginUrl?: string;
                    noticeDays?: number[] | null;
                    retentionDays?: number | null;
                    rotateBeforeDays?: number | null;
                    rotateEveryDays?: number | null;
                    /**
                     * @description hands-free: Latchkey deploys certificates into the app by itself, which wants `confirmApp` the first time.
                     * @enum {string}
                     */
                    rotation?: "guided" | "hands-free";
                    /** @description When a scheduled rotation without hands may begin, in UTC: `Sat 02:00-05:00`; null: always. */
                    rotationWindow?: string | null;
                    setupStep?: number;
                    username?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description Of what people set; If-Match takes it. */
                    ETag?: string;
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        appKind: "connected-app" | "external-client-app";
                        appName: string;
                        audience: string | null;
                        certificate: {
                            daysLeft: number;
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            /** Format: date-time */
                            notAfter: string;
                            /** Format: date-time */
                            notBefore: string;
                        } | null;
                        consumerKey: string | null;
                        contacts: string[];
                        /** Format: date-time */
                        createdAt: string;
                        custody: string | null;
                        deployUser: string | null;
                        /** @enum {string} */
                        environment: "login" | "test" | "myDomain" | "sandboxMyDomain" | "scratchMyDomain" | "loopback" | "private" | "other";
                        /** @enum {string} */
                        expiredPolicy: "refuse" | "allow-expired";
                        failure: {
                            code: string;
                            message: string;
                            /** Format: date-time */
                            since: string;
                        } | null;
                        instanceUrl: string | null;
                        labels: string[];
                        lastAcceptedAt: string | null;
                        loginUrl: string;
                        /** @description The name of a connection. */
                        name: string;
                        /** Format: date-time */
                        nextLookAt: string;
                        nextStep: {
                            app: string;
                            /** @description The name of a connection. */
                            connection: string;
                            daysLeft?: number;
                            /** @enum {string} */
                            do: "nothing" | "downloadCertificate" | "giveConsumerKey" | "test" | "upload" | "rotate" | "requestCertificate" | "installCertificate" | "revert" | "scan";
                            isExpired: boolean;
                            /** Format: date-time */
                            nextLookAt?: string;
                            why: string;
                        };
                        noticeDays: number[] | null;
                        orgId: string | null;
                        retentionDays: number | null;
                        rotateBeforeDays: number | null;
                        rotateEveryDays: number | null;
                        /** @enum {string} */
                        rotation: "guided" | "hands-free";
                        rotationWindow: string | null;
                        /** @description How far somebody said to be in the seven steps of the pages. */
                        setupStep: number | null;
                        /** @enum {string} */
                        state: "needsCertificate" | "needsConsumerKey" | "awaitingFirstUpload" | "propagating" | "working" | "awaitingUpload" | "handover" | "failing" | "rationed" | "expired" | "compromised";
                        username: string;
                        warnings: ({
                            code: string;
                            field: string;
                            text: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is not what it was when it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "certificate.listRequests": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description When the first of the chain ends that came with the last certificate; null: it came alone. */
                        chainNotAfter: string | null;
                        requests: {
                            /** @enum {string} */
                            algorithm: "rsa-2048" | "rsa-3072" | "rsa-4096";
                            fileName: string;
                            /** @description Of the private key; it stands in the file name. */
                            mark: string;
                            /** @description CERTIFICATE REQUEST (PKCS#10, RFC 2986). */
                            pem: string;
                            /** Format: date-time */
                            requestedAt: string;
                            subject: string;
                        }[];
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "certificate.request": {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, new for each request. The same request with the same key within 24 hours is done once and answered as before; where the answer held a secret that is shown once, by the problem `answerShownOnce`. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default rsa-2048
                     * @enum {string}
                     */
                    algorithm?: "rsa-2048" | "rsa-3072" | "rsa-4096";
                    /** @description Where this key is made, one of LATCHKEY_CUSTODY; left out: where the app has its keys. */
                    custody?: string | null;
                    /** @default [] */
                    dnsNames?: string[];
                    /**
                     * @description Asks for the extended key usage clientAuth.
                     * @default false
                     */
                    isForClients?: boolean;
                    /** @description RFC 4514: `CN=acme, O=Acme, C=DE`; or as openssl writes it. */
                    subject?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        algorithm: "rsa-2048" | "rsa-3072" | "rsa-4096";
                        fileName: string;
                        /** @description Of the private key; it stands in the file name. */
                        mark: string;
                        /** @description CERTIFICATE REQUEST (PKCS#10, RFC 2986). */
                        pem: string;
                        /** Format: date-time */
                        requestedAt: string;
                        subject: string;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused in this state, or the request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was sent before, with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "certificate.withdrawRequest": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mark: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        algorithm: "rsa-2048" | "rsa-3072" | "rsa-4096";
                        /** @description Of the private key; it stands in the file name. */
                        mark: string;
                        /** @description CERTIFICATE REQUEST (PKCS#10, RFC 2986). */
                        pem: string;
                        /** Format: date-time */
                        requestedAt: string;
                        subject: string;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "certificate.install": {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, new for each request. The same request with the same key within 24 hours is done once and answered as before; where the answer held a secret that is shown once, by the problem `answerShownOnce`. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description PEM, PKCS#7, or base64 of DER. */
                    certificate: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        algorithm: "rsa-2048" | "rsa-3072" | "rsa-4096";
                        /** @description When the first of its chain ends; null: it came alone. */
                        chainNotAfter: string | null;
                        daysLeft: number;
                        fileName: string;
                        /** @description SHA-256, upper-case hex pairs joined by colons. */
                        fingerprint: string;
                        /** Format: date-time */
                        issuedAt: string;
                        lastAcceptedAt: string | null;
                        /** Format: date-time */
                        notAfter: string;
                        /** Format: date-time */
                        notBefore: string;
                        origin: string;
                        pem: string;
                        /** @enum {string} */
                        state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed";
                        subject: string;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused in this state, or the request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was sent before, with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "certificate.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keyPairs: {
                            /** @enum {string} */
                            algorithm: "rsa-2048" | "rsa-3072" | "rsa-4096";
                            /** @description `software:`, or the device or service; null: its private key is no more. */
                            custody: string | null;
                            daysLeft: number;
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            /** Format: date-time */
                            issuedAt: string;
                            lastAcceptedAt: string | null;
                            /** Format: date-time */
                            notAfter: string;
                            /** Format: date-time */
                            notBefore: string;
                            origin: string;
                            /** @enum {string} */
                            state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed";
                            subject: string;
                        }[];
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "certificate.download": {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, new for each request. The same request with the same key within 24 hours is done once and answered as before; where the answer held a secret that is shown once, by the problem `answerShownOnce`. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default rsa-2048
                     * @enum {string}
                     */
                    algorithm?: "rsa-2048" | "rsa-3072" | "rsa-4096";
                    /** @description Where this pair is made, one of LATCHKEY_CUSTODY; left out: where the app has its keys. */
                    custody?: string | null;
                    /** @default 365 */
                    lifetimeDays?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        algorithm: "rsa-2048" | "rsa-3072" | "rsa-4096";
                        daysLeft: number;
                        fileName: string;
                        /** @description SHA-256, upper-case hex pairs joined by colons. */
                        fingerprint: string;
                        /** Format: date-time */
                        issuedAt: string;
                        lastAcceptedAt: string | null;
                        /** Format: date-time */
                        notAfter: string;
                        /** Format: date-time */
                        notBefore: string;
                        origin: string;
                        pem: string;
                        /** @enum {string} */
                        state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed";
                        subject: string;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused in this state, or the request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was sent before, with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "certificate.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fingerprint: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        algorithm: "rsa-2048" | "rsa-3072" | "rsa-4096";
                        daysLeft: number;
                        fileName: string;
                        /** @description SHA-256, upper-case hex pairs joined by colons. */
                        fingerprint: string;
                        /** Format: date-time */
                        issuedAt: string;
                        lastAcceptedAt: string | null;
                        /** Format: date-time */
                        notAfter: string;
                        /** Format: date-time */
                        notBefore: string;
                        origin: string;
                        pem: string;
                        /** @enum {string} */
                        state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed";
                        subject: string;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "certificate.discard": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fingerprint: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        algorithm: "rsa-2048" | "rsa-3072" | "rsa-4096";
                        daysLeft: number;
                        /** @description SHA-256, upper-case hex pairs joined by colons. */
                        fingerprint: string;
                        /** Format: date-time */
                        issuedAt: string;
                        lastAcceptedAt: string | null;
                        /** Format: date-time */
                        notAfter: string;
                        /** Format: date-time */
                        notBefore: string;
                        origin: string;
                        /** @enum {string} */
                        state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed";
                        subject: string;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "keyPair.reportCompromised": {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, new for each request. The same request with the same key within 24 hours is done once and answered as before; where the answer held a secret that is shown once, by the problem `answerShownOnce`. */
                "Idempotency-Key"?: string;
            };
            path: {
                fingerprint: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The name of the connection, typed again. */
                    confirmName: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description No replacement was made, since the clock of this machine is wrong. */
                        isClockWrong: boolean;
                        isOutage: boolean;
                        keyPair: {
                            /** @enum {string} */
                            algorithm: "rsa-2048" | "rsa-3072" | "rsa-4096";
                            daysLeft: number;
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            /** Format: date-time */
                            issuedAt: string;
                            lastAcceptedAt: string | null;
                            /** Format: date-time */
                            notAfter: string;
                            /** Format: date-time */
                            notBefore: string;
                            origin: string;
                            /** @enum {string} */
                            state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed";
                            subject: string;
                        };
                        replacement: {
                            /** @enum {string} */
                            algorithm: "rsa-2048" | "rsa-3072" | "rsa-4096";
                            daysLeft: number;
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            /** Format: date-time */
                            issuedAt: string;
                            lastAcceptedAt: string | null;
                            /** Format: date-time */
                            notAfter: string;
                            /** Format: date-time */
                            notBefore: string;
                            origin: string;
                            /** @enum {string} */
                            state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed";
                            subject: string;
                        } | null;
                        /** @constant */
                        reported: true;
                        /** @description Instead, where an authority signed the leaked one. */
                        request: {
                            /** @enum {string} */
                            algorithm: "rsa-2048" | "rsa-3072" | "rsa-4096";
                            fileName: string;
                            /** @description Of the private key; it stands in the file name. */
                            mark: string;
                            /** @description CERTIFICATE REQUEST (PKCS#10, RFC 2986). */
                            pem: string;
                            /** Format: date-time */
                            requestedAt: string;
                            subject: string;
                        } | null;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused in this state, or the request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was sent before, with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "installation.checkClock": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "clientApp.previewConsumerKey": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    consumerKey: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appName: string;
                        joins: string[] | null;
                        others: string[];
                    } | null;
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "org.showFacts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The name of a connection. */
                        connection: string;
                        facts: {
                            apiVersion: string;
                            /** Format: date-time */
                            foundAt: string;
                            /** @description An experiment, or a rotation without hands. */
                            foundBy: string;
                            /** @enum {string} */
                            name: "wrongKeyAnswer" | "missingCertificateAnswer" | "flowOffAnswer" | "expiredCertificate" | "propagationSeconds" | "propagationOverlap" | "tokensAfterSwap" | "connectedAppReadBack" | "readBackWithSecrets" | "readBackWithoutSecrets" | "deployPermissions" | "connectedAppSwap";
                            /** @description The same in a sentence. */
                            text: string;
                            value: string | number | string[];
                        }[];
                        /** @description Null: it never signed in. */
                        orgId: string | null;
                        /** @description What the org has not shown yet. */
                        unknown: ("wrongKeyAnswer" | "missingCertificateAnswer" | "flowOffAnswer" | "expiredCertificate" | "propagationSeconds" | "propagationOverlap" | "tokensAfterSwap" | "connectedAppReadBack" | "readBackWithSecrets" | "readBackWithoutSecrets" | "deployPermissions" | "connectedAppSwap")[];
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "orgLink.make": {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, new for each request. The same request with the same key within 24 hours is done once and answered as before; where the answer held a secret that is shown once, by the problem `answerShownOnce`. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default administrator
                     * @enum {string}
                     */
                    role?: "viewer" | "operator" | "administrator";
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        /** @description When another key takes its place. */
                        endsAt: string | null;
                        isLive: boolean;
                        /** @description For the External Credential; shown this once. */
                        key: string;
                        /** @description Which key signs. */
                        keyId: string;
                        orgId: string;
                        revokedAt: string | null;
                        /**
                         * @description The most that admins of the org may do.
                         * @enum {string}
                         */
                        role: "viewer" | "operator" | "administrator";
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused in this state, or the request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was sent before, with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "orgLink.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        orgLinks: {
                            /** Format: date-time */
                            createdAt: string;
                            /** @description When another key takes its place. */
                            endsAt: string | null;
                            isLive: boolean;
                            /** @description Which key signs. */
                            keyId: string;
                            orgId: string;
                            revokedAt: string | null;
                            /**
                             * @description The most that admins of the org may do.
                             * @enum {string}
                             */
                            role: "viewer" | "operator" | "administrator";
                        }[];
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "orgLink.rotate": {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, new for each request. The same request with the same key within 24 hours is done once and answered as before; where the answer held a secret that is shown once, by the problem `answerShownOnce`. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        /** @description When another key takes its place. */
                        endsAt: string | null;
                        isLive: boolean;
                        /** @description For the External Credential; shown this once. */
                        key: string;
                        /** @description Which key signs. */
                        keyId: string;
                        /** Format: date-time */
                        oldEndsAt: string;
                        orgId: string;
                        revokedAt: string | null;
                        /**
                         * @description The most that admins of the org may do.
                         * @enum {string}
                         */
                        role: "viewer" | "operator" | "administrator";
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused in this state, or the request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was sent before, with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rotation.findOtherPrograms": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appName: string;
                        /** @description The most frequent first, those of this program among them; null: the Login History cannot be read. */
                        sources: {
                            /** Format: date-time */
                            lastAt: string;
                            signIns: number;
                            sourceIp: string | null;
                        }[] | null;
                    } | null;
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "connection.previewRemoval": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keyPairs: {
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            /** @enum {string} */
                            state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed" | "requested";
                        }[] | null;
                        otherConnections: string[];
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "connection.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    keyPairs: {
                        /** @description SHA-256, upper-case hex pairs joined by colons. */
                        fingerprint: string;
                        /** @enum {string} */
                        state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed" | "requested";
                    }[] | null;
                    otherConnections: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keyPairs: {
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            /** @enum {string} */
                            state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed" | "requested";
                        }[];
                        /** @description The name of a connection. */
                        name: string;
                        /** @constant */
                        removed: true;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rotation.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        acceptedAt: string | null;
                        /** @description The one that gives way to it. */
                        before: {
                            /** @enum {string} */
                            algorithm: "rsa-2048" | "rsa-3072" | "rsa-4096";
                            daysLeft: number;
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            /** Format: date-time */
                            issuedAt: string;
                            lastAcceptedAt: string | null;
                            /** Format: date-time */
                            notAfter: string;
                            /** Format: date-time */
                            notBefore: string;
                            origin: string;
                            /** @enum {string} */
                            state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed";
                            subject: string;
                        } | null;
                        certificateFile: string | null;
                        /** @description Every one that signs in through the app. */
                        connections: string[];
                        /** @description All answers ever, by key pair. */
                        counts: {
                            accepted: number;
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            notThisKey: number;
                            other: number;
                        }[];
                        /** @description Of the same time, and left out of `tries`. */
                        hasOlderTries: boolean;
                        /** @description It has, and was not found. */
                        isLate: boolean;
                        /** @description No key pair is taken any more, and no waiting changes that. */
                        isSlotLost: boolean;
                        /** @description False: the last one is shown, and another can begin. */
                        isUnderWay: boolean;
                        /** @description The one that the rotation is about; null: there is none. */
                        keyPair: {
                            /** @enum {string} */
                            algorithm: "rsa-2048" | "rsa-3072" | "rsa-4096";
                            daysLeft: number;
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            /** Format: date-time */
                            issuedAt: string;
                            lastAcceptedAt: string | null;
                            /** Format: date-time */
                            notAfter: string;
                            /** Format: date-time */
                            notBefore: string;
                            origin: string;
                            /** @enum {string} */
                            state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed";
                            subject: string;
                        } | null;
                        /** Format: date-time */
                        nextLookAt: string;
                        /** @description When the next rotation without hands begins by itself. */
                        nextSwapAt: string | null;
                        /** @description What is proved then, in words. */
                        outage: string | null;
                        path: {
                            /** @description When it was reached, or will be. */
                            at: string | null;
                            isReached: boolean;
                            /** @enum {string} */
                            stage: "issued" | "uploaded" | "accepted" | "handover" | "settled" | "previousKept" | "destroyed";
                        }[];
                        /** @description What a way back would lead to. */
                        revertsTo: {
                            /** @enum {string} */
                            algorithm: "rsa-2048" | "rsa-3072" | "rsa-4096";
                            daysLeft: number;
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            /** Format: date-time */
                            issuedAt: string;
                            lastAcceptedAt: string | null;
                            /** Format: date-time */
                            notAfter: string;
                            /** Format: date-time */
                            notBefore: string;
                            origin: string;
                            /** @enum {string} */
                            state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed";
                            subject: string;
                        } | null;
                        settledAt: string | null;
                        /** @description If no other answer comes. */
                        settlesAt: string | null;
                        /** @description The app holds no certificate of ours. */
                        slotAlarm: {
                            /** @description A fingerprint; null: none. */
                            holds: string | null;
                            /** Format: date-time */
                            since: string;
                        } | null;
                        /** @description The time of the tries. */
                        span: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            until: string;
                        };
                        /** @description By then a reported upload has reached every server. */
                        spreadUntil: string | null;
                        /** @enum {string} */
                        step: "none" | "issued" | "awaitingUpload" | "accepted" | "handover" | "settled";
                        /** @description The newest rotation without hands of this app; null: there was none. */
                        swap: {
                            /** Format: date-time */
                            askedAt: string;
                            askedBy: string;
                            component: {
                                fullName: string;
                                /** @enum {string} */
                                knownBy: "consumerKey" | "certificate" | "name";
                                type: string;
                            } | null;
                            /** @description Every one that signs in through the app. */
                            connections: string[];
                            /** @description Of the new certificate. */
                            deploy: {
                                /** Format: date-time */
                                askedAt: string;
                                endedAt: string | null;
                                id: string | null;
                            } | null;
                            /** @description The name of a connection. */
                            deploysBy: string;
                            endedAt: string | null;
                            from: {
                                /** @enum {string} */
                                algorithm: "rsa-2048" | "rsa-3072" | "rsa-4096";
                                daysLeft: number;
                                /** @description SHA-256, upper-case hex pairs joined by colons. */
                                fingerprint: string;
                                /** Format: date-time */
                                issuedAt: string;
                                lastAcceptedAt: string | null;
                                /** Format: date-time */
                                notAfter: string;
                                /** Format: date-time */
                                notBefore: string;
                                origin: string;
                                /** @enum {string} */
                                state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed";
                                subject: string;
                            } | null;
                            id: string;
                            isOpen: boolean;
                            isScheduled: boolean;
                            /** @description The same in words. */
                            message: string | null;
                            nextLookAt: string | null;
                            /** @description See docs/decisions/hands-free.md. */
                            phase: string;
                            /** @description Why it goes back, or ended other than settled. */
                            problem: ({
                                type: string;
                            } & {
                                [key: string]: unknown;
                            }) | null;
                            /** @description Not a rotation: the certificate in use is put into the app again. */
                            putsBack: boolean;
                            /** @description Of the old certificate, on the way back. */
                            restore: {
                                /** Format: date-time */
                                askedAt: string;
                                endedAt: string | null;
                                id: string | null;
                            } | null;
                            /** @description When somebody looked at an end that is not settled. */
                            seenAt: string | null;
                            to: {
                                /** @enum {string} */
                                algorithm: "rsa-2048" | "rsa-3072" | "rsa-4096";
                                daysLeft: number;
                                /** @description SHA-256, upper-case hex pairs joined by colons. */
                                fingerprint: string;
                                /** Format: date-time */
                                issuedAt: string;
                                lastAcceptedAt: string | null;
                                /** Format: date-time */
                                notAfter: string;
                                /** Format: date-time */
                                notBefore: string;
                                origin: string;
                                /** @enum {string} */
                                state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed";
                                subject: string;
                            } | null;
                            waitsFor: string | null;
                        } | null;
                        /** @description Of this connection, the oldest first, the newest 500. Each is kept for 7 days. */
                        tries: {
                            /** Format: date-time */
                            at: string;
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            message: string | null;
                            /** @enum {string} */
                            purpose: "token" | "test" | "probe";
                            /** @enum {string} */
                            result: "accepted" | "notThisKey" | "refused" | "unavailable" | "noAnswer" | "unknown";
                            tokenHost: string;
                        }[];
                        uploadReportedAt: string | null;
                        uploadSteps: string[];
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rotation.rotate": {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, new for each request. The same request with the same key within 24 hours is done once and answered as before; where the answer held a secret that is shown once, by the problem `answerShownOnce`. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    algorithm?: "rsa-2048" | "rsa-3072" | "rsa-4096";
                    /** @description False: makes no new pair where a rotation is over. True: makes one, and does not say first that it is over. */
                    begins?: boolean;
                    lifetimeDays?: number;
                    /** @description The certificate is saved in Salesforce. */
                    uploaded?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        acceptedAt: string | null;
                        attempts: {
                            /** Format: date-time */
                            at: string;
                            audience: string;
                            code: string | null;
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            message: string | null;
                            result: string;
                            tokenHost: string;
                        }[];
                        connections: string[];
                        keyPair: {
                            /** @enum {string} */
                            algorithm: "rsa-2048" | "rsa-3072" | "rsa-4096";
                            daysLeft: number;
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            /** Format: date-time */
                            issuedAt: string;
                            lastAcceptedAt: string | null;
                            /** Format: date-time */
                            notAfter: string;
                            /** Format: date-time */
                            notBefore: string;
                            origin: string;
                            /** @enum {string} */
                            state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed";
                            subject: string;
                        };
                        /** Format: date-time */
                        nextLookAt: string;
                        step: string;
                        uploadReportedAt: string | null;
                    };
                    "text/event-stream": string;
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused in this state, or the request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was sent before, with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rotation.startDeploy": {
        parameters: {
            query?: {
                now?: "true" | "false";
                putBack?: "true" | "false";
            };
            header?: {
                /** @description Chosen by the caller, new for each request. The same request with the same key within 24 hours is done once and answered as before; where the answer held a secret that is shown once, by the problem `answerShownOnce`. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        askedAt: string;
                        askedBy: string;
                        component: {
                            fullName: string;
                            /** @enum {string} */
                            knownBy: "consumerKey" | "certificate" | "name";
                            type: string;
                        } | null;
                        /** @description Every one that signs in through the app. */
                        connections: string[];
                        /** @description Of the new certificate. */
                        deploy: {
                            /** Format: date-time */
                            askedAt: string;
                            endedAt: string | null;
                            id: string | null;
                        } | null;
                        /** @description The name of a connection. */
                        deploysBy: string;
                        endedAt: string | null;
                        from: {
                            /** @enum {string} */
                            algorithm: "rsa-2048" | "rsa-3072" | "rsa-4096";
                            daysLeft: number;
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            /** Format: date-time */
                            issuedAt: string;
                            lastAcceptedAt: string | null;
                            /** Format: date-time */
                            notAfter: string;
                            /** Format: date-time */
                            notBefore: string;
                            origin: string;
                            /** @enum {string} */
                            state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed";
                            subject: string;
                        } | null;
                        id: string;
                        isOpen: boolean;
                        isScheduled: boolean;
                        /** @description The same in words. */
                        message: string | null;
                        nextLookAt: string | null;
                        /** @description See docs/decisions/hands-free.md. */
                        phase: string;
                        /** @description Why it goes back, or ended other than settled. */
                        problem: ({
                            type: string;
                        } & {
                            [key: string]: unknown;
                        }) | null;
                        /** @description Not a rotation: the certificate in use is put into the app again. */
                        putsBack: boolean;
                        /** @description Of the old certificate, on the way back. */
                        restore: {
                            /** Format: date-time */
                            askedAt: string;
                            endedAt: string | null;
                            id: string | null;
                        } | null;
                        /** @description When somebody looked at an end that is not settled. */
                        seenAt: string | null;
                        to: {
                            /** @enum {string} */
                            algorithm: "rsa-2048" | "rsa-3072" | "rsa-4096";
                            daysLeft: number;
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            /** Format: date-time */
                            issuedAt: string;
                            lastAcceptedAt: string | null;
                            /** Format: date-time */
                            notAfter: string;
                            /** Format: date-time */
                            notBefore: string;
                            origin: string;
                            /** @enum {string} */
                            state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed";
                            subject: string;
                        } | null;
                        waitsFor: string | null;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused in this state, or the request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was sent before, with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rotation.previewDeploy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        component: {
                            fullName: string;
                            /** @enum {string} */
                            knownBy: "consumerKey" | "certificate" | "name";
                            path: string;
                            type: string;
                        } | null;
                        connections: string[];
                        differences: {
                            after: string | null;
                            before: string | null;
                            /** @enum {string} */
                            element: "certificate" | "consumerKey";
                        }[];
                        /** @description The certificate is not made yet: the one in use stood for it. */
                        isToCome: boolean;
                        /** @description Nobody has shown in public that a deploy replaces the certificate of such an app. */
                        isUnproved: boolean;
                        /** @description The same in words. */
                        message: string | null;
                        /** @description Why nothing would be deployed. */
                        problem: ({
                            type: string;
                        } & {
                            [key: string]: unknown;
                        }) | null;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rotation.diagnose": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        diagnosis: {
                            causes: {
                                against: string[];
                                /** @description A label that stays the same. */
                                cause: string;
                                evidence: string[];
                                likelihood: number;
                                nextCheck: string;
                                places: {
                                    /** @description Whose page; null: of the whole installation. */
                                    connection: string | null;
                                    /** @description Such as `rotation` or `people`. */
                                    page: string;
                                }[];
                                remedy: string;
                                title: string;
                            }[];
                            tellApart: string;
                            waitUntil: string | null;
                        };
                        /** @enum {string} */
                        type: "notSignedIn" | "notArrived" | "slotLost";
                    } | null;
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rotation.revert": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        connections: string[];
                        keyPair: {
                            /** @enum {string} */
                            algorithm: "rsa-2048" | "rsa-3072" | "rsa-4096";
                            daysLeft: number;
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            /** Format: date-time */
                            issuedAt: string;
                            lastAcceptedAt: string | null;
                            /** Format: date-time */
                            notAfter: string;
                            /** Format: date-time */
                            notBefore: string;
                            origin: string;
                            /** @enum {string} */
                            state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed";
                            subject: string;
                        };
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "scan.diff": {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        added: number;
                        changed: number;
                        changes: {
                            at: string | null;
                            by: string | null;
                            elements: {
                                after: string | null;
                                before: string | null;
                                path: string;
                            }[];
                            fullName: string;
                            /** @enum {string} */
                            kind: "added" | "changed" | "removed";
                            type: string;
                        }[];
                        /** @description The name of a connection. */
                        connection: string;
                        from: number;
                        removed: number;
                        to: number;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "scan.exclude": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Of full names, * for anything.
                     * @default []
                     */
                    names?: string[];
                    /**
                     * @description Such as Report.
                     * @default []
                     */
                    types?: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The name of a connection. */
                        connection: string;
                        /** @description What is left out; null: nothing. */
                        excluded: {
                            names: string[];
                            types: string[];
                        } | null;
                        /** @description Of these the last complete scan, of that number, found nothing. They count all the same. */
                        notFound: {
                            names: string[];
                            number: number;
                            types: string[];
                        } | null;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "scan.showSchedule": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The name of a connection. */
                        connection: string;
                        /** @description What is left out; null: nothing. */
                        excluded: {
                            names: string[];
                            types: string[];
                        } | null;
                        schedule: {
                            at: string | null;
                            cron: string | null;
                            /** @description What the last test found likeliest. */
                            diagnosis: {
                                cause: string;
                                likelihood: number;
                                title: string;
                            } | null;
                            everyDays: number | null;
                            failure: {
                                code: string;
                                message: string;
                                nextAction: string;
                                /** @description The pages that `nextAction` names. */
                                places: {
                                    /** @description Whose page; null: of the whole installation. */
                                    connection: string | null;
                                    /** @description Such as `rotation` or `people`. */
                                    page: string;
                                }[];
                            } | null;
                            missed: string[];
                            /** Format: date-time */
                            nextAt: string;
                            pausedAt: string | null;
                            pausedBy: ("person" | "failure") | null;
                        } | null;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "scan.schedule": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description HH:MM */
                    at: string;
                    /** @description 1d, 7d, 14d or 30d */
                    every: string;
                } | {
                    cron: string;
                } | {
                    /** @enum {string} */
                    change: "pause" | "resume" | "remove";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The name of a connection. */
                        connection: string;
                        /** @description What is left out; null: nothing. */
                        excluded: {
                            names: string[];
                            types: string[];
                        } | null;
                        schedule: {
                            at: string | null;
                            cron: string | null;
                            /** @description What the last test found likeliest. */
                            diagnosis: {
                                cause: string;
                                likelihood: number;
                                title: string;
                            } | null;
                            everyDays: number | null;
                            failure: {
                                code: string;
                                message: string;
                                nextAction: string;
                                /** @description The pages that `nextAction` names. */
                                places: {
                                    /** @description Whose page; null: of the whole installation. */
                                    connection: string | null;
                                    /** @description Such as `rotation` or `people`. */
                                    page: string;
                                }[];
                            } | null;
                            missed: string[];
                            /** Format: date-time */
                            nextAt: string;
                            pausedAt: string | null;
                            pausedBy: ("person" | "failure") | null;
                        } | null;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "scan.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        apiCalls: number;
                        /** Format: date-time */
                        askedAt: string;
                        askedBy: string;
                        components: number | null;
                        /** @description The name of a connection. */
                        connection: string;
                        continuesAt: string | null;
                        durationMs: number | null;
                        endedAt: string | null;
                        errorCount: number;
                        /** @description What is left out; null: nothing. */
                        excluded: {
                            names: string[];
                            types: string[];
                        } | null;
                        failure: {
                            code: string;
                            message: string;
                            nextAction: string;
                            /** @description The pages that `nextAction` names. */
                            places: {
                                /** @description Whose page; null: of the whole installation. */
                                connection: string | null;
                                /** @description Such as `rotation` or `people`. */
                                page: string;
                            }[];
                        } | null;
                        id: string;
                        isScheduled: boolean;
                        /** @description 1, 2, 3 … of the connection. */
                        number: number;
                        /** @enum {string} */
                        phase: "waiting" | "listing" | "retrieving" | "ending" | "over";
                        progress: {
                            done: number;
                            known: number;
                            /** @description Of the phase, in seconds; null: nobody can tell. */
                            timeLeft: number | null;
                        };
                        startedAt: string | null;
                        /** @enum {string} */
                        state: "PENDING" | "RUNNING" | "COMPLETED" | "COMPLETED_WITH_ERRORS" | "FAILED" | "CANCELLED";
                        /** @description Why it is put off; it goes on by itself. */
                        waitsFor: string | null;
                    }[];
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "scan.start": {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, new for each request. The same request with the same key within 24 hours is done once and answered as before; where the answer held a secret that is shown once, by the problem `answerShownOnce`. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        apiCalls: number;
                        /** Format: date-time */
                        askedAt: string;
                        askedBy: string;
                        components: {
                            byType: {
                                [key: string]: number;
                            };
                            total: number;
                        } | null;
                        /** @description The name of a connection. */
                        connection: string;
                        continuesAt: string | null;
                        durationMs: number | null;
                        endedAt: string | null;
                        errorCount: number;
                        errors: {
                            fullName: string | null;
                            message: string;
                            type: string;
                        }[];
                        /** @description What is left out; null: nothing. */
                        excluded: {
                            names: string[];
                            types: string[];
                        } | null;
                        failure: {
                            code: string;
                            message: string;
                            nextAction: string;
                            /** @description The pages that `nextAction` names. */
                            places: {
                                /** @description Whose page; null: of the whole installation. */
                                connection: string | null;
                                /** @description Such as `rotation` or `people`. */
                                page: string;
                            }[];
                        } | null;
                        id: string;
                        isScheduled: boolean;
                        /** @description 1, 2, 3 … of the connection. */
                        number: number;
                        /** @enum {string} */
                        phase: "waiting" | "listing" | "retrieving" | "ending" | "over";
                        progress: {
                            done: number;
                            known: number;
                            /** @description Of the phase, in seconds; null: nobody can tell. */
                            timeLeft: number | null;
                        };
                        startedAt: string | null;
                        /** @enum {string} */
                        state: "PENDING" | "RUNNING" | "COMPLETED" | "COMPLETED_WITH_ERRORS" | "FAILED" | "CANCELLED";
                        /** @description Why it is put off; it goes on by itself. */
                        waitsFor: string | null;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused in this state, or the request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was sent before, with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "scan.show": {
        parameters: {
            query?: never;
            header?: {
                /** @description For a stream: the last id that was read. */
                "Last-Event-ID"?: string;
            };
            path: {
                name: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        apiCalls: number;
                        /** Format: date-time */
                        askedAt: string;
                        askedBy: string;
                        components: {
                            byType: {
                                [key: string]: number;
                            };
                            total: number;
                        } | null;
                        /** @description The name of a connection. */
                        connection: string;
                        continuesAt: string | null;
                        durationMs: number | null;
                        endedAt: string | null;
                        errorCount: number;
                        errors: {
                            fullName: string | null;
                            message: string;
                            type: string;
                        }[];
                        /** @description What is left out; null: nothing. */
                        excluded: {
                            names: string[];
                            types: string[];
                        } | null;
                        failure: {
                            code: string;
                            message: string;
                            nextAction: string;
                            /** @description The pages that `nextAction` names. */
                            places: {
                                /** @description Whose page; null: of the whole installation. */
                                connection: string | null;
                                /** @description Such as `rotation` or `people`. */
                                page: string;
                            }[];
                        } | null;
                        id: string;
                        isScheduled: boolean;
                        /** @description 1, 2, 3 … of the connection. */
                        number: number;
                        /** @enum {string} */
                        phase: "waiting" | "listing" | "retrieving" | "ending" | "over";
                        progress: {
                            done: number;
                            known: number;
                            /** @description Of the phase, in seconds; null: nobody can tell. */
                            timeLeft: number | null;
                        };
                        startedAt: string | null;
                        /** @enum {string} */
                        state: "PENDING" | "RUNNING" | "COMPLETED" | "COMPLETED_WITH_ERRORS" | "FAILED" | "CANCELLED";
                        /** @description Why it is put off; it goes on by itself. */
                        waitsFor: string | null;
                    };
                    "text/event-stream": string;
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "scan.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The name of a connection. */
                        connection: string;
                        /** @constant */
                        deleted: true;
                        number: number;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "scan.document": {
        parameters: {
            query?: {
                format?: "site" | "markdown" | "json";
            };
            header?: never;
            path: {
                name: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All of it as a zip. */
                        archiveUrl: string;
                        /** @description The name of a connection. */
                        connection: string;
                        /** @description While it is written: components that were read, before pages follow. */
                        done: number;
                        /** @enum {string} */
                        format: "site" | "markdown" | "json";
                        known: number;
                        number: number;
                        /** @enum {string} */
                        state: "writing" | "ready";
                        /** @description Where it is opened; null: it can only be downloaded. */
                        url: string | null;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "scan.cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        apiCalls: number;
                        /** Format: date-time */
                        askedAt: string;
                        askedBy: string;
                        components: {
                            byType: {
                                [key: string]: number;
                            };
                            total: number;
                        } | null;
                        /** @description The name of a connection. */
                        connection: string;
                        continuesAt: string | null;
                        durationMs: number | null;
                        endedAt: string | null;
                        errorCount: number;
                        errors: {
                            fullName: string | null;
                            message: string;
                            type: string;
                        }[];
                        /** @description What is left out; null: nothing. */
                        excluded: {
                            names: string[];
                            types: string[];
                        } | null;
                        failure: {
                            code: string;
                            message: string;
                            nextAction: string;
                            /** @description The pages that `nextAction` names. */
                            places: {
                                /** @description Whose page; null: of the whole installation. */
                                connection: string | null;
                                /** @description Such as `rotation` or `people`. */
                                page: string;
                            }[];
                        } | null;
                        id: string;
                        isScheduled: boolean;
                        /** @description 1, 2, 3 … of the connection. */
                        number: number;
                        /** @enum {string} */
                        phase: "waiting" | "listing" | "retrieving" | "ending" | "over";
                        progress: {
                            done: number;
                            known: number;
                            /** @description Of the phase, in seconds; null: nobody can tell. */
                            timeLeft: number | null;
                        };
                        startedAt: string | null;
                        /** @enum {string} */
                        state: "PENDING" | "RUNNING" | "COMPLETED" | "COMPLETED_WITH_ERRORS" | "FAILED" | "CANCELLED";
                        /** @description Why it is put off; it goes on by itself. */
                        waitsFor: string | null;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "connection.supportBundle": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        madeAt: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "connection.test": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The name of a connection. */
                        connection: string;
                        diagnosis: null;
                        keyPair: {
                            daysLeft: number;
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            /** Format: date-time */
                            notAfter: string;
                            /** @enum {string} */
                            state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed";
                        };
                        lacking: {
                            against: string[];
                            /** @description A label that stays the same. */
                            cause: string;
                            evidence: string[];
                            likelihood: number;
                            nextCheck: string;
                            places: {
                                /** @description Whose page; null: of the whole installation. */
                                connection: string | null;
                                /** @description Such as `rotation` or `people`. */
                                page: string;
                            }[];
                            remedy: string;
                            title: string;
                        }[];
                        logins: {
                            experiment: number;
                            total: number;
                        };
                        /** @description The first scan, where there was none. */
                        nextStep: {
                            app: string;
                            /** @description The name of a connection. */
                            connection: string;
                            daysLeft?: number;
                            /** @enum {string} */
                            do: "nothing" | "downloadCertificate" | "giveConsumerKey" | "test" | "upload" | "rotate" | "requestCertificate" | "installCertificate" | "revert" | "scan";
                            isExpired: boolean;
                            /** Format: date-time */
                            nextLookAt?: string;
                            why: string;
                        } | null;
                        orgId: string | null;
                        steps: {
                            name: string;
                            outcome: string;
                            text: string;
                            why: string | null;
                        }[];
                        tried: {
                            /** Format: date-time */
                            at: string;
                            audience: string;
                            code: string | null;
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            message: string | null;
                            result: string;
                            tokenHost: string;
                        }[];
                        username: string;
                        /** @constant */
                        verified: true;
                    } | {
                        /** @description The name of a connection. */
                        connection: string;
                        diagnosis: {
                            causes: {
                                against: string[];
                                /** @description A label that stays the same. */
                                cause: string;
                                evidence: string[];
                                likelihood: number;
                                nextCheck: string;
                                places: {
                                    /** @description Whose page; null: of the whole installation. */
                                    connection: string | null;
                                    /** @description Such as `rotation` or `people`. */
                                    page: string;
                                }[];
                                remedy: string;
                                title: string;
                            }[];
                            tellApart: string;
                            waitUntil: string | null;
                        };
                        failure: {
                            code: string;
                            message: string;
                        };
                        keyPair: null;
                        logins: {
                            experiment: number;
                            total: number;
                        };
                        nextTryAt: string | null;
                        orgId: string | null;
                        steps: {
                            name: string;
                            outcome: string;
                            text: string;
                            why: string | null;
                        }[];
                        tried: {
                            /** Format: date-time */
                            at: string;
                            audience: string;
                            code: string | null;
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            message: string | null;
                            result: string;
                            tokenHost: string;
                        }[];
                        username: string;
                        /** @constant */
                        verified: false;
                        waitUntil: string | null;
                    };
                    "text/event-stream": string;
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "token.acquire": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Sign in anew even when a token is cached.
                     * @default false
                     */
                    fresh?: boolean;
                    /**
                     * @description SHA-256, in lower-case hex, of the token that Salesforce refused.
                     * @default null
                     */
                    refusedTokenHash?: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accessToken: string;
                        /**
                         * Format: date-time
                         * @description Salesforce names no lifetime; a refused one is given back by its hash.
                         */
                        assumedGoodUntil: string;
                        instanceUrl: string;
                        /** Format: date-time */
                        issuedAt: string;
                        /** @description SHA-256, upper-case hex pairs joined by colons. */
                        keyPairFingerprint: string;
                        /** @constant */
                        tokenType: "Bearer";
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "watch.run": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "message.diagnose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A text, or a report as JSON. */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        causes: {
                            against: string[];
                            /** @description A label that stays the same. */
                            cause: string;
                            evidence: string[];
                            likelihood: number;
                            nextCheck: string;
                            places: {
                                /** @description Whose page; null: of the whole installation. */
                                connection: string | null;
                                /** @description Such as `rotation` or `people`. */
                                page: string;
                            }[];
                            remedy: string;
                            title: string;
                        }[];
                        /** @description A known message stands in the text. */
                        isRecognised: boolean;
                        tellApart: string;
                        waitUntil: string | null;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "audit.follow": {
        parameters: {
            query?: {
                after?: number;
            };
            header?: {
                /** @description For a stream: the last id that was read. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Where to go on. */
                        after: number;
                        events: {
                            action: string;
                            /** Format: date-time */
                            at: string;
                            sequence: number;
                            subject: {
                                id: string;
                                name: string;
                                type: string;
                            };
                        }[];
                    };
                    "text/event-stream": string;
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "installation.show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        connections: number;
                        lastBackupAt: string | null;
                        loops: {
                            notices: string | null;
                            reconciler: string | null;
                            watch: string | null;
                        };
                        settingsChanged: {
                            [key: string]: unknown;
                        };
                        version: {
                            latchkey: string;
                            node: string;
                        };
                        warnings: {
                            /** @description What is warned of; it stays the same. */
                            code: string;
                            places: {
                                /** @description Whose page; null: of the whole installation. */
                                connection: string | null;
                                /** @description Such as `rotation` or `people`. */
                                page: string;
                            }[];
                            text: string;
                            values: {
                                [key: string]: string | number | null;
                            };
                        }[];
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "account.takeInvitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    token: string;
                    /** @default  */
                    username?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        expiresAt: string;
                        name: string;
                        /** @enum {string} */
                        role: "viewer" | "operator" | "administrator";
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "clientApp.removeLeft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    announced: {
                        /** @description SHA-256, upper-case hex pairs joined by colons. */
                        fingerprint: string;
                        /** @enum {string} */
                        state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed" | "requested";
                    }[];
                    consumerKey: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        removed: true;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "clientApp.previewLeftRemoval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    consumerKey: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keyPairs: {
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            /** @enum {string} */
                            state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed" | "requested";
                        }[];
                        name: string;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "scan.listMissed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The name of a connection. */
                        connection: string;
                        missed: string[];
                    }[];
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "scan.runMissed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    connection?: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        apiCalls: number;
                        /** Format: date-time */
                        askedAt: string;
                        askedBy: string;
                        components: number | null;
                        /** @description The name of a connection. */
                        connection: string;
                        continuesAt: string | null;
                        durationMs: number | null;
                        endedAt: string | null;
                        errorCount: number;
                        /** @description What is left out; null: nothing. */
                        excluded: {
                            names: string[];
                            types: string[];
                        } | null;
                        failure: {
                            code: string;
                            message: string;
                            nextAction: string;
                            /** @description The pages that `nextAction` names. */
                            places: {
                                /** @description Whose page; null: of the whole installation. */
                                connection: string | null;
                                /** @description Such as `rotation` or `people`. */
                                page: string;
                            }[];
                        } | null;
                        id: string;
                        isScheduled: boolean;
                        /** @description 1, 2, 3 … of the connection. */
                        number: number;
                        /** @enum {string} */
                        phase: "waiting" | "listing" | "retrieving" | "ending" | "over";
                        progress: {
                            done: number;
                            known: number;
                            /** @description Of the phase, in seconds; null: nobody can tell. */
                            timeLeft: number | null;
                        };
                        startedAt: string | null;
                        /** @enum {string} */
                        state: "PENDING" | "RUNNING" | "COMPLETED" | "COMPLETED_WITH_ERRORS" | "FAILED" | "CANCELLED";
                        /** @description Why it is put off; it goes on by itself. */
                        waitsFor: string | null;
                    }[];
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notice.list": {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        channels: {
                            kind: string;
                            minimumSeverity: string;
                            name: string;
                        }[];
                        messages: {
                            attempts: number;
                            channel: string;
                            /** Format: date-time */
                            createdAt: string;
                            detail: string | null;
                            finishedAt: string | null;
                            id: string;
                            nextAttemptAt: string | null;
                            recipient: string | null;
                            severity: string;
                            /** @enum {string} */
                            state: "pending" | "sent" | "givenUp";
                            subjectLine: string;
                        }[];
                        wrongChannels: {
                            name: string;
                            problem: string;
                        }[];
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notice.acknowledge": {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, new for each request. The same request with the same key within 24 hours is done once and answered as before; where the answer held a secret that is shown once, by the problem `answerShownOnce`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Remind again then; null: never.
                     * @default null
                     */
                    snoozeDays?: number | null;
                    /** @description The id of a message, or the name of a connection. */
                    what: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        notices: number;
                        snoozeDays: number | null;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused in this state, or the request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was sent before, with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    document: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    "orgLink.show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        orgId: string;
                        permissions: string[];
                        /** @description Where the pages are; null: none is set. */
                        publicUrl: string | null;
                        /** @enum {string} */
                        role: "viewer" | "operator" | "administrator";
                        username: string;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "orgLink.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        orgLinks: {
                            connections: string[];
                            /** Format: date-time */
                            createdAt: string;
                            /** @description When another key takes its place. */
                            endsAt: string | null;
                            isLive: boolean;
                            /** @description Which key signs. */
                            keyId: string;
                            orgId: string;
                            revokedAt: string | null;
                            /**
                             * @description The most that admins of the org may do.
                             * @enum {string}
                             */
                            role: "viewer" | "operator" | "administrator";
                        }[];
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "person.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: {
                            /** Format: date-time */
                            createdAt: string;
                            disabledAt: string | null;
                            hasPassword: boolean;
                            hasTotp: boolean;
                            label: string | null;
                            name: string;
                            /** @description How many. */
                            passkeys: number;
                            /** @description Whose single sign-on they use; null: none. */
                            provider: string | null;
                            /** @enum {string} */
                            role: "viewer" | "operator" | "administrator";
                        }[];
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "person.invite": {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, new for each request. The same request with the same key within 24 hours is done once and answered as before; where the answer held a secret that is shown once, by the problem `answerShownOnce`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Reaches connections with this label alone.
                     * @default null
                     */
                    label?: string | null;
                    /** @default null */
                    name?: string | null;
                    /** @enum {string} */
                    role: "viewer" | "operator" | "administrator";
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        expiresAt: string;
                        label: string | null;
                        name: string | null;
                        /** @enum {string} */
                        role: "viewer" | "operator" | "administrator";
                        token: string;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused in this state, or the request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was sent before, with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "person.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description Of what people set; If-Match takes it. */
                    ETag?: string;
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        disabledAt: string | null;
                        hasPassword: boolean;
                        hasTotp: boolean;
                        label: string | null;
                        name: string;
                        /** @description How many. */
                        passkeys: number;
                        /** @description Whose single sign-on they use; null: none. */
                        provider: string | null;
                        /** @enum {string} */
                        role: "viewer" | "operator" | "administrator";
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "person.change": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: it is changed only if it is still that. */
                "If-Match"?: string;
            };
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    isDisabled?: boolean;
                    label?: string | null;
                    /** @enum {string} */
                    role?: "viewer" | "operator" | "administrator";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description Of what people set; If-Match takes it. */
                    ETag?: string;
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        disabledAt: string | null;
                        hasPassword: boolean;
                        hasTotp: boolean;
                        label: string | null;
                        name: string;
                        /** @description How many. */
                        passkeys: number;
                        /** @description Whose single sign-on they use; null: none. */
                        provider: string | null;
                        /** @enum {string} */
                        role: "viewer" | "operator" | "administrator";
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is not what it was when it was read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "person.reset": {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, new for each request. The same request with the same key within 24 hours is done once and answered as before; where the answer held a secret that is shown once, by the problem `answerShownOnce`. */
                "Idempotency-Key"?: string;
            };
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        expiresAt: string;
                        name: string | null;
                        token: string;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused in this state, or the request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was sent before, with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rotation.showRollout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        apps: {
                            appName: string;
                            /** @description The one that deploys. */
                            connection: string;
                            /** @description How far it is, or why it failed, in words. */
                            message: string | null;
                            /** @description The code of the error for which its rotation could not begin. */
                            notBegun: string | null;
                            /** @description Of its rotation, see docs/decisions/hands-free.md. */
                            phase: string | null;
                            problem: ({
                                type: string;
                            } & {
                                [key: string]: unknown;
                            }) | null;
                            /** @enum {string} */
                            standing: "waiting" | "called" | "underWay" | "settled" | "failed";
                            wave: number | null;
                        }[];
                        /** Format: date-time */
                        askedAt: string;
                        askedBy: string;
                        batch: number;
                        endedAt: string | null;
                        id: string;
                        labels: string[];
                        leftOut: {
                            appName: string;
                            connections: string[];
                            /** @enum {string} */
                            why: "guided" | "nothingInUse" | "handover" | "rotatedLately" | "outsideWindow";
                        }[];
                        pattern: string;
                        /** @enum {string} */
                        phase: "running" | "stopped" | "done";
                        stopAfter: number;
                        /** @description Null: failures stopped it, or nobody did. */
                        stoppedBy: string | null;
                        /** @description Begun so far. */
                        waves: number;
                    } | null;
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rotation.startRollout": {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, new for each request. The same request with the same key within 24 hours is done once and answered as before; where the answer held a secret that is shown once, by the problem `answerShownOnce`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description At most so many apps a wave; 10 unless said. */
                    batch?: number;
                    /**
                     * @description Each connection bears all of them.
                     * @default []
                     */
                    labels?: string[];
                    /**
                     * @description Of the names of connections; * for anything.
                     * @default *
                     */
                    pattern?: string;
                    /** @description So many failures stop it; 1 unless said. */
                    stopAfter?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        apps: {
                            appName: string;
                            /** @description The one that deploys. */
                            connection: string;
                            /** @description How far it is, or why it failed, in words. */
                            message: string | null;
                            /** @description The code of the error for which its rotation could not begin. */
                            notBegun: string | null;
                            /** @description Of its rotation, see docs/decisions/hands-free.md. */
                            phase: string | null;
                            problem: ({
                                type: string;
                            } & {
                                [key: string]: unknown;
                            }) | null;
                            /** @enum {string} */
                            standing: "waiting" | "called" | "underWay" | "settled" | "failed";
                            wave: number | null;
                        }[];
                        /** Format: date-time */
                        askedAt: string;
                        askedBy: string;
                        batch: number;
                        endedAt: string | null;
                        id: string;
                        labels: string[];
                        leftOut: {
                            appName: string;
                            connections: string[];
                            /** @enum {string} */
                            why: "guided" | "nothingInUse" | "handover" | "rotatedLately" | "outsideWindow";
                        }[];
                        pattern: string;
                        /** @enum {string} */
                        phase: "running" | "stopped" | "done";
                        stopAfter: number;
                        /** @description Null: failures stopped it, or nobody did. */
                        stoppedBy: string | null;
                        /** @description Begun so far. */
                        waves: number;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused in this state, or the request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was sent before, with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rotation.stopRollout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        apps: {
                            appName: string;
                            /** @description The one that deploys. */
                            connection: string;
                            /** @description How far it is, or why it failed, in words. */
                            message: string | null;
                            /** @description The code of the error for which its rotation could not begin. */
                            notBegun: string | null;
                            /** @description Of its rotation, see docs/decisions/hands-free.md. */
                            phase: string | null;
                            problem: ({
                                type: string;
                            } & {
                                [key: string]: unknown;
                            }) | null;
                            /** @enum {string} */
                            standing: "waiting" | "called" | "underWay" | "settled" | "failed";
                            wave: number | null;
                        }[];
                        /** Format: date-time */
                        askedAt: string;
                        askedBy: string;
                        batch: number;
                        endedAt: string | null;
                        id: string;
                        labels: string[];
                        leftOut: {
                            appName: string;
                            connections: string[];
                            /** @enum {string} */
                            why: "guided" | "nothingInUse" | "handover" | "rotatedLately" | "outsideWindow";
                        }[];
                        pattern: string;
                        /** @enum {string} */
                        phase: "running" | "stopped" | "done";
                        stopAfter: number;
                        /** @description Null: failures stopped it, or nobody did. */
                        stoppedBy: string | null;
                        /** @description Begun so far. */
                        waves: number;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "scan.listAll": {
        parameters: {
            query?: {
                before?: string;
                limit?: number;
                name?: string;
                state?: "PENDING" | "RUNNING" | "COMPLETED" | "COMPLETED_WITH_ERRORS" | "FAILED" | "CANCELLED";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What `before` is for the next page; null: this is the last one. */
                        next: string | null;
                        scans: {
                            apiCalls: number;
                            /** Format: date-time */
                            askedAt: string;
                            askedBy: string;
                            components: number | null;
                            /** @description The name of a connection. */
                            connection: string;
                            continuesAt: string | null;
                            durationMs: number | null;
                            endedAt: string | null;
                            errorCount: number;
                            /** @description What is left out; null: nothing. */
                            excluded: {
                                names: string[];
                                types: string[];
                            } | null;
                            failure: {
                                code: string;
                                message: string;
                                nextAction: string;
                                /** @description The pages that `nextAction` names. */
                                places: {
                                    /** @description Whose page; null: of the whole installation. */
                                    connection: string | null;
                                    /** @description Such as `rotation` or `people`. */
                                    page: string;
                                }[];
                            } | null;
                            id: string;
                            isScheduled: boolean;
                            /** @description 1, 2, 3 … of the connection. */
                            number: number;
                            /** @enum {string} */
                            phase: "waiting" | "listing" | "retrieving" | "ending" | "over";
                            progress: {
                                done: number;
                                known: number;
                                /** @description Of the phase, in seconds; null: nobody can tell. */
                                timeLeft: number | null;
                            };
                            startedAt: string | null;
                            /** @enum {string} */
                            state: "PENDING" | "RUNNING" | "COMPLETED" | "COMPLETED_WITH_ERRORS" | "FAILED" | "CANCELLED";
                            /** @description Why it is put off; it goes on by itself. */
                            waitsFor: string | null;
                        }[];
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "account.show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        expiresAt: string;
                        label: string | null;
                        name: string;
                        permissions: string[];
                        /** @enum {string} */
                        role: "viewer" | "operator" | "administrator";
                        /** @description How the program is typed on its machine, from any folder. */
                        typedAs: string;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "account.signIn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Six digits of the authenticator app. */
                    code?: string;
                    password: string;
                    username: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        expiresAt: string;
                        name: string;
                        /** @enum {string} */
                        role: "viewer" | "operator" | "administrator";
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "account.signInByPasskey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description AuthenticationResponseJSON, as `toJSON()` of the credential gives it. */
                    passkey: {
                        id: string;
                        rawId: string;
                        response: {
                            /** @description Base64url. */
                            authenticatorData: string;
                            /** @description Base64url. */
                            clientDataJSON: string;
                            /** @description Base64url. */
                            signature: string;
                        } & {
                            [key: string]: unknown;
                        };
                        /** @constant */
                        type: "public-key";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        expiresAt: string;
                        name: string;
                        /** @enum {string} */
                        role: "viewer" | "operator" | "administrator";
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "account.beginPasskey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowCredentials: {
                            id: string;
                            /** @constant */
                            type: "public-key";
                        }[];
                        challenge: string;
                        rpId: string;
                        timeout: number;
                        /** @constant */
                        userVerification: "required";
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "session.prove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    /** @constant */
                    type: "password";
                } | {
                    /** @description Six digits of the authenticator app. */
                    code: string;
                    /** @constant */
                    type: "code";
                } | {
                    /** @description AuthenticationResponseJSON, as `toJSON()` of the credential gives it. */
                    passkey: {
                        id: string;
                        rawId: string;
                        response: {
                            /** @description Base64url. */
                            authenticatorData: string;
                            /** @description Base64url. */
                            clientDataJSON: string;
                            /** @description Base64url. */
                            signature: string;
                        } & {
                            [key: string]: unknown;
                        };
                        /** @constant */
                        type: "public-key";
                    } & {
                        [key: string]: unknown;
                    };
                    /** @constant */
                    type: "passkey";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        provedUntil: string;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "session.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sessions: {
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            id: string;
                            isThis: boolean;
                            userAgent: string;
                        }[];
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "session.end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ended: true;
                        id: string;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "account.listWays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        oidc: {
                            name: string;
                        } | null;
                        /** @description They need a name: none where the page was opened by an IP address. */
                        passkeys: boolean;
                        /** @constant */
                        password: true;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "status.show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        connections: {
                            certificate: {
                                daysLeft: number;
                                /** @description SHA-256, upper-case hex pairs joined by colons. */
                                fingerprint: string;
                                /** Format: date-time */
                                notAfter: string;
                                /** Format: date-time */
                                notBefore: string;
                            } | null;
                            keyPairs: {
                                /** @enum {string} */
                                algorithm: "rsa-2048" | "rsa-3072" | "rsa-4096";
                                daysLeft: number;
                                /** @description SHA-256, upper-case hex pairs joined by colons. */
                                fingerprint: string;
                                /** Format: date-time */
                                issuedAt: string;
                                lastAcceptedAt: string | null;
                                /** Format: date-time */
                                notAfter: string;
                                /** Format: date-time */
                                notBefore: string;
                                origin: string;
                                /** @enum {string} */
                                state: "issued" | "active" | "settling" | "previous" | "abandoned" | "compromised" | "destroyed";
                                subject: string;
                            }[];
                            /** @description The name of a connection. */
                            name: string;
                            nextStep: {
                                app: string;
                                /** @description The name of a connection. */
                                connection: string;
                                daysLeft?: number;
                                /** @enum {string} */
                                do: "nothing" | "downloadCertificate" | "giveConsumerKey" | "test" | "upload" | "rotate" | "requestCertificate" | "installCertificate" | "revert" | "scan";
                                isExpired: boolean;
                                /** Format: date-time */
                                nextLookAt?: string;
                                why: string;
                            };
                            /** @enum {string} */
                            state: "needsCertificate" | "needsConsumerKey" | "awaitingFirstUpload" | "propagating" | "working" | "awaitingUpload" | "handover" | "failing" | "rationed" | "expired" | "compromised";
                        }[];
                        lastBackupAt: string | null;
                        settingsChanged: unknown;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "apiToken.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        apiTokens: {
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            id: string;
                            isLive: boolean;
                            label: string | null;
                            maker: string | null;
                            name: string;
                            permissions: string[];
                            revokedAt: string | null;
                        }[];
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "apiToken.make": {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, new for each request. The same request with the same key within 24 hours is done once and answered as before; where the answer held a secret that is shown once, by the problem `answerShownOnce`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Reaches connections with this label alone.
                     * @default null
                     */
                    label?: string | null;
                    lifetimeDays: number;
                    name: string;
                    permissions: ("monitor" | "view" | "acknowledge" | "test" | "rotate" | "configure" | "takeToken" | "exportKeys" | "administer")[];
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        id: string;
                        isLive: boolean;
                        label: string | null;
                        name: string;
                        permissions: string[];
                        revokedAt: string | null;
                        token: string;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused in this state, or the request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was sent before, with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "apiToken.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        id: string;
                        isLive: boolean;
                        label: string | null;
                        name: string;
                        permissions: string[];
                        revokedAt: string | null;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is none of this name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "vault.status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        devices: {
                            description?: string;
                            isUp: boolean;
                            provider: string;
                            /** @description Its own words. */
                            said?: string;
                            /** @description The same in words, behind its name. */
                            text: string;
                            tookMs?: number;
                            /** @description Why it does nothing for us now. */
                            trouble?: string;
                        }[];
                        exists: boolean;
                        keyFile: {
                            exists: boolean;
                            mode: string | null;
                            path: string;
                        };
                        leaving: {
                            goneAt: string | null;
                            keyPairId: string;
                            provider: string;
                            tries: number;
                            trouble: string | null;
                        }[];
                        rootKeys: {
                            id: string;
                            sealedKeys: number;
                        }[];
                        slots: {
                            provider: string;
                            rootKeyId: string;
                            /** Format: date-time */
                            since: string;
                        }[];
                        warnings: ({
                            code: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "watch.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        certificates: {
                            contacts: string[];
                            /** @description SHA-256, upper-case hex pairs joined by colons. */
                            fingerprint: string;
                            label: string;
                            location: string;
                            /** Format: date-time */
                            notAfter: string;
                            subject: string;
                        }[];
                        findings: {
                            detail: string;
                            /** Format: date-time */
                            foundAt: string;
                            kind: string | null;
                            org: string | null;
                            places: {
                                /** @description Whose page; null: of the whole installation. */
                                connection: string | null;
                                /** @description Such as `rotation` or `people`. */
                                page: string;
                            }[];
                            remedy: string;
                            severity: string;
                            title: string;
                        }[];
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "watch.addHost": {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, new for each request. The same request with the same key within 24 hours is done once and answered as before; where the answer held a secret that is shown once, by the problem `answerShownOnce`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    contacts?: string[];
                    host: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contacts: string[];
                        /** @description SHA-256, upper-case hex pairs joined by colons. */
                        fingerprint: string;
                        label: string;
                        location: string;
                        /** Format: date-time */
                        notAfter: string;
                        subject: string;
                        weak: ({
                            bits: number;
                            /** @constant */
                            type: "key";
                        } | {
                            signatureAlgorithm: string;
                            /** @constant */
                            type: "signature";
                        })[];
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused in this state, or the request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was sent before, with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "watch.remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The host, or the whole path. */
                    source: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description How many are left, and seconds until there are all again. */
                    RateLimit?: string;
                    /** @description How many requests in how many seconds, for this caller. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contacts: string[];
                        /** @description SHA-256, upper-case hex pairs joined by colons. */
                        fingerprint: string;
                        label: string;
                        location: string;
                        /** Format: date-time */
                        notAfter: string;
                        subject: string;
                    } | {
                        certificates: number;
                        folder: string;
                    };
                };
            };
            /** @description The request has another shape than this document says, or a value that is refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    calendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret of this address. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calendar. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            /** @description No such address. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    "scan.readDocumentation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the connection. */
                name: string;
                /** @description Of the scan: 1, 2, 3 … */
                number: string;
                /** @description `site/` and a path with slashes, such as `site/index.html`; `site.zip`, `markdown.zip` or `json.zip`. */
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                    "image/svg+xml": string;
                    "text/css": string;
                    "text/html": string;
                    "text/javascript": string;
                };
            };
            /** @description To a browser: it is being written; the page shows how far, and opens it then. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such connection, scan or file. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is being written. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "health.live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
        };
    };
    "health.ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accepting: boolean;
                        database: boolean;
                        /** @enum {unknown} */
                        status: "ready" | "notReady";
                        vault: boolean;
                    };
                };
            };
            /** @description Not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accepting: boolean;
                        database: boolean;
                        /** @enum {unknown} */
                        status: "ready" | "notReady";
                        vault: boolean;
                    };
                };
            };
        };
    };
}
