/** What may follow a `#`, and be the id to which it leads: people choose names, and a space or a quote would break either. */
export function anchorId(anchor: string): string {
  return anchor.replace(/[^A-Za-z0-9_.~-]+/g, '-');
}
