import { ChartColumn, Compass, FileText, HandCoins, House, Landmark, Scale, ShieldAlert, Signature, type LucideIcon } from 'lucide-react';

const icons: Record<string, LucideIcon> = {
  legal: Scale,
  figures: ChartColumn,
  listings: House,
  loan: HandCoins,
  policy: Landmark,
  contract: Signature,
  risk: ShieldAlert,
  document: FileText,
  guidance: Compass,
};

export function SectionIcon({ kind }: { kind: string }) {
  const Icon = icons[kind] ?? Compass;
  return <Icon size={18} aria-hidden />;
}
