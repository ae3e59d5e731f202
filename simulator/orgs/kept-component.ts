// A component that was deployed and means nothing to the simulated org: its files are given back as they came.

export interface KeptComponent {
  readonly id: string;
  /** The name of its metadata type. */
  readonly type: string;
  readonly fullName: string;
  readonly createdAt: number;
  /** By the names that a package gives them. */
  readonly files: Readonly<Record<string, string>>;
}

export function keptKey({ type, fullName }: Pick<KeptComponent, 'type' | 'fullName'>): string {
  return `${type} ${fullName}`;
}
