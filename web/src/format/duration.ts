export type Duration =
  | { unit: 'ms' | 's'; value: string }
  | { unit: 'm'; minutes: number; seconds: number }
  | { unit: 'h'; hours: number; minutes: number };

/** Milliseconds in the unit a person would use. */
export function splitDuration(milliseconds: number): Duration {
  const value = Math.max(0, milliseconds);
  if (value < 1000) return { unit: 'ms', value: String(Math.round(value)) };
  if (value < 59_950) return { unit: 's', value: (value / 1000).toFixed(1) };
  const seconds = Math.round(value / 1000);
  if (seconds < 3600) return { unit: 'm', minutes: Math.floor(seconds / 60), seconds: seconds % 60 };
  const minutes = Math.round(seconds / 60);
  return { unit: 'h', hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}
