// Where the commands of a mail or a printed page can be typed: its readers sit elsewhere.

export interface TypedThere {
  machine: string;
  /** What stands for `latchkey` in the words. */
  command: string;
}

/** With commands between backticks. */
export function typedThereText({ machine, command }: TypedThere): string {
  return `Commands are typed on \`${machine}\`, there with \`${command}\` for \`latchkey\`.`;
}
