// Which framework claims a node.
import type { Claim, FindOptions, Framework } from '../framework';
import type { NodeSite } from '../nodeSite';

/** A claim, and whose it is. */
export interface Claimed {
  readonly framework: Framework;
  readonly claim: Claim;
}

/** The first claim of a node: of the node as it stands, or else of the call that it stands for. */
export function claimed(site: NodeSite, { frameworks }: Pick<FindOptions, 'frameworks'>): Claimed | undefined {
  const own = firstClaim(site, frameworks);
  if (own) return own;
  for (const { standsFor } of frameworks) {
    const standing = standsFor?.(site);
    const found = standing && firstClaim(site.standingFor(standing.call), frameworks);
    if (found) return { ...found, claim: standing.made(found.claim) };
  }
  return undefined;
}

function firstClaim(site: NodeSite, frameworks: readonly Framework[]): Claimed | undefined {
  for (const framework of frameworks) {
    const claim = framework.recognise(site);
    if (claim) return { framework, claim };
  }
  return undefined;
}
