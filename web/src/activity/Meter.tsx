/** A share from 0 to 1 as a bar with its number. */
export function Meter({ value, text }: { value: number; text: string }) {
  return (
    <span className="meter">
      <span className="meter-track" aria-hidden><span style={{ width: `${Math.min(1, Math.max(0, value)) * 100}%` }} /></span>
      <span className="meter-text">{text}</span>
    </span>
  );
}
