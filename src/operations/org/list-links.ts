// Every key of every linked org, also those that are over, with the connections that the org reaches.

import type { OrgLink } from '../../domain/org/org-link.ts';
import type { Act } from '../act.ts';
import { type FleetNeeds, fleetPlaces } from '../status/steps/fleet-places.ts';
import { linkProof, type OrgLinkNeeds } from './steps/link-proof.ts';
import { orgLinkView } from './steps/live-links.ts';

interface ListedLink {
  link: OrgLink;
  connections: readonly string[];
}

export const listOrgLinks = {
  act: 'orgLink.list',
  async run(context) {
    const listed = await context.store.read(async (tx) => {
      const links = await tx.orgLinks.all();
      const fleet = await fleetPlaces(context, tx);
      return links.map((link) => ({ link, connections: fleet.reachOfOrg(link.orgId).connections }));
    });
    // Who only looks makes no vault.
    if (listed.length === 0) return [];
    const { proved } = await linkProof(context);
    return listed.filter(({ link }) => proved(link) !== null);
  },
  view: (links, now) => ({
    orgLinks: links.map(({ link, connections }) => ({ ...orgLinkView(link, now), connections })),
  }),
} satisfies Act<OrgLinkNeeds & FleetNeeds, void, ListedLink[]>;
