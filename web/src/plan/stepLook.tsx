import { Ban, BarChart3, CheckCircle2, CircleDashed, CircleDot, CircleSlash, FileText, HelpCircle, LoaderCircle, RotateCw, Search, SearchX, TriangleAlert, Users, XCircle, type LucideIcon } from 'lucide-react';
import type { Outcome } from '../api/contracts';
import type { StepState } from '../live/state';

export type Tone = 'idle' | 'active' | 'good' | 'warn' | 'bad' | 'muted';

const teams: Record<string, LucideIcon> = { search: Search, analysis: BarChart3, document: FileText };

export function TeamIcon({ team, size = 15 }: { team: string; size?: number }) {
  const Icon = teams[team] ?? Users;
  return <Icon size={size} aria-hidden />;
}

const outcomes: Record<Outcome, [Tone, LucideIcon]> = {
  ok: ['good', CheckCircle2],
  empty: ['warn', SearchX],
  degraded: ['warn', TriangleAlert],
  skipped: ['muted', CircleSlash],
  failed: ['bad', XCircle],
  unknown: ['bad', HelpCircle],
};

/** Colour and icon of how something ended. */
export const outcomeLook = (outcome: Outcome): { tone: Tone; Icon: LucideIcon } => {
  const [tone, Icon] = outcomes[outcome] ?? ['muted', HelpCircle];
  return { tone, Icon };
};

/** Colour, icon and the words' key of a step's state: never one without the others. */
export function stepLook(step: StepState): { tone: Tone; Icon: LucideIcon; label: string } {
  switch (step.status) {
    case 'pending':
      return { tone: 'idle', Icon: CircleDashed, label: 'stepStatus.pending' };
    case 'orchestrated':
      return { tone: 'idle', Icon: CircleDot, label: 'stepStatus.orchestrated' };
    case 'in_progress':
      return { tone: 'active', Icon: LoaderCircle, label: 'stepStatus.in_progress' };
    case 'retrying':
      return { tone: 'warn', Icon: RotateCw, label: 'stepStatus.retrying' };
    case 'skipped':
      return { tone: 'muted', Icon: Ban, label: 'stepStatus.skipped' };
    case 'failed':
      return { tone: 'bad', Icon: XCircle, label: 'stepStatus.failed' };
    case 'completed': {
      const outcome = step.outcome ?? 'ok';
      const look = outcomeLook(outcome);
      return { ...look, label: outcome === 'ok' ? 'stepStatus.completed' : `outcome.${outcome}` };
    }
  }
}
