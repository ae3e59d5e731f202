// What is to be clicked in Setup, one line a step. Between stars stand the words that Setup shows.

export function Clicks({ clicks }: { clicks: readonly string[] }) {
  return (
    <ol className="clicks">
      {clicks.map((click) => (
        <li key={click}>
          <Marked text={click} />
        </li>
      ))}
    </ol>
  );
}

export function Marked({ text }: { text: string }) {
  return text.split('*').map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change their places.
    index % 2 === 1 ? <b key={index}>{part}</b> : part,
  );
}
