// An amount with its noun: `1 day`, `2 days`. Every place that counts for people asks here.

export function counted(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
