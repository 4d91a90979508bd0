import { useState } from 'react';
import { ChevronRight } from 'lucide-react';

/** JSON behind a fold. It is written out only when somebody looks: results can be large. */
export function Json({ value, label }: { value: unknown; label: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="json" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <ChevronRight size={14} aria-hidden /> {label}
      </summary>
      {open && <pre tabIndex={0} aria-label={label}>{JSON.stringify(value, null, 2)}</pre>}
    </details>
  );
}
